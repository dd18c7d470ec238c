package coref

import (
	"slices"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// apposition joins a name with the words that stand beside it: before it in one
// noun phrase ("Turkish President Arslan"), before it with a comma ("the mayor,
// John Roe,"), after it with a comma ("Ibrahim Kaya, head of the agency,").
func (r *resolver) apposition() {
	for i := range r.men {
		if r.men[i].Form != "name" || r.men[i].Kind == "place" {
			continue
		}
		r.before(i)
		r.after(i)
	}
	for i := range r.men {
		r.beside(i)
	}
	r.placeLabels()
}

// placeLabels puts the labels in the order of the text, once all are known.
func (r *resolver) placeLabels() {
	r.placed = slices.Clone(r.labels)
	slices.SortStableFunc(r.placed, func(a, b label) int { return a.span.Start - b.span.Start })
	r.inLabel = make([]bool, len(r.doc.Tokens))
	for i := range r.labels {
		for t := r.labels[i].span.Start; t < r.labels[i].span.End; t++ {
			r.inLabel[t] = true
		}
	}
}

// labelsFrom gives the index of the first label that starts at token t or behind it.
func (r *resolver) labelsFrom(t int) int {
	at, _ := slices.BinarySearchFunc(r.placed, t, func(l label, t int) int { return l.span.Start - t })
	return at
}

// labelled reports whether description i stands beside a name already.
func (r *resolver) labelled(i int) bool { return r.inLabel[r.men[i].Head] }

// beside joins a person's description that has no name yet with the one that the
// tree puts it beside: "Ruiz, a developer and spokeswoman".
func (r *resolver) beside(i int) {
	m := &r.men[i]
	if m.Form != "description" || m.Kind != "person" || m.desc.plural || r.men[r.root(i)].Form == "name" {
		return
	}
	at := m.Head
	if tok := &r.doc.Tokens[at]; tok.Rel == "conj" && tok.Head >= 0 && tok.Head < at && m.Span.Start == m.Head {
		at = tok.Head
	}
	if tok := &r.doc.Tokens[at]; tok.Rel == "appos" && tok.Head >= 0 {
		if k := r.nameAt(tok.Head); k >= 0 && k < i {
			r.join(k, i)
		}
	}
}

// nameAt gives the person's name that holds a token, -1 when none does.
func (r *resolver) nameAt(t int) int {
	k := r.byNoun[t]
	if k >= 0 && r.men[k].Form == "name" && r.men[k].Kind == "person" {
		return int(k)
	}
	return -1
}

// before reads the words in front of a name.
func (r *resolver) before(i int) {
	m := &r.men[i]
	start := m.Span.Start
	if c := r.chunk(m.Span.Start); c != nil && c.Kind == nlp.NP && c.Span.Has(m.Head) {
		start = c.Span.Start
	} else if p := r.chunk(m.Span.Start - 1); p != nil && p.Kind == nlp.NP && p.Span.End == m.Span.Start {
		start = p.Span.Start
	}
	span := nlp.Span{Start: start, End: m.Span.Start}
	if span.Len() == 1 && article(r.lower(start)) { // "local newspaper the Suva Ledger"
		if p := r.chunk(start - 1); p != nil && p.Kind == nlp.NP && p.Span.End == start && fitsNoun(r, p) {
			span = nlp.Span{Start: p.Span.Start, End: start}
		}
	}
	if span.Empty() {
		r.beforeComma(i)
		return
	}
	head := span.End - 1
	if r.lower(head) == "." {
		head--
	}
	if head < span.Start {
		return
	}
	kind, ok := r.role(head, span.Start)
	if !ok || !fitsKind(kind, m.Kind) {
		return
	}
	// Mr. and Ms. describe nobody
	if n, title := en.MatchTitle(func(k int) string { return r.lower(span.Start + k) }, span.Len()); n > 0 && n == span.Len() && title.Class == en.TitleHonorific {
		return
	}
	span = r.widen(span)
	desc := r.describe(span, head)
	for span.Start < span.End && article(r.lower(span.Start)) {
		span.Start++
	}
	r.labels = append(r.labels, label{man: i, span: span, desc: desc})
	for k := i - 1; k >= 0 && k > i-6; k-- {
		if r.men[k].Form == "description" && r.men[k].Head == head {
			r.join(k, i)
		}
	}
}

// fitsNoun reports whether a noun phrase can stand before a name with an article:
// a kind of outlet or body.
func fitsNoun(r *resolver, c *nlp.Chunk) bool {
	kind, _ := kindOf(func(k int) string { return r.lower(c.Head + k) }, r.plural(c.Head))
	return kind == "outlet" || kind == "organisation"
}

func article(w string) bool { return w == "the" || w == "a" || w == "an" || w == "that" || w == "this" }

// role gives the kind of what the noun at head names, with a noun of several
// words ("prime minister") taken whole.
func (r *resolver) role(head, from int) (string, bool) {
	if kind, _ := kindOf(func(int) string { return r.lower(head) }, r.plural(head)); kind != "" {
		return kind, true
	}
	for t := max(from, head-3); t <= head; t++ {
		if n, _ := en.MatchTitle(func(k int) string { return r.lower(t + k) }, head+1-t); n == head+1-t {
			return "person", true
		}
	}
	return "", false
}

// fitsKind reports whether a noun of one kind can describe a name of another.
func fitsKind(noun, name string) bool {
	switch name {
	case "person":
		return noun == "person"
	case "outlet":
		return noun == "outlet" || noun == "organisation"
	}
	return noun == "organisation" || noun == "outlet" || noun == "group"
}

// beforeComma reads "the mayor, John Roe, said".
func (r *resolver) beforeComma(i int) {
	m := &r.men[i]
	if r.lower(m.Span.Start-1) != "," || m.Kind != "person" {
		return
	}
	switch r.lower(m.Span.End) {
	case ",", ".", "":
	default:
		return
	}
	for k := i - 1; k >= 0 && k > i-6; k-- {
		d := &r.men[k]
		if d.Form != "description" || d.Kind != "person" || d.desc.fresh && !d.desc.definite && r.lower(d.Span.Start) != "a" {
			continue
		}
		end := d.Span.End
		if r.nounPhraseEnd(end) != m.Span.Start-1 && end != m.Span.Start-1 {
			continue
		}
		r.join(k, i)
		span := nlp.Span{Start: d.Span.Start, End: m.Span.Start - 1}
		r.labels = append(r.labels, label{man: i, span: span, desc: d.desc})
		return
	}
}

// after reads ", head of the agency," and ", 51, a spokeswoman for the union".
func (r *resolver) after(i int) {
	m := &r.men[i]
	t := m.Span.End
	if r.lower(t) == "(" {
		for t < len(r.doc.Tokens) && t < m.Span.End+6 && r.lower(t) != ")" {
			t++
		}
		t++
	}
	if r.lower(t) != "," && r.lower(t) != "—" && r.lower(t) != "–" {
		return
	}
	t++
	if t+1 < len(r.doc.Tokens) && r.doc.Tokens[t].Tag == nlp.NUM && r.lower(t+1) == "," {
		t += 2
	}
	for t < len(r.doc.Tokens) && (r.doc.Tokens[t].Tag == nlp.ADV || r.lower(t) == "now" || r.lower(t) == "then" && r.lower(t+1) != "-") {
		t++
	}
	c := r.chunk(t)
	if r.lower(t) == "then" && r.lower(t+1) == "-" {
		c = r.chunk(t + 2)
	}
	if c == nil || c.Kind != nlp.NP || r.doc.SentenceAt(c.Head) != m.sent {
		return
	}
	kind, ok := r.role(c.Head, c.Span.Start)
	if !ok || !fitsKind(kind, m.Kind) || r.possessed(c) {
		return
	}
	end := r.nounPhraseEnd(c.Span.End)
	// the head of a list is no apposition: "Ruiz, the mayor and Brandt"
	if next := r.chunk(end); next != nil && next.Kind == nlp.VG && next.Finite && r.lower(end-1) != "," {
		return
	}
	span := r.widen(nlp.Span{Start: t, End: c.Span.End})
	span.End = max(end, span.End)
	desc := r.describe(nlp.Span{Start: span.Start, End: c.Span.End}, c.Head)
	desc.country = r.countryIn(span, desc.country)
	r.labels = append(r.labels, label{man: i, span: span, desc: desc})
	for k := i + 1; k < len(r.men) && k < i+8; k++ {
		if r.men[k].Form == "description" && r.men[k].Head == c.Head {
			if !r.men[k].source {
				r.men[k].Span = span
			}
			r.join(i, k)
		}
	}
}

// possessed reports whether a noun phrase is a person's relative or thing that
// its chunk hides ("Ruiz, her brother").
func (r *resolver) possessed(c *nlp.Chunk) bool {
	w := r.lower(c.Span.Start)
	return w == "his" || w == "her" || w == "their"
}

// nounPhraseEnd goes on from the end of a noun phrase over the phrases that
// hang on it: "of Ostland's national side since March".
func (r *resolver) nounPhraseEnd(t int) int {
	for t < len(r.doc.Tokens) {
		if r.doc.Tokens[t].Tag != nlp.ADP && r.lower(t) != "to" && r.lower(t) != "since" {
			break
		}
		c := r.chunk(t + 1)
		if c == nil || c.Kind != nlp.NP {
			if r.lower(t) == "since" && t+1 < len(r.doc.Tokens) {
				t += 2
				continue
			}
			break
		}
		t = c.Span.End
	}
	return t
}

func (r *resolver) countryIn(span nlp.Span, known string) string {
	if known != "" {
		return known
	}
	for t := span.Start; t < span.End; t++ {
		if c := country(r.lower(t)); c != "" {
			return c
		}
	}
	return ""
}
