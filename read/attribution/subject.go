package attribution

import (
	"strings"

	"github.com/sayso-news/sayso/nlp"
)

// A subject is who stands as the speaker of a cue.
type subject struct {
	span     nlp.Span // with what belongs to it: of-phrases, apposition, relative clause
	clause   int      // where the clause of subject and cue starts
	inverted bool     // it follows the cue: "said Ruiz"
	shared   bool     // taken over from an earlier verb: "Ruiz came and said"
}

// subjectOf finds the subject of the verb group vg, false when the clause has none.
func (f *finder) subjectOf(vg *nlp.Chunk) (subject, bool) {
	// "…,” Ruiz, a docker, told Kestrel News": what a comma sets apart stands before the cue
	if p := vg.Span.Start - 1; p > f.sent.Start && f.oneOf(p, ",", "—", "–") && f.speechEndingAt(p-1) == nil {
		if s, ok := f.beforeInsertion(p); ok {
			return s, true
		}
	}
	if f.doc.Tokens[vg.Head].Lemma != "tell" {
		if s, ok := f.invertedSubject(vg); ok {
			return s, true
		}
	}
	if s, ok := f.leftSubject(vg.Span.Start); ok {
		return s, true
	}
	return f.sharedSubject(vg)
}

// leftSubject finds the noun phrase that ends before token i.
func (f *finder) leftSubject(i int) (subject, bool) {
	p := i - 1
	for p >= f.sent.Start && f.tag(p) == nlp.ADV && (f.chunk(p) == nil || f.chunk(p).Kind != nlp.NP) {
		p--
	}
	p = f.beforeTime(p)
	if p < f.sent.Start {
		return subject{}, false
	}
	switch {
	case f.lower(p) == ")" || f.lower(p) == "]":
		for p > f.sent.Start && !f.oneOf(p, "(", "[") {
			p--
		}
		p--
	case f.oneOf(p, ",", "—", "–"):
		return f.beforeInsertion(p)
	case f.outer(p) != nil && (f.outer(p).Scare || f.title(f.outer(p).Span)) && f.outer(p).Span.End == p+1 && f.lower(p-1) == ",": // ", on CBS’s “Face the State,” said"
		s, ok := f.beforeInsertion(f.outer(p).Span.Start - 1)
		s.span.End = p + 1
		return s, ok
	}
	start, ok := f.nominalEndingAt(p)
	if !ok {
		return f.relativeSubject(p)
	}
	if np := f.np(start); np != nil && np.Span.End == p+1 && f.nounOfTime(np) && f.name(p) == nil {
		return subject{}, false // "a story of 2015 revealing"
	}
	start = f.headed(start, i)
	return subject{span: nlp.Span{Start: start, End: p + 1}, clause: start}, true
}

// headed gives where the subject of the verb at token i starts when the tree says that
// its head stands further left than start in the same clause: "backers of a $10
// wage argue".
func (f *finder) headed(start, i int) int {
	vg := f.vg(i)
	if vg == nil {
		return start
	}
	s := f.dependent(vg.Head, "nsubj")
	np := f.chunk(s)
	if s < f.sent.Start || s >= start || np == nil || np.Kind != nlp.NP || f.quoteAt[s] != f.quoteAt[i] {
		return start
	}
	for t := np.Span.End; t < start; t++ {
		if f.oneOf(t, ",", "—", "–", "--", ";", ":") || f.vg(t) != nil && f.vg(t).Finite {
			return start
		}
	}
	return np.Span.Start
}

// nominalEndingAt gives the start of the noun phrase whose last token is p,
// with the noun phrases that its prepositional phrases hang on ("a spokesman
// for the ministry", "two people briefed on the matter").
func (f *finder) nominalEndingAt(p int) (int, bool) {
	c := f.chunk(p)
	if c == nil || c.Kind != nlp.NP || c.Span.End != p+1 {
		return 0, false
	}
	start := c.Span.Start
	for start > f.sent.Start {
		q := start - 1
		// "who/people briefed on", "residents living near"
		if f.tag(q) == nlp.ADP || f.lower(q) == "to" {
			r := q - 1
			if f.lower(r) == ")" { // "Senator Orr (Labour) of Holm"
				for r > f.sent.Start && f.lower(r) != "(" {
					r--
				}
				r--
			}
			if f.tag(r) == nlp.ADP || f.oneOf(r, "close", "familiar", "loyal") {
				r--
			}
			prev := f.chunk(r)
			if prev != nil && prev.Kind == nlp.VG && !prev.Finite && !f.oneOf(prev.Span.Start, "to") {
				r = prev.Span.Start - 1
				prev = f.chunk(r)
			}
			if prev != nil && prev.Kind == nlp.NP && prev.Span.End == r+1 && !f.oneOf(q, "that", "because", "while", "after", "before", "since", "as", "if") {
				if f.nounOfTime(prev) && f.lower(q) != "of" {
					break
				}
				start = prev.Span.Start
				continue
			}
			break
		}
		if vg := f.chunk(q); vg != nil && vg.Kind == nlp.VG && !vg.Finite && f.lower(vg.Span.Start) != "to" && vg.Span.Start > f.sent.Start {
			if prev := f.chunk(vg.Span.Start - 1); prev != nil && prev.Kind == nlp.NP && f.person(prev.Head) { // "a lawyer representing the owners"
				start = prev.Span.Start
				continue
			}
		}
		if f.oneOf(q, "and", "or") {
			prev := f.chunk(q - 1)
			if prev != nil && prev.Kind == nlp.NP && prev.Span.End == q && f.opensClause(prev.Span.Start) {
				start = prev.Span.Start
				continue
			}
			if prev != nil && prev.Kind == nlp.NP && prev.Span.End == q && f.lower(q) == "and" { // "teams at Holm and Orr colleges", "a lawyer for Holm and Orr"
				if r := prev.Span.Start - 1; f.tag(r) == nlp.ADP && f.chunk(r-1) != nil && f.chunk(r-1).Kind == nlp.NP && f.oneOf(r, "of", "at", "for", "from", "in") ||
					f.chunk(r) != nil && f.chunk(r).Kind == nlp.VG && !f.chunk(r).Finite && f.lower(f.chunk(r).Span.Start) != "to" && f.chunk(f.chunk(r).Span.Start-1) != nil && f.person(f.chunk(r).Span.Start-1) {
					start = prev.Span.Start
					continue
				}
			}
		}
		if f.lower(q) == "both" || f.is(q, "no", "one") {
			start = q
		}
		break
	}
	return start, true
}

// opensClause reports whether token i can be the first of a clause.
func (f *finder) opensClause(i int) bool {
	return i == f.sent.Start || f.oneOf(i-1, ",", "that", "and", "but", "—", "–", ":", ";", "both", "while", "because", "as", "\"", "“", "”")
}

// invertedSubject finds "said Ruiz" after a quotation or a comma.
func (f *finder) invertedSubject(vg *nlp.Chunk) (subject, bool) {
	p := vg.Span.Start - 1
	if p < f.sent.Start {
		// a sentence that opens with the cue after a quotation: "…?" asked Ruiz.
		if p < 0 || f.quoteAt[p] < 0 {
			return subject{}, false
		}
	} else if !f.oneOf(p, ",", "”", "\"", "’", "'", "''", "»", "«", "“", "—", "–") {
		return subject{}, false
	}
	if vg.Span.Len() > 2 || strings.HasSuffix(f.lower(vg.Head), "ing") { // ", calling it a hit" has its object there
		return subject{}, false
	}
	np := f.np(vg.Span.End)
	if np == nil || f.nounOfTime(np) {
		return subject{}, false
	}
	// ", said Ruiz" but not ", urged the council to act"
	if next := f.vg(np.Span.End); next != nil && (next.Finite || f.lower(np.Span.End) == "to") {
		return subject{}, false
	}
	return subject{span: nlp.Span{Start: np.Span.Start, End: f.extend(np.Span.End, true)}, clause: vg.Span.Start, inverted: true}, true
}

// sharedSubject takes the subject of the verb group before: "Ruiz left and
// said", "Ruiz spoke for an hour, saying".
func (f *finder) sharedSubject(vg *nlp.Chunk) (subject, bool) {
	var inside []bool // tokens of the sentence that stand in a content
	outside := !f.insideContent(vg.Span.Start)
	for i := int(f.chunkAt[vg.Span.Start]) - 1; i >= 0; i-- {
		c := &f.doc.Chunks[i]
		if c.Span.Start < f.sent.Start {
			break
		}
		if c.Kind != nlp.VG || !c.Finite && !f.taken[c.Head] || f.quoteAt[c.Span.Start] != f.quoteAt[vg.Span.Start] {
			continue
		}
		if f.told[c.Span.Start] && outside {
			if inside == nil {
				inside = f.insideContents()
			}
			if t := c.Span.Start - f.sent.Start; t < len(inside) && inside[t] {
				continue // the verb of what was said is not the speaker's
			}
		}
		if s, ok := f.invertedSubject(c); ok {
			s.shared, s.clause, s.inverted = true, c.Span.Start, false
			return s, true
		}
		if s, ok := f.leftSubject(c.Span.Start); ok {
			s.shared = true
			return s, true
		}
	}
	// "Speaking in Oslo, …": none before, so the subject follows the comma.
	if !vg.Finite {
		for t := vg.Span.End; t < f.sent.End; t++ {
			if f.lower(t) != "," || f.outer(t) != nil {
				continue
			}
			if np := f.np(t + 1); np != nil {
				if next := f.vg(f.extend(np.Span.End, false)); next != nil && next.Finite {
					return subject{span: nlp.Span{Start: t + 1, End: next.Span.Start}, clause: t + 1, shared: true}, true
				}
			}
		}
	}
	return subject{}, false
}

// extend goes on from token i, the end of a noun phrase, over what belongs to
// it: of-phrases, and with apposition also ", a spokesman for the union".
func (f *finder) extend(i int, apposition bool) int {
	for i < f.sent.End {
		if f.lower(i) == "(" {
			j := i
			for j < f.sent.End && f.lower(j) != ")" {
				j++
			}
			if j < f.sent.End {
				i = j + 1
				continue
			}
		}
		if f.oneOf(i, "of", "for", "from", "at", "in", "with", "and", "to", "by", "on") && f.np(i+1) != nil {
			np := f.np(i + 1)
			if f.nounOfTime(np) || f.oneOf(i, "and", "to", "by", "on") && f.followedByVerb(np.Span.End) {
				return i
			}
			if f.oneOf(i, "in", "at", "on", "to", "by", "with") && f.medium(np) {
				return i
			}
			i = np.Span.End
			continue
		}
		if apposition && f.lower(i) == "," {
			np := f.np(i + 1)
			if np == nil || f.outer(i+1) != nil || f.nounOfTime(np) {
				return i
			}
			if men := f.name(np.Head); men != nil && men.Kind == "person" {
				if f.name(i-1) == nil && f.person(i-1) && (np.Span.End >= f.stop() || f.lower(np.Span.End) == ",") { // "said her foreman, Jules Tarn"
					return np.Span.End
				}
				return i
			}
			end := f.extend(np.Span.End, false)
			if f.followedByVerb(end) {
				return i
			}
			if f.oneOf(end, ",") || end >= f.stop() || f.outer(end) != nil {
				return end
			}
		}
		return i
	}
	return i
}

// followedByVerb reports whether a finite verb group starts at token i.
func (f *finder) followedByVerb(i int) bool {
	for f.tag(i) == nlp.ADV {
		i++
	}
	vg := f.vg(i)
	return vg != nil && vg.Finite
}

// finiteBetween reports whether a finite verb group starts in [from, to).
func (f *finder) finiteBetween(from, to int) bool {
	for t := from; t < to; t++ {
		if c := f.vg(t); c != nil && c.Finite {
			return true
		}
	}
	return false
}
