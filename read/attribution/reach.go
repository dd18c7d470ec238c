package attribution

import (
	"iter"

	"github.com/sayso-news/sayso/nlp"
)

// open keeps the attributions whose contents reach into the sentence about to be
// read: few stand in view of it, however long the story is.
func (f *finder) open() {
	ahead := f.ahead[:0]
	keep := func(i int) {
		for _, span := range f.atts[i].Contents {
			if span.End > f.sent.Start {
				ahead = append(ahead, i)
				return
			}
		}
	}
	for _, i := range f.ahead {
		keep(i)
	}
	for i := f.first; i < len(f.atts); i++ {
		keep(i)
	}
	f.ahead, f.first = ahead, len(f.atts)
}

// inView gives the attributions of the sentence being read and those that reach
// into it, from the last to the first.
func (f *finder) inView() iter.Seq[*nlp.Attribution] {
	return func(yield func(*nlp.Attribution) bool) {
		for i := len(f.atts) - 1; i >= f.first; i-- {
			if !yield(&f.atts[i]) {
				return
			}
		}
		for k := len(f.ahead) - 1; k >= 0; k-- {
			if !yield(&f.atts[f.ahead[k]]) {
				return
			}
		}
	}
}

// tell marks the tokens of what somebody says, but not of what is so according
// to somebody: its subject may go on to speak.
func (f *finder) tell(att *nlp.Attribution) {
	if att.By == "attribution/according-to" {
		return
	}
	for _, span := range att.Contents {
		for t := span.Start; t < span.End; t++ {
			f.told[t] = true
		}
	}
}

// retell marks what is told again, when contents have changed.
func (f *finder) retell() {
	clear(f.told)
	for i := range f.atts {
		f.tell(&f.atts[i])
	}
}

// around is how many sentences before and behind a proposal are looked into for
// the sieves' attributions that could be the same.
const around = 4

// near gives the sieves' attributions, first and behind the last, that were
// found in the sentences that a span touches and the few around them.
func (f *finder) near(span nlp.Span) (from, to int) {
	last := len(f.doc.Sentences) - 1
	lo := max(0, f.doc.SentenceAt(span.Start)-around)
	hi := f.doc.SentenceAt(max(span.Start, span.End-1))
	if hi < 0 {
		hi = last
	}
	hi = min(last, hi+around)
	if lo > 0 {
		from = f.foundBy[lo-1]
	}
	return from, f.foundBy[hi]
}

// hull is the span from the first token of the spans to the last.
func hull(span nlp.Span, more []nlp.Span) nlp.Span {
	for _, s := range more {
		if span.Empty() {
			span = s
		}
		span.Start, span.End = min(span.Start, s.Start), max(span.End, s.End)
	}
	return span
}
