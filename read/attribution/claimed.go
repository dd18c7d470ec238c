package attribution

import "github.com/sayso-news/sayso/nlp"

// claimed takes a quotation that goes on into its own speaker and cue (“…,” she
// said) off every other attribution that has it too: what goes on over paragraphs
// without closing marks ends where the next one has its own.
func (f *finder) claimed() {
	index := f.contents()
	for i := range f.atts {
		att := &f.atts[i]
		for _, own := range att.Contents {
			if att.Mode == "own" || !f.runsInto(own, att) {
				continue
			}
			for c := range index.over(own) {
				if c.att != i && f.atts[c.att].Cue != att.Cue && !c.span.Covers(att.Cue) {
					f.yield(&f.atts[c.att], own)
				}
			}
		}
	}
}

// runsInto reports whether a quotation ends in a comma before the source and cue of
// its attribution.
func (f *finder) runsInto(span nlp.Span, att *nlp.Attribution) bool {
	if att.Cue.Empty() || f.quoteAt[span.Start] < 0 || !f.sameBlock(span.End-1, att.Cue.Start) {
		return false
	}
	if !f.oneOf(span.End-1, ",", "”", "\"", "’", "''") || f.lower(span.End-1) != "," && f.lower(span.End-2) != "," {
		return false
	}
	next := att.Cue.Start
	for _, src := range att.Sources {
		next = min(next, src.Start)
	}
	return next >= span.End && next <= span.End+1
}

// yield ends the contents of an attribution where a quotation of another's begins.
func (f *finder) yield(att *nlp.Attribution, own nlp.Span) {
	var kept []nlp.Span
	for _, span := range att.Contents {
		if span.Overlaps(own) {
			span.End = own.Start
		}
		if span.Start < span.End {
			kept = append(kept, span)
		}
	}
	if len(kept) > 0 {
		att.Contents = kept
	}
}
