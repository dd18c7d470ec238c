package chain

import (
	"slices"

	"github.com/sayso-news/sayso/nlp"
)

// joinSame links attributions of one story that say the same thing: the same
// actor does the same to the same, with the same polarity and numbers. Each is
// compared with a bounded number before it.
func (l *linker) joinSame() {
	const window = 60
	gists := make([]gist, len(l.doc.Attributions))
	for i := range l.doc.Attributions {
		if l.doc.Attributions[i].Mode != "own" {
			gists[i] = l.gist(&l.doc.Attributions[i])
		}
	}
	for i := range l.doc.Attributions {
		for k := max(0, i-window); k < i; k++ {
			a, b := &l.doc.Attributions[k], &l.doc.Attributions[i]
			if a.Mode == "own" || b.Mode == "own" || l.nested(k, i) || l.nested(i, k) || overlap(a, b) {
				continue
			}
			if a.Negative == b.Negative && gists[k].same(&gists[i], l.leadsOn(a, b) || l.leadsOn(b, a)) {
				a.SameAs = append(a.SameAs, i)
				b.SameAs = append(b.SameAs, k)
			}
		}
	}
}

func overlap(a, b *nlp.Attribution) bool {
	for _, x := range a.Contents {
		for _, y := range b.Contents {
			if x.Overlaps(y) {
				return true
			}
		}
	}
	return false
}

func (l *linker) nested(inner, outer int) bool {
	for k := l.doc.Attributions[inner].Within; k >= 0; k = l.doc.Attributions[k].Within {
		if k == outer {
			return true
		}
	}
	return false
}

// leadsOn reports whether a's chain ends at a carrier behind which b's says more.
func (l *linker) leadsOn(a, b *nlp.Attribution) bool {
	if len(a.Hops) == 0 {
		return false
	}
	last := a.Hops[len(a.Hops)-1]
	at := slices.IndexFunc(b.Hops, func(h nlp.Hop) bool { return h.Entity >= 0 && h.Entity == last.Entity })
	return at >= 0 && at+1 < len(b.Hops)
}

// gist is what two statements must share to say the same thing.
type gist struct {
	subject  int      // entity of the first noun phrase, -1
	subjHead string   // lemma of its head
	verbs    []string // sorted lemmas of finite main verbs, without be, have, do
	words    []string // sorted lemmas of nouns, names and verbs
	common   []string // those of them that are no names, sorted
	numbers  []string // sorted
}

func (l *linker) gist(att *nlp.Attribution) gist {
	g := gist{subject: -1}
	for _, span := range att.Contents {
		for t := span.Start; t < span.End; t++ {
			tok := &l.doc.Tokens[t]
			switch tok.Tag {
			case nlp.NOUN, nlp.PROPN, nlp.VERB:
				g.words = append(g.words, lemma(tok))
				if tok.Tag != nlp.PROPN {
					g.common = append(g.common, lemma(tok))
				}
			case nlp.NUM:
				g.numbers = append(g.numbers, tok.Lower)
			}
			c := l.chunkAt[t]
			if c < 0 || l.doc.Chunks[c].Span.Start != t {
				continue
			}
			chunk := &l.doc.Chunks[c]
			switch {
			case chunk.Kind == nlp.NP && g.subjHead == "":
				g.subjHead = lemma(&l.doc.Tokens[chunk.Head])
				g.subject = l.entityAt(nlp.Span{Start: chunk.Span.Start, End: chunk.Head + 1})
			case chunk.Kind == nlp.VG && chunk.Finite:
				if verb := lemma(&l.doc.Tokens[chunk.Head]); verb != "be" && verb != "have" && verb != "do" {
					g.verbs = append(g.verbs, verb)
				}
			}
		}
	}
	for _, set := range []*[]string{&g.verbs, &g.words, &g.common, &g.numbers} {
		slices.Sort(*set)
		*set = slices.Compact(*set)
	}
	return g
}

func lemma(tok *nlp.Token) string {
	if tok.Lemma != "" {
		return tok.Lemma
	}
	return tok.Lower
}

// shared counts the members of two sorted sets that are in both.
func shared(a, b []string) (n int) {
	for _, word := range a {
		if _, ok := slices.BinarySearch(b, word); ok {
			n++
		}
	}
	return n
}

// same reports whether two gists agree in what is done and in who or what it is
// done with; contradicting numbers never do. Where one chain leads on to the
// other (both name the carrier), less has to agree: a relay is retold there.
func (g *gist) same(h *gist, leadsOn bool) bool {
	if len(g.words) < 3 || len(h.words) < 3 {
		return false
	}
	if len(g.numbers) > 0 && len(h.numbers) > 0 && shared(g.numbers, h.numbers) == 0 {
		return false
	}
	common := shared(g.words, h.words)
	coefficient := float64(common) / float64(min(len(g.words), len(h.words)))
	actor := g.subject >= 0 && g.subject == h.subject || g.subjHead != "" && g.subjHead == h.subjHead
	verb := shared(g.verbs, h.verbs) > 0
	switch {
	case leadsOn && verb && common >= 3:
		return true
	case leadsOn && actor && common >= 3 && coefficient >= 0.3:
		return true
	case actor && verb && common >= 4 && coefficient >= 0.5:
		return true
	case verb && common >= 5 && coefficient >= 0.6:
		return true
	}
	return common >= 5 && coefficient >= 0.8 && shared(g.common, h.common) >= 3 // one long name in both says nothing yet
}

// carryOn lends hops over SameAs: where one chain ends at a carrier behind
// which another says more, the first goes on with that. It repeats until
// nothing changes; hops are never repeated, so it ends.
func (l *linker) carryOn() {
	for changed := true; changed; {
		changed = false
		for i := range l.doc.Attributions {
			a := &l.doc.Attributions[i]
			if len(a.Hops) == 0 {
				continue
			}
			last := a.Hops[len(a.Hops)-1]
			for _, k := range a.SameAs {
				b := &l.doc.Attributions[k]
				if b.Within >= 0 {
					continue // its last hops are of a speech inside, not of this statement
				}
				at := slices.IndexFunc(b.Hops, func(h nlp.Hop) bool { return h.Entity >= 0 && h.Entity == last.Entity })
				if at < 0 || at+1 >= len(b.Hops) {
					continue
				}
				rest := b.Hops[at+1:]
				if slices.ContainsFunc(rest, func(h nlp.Hop) bool {
					return slices.ContainsFunc(a.Hops, func(o nlp.Hop) bool { return sameCarrier(o, h) })
				}) {
					continue
				}
				a.Hops = append(slices.Clip(a.Hops), rest...)
				changed = true
				break
			}
		}
	}
}
