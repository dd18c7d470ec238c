package attribution

import "github.com/sayso-news/sayso/nlp"

// claimed takes a quotation that goes on into its own speaker and cue (“…,” she
// said) off every other attribution that has it too: what goes on over paragraphs
// without closing marks ends where the next one has its own. What has a speaker in
// its own paragraph is nobody's whose cue stands further down.
func (f *finder) claimed() {
	index := f.contents()
	for i := range f.atts {
		att := &f.atts[i]
		for _, own := range att.Contents {
			if att.Mode == "own" || att.Cue.Empty() || f.quoteAt[own.Start] < 0 || !f.sameBlock(own.End-1, att.Cue.Start) {
				continue
			}
			runs := f.runsInto(own, att)
			for c := range index.over(own) {
				other := &f.atts[c.att]
				if c.att != i && other.Cue != att.Cue && !c.span.Covers(att.Cue) && (runs || f.below(other.Cue, own)) {
					f.yield(other, own)
				}
			}
		}
	}
}

// runsInto reports whether a quotation ends in a comma before the source and cue of
// its attribution.
func (f *finder) runsInto(span nlp.Span, att *nlp.Attribution) bool {
	if !f.oneOf(span.End-1, ",", "”", "\"", "’", "''") || f.lower(span.End-1) != "," && f.lower(span.End-2) != "," {
		return false
	}
	next := att.Cue.Start
	for _, src := range att.Sources {
		next = min(next, src.Start)
	}
	return next >= span.End && next <= span.End+1
}

// below reports whether a cue stands in a later block than a span.
func (f *finder) below(cue, span nlp.Span) bool {
	return !cue.Empty() && f.doc.Tokens[cue.Start].Block > f.doc.Tokens[span.End-1].Block
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
