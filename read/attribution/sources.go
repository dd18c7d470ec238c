package attribution

import (
	"slices"

	"github.com/sayso-news/sayso/nlp"
)

// nearest gives the source of a proposal that is the subject of its cue, or the
// one that a sieve has found too, or else the one that stands nearest to the cue,
// with those joined to it ("A and B"). What the network marks further off is a
// crumb of another attribution.
func (f *finder) nearest(p *nlp.Attribution, found []nlp.Span) []nlp.Span {
	best, least := -1, 0
	subject := -1
	if len(p.Sources) > 1 {
		subject = f.subjectAbove(f.headOf(p.Cue))
	}
	for i, src := range p.Sources {
		gap := max(p.Cue.Start-src.End, src.Start-p.Cue.End)
		if overlap(p.Sources[i:i+1], found) {
			gap = -1
		}
		if src.Has(subject) {
			gap = -2
		}
		if best < 0 || gap < least {
			best, least = i, gap
		}
	}
	if best < 0 {
		return nil
	}
	lo, hi := best, best+1
	for lo > 0 && p.Sources[lo].Start-p.Sources[lo-1].End <= joined {
		lo--
	}
	for hi < len(p.Sources) && p.Sources[hi].Start-p.Sources[hi-1].End <= joined {
		hi++
	}
	return slices.Clone(p.Sources[lo:hi])
}

// joined is how many words can stand between two joined sources.
const joined = 2

func (f *finder) fromOutlet(att *nlp.Attribution) bool {
	for _, src := range att.Sources {
		for t := src.Start; t < src.End; t++ {
			if men := f.name(t); men != nil && men.Kind == "outlet" {
				return true
			}
		}
	}
	return false
}

// names counts the words of spans that stand in a name.
func (f *finder) names(spans []nlp.Span) int {
	n := 0
	for _, span := range spans {
		for t := span.Start; t < span.End; t++ {
			if f.name(t) != nil {
				n++
			}
		}
	}
	return n
}

// nominal reports whether a noun, a name or a pronoun stands in one of the spans.
func (f *finder) nominal(spans []nlp.Span) bool {
	for _, span := range spans {
		for t := span.Start; t < span.End; t++ {
			switch f.tag(t) {
			case nlp.NOUN, nlp.PROPN, nlp.PRON:
				return true
			}
		}
	}
	return false
}
