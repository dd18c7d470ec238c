package eval

// Scores of coreference over the clusters of one document. A mention is a span
// and counts when it is the same in both; clusters of one mention are dropped on
// both sides before anything is counted.

// ratio is what one document adds to a precision and a recall.
type ratio struct{ hitGot, got, hitGold, gold float64 }

func (r *ratio) add(o ratio) {
	r.hitGot += o.hitGot
	r.got += o.got
	r.hitGold += o.hitGold
	r.gold += o.gold
}

// f1 is the harmonic mean of precision and recall, 0 when either is.
func (r ratio) f1() float64 {
	if r.hitGot == 0 || r.hitGold == 0 {
		return 0
	}
	p, q := r.hitGot/r.got, r.hitGold/r.gold
	return 2 * p * q / (p + q)
}

// clusterScores are the counts of one document by each metric.
type clusterScores struct{ mentions, muc, b3, ceaf ratio }

// conll is the mean of MUC, B³ and CEAF-φ4 (Pradhan et al. 2012).
func (s clusterScores) conll() float64 { return (s.muc.f1() + s.b3.f1() + s.ceaf.f1()) / 3 }

func (s *clusterScores) add(o clusterScores) {
	s.mentions.add(o.mentions)
	s.muc.add(o.muc)
	s.b3.add(o.b3)
	s.ceaf.add(o.ceaf)
}

// scoreClusters compares two sets of clusters, as the reference scorer does
// (Pradhan et al. 2014): a mention that only one side has stays, and fits nothing.
func scoreClusters(gold, got [][]span) clusterScores {
	gold, got = withoutSingletons(gold), withoutSingletons(got)
	inGold, inGot := clusterOf(gold), clusterOf(got)
	var s clusterScores
	for m := range inGold {
		if _, ok := inGot[m]; ok {
			s.mentions.hitGold++
		}
	}
	s.mentions = ratio{s.mentions.hitGold, float64(len(inGot)), s.mentions.hitGold, float64(len(inGold))}
	s.muc.hitGold, s.muc.gold = links(gold, inGot)
	s.muc.hitGot, s.muc.got = links(got, inGold)
	s.b3.hitGold, s.b3.gold = overlaps(gold, inGot)
	s.b3.hitGot, s.b3.got = overlaps(got, inGold)
	same := similarity(gold, got, inGot)
	s.ceaf = ratio{same, float64(len(got)), same, float64(len(gold))}
	return s
}

// withoutSingletons drops repeated mentions of a cluster, then clusters of one.
func withoutSingletons(clusters [][]span) [][]span {
	var out [][]span
	taken := map[span]bool{} // a mention is in one cluster
	for _, cluster := range clusters {
		var list []span
		for _, m := range cluster {
			if !taken[m] {
				taken[m] = true
				list = append(list, m)
			}
		}
		if len(list) > 1 {
			out = append(out, list)
		}
	}
	return out
}

func clusterOf(clusters [][]span) map[span]int {
	of := map[span]int{}
	for i, cluster := range clusters {
		for _, m := range cluster {
			of[m] = i
		}
	}
	return of
}

// parts counts how many of a cluster's mentions each cluster of the other side
// has, and the mentions that it lacks.
func parts(cluster []span, other map[span]int) (sizes map[int]int, alone int) {
	sizes = map[int]int{}
	for _, m := range cluster {
		if at, ok := other[m]; ok {
			sizes[at]++
		} else {
			alone++
		}
	}
	return sizes, alone
}

// links is MUC (Vilain et al. 1995): of the links that join each cluster, those
// that the other side has.
func links(clusters [][]span, other map[span]int) (hit, of float64) {
	for _, cluster := range clusters {
		sizes, alone := parts(cluster, other)
		hit += float64(len(cluster) - len(sizes) - alone)
		of += float64(len(cluster) - 1)
	}
	return hit, of
}

// overlaps is B³ (Bagga and Baldwin 1998): for each mention, the share of its
// cluster that its cluster of the other side has.
func overlaps(clusters [][]span, other map[span]int) (hit, of float64) {
	for _, cluster := range clusters {
		sizes, _ := parts(cluster, other)
		square := 0 // summed as integers: the order of the map does not show
		for _, n := range sizes {
			square += n * n
		}
		hit += float64(square) / float64(len(cluster))
		of += float64(len(cluster))
	}
	return hit, of
}

// similarity is the numerator of CEAF-φ4 (Luo 2005): clusters paired one to one
// so that their Dice coefficients add up to most.
func similarity(gold, got [][]span, inGot map[span]int) float64 {
	const unit = 1 << 30 // the assignment works on integers
	gain := make([][]int, len(gold))
	dice := func(i, j, both int) float64 { return 2 * float64(both) / float64(len(gold[i])+len(got[j])) }
	sizes := make([]map[int]int, len(gold))
	for i, cluster := range gold {
		gain[i] = make([]int, len(got))
		sizes[i], _ = parts(cluster, inGot)
		for j, both := range sizes[i] {
			gain[i][j] = int(dice(i, j, both) * unit)
		}
	}
	sum := 0.0
	for i, j := range assign(gain) {
		if j >= 0 && sizes[i][j] > 0 {
			sum += dice(i, j, sizes[i][j])
		}
	}
	return sum
}
