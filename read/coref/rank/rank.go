// Package rank says which noun phrases of a text speak of one thing.
//
// Input: a Doc with trees, names, entities and attributions. Output: its clusters.
// Phrases are read off the trees (phrases.go); each looks back at a bounded number
// of phrases before it (candidates.go) and takes the one that a small trained
// ranker likes best, or none (weights.go): mention ranking as Denis and Baldridge
// 2008 and Durrett and Klein 2013 have it. What the sieves of package coref join is
// a feature among others.
//
// Entities are what a reader is shown: people, bodies, places. Clusters take in
// everything else that is spoken of twice. What was given up: a phrase decides
// once, by itself, and what follows it is not looked at.
package rank

import "github.com/sayso-news/sayso/nlp"

// Clusters gives the noun phrases of a document that speak of one thing each.
func Clusters(doc *nlp.Doc, ranker *Ranker) []nlp.Cluster {
	r := newReading(doc)
	return r.clusters(r.antecedents(ranker))
}

// antecedents gives for each phrase the one before it that it speaks of, -1 for none.
func (r *reading) antecedents(ranker *Ranker) []int {
	out, before := make([]int, len(r.list)), make([]layer, len(r.list))
	x := newIndex()
	var near []int32
	var on features
	for i := range r.list {
		var back layer
		on = r.one(on[:0], i, lookingBack)
		ranker.add(&back, on)
		on = r.one(on[:0], i, standingBefore)
		ranker.add(&before[i], on)
		l := back
		on = r.alone(on[:0], i)
		ranker.add(&l, on)
		best, top := -1, ranker.score(&l)
		near = r.candidates(i, x, near)
		for between, j := range near {
			l = back
			l.join(&before[j])
			on = r.pair(on[:0], i, int(j), between)
			ranker.add(&l, on)
			if s := ranker.score(&l); s > top {
				best, top = int(j), s
			}
		}
		out[i] = best
		x.enter(i, &r.list[i])
	}
	return out
}

// clusters gives the clusters of two and more that antecedents make.
func (r *reading) clusters(antecedents []int) []nlp.Cluster {
	of := make([]int, len(antecedents)) // phrase → place in list
	var list, out []nlp.Cluster
	for i, j := range antecedents {
		if j < 0 {
			of[i] = len(list)
			list = append(list, nlp.Cluster{})
		} else {
			of[i] = of[j]
		}
		list[of[i]].Mentions = append(list[of[i]].Mentions, r.list[i].span)
	}
	for _, cluster := range list {
		if len(cluster.Mentions) > 1 {
			out = append(out, cluster)
		}
	}
	return out
}
