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

// Result is what a text's phrases speak of.
type Result struct {
	text        *reading
	antecedents []int   // phrase → the one before it, -1
	at          []int32 // token → phrase with that head, -1
}

// Read reads the phrases of a parsed document, with the mentions whose entities
// are known so far.
func Read(doc *nlp.Doc, mentions []nlp.Mention, ranker *Ranker) *Result {
	r := newReading(doc, mentions)
	res := &Result{r, r.antecedents(ranker), filled(len(doc.Tokens))}
	for i := range r.list {
		res.at[r.list[i].head] = int32(i)
	}
	return res
}

// Antecedent gives the head of the nearest phrase before the pronoun at a token
// that speaks of the same thing and is no pronoun; false when there is none.
func (res *Result) Antecedent(token int) (head int, ok bool) {
	for i := int(res.at[token]); i >= 0; i = res.antecedents[i] {
		if p := &res.text.list[i]; !p.form.pronoun() {
			return p.head, true
		}
	}
	return -1, false
}

// Clusters gives the noun phrases that speak of one thing each.
func (res *Result) Clusters() []nlp.Cluster { return res.text.clusters(res.antecedents) }

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
