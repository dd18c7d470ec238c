package coref

import (
	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// speakingGroup finds who a they that speaks is: the group that spoke in the sentence
// before or in its own, whom the ranker holds it to speak of, where that can speak, else
// the last group, body or people named together.
func (r *resolver) speakingGroup(at int) int {
	m := &r.men[at]
	for k := at - 1; k >= 0 && m.sent-r.men[k].sent <= 1; k-- {
		c := &r.men[k]
		if c.source && c.Kind == "group" && c.pronoun != "we" && (c.Form != "pronoun" || c.resolved) && r.open(c, m) {
			return k
		}
	}
	if r.ranked != nil {
		if head, ok := r.ranked.Antecedent(r.men[at].Head); ok && r.canSpeak(head) {
			if found := r.manAt(head, &r.men[at]); found >= 0 && r.open(&r.men[found], &r.men[at]) {
				return found
			}
		}
	}
	return r.several(at)
}

// canSpeak reports whether a noun is a name, a pronoun or a word for somebody, some
// body or some document, and no other thing.
func (r *resolver) canSpeak(noun int) bool {
	if k := r.byNoun[noun]; k >= 0 && r.men[k].Kind != "place" {
		return true
	}
	kind, _ := kindOf(func(k int) string { return r.lower(noun + k) }, r.plural(noun))
	return kind != "" || r.doc.Tokens[noun].Tag == nlp.PRON
}

// partners gives, for each mention of a person, the last one that is joined to it:
// for Lund of "Lund, the mayor, Tarn and Ruiz" that is Ruiz.
func (r *resolver) partners() map[int]int {
	out := map[int]int{}
	for at := range r.men {
		m := &r.men[at]
		if m.Kind != "person" || m.Form == "pronoun" {
			continue
		}
		for t := m.Span.Start; t < m.Span.End; t++ {
			tok := &r.doc.Tokens[t]
			if tok.Rel != "conj" || tok.Head < 0 || tok.Head >= m.Span.Start {
				continue
			}
			if first := int(r.byNoun[tok.Head]); first >= 0 && r.men[first].Kind == "person" && !r.same(first, at) {
				out[first] = at
			}
		}
	}
	return out
}

// together gives the mention of several people joined, from the first to the last;
// it is made when it is asked for the first time.
func (r *resolver) together(first, last int) int {
	span := nlp.Span{Start: r.men[first].Span.Start, End: r.men[last].Span.End}
	if n, title := en.MatchTitle(func(k int) string { return r.lower(span.Start - 1 + k) }, 1); n == 1 && title.Class == en.TitleHonorific {
		span.Start--
	}
	for k := len(r.men) - 1; k > last && r.men[k].By == byTogether; k-- {
		if r.men[k].Span == span {
			return k
		}
	}
	at := len(r.men)
	m := r.men[first]
	r.men = append(r.men, man{
		Mention: nlp.Mention{Span: span, Head: m.Head, Kind: "group", Form: "description", Entity: -1, By: byTogether, Score: 0.5},
		sent:    m.sent, quote: m.quote, up: at, subject: m.subject,
	})
	return at
}

const byTogether = "coref/together"
