package attribution

import "github.com/sayso-news/sayso/nlp"

// ownVoice adds the outlet's own statements: one for each finite clause outside
// every attribution, its subject included.
func (f *finder) ownVoice() {
	covered := f.coverage()
	f.retell()
	for _, sent := range f.doc.Sentences {
		if sent.Empty() {
			continue
		}
		f.sent = sent
		if !f.speaks(sent) {
			continue
		}
		stop := f.stop()
		for t := sent.Start; t < stop; {
			if covered[t] {
				t++
				continue
			}
			end := t
			for end < stop && !covered[end] {
				end++
			}
			f.ownClauses(nlp.Span{Start: t, End: end})
			t = end
		}
	}
}

// ownClauses cuts a stretch into its clauses and adds each that is finite.
func (f *finder) ownClauses(span nlp.Span) {
	start := span.Start
	for t := span.Start; t < span.End; t++ {
		cut := f.lower(t) == ";"
		if f.oneOf(t, "and", "but", "while", "so", "or") && f.outer(t) == nil && t > start {
			j := t + 1
			for f.tag(j) == nlp.ADV && f.np(j) == nil {
				j++
			}
			if np := f.np(j); np != nil && f.lower(t-1) == "," {
				cut = f.finiteBetween(start, t) && f.followedByVerb(f.extend(np.Span.End, false))
			}
		}
		if cut {
			f.ownClause(nlp.Span{Start: start, End: t})
			start = t + 1
		}
	}
	f.ownClause(nlp.Span{Start: start, End: span.End})
}

// ownClause adds one clause when it has a finite verb, with its subject put in
// front when that stands elsewhere in the sentence.
func (f *finder) ownClause(span nlp.Span) {
	for !span.Empty() && f.oneOf(span.Start, ",", ":", "and", "but", "—", "–", "(", ")", "while", "so", "-") {
		span.Start++
	}
	span = f.trim(span)
	for !span.Empty() && (f.oneOf(span.End-1, "and", "but", "(", ",", "”", "\"") && f.outer(span.End-1) == nil) {
		span.End--
	}
	if span.Len() < 2 {
		return
	}
	verb := -1
	subjectInside := false
	for t := span.Start; t < span.End; t++ {
		c := f.chunk(t)
		if c == nil || c.Span.Start != t {
			continue
		}
		if c.Kind == nlp.NP {
			subjectInside = true
		}
		if c.Kind == nlp.VG && c.Finite {
			verb = t
			break
		}
	}
	if verb < 0 {
		return
	}
	contents := []nlp.Span{span}
	if !subjectInside {
		if f.oneOf(span.Start, "who", "which", "that", "where", "when", "as", "because", "if") {
			return
		}
		subj, ok := f.leftSubject(verb)
		if !ok {
			subj, ok = f.sharedSubject(f.vg(verb))
		}
		if !ok || subj.span.Overlaps(span) {
			return
		}
		contents = []nlp.Span{f.trimSource(subj.span), span}
	}
	att := nlp.Attribution{Cue: nlp.Span{Start: span.Start, End: span.Start}, Contents: contents, Mode: "own", Within: -1, By: "attribution/own-voice", Score: 0.8}
	f.tell(&att)
	f.atts = append(f.atts, att)
}
