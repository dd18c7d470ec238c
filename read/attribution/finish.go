package attribution

import (
	"cmp"
	"slices"

	"github.com/sayso-news/sayso/nlp"
)

// finish orders the attributions, drops those found twice, and sets Within,
// polarity, modes and hedges.
func (f *finder) finish() {
	slices.SortStableFunc(f.atts, func(a, b nlp.Attribution) int {
		return cmp.Or(cmp.Compare(first(&a), first(&b)), cmp.Compare(b.Contents[0].Len(), a.Contents[0].Len()))
	})
	f.atts = slices.CompactFunc(f.atts, func(a, b nlp.Attribution) bool {
		return slices.Equal(a.Contents, b.Contents) && a.Cue == b.Cue
	})
	for i := range f.atts {
		att := &f.atts[i]
		slices.SortFunc(att.Contents, func(a, b nlp.Span) int { return a.Start - b.Start })
		if att.Mode != "own" {
			f.spokenOf(att)
			for k, span := range att.Contents {
				att.Contents[k] = f.withThat(f.unbroken(span, att.Cue), att.Cue)
			}
			for k, span := range att.Sources {
				if whole := f.unbroken(span, att.Cue); f.leans(span.End-1) && !overlap([]nlp.Span{whole}, att.Contents) {
					att.Sources[k] = whole
				}
			}
		}
		if att.Mode != "own" {
			att.Mode = f.mode(att.Contents)
		}
		f.polarity(att)
		f.hedge(att)
	}
	f.nest()
	f.doc.Attributions = f.atts
}

// withThat widens a content to the "that" which opens it: PARC and PolNeAR mark
// it as a part of what is said.
func (f *finder) withThat(span, cue nlp.Span) nlp.Span {
	if t := span.Start - 1; f.conjunction(t) && !cue.Has(t) {
		span.Start = t
	}
	return span
}

func first(att *nlp.Attribution) int {
	at := att.Contents[0].Start
	if !att.Cue.Empty() {
		at = min(at, att.Cue.Start)
	}
	if len(att.Sources) > 0 && !att.Cue.Empty() && att.Sources[0].End <= att.Cue.Start+1 && att.Cue.Start-att.Sources[0].End < 3 {
		at = min(at, att.Sources[0].Start)
	}
	return at
}

// holds reports whether one of the contents of att covers a non-empty cue.
func (f *finder) holds(att *nlp.Attribution, cue nlp.Span) bool {
	if cue.Empty() {
		return false
	}
	for _, span := range att.Contents {
		if span.Covers(cue) {
			return true
		}
	}
	return false
}

// polarity says whether the content, or its denial, is negative: the first
// finite verb of the content is negated, its subject is "no one", or the cue denies.
func (f *finder) polarity(att *nlp.Attribution) {
	negative := att.Negative
	if att.Stance == "deny" {
		negative = !negative
	}
	for _, span := range att.Contents {
		for t := span.Start; t < span.End; t++ {
			if f.lower(t) == "no" && t == span.Start || f.oneOf(t, "nobody", "none", "neither") || f.is(t, "no", "one") {
				att.Negative = !negative
				return
			}
			if vg := f.vg(t); vg != nil && vg.Finite {
				if vg.Negated || f.lower(vg.Span.End) == "no" {
					negative = !negative
				}
				att.Negative = negative
				return
			}
		}
	}
	att.Negative = negative
}

// sure is the score from which a cue is nearly always one: its verb is part of a
// cue 60 times of 100.
const sure = 0.65

// dropInner drops contents without a clause of their own that stand inside
// another content: what somebody is said to want or discuss is part of what is
// said. What is said to be denied or acknowledged stays a statement.
func (f *finder) dropInner() {
	index := f.contents()
	var kept []nlp.Attribution
	for i := range f.atts {
		att := &f.atts[i]
		weak := verbless(att) && att.Score < sure || att.By == "trained" && !f.finite(att.Contents)
		if !weak || !f.spokenWithin(index, att) {
			kept = append(kept, *att)
		}
	}
	f.atts = kept
}

// spokenWithin reports whether an attribution's cue stands in what another says.
func (f *finder) spokenWithin(index *contents, att *nlp.Attribution) bool {
	if att.Cue.Empty() {
		return false
	}
	for c := range index.around(att.Cue) {
		if outer := &f.atts[c.att]; outer.Cue != att.Cue && !f.holds(att, outer.Cue) {
			return true
		}
	}
	return false
}

// finite reports whether a finite verb group starts in one of the spans.
func (f *finder) finite(spans []nlp.Span) bool {
	for _, span := range spans {
		if f.finiteBetween(span.Start, span.End) {
			return true
		}
	}
	return false
}

// verbless reports whether an attribution's content is no finite clause.
func verbless(att *nlp.Attribution) bool {
	switch att.By {
	case "attribution/noun-phrase", "attribution/preposition", "attribution/infinitive", "attribution/object-infinitive":
		return true
	}
	return false
}
