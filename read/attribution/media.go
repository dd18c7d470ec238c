package attribution

import (
	"slices"

	"github.com/sayso-news/sayso/nlp"
)

// fronted reads the media that stand before a cue's clause, at token clause: "In
// his letter, Holt said", "Speaking to Sky News, Holt said", "Citing officials,
// the paper said".
func (f *finder) fronted(clause int) []nlp.Carrier {
	p := clause - 1
	if p <= f.sent.Start || f.lower(p) != "," || f.outer(p) != nil {
		return nil
	}
	i := f.sent.Start
	for i < p && (f.oneOf(i, "but", "and", "later", "meanwhile", "then", ",") || f.nounPhraseOfTime(i) > i) {
		i = max(i+1, min(p, f.nounPhraseOfTime(i)))
	}
	var list []nlp.Carrier
	next := i
	switch {
	case f.oneOf(i, "citing", "quoting"):
		list, next = f.cited(i)
	case f.speaking(i):
		list, next = f.carriersFrom(i+1, false)
	case f.adposition(i):
		list, next = f.carriersFrom(i, false)
	case f.asker(i) > 0: // "When interviewed by the BBC, Day said"
		by := f.asker(i)
		np := f.np(by + 1)
		return []nlp.Carrier{{Span: np.Span, Link: nlp.Span{Start: by - 1, End: by + 1}, Side: nlp.Nearer}}
	default:
		return nil
	}
	for ; next < p; next++ {
		if f.vg(next) != nil && !publishing[f.lower(next)] || f.taken[next] {
			return nil // a clause of its own
		}
	}
	return list
}

// asker gives the "by" before an outlet that asks: "asked by the Gazette", "when
// interviewed by the BBC"; 0 when none is at token i.
func (f *finder) asker(i int) int {
	if f.oneOf(i, "when", "while") {
		i++
	}
	if f.oneOf(i, "asked", "interviewed", "contacted", "questioned", "reached") && f.lower(i+1) == "by" && f.np(i+2) != nil && f.outletAt(f.np(i+2)) {
		return i + 1
	}
	return 0
}

// speaking reports whether token i is a gerund that brings in where somebody
// speaks.
func (f *finder) speaking(i int) bool {
	return f.oneOf(i, "speaking", "talking", "writing", "appearing", "posting")
}

// seenBy takes what is inserted between a source and its verb off the source:
// "a letter seen by Kestrel News", "Holt, speaking to Sky News,", "a spokesman,
// quoted in a broadcast monitored by the BBC,". Who is named there stands nearer
// the reader.
func (f *finder) seenBy(source nlp.Span) (nlp.Span, []nlp.Carrier) {
	for t := source.Start + 1; t+1 < source.End; t++ {
		var list []nlp.Carrier
		switch {
		case publishing[f.lower(t)] && f.oneOf(t+1, "by", "in", "on") && f.np(t+2) != nil:
			np := f.np(t + 2)
			if !f.medium(np) && !(f.lower(t+1) == "by" && holding(f.lower(t)) && f.firmAt(np)) {
				continue
			}
			list = []nlp.Carrier{{Span: np.Span, Link: nlp.Span{Start: t, End: t + 2}, Side: nlp.Nearer}}
			if c, end, near := f.broughtOut(np.Span.End); end > np.Span.End && near {
				c.Side = nlp.Nearer
				list = append([]nlp.Carrier{c}, list...)
			}
		case f.oneOf(t, "citing", "quoting") && f.lower(t-1) == ",": // "AFP, citing the navy, said"
			list, _ = f.cited(t)
		case f.oneOf(t, "by", "from") && f.chunk(t-1) != nil && f.chunk(t-1).Kind == nlp.NP && f.chunk(t-1).Span.Start == source.Start && f.documentAt(f.chunk(t-1)) && f.np(t+1) != nil && !f.nounOfTime(f.np(t+1)):
			np := f.np(t + 1) // "a report by the auditors": they stand behind it
			list = []nlp.Carrier{{Span: nlp.Span{Start: np.Span.Start, End: min(f.extend(np.Span.End, false), source.End)}, Link: nlp.Span{Start: t, End: t + 1}, Side: nlp.Further}}
		case f.speaking(t) && f.lower(t-1) == ",":
			list, _ = f.carriersFrom(t+1, false)
		case f.oneOf(t, "on", "in") && f.lower(t-1) == ",": // ", on the CBS show,", ", in an interview with ABC,"
			list, _ = f.carriersFrom(t, false)
		}
		list = slices.DeleteFunc(list, func(c nlp.Carrier) bool { return c.Span.Start >= source.End })
		if len(list) > 0 {
			return f.trimSource(nlp.Span{Start: source.Start, End: t}), list
		}
	}
	return source, nil
}

// trailing takes a medium off the end of a content that follows its cue: "the
// deal in a letter on Friday", "he would resign via his Facebook page". In a
// clause only what can hardly belong to it counts.
func (f *finder) trailing(content nlp.Span, clause bool) (nlp.Span, []nlp.Carrier) {
	for t := content.Start + 1; t+1 < content.End; t++ {
		if !f.oneOf(t, "via", "on", "in", "through") || f.outer(t) != nil {
			continue
		}
		np := f.np(t + 1)
		if np == nil || np.Span.End > content.End || !f.medium(np) {
			continue
		}
		if clause && !(f.lower(t) == "via" && f.documentAt(np) || f.issued(np) || f.lower(t) == "on" && f.platform(np.Head)) {
			continue
		}
		list, next := f.carriersFrom(t, false)
		if len(list) > 0 && next >= content.End {
			return nlp.Span{Start: content.Start, End: t}, list
		}
	}
	return content, nil
}

// issued reports whether a noun phrase is something in which somebody says one
// thing: "a statement", "a tweet".
func (f *finder) issued(np *nlp.Chunk) bool {
	return f.oneOf(np.Head, "statement", "tweet", "e-mail", "email", "press", "release", "interview", "post") && f.oneOf(np.Span.Start, "a", "an", "his", "her", "their")
}
