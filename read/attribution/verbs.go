package attribution

import (
	"slices"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// A cue is a reporting verb group in its place.
type cue struct {
	vg   *nlp.Chunk
	verb en.Verb
	span nlp.Span // what the attribution shows as its cue
	end  int      // first token after it
}

// verbs is the sieve of reporting verbs, left to right.
func (f *finder) verbs() {
	for t := f.sent.Start; t < f.sent.End; t++ {
		vg := f.vg(t)
		if vg == nil || f.taken[vg.Head] || f.lower(vg.Head) == "show" && f.oneOf(t-1, "”", "\"", "''") {
			continue
		}
		verb, ok := en.Reporting(f.lower(vg.Head))
		if !ok || f.oneOf(vg.Head, "citing", "quoting") && f.lower(vg.Span.Start-1) == "," {
			continue // a citation belongs to the cue before it
		}
		c := cue{vg: vg, verb: verb, span: vg.Span, end: vg.Span.End}
		if f.passiveBy(c) || f.cueWithSource(c) {
			t = vg.Span.End - 1
		}
	}
}

// cueWithSource tries where the content of a cue can stand: after it, before
// it, or on both sides.
func (f *finder) cueWithSource(c cue) bool {
	att := nlp.Attribution{Cue: c.span, Stance: c.verb.Stance.String(), Negative: c.vg.Negated && c.verb.Stance != en.StanceDeny}
	f.at = c.vg.Span.Start
	subj, hasSubject := f.subjectOf(c.vg)
	if c.vg.Passive && !c.verb.Takes.Has(en.TakesTold) {
		return false // the subject of "was described" is not who describes
	}
	if f.reduced(c.vg) {
		return false
	}
	after := c.end
	if hasSubject && subj.inverted {
		after = subj.span.End
	}
	if f.outer(c.vg.Span.Start) != nil && !f.reportsInside(c, subj, hasSubject) {
		return false
	}
	var seen []nlp.Carrier
	if hasSubject {
		var source nlp.Span
		source, seen = f.seenBy(f.trimSource(subj.span))
		att.Sources = []nlp.Span{source}
		if !subj.shared && !subj.inverted {
			seen = append(f.fronted(subj.clause), seen...)
		}
	}
	if f.oneOf(c.vg.Span.Start, "to") && !f.quoteNear(c, after) {
		return false // "wants to say": nothing is said yet
	}
	if f.quotedSaying(c, &att) {
		return true
	}
	told := c.verb.Takes.Has(en.TakesTold)
	carriers, next := f.carriersFrom(after, told && !(hasSubject && subj.inverted))
	cited, next2 := f.cited(next)
	att.Carriers = append(append(seen, carriers...), cited...)
	if len(cited) > 0 {
		next = next2
	}

	if content := f.relativeContent(c, subj, hasSubject, next); content != nil {
		att.Contents, att.By, att.Score = content, "attribution/relative", 0.7
		return f.add(att)
	}
	before, by := f.contentBefore(c, subj, hasSubject)
	if by == "attribution/indirect-before" { // "When she woke, she revealed that …"
		if behind, byAfter := f.contentAfter(c, next, true); !behind.Empty() && slices.Contains([]string{"attribution/that-clause", "attribution/clause", "attribution/wh-clause"}, byAfter) {
			before = nlp.Span{}
		}
	}
	if split, ok := f.parenthetical(subj, hasSubject, next); ok {
		att.Contents, att.By = split, "attribution/split"
		att.Score = score(att.By, c.verb.Share)
		return f.add(att)
	}
	behind, byAfter := f.contentAfter(c, next, before.Empty())
	if before.Empty() && behind.Empty() {
		return false
	}
	if !before.Empty() && len(cited) > 0 {
		behind = nlp.Span{}
	}
	switch {
	case before.Empty():
		att.By = byAfter
		att.Contents = []nlp.Span{behind}
		if byAfter == "attribution/preposition" {
			att.Cue.End = max(att.Cue.End, min(next+1, behind.Start))
		}
	case behind.Empty():
		att.By = by
		att.Contents = []nlp.Span{before}
	default:
		att.By = "attribution/split"
		att.Contents = []nlp.Span{before, behind}
	}
	if !hasSubject && att.By != "attribution/direct" && !c.vg.Passive {
		return false
	}
	if verbless(&att) && (f.outer(c.vg.Head) != nil || c.verb.Stance == en.StanceDecline) {
		return false // who declines says nothing
	}
	if before.Empty() && !behind.Empty() && len(att.Contents) == 1 {
		content, media := f.trailing(att.Contents[0], !verbless(&att))
		att.Contents[0] = content
		att.Carriers = append(att.Carriers, media...)
	}
	if len(cited) == 0 { // "X said that …, citing Y"
		last := att.Contents[len(att.Contents)-1]
		if more, end := f.cited(last.End); len(more) > 0 && end > last.End {
			att.Carriers = append(att.Carriers, more...)
		}
	}
	att.Score = score(att.By, c.verb.Share)
	return f.add(att)
}

// score turns a verb's share of cue uses and the sieve into 0 to 1.
func score(by string, share int8) float64 {
	base := 0.7
	if by == "attribution/direct" {
		base = 0.9
	}
	if share >= 0 {
		base = base/2 + float64(share)/200
	}
	return float64(int(base*100)) / 100
}

// trimSource takes a trailing comma off a source, and a time that belongs to the
// verb: "The ministry on Monday said".
func (f *finder) trimSource(span nlp.Span) nlp.Span {
	for !span.Empty() && f.oneOf(span.End-1, ",", "—", "–") {
		span.End--
	}
	for t := max(span.Start+1, span.End-4); t < span.End; t++ {
		if f.oneOf(t, "on", "late", "early", "last", "earlier") && f.nounPhraseOfTime(t) == span.End && f.timeAt(t) {
			span.End = t
			break
		}
	}
	return span
}

// timeAt reports whether a noun phrase of time starts at token t or right after it.
func (f *finder) timeAt(t int) bool {
	np := f.np(t)
	if np == nil {
		np = f.np(t + 1)
	}
	return np != nil && f.nounOfTime(np)
}

// quoteNear reports whether a quotation follows or precedes a cue.
func (f *finder) quoteNear(c cue, after int) bool {
	if f.oneOf(after, ",", ":") {
		after++
	}
	return f.speech(after) != nil && f.outer(c.vg.Span.Start) == nil
}

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

func (f *finder) sameBlock(a, b int) bool { return f.doc.Tokens[a].Block == f.doc.Tokens[b].Block }

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

// saidBefore reports whether what is said can start at token t: the start of a
// sentence, a comma, a colon or a verb stands before it.
func (f *finder) saidBefore(t int) bool {
	if t <= f.sent.Start || f.oneOf(t-1, ",", ":", "that") {
		return true
	}
	c := f.chunk(t - 1)
	return c != nil && c.Kind == nlp.VG
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

func (f *finder) takenBetween(from, to int) bool {
	for t := from; t < to; t++ {
		if f.taken[t] {
			return true
		}
	}
	return false
}

// contentStart gives where a content that ends at token p starts: after the
// last cue's boundary in the sentence, or at the sentence's start.
func (f *finder) contentStart(p int) int {
	start := f.sent.Start
	for i := range f.atts { // inside another content
		for _, span := range f.atts[i].Contents {
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
	for i := len(f.atts) - 1; i >= 0; i-- {
		att := &f.atts[i]
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

// nextQuote gives the quotation that opens right after the sentence: the cue
// stands before a colon and the speech is a sentence or paragraph of its own.
func (f *finder) nextQuote() nlp.Span {
	if q := f.speech(f.sent.End); q != nil && q.Span.Start == f.sent.End {
		return q.Span
	}
	return nlp.Span{}
}

// reportsInside reports whether a cue inside a quotation is kept: "the minister
// told us …" is, "I think …" is the speaker's own way of speaking.
func (f *finder) reportsInside(c cue, subj subject, hasSubject bool) bool {
	if !hasSubject || c.verb.Share >= 0 && c.verb.Share < 60 || c.verb.Takes.Has(en.TakesWeak) {
		return false
	}
	return !f.oneOf(subj.span.Start, "i", "we", "you", "it", "this", "that")
}

// reduced reports whether a participle defines the noun before it: "the sessions
// held last month" and speaks of nobody who says anything.
func (f *finder) reduced(vg *nlp.Chunk) bool {
	if vg.Finite || vg.Span.Len() > 1 || f.doc.Tokens[vg.Head].Form != nlp.Participle {
		return false
	}
	np := f.chunk(vg.Span.Start - 1)
	if np == nil || np.Kind != nlp.NP || f.lower(np.Span.Start-1) == "," {
		return false
	}
	return !f.person(np.Head) && f.name(np.Head) == nil && f.nounPhraseOfTime(vg.Span.End) > vg.Span.End && f.finiteBetween(vg.Span.End, f.stop())
}

// quotedSaying reads "Xinhua quoted the ambassador as saying that …": who quotes
// is nearer the reader than who speaks.
func (f *finder) quotedSaying(c cue, att *nlp.Attribution) bool {
	if len(att.Sources) == 0 || !f.oneOf(c.vg.Head, "quoted", "quotes", "cited", "cites", "quoting") || c.vg.Passive {
		return false
	}
	np := f.np(c.end)
	if np == nil {
		return false
	}
	as := f.extend(np.Span.End, true)
	if f.lower(as) == "," {
		as++
	}
	if f.lower(as) != "as" || !f.oneOf(as+1, "saying", "telling", "warning") {
		return false
	}
	inner := c
	inner.verb, _ = en.Reporting("said")
	content, _ := f.contentAfter(inner, as+2, true)
	if content.Empty() {
		return false
	}
	quoter := nlp.Carrier{Span: att.Sources[0], Link: nlp.Span{Start: c.vg.Head, End: c.vg.Head + 1}, Side: nlp.Nearer}
	att.Carriers = append(att.Carriers, quoter)
	att.Sources = []nlp.Span{{Start: np.Span.Start, End: f.wholeNominal(np)}}
	att.Cue.End, att.Contents, att.By, att.Score = as+2, []nlp.Span{content}, "attribution/quoted-as", 0.9
	return f.add(*att)
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

// verbIn reports whether a verb group of any form starts in a span.
func (f *finder) verbIn(span nlp.Span) bool {
	for t := span.Start; t < span.End; t++ {
		if f.vg(t) != nil {
			return true
		}
	}
	return false
}
