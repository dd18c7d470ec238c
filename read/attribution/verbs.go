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

func (f *finder) sameBlock(a, b int) bool { return f.doc.Tokens[a].Block == f.doc.Tokens[b].Block }

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

// verbIn reports whether a verb group of any form starts in a span.
func (f *finder) verbIn(span nlp.Span) bool {
	for t := span.Start; t < span.End; t++ {
		if f.vg(t) != nil {
			return true
		}
	}
	return false
}
