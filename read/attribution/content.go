package attribution

import (
	"slices"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// contentBefore finds a content that ends where the cue's clause starts:
// "…," said Ruiz; Taxes will rise, Ruiz said.
func (f *finder) contentBefore(c cue, subj subject, hasSubject bool) (nlp.Span, string) {
	from := c.vg.Span.Start
	if hasSubject && !subj.inverted && !subj.shared {
		from = subj.clause
	} else if hasSubject && subj.shared {
		return nlp.Span{}, ""
	}
	p := from - 1
	for p >= f.sent.Start && f.oneOf(p, "as", "but", "and") {
		p--
	}
	if p < f.sent.Start { // the quotation is a sentence of its own: "…?" asked Ruiz.
		if q := f.speechEndingAt(f.sent.Start - 1); q != nil && f.sameBlock(q.Span.Start, from) && (subj.inverted || f.subjectThenEnd(c)) && f.outer(from) == nil {
			end := c.end
			if subj.inverted {
				end = subj.span.End
			}
			_, end = f.carriersFrom(end, c.verb.Takes.Has(en.TakesTold) && !subj.inverted)
			if after, _ := f.contentAfter(c, end, true); after.Empty() {
				return q.Span, "attribution/direct"
			}
		}
		return nlp.Span{}, ""
	}
	if q := f.speechEndingAt(p); q != nil && f.outer(from) != q {
		return f.withCue(f.withLeadIn(q.Span)), "attribution/direct"
	}
	if f.lower(p) == "," && f.quoteAt[p] < 0 {
		if q := f.speechEndingAt(p - 1); q != nil && f.outer(from) == nil {
			return f.withLeadIn(q.Span), "attribution/direct"
		}
	}
	if !f.oneOf(p, ",", "—", "–") || f.outer(p) != f.outer(from) {
		return nlp.Span{}, ""
	}
	document := hasSubject && f.np(subj.clause) != nil && f.documentAt(f.np(subj.clause)) && c.verb.Takes.Any(en.TakesClause|en.TakesDoc) // "…, a poll showed"
	if !document && (!c.verb.Takes.Any(en.TakesClause|en.TakesQuote) || c.verb.Takes.Has(en.TakesWeak) && c.verb.Share < 50) {
		return nlp.Span{}, ""
	}
	start := f.contentStart(p)
	if !f.finiteBetween(start, p) || f.oneOf(start, "asked", "speaking") {
		return nlp.Span{}, ""
	}
	if f.oneOf(start, "after", "when", "while", "although", "though", "because", "as", "if", "since", "before", "once", "unless") && f.commasBetween(start, p) == 0 {
		return nlp.Span{}, "" // a subordinate clause before the cue's own: "When asked, Ruiz said …"
	}
	return f.trim(nlp.Span{Start: start, End: p}), "attribution/indirect-before"
}

// contentAfter finds a content that follows the cue, from token i on. With a
// content before it, only a quotation or a clause after a comma counts.
func (f *finder) contentAfter(c cue, i int, alone bool) (nlp.Span, string) {
	stop := f.stop()
	if i >= stop {
		if alone && f.lower(i) == ":" || alone && f.lower(stop-1) == ":" {
			return f.nextQuote(), "attribution/direct"
		}
		return nlp.Span{}, ""
	}
	j := i
	mark := ""
	if f.oneOf(j, ",", ":", "—", "–", "--") {
		mark = f.lower(j)
		j++
	}
	inside := f.outer(c.vg.Span.Start)
	if q := f.outer(j); q != nil && q != inside && q.Span.Start == j {
		end := q.Span.End
		if end <= f.sent.End || q.Span.End > f.sent.End {
			if !q.Scare || mark != "" || c.verb.Takes.Any(en.TakesNP|en.TakesTarget|en.TakesName|en.TakesQuote) && !c.verb.Takes.Has(en.TakesWeak) {
				if q.Span.End < stop {
					end = max(end, f.contentEnd(q.Span.End, c))
				}
				return f.trim(nlp.Span{Start: j, End: end}), "attribution/direct"
			}
		}
	}
	if !alone {
		// CLAUSE, Ruiz said, CLAUSE
		if mark == "" || f.oneOf(j, "citing", "quoting", "adding", "who", "which", "while", "after", "as") || f.vg(j) != nil && !f.vg(j).Finite {
			return nlp.Span{}, ""
		}
		if f.oneOf(j, "and", "but", "because", "with", "though", "although") || f.finiteBetween(j, stop) && f.np(j) != nil && !f.reportingBetween(j, stop) {
			if f.outer(j) != f.outer(c.vg.Span.Start) {
				return nlp.Span{}, ""
			}
			return nlp.Span{}, ""
		}
		return nlp.Span{}, ""
	}
	if mark == ":" {
		return f.trim(nlp.Span{Start: j, End: f.contentEnd(j, c)}), "attribution/indirect"
	}
	if mark == "," { // "said, to applause, that …"
		for t := i; t < stop && t < i+14; t++ {
			if f.lower(t) == "," && (f.lower(t+1) == "that" || f.speech(t+1) != nil && f.outer(t+1).Span.Start == t+1) {
				return f.trim(nlp.Span{Start: t + 1, End: f.contentEnd(t+1, c)}), "attribution/indirect"
			}
		}
		return nlp.Span{}, ""
	}
	end := f.contentEnd(i, c)
	content := f.trim(nlp.Span{Start: i, End: end})
	if content.Empty() || f.oneOf(i, "and", "or", "but") {
		return nlp.Span{}, ""
	}
	takes := c.verb.Takes
	clause := f.finiteBetween(content.Start, content.End)
	switch {
	case f.lower(i) == "that" && (f.tag(i) != nlp.DET || clause && f.np(i) != nil && f.np(i).Span.Len() > 1 && f.followedByVerb(f.np(i).Span.End)):
		if takes.Any(en.TakesClause | en.TakesTold | en.TakesTo | en.TakesDoc) {
			if content.Start == i {
				content.Start++
			}
			return content, "attribution/that-clause"
		}
	case f.oneOf(i, "whether", "how", "why", "what", "who", "when", "where", "which", "if"):
		if takes.Any(en.TakesWh|en.TakesClause) && clause {
			return content, "attribution/wh-clause"
		}
	case f.is(i+1, "the", "fact", "that") && f.adposition(i):
		content.Start += 4
		return f.trim(content), "attribution/preposition"
	case f.lower(i) == "to" && f.vg(i) != nil:
		if takes.Has(en.TakesInf) {
			return content, "attribution/infinitive"
		}
		if takes.Has(en.TakesPassInf) && c.vg.Passive {
			return content, "attribution/infinitive"
		}
	case (clause && f.clauseStarts(i, content.End) || c.verb.Share >= 70 && f.np(i) != nil && f.verbIn(content)) && takes.Any(en.TakesClause|en.TakesTold|en.TakesTo|en.TakesQuote) && !takes.Has(en.TakesTarget):
		return content, "attribution/clause"
	case takes.Has(en.TakesObjInf) && f.np(i) != nil && f.infinitiveBetween(i, content.End):
		return content, "attribution/object-infinitive"
	case c.verb.Prep(f.lower(i)):
		if c.verb.Share >= 12 || !takes.Has(en.TakesWeak) || c.verb.Lemma == "call" {
			content.Start++
			if f.is(content.Start, "the", "fact", "that") {
				content.Start += 3
			}
			return f.trim(content), "attribution/preposition"
		}
	case takes.Any(en.TakesNP|en.TakesTarget|en.TakesName|en.TakesAs) && (f.np(i) != nil || f.tag(i) == nlp.DET):
		if c.verb.Share >= 30 || !takes.Has(en.TakesWeak) && c.verb.Share < 0 {
			return content, "attribution/noun-phrase"
		}
	}
	return nlp.Span{}, ""
}

// contentStart gives where a content that ends at token p starts: after the
// last cue's boundary in the sentence, or at the sentence's start.
func (f *finder) contentStart(p int) int {
	start := f.sent.Start
	for att := range f.inView() { // inside another content
		for _, span := range att.Contents {
			if span.Has(f.at) && span.Start > start {
				start = span.Start
			}
		}
	}
	for t := p - 1; t >= start; t-- {
		if f.lower(t) == ";" && f.outer(t) == nil {
			start = t + 1
			break
		}
	}
	for att := range f.inView() {
		for _, span := range att.Contents {
			if span.Start >= start && span.End <= p && span.End > f.sent.Start && att.Cue.Start < span.Start {
				// "X said A, and B, Y said" is rare: B starts after A's end.
				if span.End > start && span.End < p && f.oneOf(span.End, ",", "and", "but") {
					start = span.End + 1
				}
			}
		}
	}
	for start < p && f.oneOf(start, "but", "and", ",", "meanwhile", "however", "still") {
		start++
	}
	return start
}

// withLeadIn widens a quotation to the start of its sentence when words outside
// the marks belong to the same content: He had “no comment,” she said.
func (f *finder) withLeadIn(span nlp.Span) nlp.Span {
	if span.Start <= f.sent.Start {
		return span
	}
	start := f.contentStart(span.Start)
	if start < span.Start && f.finiteBetween(start, span.Start) {
		span.Start = start
	} else if start < span.Start && f.np(start) != nil && f.outer(start) == nil && !f.takenBetween(start, span.Start) && !f.oneOf(span.Start-1, ",", ":", ".") {
		span.Start = start
	}
	return span
}

// withCue widens a quotation to the clause in which somebody else is said to say
// it: Cole said, “Ask the wind,” the Gazette reported.
func (f *finder) withCue(span nlp.Span) nlp.Span {
	for i := len(f.atts) - 1; i >= 0; i-- {
		att := &f.atts[i]
		if att.Cue.Start < f.sent.Start {
			break
		}
		if slices.Contains(att.Contents, span) && !att.Cue.Empty() && att.Cue.End <= span.Start && f.outer(att.Cue.Start) == nil {
			span.Start = min(span.Start, f.contentStart(att.Cue.Start))
			break
		}
	}
	return span
}

// saidBefore reports whether what is said can start at token t: the start of a
// sentence, a comma, a colon or a verb stands before it.
func (f *finder) saidBefore(t int) bool {
	if t <= f.sent.Start || f.oneOf(t-1, ",", ":", "that") {
		return true
	}
	c := f.chunk(t - 1)
	return c != nil && c.Kind == nlp.VG
}

func (f *finder) takenBetween(from, to int) bool {
	for t := from; t < to; t++ {
		if f.taken[t] {
			return true
		}
	}
	return false
}

// relativeContent finds what is said where a relative pronoun opens the clause:
// "the plan, which Berger said was dead".
func (f *finder) relativeContent(c cue, subj subject, hasSubject bool, next int) []nlp.Span {
	if !hasSubject || subj.shared || subj.inverted || subj.clause <= f.sent.Start || !f.oneOf(subj.clause-1, "which", "who", "that", "whom", "what") {
		return nil
	}
	vg := f.vg(next)
	if f.lower(subj.clause-1) == "that" && f.tag(subj.clause-1) != nlp.PRON {
		return nil // a conjunction
	}
	if vg == nil || !vg.Finite || !c.verb.Takes.Has(en.TakesClause) {
		return nil
	}
	return []nlp.Span{{Start: subj.clause - 1, End: subj.clause}, f.trim(nlp.Span{Start: next, End: f.contentEnd(next, c)})}
}

// nextQuote gives the quotation that opens right after the sentence: the cue
// stands before a colon and the speech is a sentence or paragraph of its own.
func (f *finder) nextQuote() nlp.Span {
	if q := f.speech(f.sent.End); q != nil && q.Span.Start == f.sent.End {
		return q.Span
	}
	return nlp.Span{}
}

// parenthetical finds a content on both sides of a cue between commas: "The
// quay, Ruiz said, would close".
func (f *finder) parenthetical(subj subject, hasSubject bool, next int) ([]nlp.Span, bool) {
	if !hasSubject || subj.shared || subj.inverted || f.lower(next) != "," {
		return nil, false
	}
	p := subj.clause - 1
	if p <= f.sent.Start || f.lower(p) != "," || f.outer(p) != nil || f.speechEndingAt(p-1) != nil || f.speechEndingAt(p) != nil {
		return nil, false
	}
	start := f.contentStart(p)
	j := next + 1
	if start >= p || f.oneOf(j, "citing", "quoting", "adding", "who", "which", "while", "noting", "though", "although", "according") {
		return nil, false
	}
	stop := f.stop()
	infinitive := f.lower(j) == "to" && f.vg(j) != nil // "It was too early, he said, to tell"
	if vg := f.vg(j); vg != nil && !vg.Finite && !infinitive && f.finiteBetween(start, p) && f.commasBetween(start, p) == 0 {
		return nil, false
	}
	adverbial := false // "Until then, Ruiz said, the ferry would run"
	if !f.finiteBetween(start, p) && f.np(start) == nil {
		if t := f.tag(start); t != nlp.ADP && t != nlp.ADV && t != nlp.SCONJ {
			return nil, false // "Asked about the delay, Ruiz said, …"
		}
		if f.verbIn(nlp.Span{Start: start, End: p}) {
			return nil, false // "When asked about it, Ruiz said, …"
		}
		adverbial = true
	}
	end := f.contentEnd(j, cue{vg: &nlp.Chunk{Span: nlp.Span{Start: next, End: j}}, end: j})
	if !infinitive && !f.finiteBetween(j, min(end, stop)) && f.speech(j) == nil {
		return nil, false
	}
	if adverbial && len(f.fronted(subj.clause)) > 0 { // where it was said
		return []nlp.Span{f.trim(nlp.Span{Start: j, End: end})}, true
	}
	return []nlp.Span{f.trim(nlp.Span{Start: start, End: p}), f.trim(nlp.Span{Start: j, End: end})}, true
}

// clauseStarts reports whether a clause with its own subject starts at token i:
// a noun phrase or expletive, then a finite verb before the next comma.
func (f *finder) clauseStarts(i, end int) bool {
	for t := i; t < end; t++ {
		if vg := f.vg(t); vg != nil && vg.Finite {
			return t > i
		}
		if f.lower(t) == "," && f.np(i) != nil && t-i > 12 {
			return false
		}
	}
	return false
}

func (f *finder) infinitiveBetween(from, to int) bool {
	for t := from; t < to; t++ {
		if f.lower(t) == "to" && f.vg(t) != nil {
			return true
		}
	}
	return false
}

func (f *finder) reportingBetween(from, to int) bool {
	for t := from; t < to; t++ {
		if vg := f.vg(t); vg != nil {
			if _, ok := en.Reporting(f.lower(vg.Head)); ok {
				return true
			}
		}
	}
	return false
}

func (f *finder) commasBetween(from, to int) (n int) {
	for t := from; t < to; t++ {
		if f.lower(t) == "," {
			n++
		}
	}
	return n
}

// subjectThenEnd reports whether little but a subject and the cue stand in the sentence.
func (f *finder) subjectThenEnd(c cue) bool {
	return f.stop()-c.end <= 8 && c.vg.Span.Start-f.sent.Start <= 8
}

// speechEndingAt gives the outermost quotation, words quoted alone left out,
// whose last token is p.
func (f *finder) speechEndingAt(p int) *nlp.Quote {
	if p < 0 {
		return nil
	}
	if q := f.outer(p); q != nil && q.Span.End == p+1 && !f.title(q.Span) && (!q.Scare || f.oneOf(p-1, ",", "?", "!") && f.saidBefore(q.Span.Start)) { // “Ask him,” is said, “vital” and a title are not
		return q
	}
	return nil
}
