package coref

import (
	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// lead joins an office that opens the story without a name ("Ostland's spy chief
// met …") with the person whom a later sentence names in that office ("Ibrahim
// Kaya, head of Ostland's intelligence agency, had met …"). The office must be
// the same or a listed synonym, with the same country, and the story must name
// nobody else in it; or the later sentence must tell the same thing again.
func (r *resolver) lead() {
	named := map[int]bool{} // roots of the entities with a name
	for i := range r.men {
		if r.men[i].Form == "name" {
			named[r.root(i)] = true
		}
	}
	for i := range r.men {
		m := &r.men[i]
		if m.sent > 5 {
			break
		}
		if m.Form != "description" || m.Kind != "person" || m.resolved || m.desc.fresh || m.desc.plural || r.labelled(i) || named[r.root(i)] || !r.office(m) {
			continue
		}
		if at := r.holder(i); at >= 0 {
			r.join(i, at)
			named[r.root(i)] = true
			m.resolved = true
		}
	}
}

// office reports whether a description names an office, not just a person.
func (r *resolver) office(m *man) bool {
	p, ok := en.LookupPerson(r.lower(m.Head))
	if ok && (p.Class == en.PersonOffice || p.Class == en.PersonJob) {
		return true
	}
	n, title := en.MatchTitle(func(int) string { return r.lower(m.Head) }, 1)
	return n > 0 && title.Class == en.TitleOffice
}

// holder gives the person whom a later part of the story names in the office
// of description i, -1 when there is none or more than one.
func (r *resolver) holder(i int) int {
	m := &r.men[i]
	found := -1
	for k := i + 1; k < len(r.men) && r.men[k].sent <= m.sent+6; k++ {
		p := &r.men[k]
		if p.Form != "name" || p.Kind != "person" || p.sent == m.sent {
			continue
		}
		if !r.holds(i, k) {
			continue
		}
		if found >= 0 && !r.same(found, k) {
			return -1
		}
		if found < 0 {
			found = k
		}
	}
	return found
}

// holds reports whether the words around name k put the person in the office of
// description i.
func (r *resolver) holds(i, k int) bool {
	m, p := &r.men[i], &r.men[k]
	restated := p.subject && m.subject && p.sent-m.sent <= 3 && r.shared(m.sent, p.sent) >= 2
	labelled := false
	for l := r.labelsFrom(p.Span.Start - 8); l < len(r.placed) && r.placed[l].span.Start <= p.Span.End+3; l++ {
		label := &r.placed[l]
		if !r.same(label.man, k) {
			continue
		}
		labelled = true
		country := r.countryIn(label.span, label.desc.country)
		if m.desc.country != "" && country != "" && m.desc.country != country {
			return false
		}
		agree := m.desc.country == country && country != "" || r.sharesName(m.Span, label.span)
		if label.desc.head == m.desc.head && (agree || restated) {
			return true
		}
		if agree && sameOffice(r.phrase(m.Span), r.phrase(label.span)) {
			return true
		}
		if agree && restated {
			return true
		}
	}
	// "General Tamm, who commands Ostland's forces, had visited …"
	if restated && m.desc.country != "" && r.lower(p.Span.End) == "," && r.lower(p.Span.End+1) == "who" {
		for t := p.Span.End + 2; t < p.Span.End+12 && t < len(r.doc.Tokens) && r.lower(t) != ","; t++ {
			if country(r.lower(t)) == m.desc.country {
				return true
			}
		}
	}
	return !labelled && restated && r.shared(m.sent, p.sent) >= 4
}

// sharesName reports whether two spans hold the same capitalised word: an
// organisation or place that the office belongs to.
func (r *resolver) sharesName(a, b nlp.Span) bool {
	for t := a.Start; t < a.End; t++ {
		if r.doc.Tokens[t].Tag != nlp.PROPN {
			continue
		}
		for u := b.Start; u < b.End; u++ {
			if r.lower(u) == r.lower(t) && r.doc.Tokens[u].Tag == nlp.PROPN {
				return true
			}
		}
	}
	return false
}

// shared counts the content words that two sentences have in common.
func (r *resolver) shared(a, b int) int {
	if a < 0 || b < 0 {
		return 0
	}
	seen := map[string]bool{}
	sent := r.doc.Sentences[a]
	for t := sent.Start; t < sent.End; t++ {
		if r.content(t) {
			seen[r.stem(t)] = true
		}
	}
	n := 0
	sent = r.doc.Sentences[b]
	for t := sent.Start; t < sent.End; t++ {
		if w := r.stem(t); r.content(t) && seen[w] {
			n++
			delete(seen, w)
		}
	}
	return n
}

func (r *resolver) stem(t int) string {
	if lemma := r.doc.Tokens[t].Lemma; lemma != "" {
		return lemma
	}
	return r.lower(t)
}

func (r *resolver) content(t int) bool {
	switch r.doc.Tokens[t].Tag {
	case nlp.NOUN, nlp.PROPN, nlp.VERB, nlp.NUM, nlp.ADJ:
	default:
		return false
	}
	if _, ok := en.Reporting(r.lower(t)); ok {
		return false
	}
	return country(r.lower(t)) == ""
}

// phrase gives the words of a span without its country and small words.
func (r *resolver) phrase(span nlp.Span) []string {
	var words []string
	for t := span.Start; t < span.End; t++ {
		switch w := r.lower(t); w {
		case "the", "a", "an", "'s", "’", "'", "of", "'s ", "-", "for", "national", "state", "country", "then", "former", "since":
		default:
			if country(w) == "" {
				words = append(words, w)
			}
		}
	}
	return words
}

// sameOffice reports whether two phrases name one office by the list.
func sameOffice(a, b []string) bool {
	return en.SameOffice(a, b)
}
