package coref

import (
	"slices"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// maxTitle is how many tokens of a title may follow its first noun phrase.
const maxTitle = 6

// collect lists the mentions: the names that are there, noun phrases whose head
// is a person, a group, a body or an outlet, pronouns, and one for every source
// and carrier.
func (r *resolver) collect() {
	doc := r.doc
	named := filled(len(doc.Tokens))
	for i := range doc.Mentions {
		m := doc.Mentions[i]
		for t := m.Span.Start; t < m.Span.End; t++ {
			named[t] = int32(i)
		}
		r.men = append(r.men, man{Mention: m})
	}
	for i := range doc.Chunks {
		chunk := &doc.Chunks[i]
		if chunk.Kind != nlp.NP || named[chunk.Head] >= 0 {
			continue
		}
		if chunk.Span.Start >= 2 && r.lower(chunk.Head) == "staff" && r.lower(chunk.Span.Start-1) == "of" {
			continue // "chief of staff"
		}
		if r.title(nlp.Span{Start: chunk.Span.Start, End: min(chunk.Span.End+maxTitle, len(doc.Tokens))}) > 0 {
			continue
		}
		if kind, score := kindOf(func(k int) string { return r.lower(chunk.Head + k) }, r.plural(chunk.Head)); kind != "" && kind != "document" && score > 0 {
			r.men = append(r.men, man{Mention: r.description(chunk.Span, chunk.Head, kind)})
		}
	}
	for t := range doc.Tokens {
		if p := pronounOf(doc.Tokens[t].Lower); p != noPronoun && (p != who || doc.Tokens[t].Lower == "who") && named[t] < 0 && !allCapsUS(doc.Tok(t)) {
			kind := "person"
			switch p {
			case it:
				kind = "organisation"
			case they, we:
				kind = "group"
			}
			r.men = append(r.men, man{Mention: nlp.Mention{Span: nlp.Span{Start: t, End: t + 1}, Head: t, Kind: kind, Form: "pronoun", Entity: -1, By: "coref/pronoun", Score: 0.5}, pronoun: doc.Tokens[t].Lower})
		}
	}
	slices.SortStableFunc(r.men, func(a, b man) int { return byPlace(a.Mention, b.Mention) })
	added := make([]man, 0, 8)
	within := make([]bool, len(doc.Tokens)) // one of those added
	ensure := func(span nlp.Span) {
		if m, ok := r.missing(span); ok && !within[m.Head] {
			added = append(added, m)
			for t := m.Span.Start; t < m.Span.End; t++ {
				within[t] = true
			}
		}
	}
	for i := range doc.Attributions {
		att := &doc.Attributions[i]
		for _, src := range att.Sources {
			ensure(src)
		}
		for _, car := range att.Carriers {
			ensure(car.Span)
		}
	}
	r.men = append(r.men, added...)
	slices.SortStableFunc(r.men, func(a, b man) int { return byPlace(a.Mention, b.Mention) })
	for i := range r.men {
		m := &r.men[i]
		m.up = i
		m.sent = doc.SentenceAt(m.Head)
		m.quote = int(r.quoteAt[m.Head])
		m.subject = r.isSubject(m.Span)
		m.gender = r.genderOf(m)
		if m.Form == "description" {
			m.desc = r.describe(m.Span, m.Head)
		}
	}
	r.mark()
}

// title gives the number of tokens of the title that a span begins with, where
// its phrase ends before it does and a name in capitals follows: "Deputy Chief |
// of Staff Ana Ruiz" is she and nobody beside her. 0 where there is none.
func (r *resolver) title(span nlp.Span) int {
	first := r.chunk(span.Start)
	n, _ := en.MatchTitle(func(k int) string { return r.lower(span.Start + k) }, span.Len())
	after := span.Start + n
	if n == 0 || first == nil || after <= first.Span.End || after >= span.End || r.doc.Tokens[after].Tag != nlp.PROPN {
		return 0
	}
	return n
}

func allCapsUS(s string) bool { return s == "US" || s == "IT" }

// description makes a mention of a noun phrase; a glued "then-" before it is
// part of it.
func (r *resolver) description(span nlp.Span, head int, kind string) nlp.Mention {
	return nlp.Mention{Span: r.widen(span), Head: head, Kind: kind, Form: "description", Entity: -1, By: "coref/description", Score: 0.5}
}

// widen takes "then-" and "ex-" before a noun phrase into it.
func (r *resolver) widen(span nlp.Span) nlp.Span {
	for span.Start >= 2 && r.lower(span.Start-1) == "-" {
		switch r.lower(span.Start - 2) {
		case "then", "ex", "former", "vice", "co", "non", "anti", "pro":
			span.Start -= 2
			continue
		}
		break
	}
	if span.Start >= 1 {
		switch r.lower(span.Start - 1) {
		case "then", "former", "then-", "ex-":
			span.Start--
		}
	}
	return span
}

func (r *resolver) plural(i int) bool {
	tok := &r.doc.Tokens[i]
	return tok.Form == nlp.Plural
}

// missing makes the mention that a source's or carrier's words lack, false when
// a mention has their head.
func (r *resolver) missing(span nlp.Span) (man, bool) {
	if span.Empty() {
		return man{}, false
	}
	if _, ok := r.principal(span); ok {
		return man{}, false
	}
	head := r.headIn(span)
	kind, _ := kindOf(func(k int) string { return r.lower(head + k) }, r.plural(head))
	form := "description"
	if kind == "" {
		kind = "organisation" // and no name, though it may look like one: names were judged before
		if tag := r.doc.Tokens[head].Tag; tag != nlp.PROPN && (r.plural(head) || r.lower(head) == "one" || tag == nlp.PRON) {
			kind = "group"
		}
	}
	pronoun := ""
	if w := r.lower(head); span.Len() == 1 && (w == "which" || w == "that") && r.relativeTo(head) >= 0 {
		form, pronoun = "pronoun", w
	}
	return man{Mention: nlp.Mention{Span: span, Head: head, Kind: kind, Form: form, Entity: -1, By: "coref/source", Score: 0.3}, pronoun: pronoun}, true
}

// headIn gives the head of the first noun phrase of a span, its last word when
// it has none.
func (r *resolver) headIn(span nlp.Span) int {
	for t := span.Start + r.title(span); t < span.End; t++ {
		if c := r.chunk(t); c != nil && c.Kind == nlp.NP && span.Has(c.Head) {
			return c.Head
		}
	}
	for t := span.Start; t < span.End; t++ {
		if tag := r.doc.Tokens[t].Tag; tag == nlp.NOUN || tag == nlp.PROPN {
			return t
		}
	}
	return span.End - 1
}

// principal gives the mention that a source's words speak of: the one with the
// head of their first noun phrase, else the first name or pronoun in them.
func (r *resolver) principal(span nlp.Span) (int, bool) {
	head := r.headIn(span)
	best := -1
	from, _ := slices.BinarySearchFunc(r.men, span.Start-12, func(m man, start int) int { return m.Span.Start - start })
	for i := from; i < len(r.men) && r.men[i].Span.Start < span.End; i++ {
		m := &r.men[i]
		if m.Span.Empty() || !m.Span.Has(head) {
			continue
		}
		if m.Head == head {
			return i, true
		}
		if best < 0 || m.Span.Len() < r.men[best].Span.Len() {
			best = i
		}
	}
	return best, best >= 0
}

// mark says which mentions speak.
func (r *resolver) mark() {
	for i := range r.doc.Attributions {
		att := &r.doc.Attributions[i]
		for _, src := range att.Sources {
			if at, ok := r.principal(src); ok {
				r.men[at].source = true
				// a description takes in all of its words: "a person familiar with the matter"
				m := &r.men[at]
				if m.Form == "description" && src.Covers(m.Span) && !r.holdsName(src) {
					m.Span = src
				}
			}
		}
		for _, car := range att.Carriers {
			if at, ok := r.principal(car.Span); ok {
				r.men[at].carrier = true
				m := &r.men[at]
				if m.Form == "description" && car.Span.Covers(m.Span) && !r.holdsName(car.Span) {
					m.Span = car.Span
				}
			}
		}
	}
}

// holdsName reports whether a comma stands in a span: what follows may be a
// name in apposition.
func (r *resolver) holdsName(span nlp.Span) bool {
	for t := span.Start; t < span.End; t++ {
		if r.lower(t) == "," {
			return true
		}
	}
	return false
}

// isSubject reports whether the tree says that a verb has a span, or what it stands
// beside, for its subject; without a tree, whether a finite verb group follows, at
// once or after a part set apart by commas.
func (r *resolver) isSubject(span nlp.Span) bool {
	for t := span.Start; t < span.End; t++ {
		tok := &r.doc.Tokens[t]
		if tok.Rel == "" || span.Has(tok.Head) {
			continue
		}
		if tok.Rel == "appos" && tok.Head >= 0 {
			tok = &r.doc.Tokens[tok.Head]
		}
		return tok.Rel == "nsubj"
	}
	t := span.End
	if c := r.chunk(span.End - 1); c != nil && c.Kind == nlp.NP && c.Span.End > t {
		if c.Head >= span.End {
			return false
		}
		t = c.Span.End
	}
	if t == span.End {
		t = r.nounPhraseEnd(t)
	}
	if c := r.chunk(t + 1); r.lower(t) == "," && r.lower(span.Start-1) == "," && c != nil && c.Kind == nlp.VG && c.Finite {
		return true // "the coach, Tor Lund, was late"
	}
	if r.lower(t) == "," {
		for k := t + 1; k < len(r.doc.Tokens) && k < t+30; k++ {
			if r.lower(k) == "," {
				t = k + 1
				break
			}
			if r.lower(k) == "." {
				return false
			}
		}
	}
	for t < len(r.doc.Tokens) && r.doc.Tokens[t].Tag == nlp.ADV {
		t++
	}
	c := r.chunk(t)
	return c != nil && c.Kind == nlp.VG && c.Finite
}
