package attribution

import "github.com/sayso-news/sayso/nlp"

// beforeInsertion finds a subject that a comma or dash at p sets apart from its
// verb: "Ilse Brandt, head of the union, said", "Brandt, 51, said", "Brandt, who
// left in May, said".
func (f *finder) beforeInsertion(p int) (subject, bool) {
	for q := p - 1; q > f.sent.Start && p-q < 40; q-- {
		if q < p-1 && f.quoteAt[q] != f.quoteAt[p] {
			return subject{}, false
		}
		if !f.oneOf(q, ",", "—", "–") {
			continue
		}
		start, ok := f.nominalEndingAt(q - 1)
		if !ok {
			if s, ok := f.relativeSubject(q - 1); ok && f.cueClause(q+1, p) {
				return s, true // "A guest who was there, Politico reported, claimed"
			}
			continue
		}
		if np := f.chunk(q - 1); np != nil && np.Span.Len() == 1 && f.tag(np.Head) == nlp.NUM && f.lower(np.Span.Start-1) == "," {
			continue // "Navarro, 13, a pupil at the school, told"
		}
		if f.cueClause(q+1, p) {
			if s, ok := f.relativeSubject(q - 1); ok {
				return s, true
			}
			return subject{span: nlp.Span{Start: start, End: q}, clause: start}, true
		}
		inside := q + 1
		relative := f.oneOf(inside, "who", "which", "whose", "whom", "where")
		apposed := f.np(inside) != nil || f.tag(inside) == nlp.NUM || f.tag(inside) == nlp.DET || f.tag(inside) == nlp.ADP ||
			f.tag(inside) == nlp.NOUN || f.tag(inside) == nlp.VERB && f.vg(inside) != nil && !f.vg(inside).Finite
		if !relative && (!apposed || f.finiteBetween(inside, f.relativeIn(inside, p))) {
			return subject{}, false
		}
		// an address: "in Delta, Colorado, said" climbs on
		return subject{span: nlp.Span{Start: start, End: p}, clause: start}, true
	}
	return subject{}, false
}

// relativeIn gives where a relative clause starts in [from, to), to when there is
// none: "a clerk who kept the books".
func (f *finder) relativeIn(from, to int) int {
	for t := from + 1; t < to; t++ {
		if f.oneOf(t, "who", "which", "whose", "whom") {
			return t
		}
	}
	return to
}

// cueClause reports whether [from, to) is a speaker and a cue found already and
// nothing else: "Politico reported" between commas.
func (f *finder) cueClause(from, to int) bool {
	vg := f.chunk(to - 1)
	return vg != nil && vg.Kind == nlp.VG && vg.Span.End == to && f.taken[vg.Head] && f.np(from) != nil && f.np(from).Span.End == vg.Span.Start
}

// relativeSubject finds "officials who spoke anonymously" before token p+1: the
// head noun of a relative clause without commas that ends at p.
func (f *finder) relativeSubject(p int) (subject, bool) {
	for q := p; q > f.sent.Start && p-q < 15; q-- {
		if f.oneOf(q, ",", ";", ":", "\"", "“", "”") {
			return subject{}, false
		}
		if f.lower(q) == "who" {
			if start, ok := f.nominalEndingAt(q - 1); ok {
				return subject{span: nlp.Span{Start: start, End: p + 1}, clause: start}, true
			}
		}
	}
	// "people it questioned": a clause without a pronoun of its own
	if vg := f.chunk(p); vg != nil && vg.Kind == nlp.VG && vg.Finite {
		if np := f.chunk(vg.Span.Start - 1); np != nil && np.Kind == nlp.NP && np.Span.Len() == 1 && f.tag(np.Head) == nlp.PRON {
			if start, ok := f.nominalEndingAt(np.Span.Start - 1); ok {
				return subject{span: nlp.Span{Start: start, End: p + 1}, clause: start}, true
			}
		}
	}
	return subject{}, false
}

// title reports whether a quotation is the title of a programme: a few words
// after an outlet's possessive or a noun for one.
func (f *finder) title(span nlp.Span) bool {
	return span.Len() <= 8 && f.oneOf(span.Start-1, "'s", "’s", "show", "programme", "program", "podcast")
}

// beforeTime steps over a time between a subject and its verb: "Serenata this week
// told", "The ministry on Monday said".
func (f *finder) beforeTime(p int) int {
	np := f.chunk(p)
	if np == nil || np.Kind != nlp.NP || np.Span.End != p+1 || !f.nounOfTime(np) || f.name(p) != nil {
		return p
	}
	q := np.Span.Start - 1
	if f.oneOf(q, "on", "late", "early") {
		q--
	}
	if before := f.chunk(q); before != nil && before.Kind == nlp.NP && before.Span.End == q+1 && q >= f.sent.Start {
		return q
	}
	return p
}
