package coref

import (
	"github.com/sayso-news/sayso/nlp"
	"github.com/sayso-news/sayso/read/coref/rank"
)

// rank clusters the noun phrases of a parsed text, with the entities known so far.
func (r *resolver) rank() {
	if r.ranker == nil {
		return
	}
	list := make([]nlp.Mention, 0, len(r.men))
	for i := range r.men {
		if m := r.men[i].Mention; !m.Span.Empty() {
			m.Entity = r.root(i)
			list = append(list, m)
		}
	}
	r.ranked = rank.Read(r.doc, list, r.ranker)
	r.doc.Clusters = r.ranked.Clusters()
}

// things resolves it and they: the body that spoke where the pronoun speaks itself,
// then what the ranker says, then the last body or group that fits.
func (r *resolver) things() {
	speakers := r.speakers()
	r.joined = r.partners()
	for at := range r.men {
		m := &r.men[at]
		if m.Form != "pronoun" {
			continue
		}
		switch pronounOf(m.pronoun) {
		case it:
			if !possessive(m.pronoun) && r.empty(m) {
				continue
			}
			found := r.speakingBody(at, speakers)
			decided := found >= 0
			if !decided {
				found, decided = r.rankedBefore(at)
			}
			if !decided && (r.ranked == nil || m.source) {
				found = r.body(at)
			}
			r.settle(at, found)
		case they:
			if m.source && !possessive(m.pronoun) {
				r.settle(at, r.speakingGroup(at))
				continue
			}
			found, decided := r.rankedBefore(at)
			if !decided {
				found = r.several(at)
			}
			r.settle(at, found)
		}
	}
}

// rankedBefore gives the mention that the ranker says a pronoun speaks of, -1 where
// that is no mention; decided says whether it speaks of anything.
func (r *resolver) rankedBefore(at int) (found int, decided bool) {
	if r.ranked == nil {
		return -1, false
	}
	head, ok := r.ranked.Antecedent(r.men[at].Head)
	if !ok {
		return -1, false
	}
	return r.manAt(head, &r.men[at]), true
}

// manAt gives the mention whose head is a noun, or the name that holds it. Where there is none,
// the noun phrase becomes one if pronoun m, which speaks of it, is a source.
func (r *resolver) manAt(noun int, m *man) int {
	if k := r.byNoun[noun]; k >= 0 || !m.source && !m.carrier {
		return int(k)
	}
	span := nlp.Span{Start: noun, End: noun + 1}
	if c := r.chunk(noun); c != nil && c.Kind == nlp.NP && c.Head == noun {
		span = c.Span
	}
	kind, _ := kindOf(func(k int) string { return r.lower(noun + k) }, r.plural(noun))
	switch {
	case kind != "":
	case m.pronoun == "who" && !r.plural(noun):
		kind = "person"
	case r.plural(noun):
		kind = "group"
	default:
		kind = "document"
	}
	at := len(r.men)
	r.men = append(r.men, man{
		Mention: nlp.Mention{Span: span, Head: noun, Kind: kind, Form: "description", Entity: -1, By: "coref/antecedent", Score: 0.3},
		sent:    r.doc.SentenceAt(noun), quote: int(r.quoteAt[noun]), up: at, desc: r.describe(span, noun),
	})
	r.byNoun[noun] = int32(at)
	return at
}
