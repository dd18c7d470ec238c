package names

import (
	"slices"
	"unicode"

	"github.com/sayso-news/sayso/nlp"
)

// candidate is a span that may be a name: found by rule, proposed as the best of
// the trained stage's labels, or possible by them.
type candidate struct {
	span     nlp.Span
	rule     int // into finder.cands, -1
	proposal int // into finder.proposals, -1
}

// What a span that nobody found whole must keep to.
const (
	likely  = 40 // steps under the best
	longest = 9  // tokens
)

// candidates gives the spans that may be names, in text order, each once.
func (f *finder) candidates() []candidate {
	var all []candidate
	for i, c := range f.cands {
		all = append(all, candidate{c.span, i, -1})
	}
	for i, p := range f.proposals {
		if span := f.tidy(p.span); !span.Empty() {
			all = append(all, candidate{span, -1, i})
		}
	}
	for _, sent := range f.doc.Sentences {
		for i := sent.Start; i < sent.End; i++ {
			all = f.possible(all, i, sent.End)
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		if a.span.Start != b.span.Start {
			return a.span.Start - b.span.Start
		}
		return a.span.End - b.span.End
	})
	kept := all[:0]
	for _, c := range all {
		if n := len(kept) - 1; n >= 0 && kept[n].span == c.span {
			kept[n].rule, kept[n].proposal = max(kept[n].rule, c.rule), max(kept[n].proposal, c.proposal)
			continue
		}
		kept = append(kept, c)
	}
	return kept
}

// possible adds the spans from token i on in which every token is likely one of a name.
func (f *finder) possible(to []candidate, i, end int) []candidate {
	for k := i; k < end && k-i < longest; k++ {
		l := &f.doc.Proposals.Names[k]
		if min(begins(l), goesOn(l)) > likely || k == i && !f.wordy(i) {
			break
		}
		if f.wordy(k) {
			to = append(to, candidate{nlp.Span{Start: i, End: k + 1}, -1, -1})
		}
	}
	return to
}

// begins gives how far under the best the likeliest name to begin lies.
func begins(l *nlp.NameLabels) int { return int(slices.Min(l[nlp.PersonName:nlp.NameClasses])) }

// goesOn gives how far under the best the likeliest name to go on lies.
func goesOn(l *nlp.NameLabels) int {
	return int(slices.Min(l[nlp.NameClasses+nlp.PersonName:]))
}

// whole gives how far under the best it lies that a span is one name of a class:
// the worst of its tokens.
func (f *finder) whole(span nlp.Span, c nlp.NameClass) int {
	labels := f.doc.Proposals.Names
	n := labels[span.Start].Begins(c)
	for i := span.Start + 1; i < span.End; i++ {
		n = max(n, labels[i].GoesOn(c))
	}
	return n
}

// likeliest gives the class that a whole span is likeliest of, and how far that
// lies under the best.
func (f *finder) likeliest(span nlp.Span) (nlp.NameClass, int) {
	at, least := nlp.PersonName, 255
	for c := nlp.PersonName; c < nlp.NameClasses; c++ {
		if w := f.whole(span, c); w < least {
			at, least = c, w
		}
	}
	return at, least
}

// wordy reports whether a name can begin or end with token i: it has a letter or a figure.
func (f *finder) wordy(i int) bool {
	for _, r := range f.doc.Tok(i) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}
