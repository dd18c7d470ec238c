package attribution

import (
	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// hedge marks the words in a content that soften it: those before a number
// ("at least", "about") and those that say it may not be so ("reportedly",
// "might").
func (f *finder) hedge(att *nlp.Attribution) {
	for _, span := range att.Contents {
		for t := span.Start; t < span.End; t++ {
			n := f.hedgeAt(t)
			if n > 0 && t+n <= span.End {
				att.Hedges = append(att.Hedges, nlp.Span{Start: t, End: t + n})
				t += n - 1
			}
		}
	}
}

// hedgeAt gives the number of tokens of the hedge at token t, 0 when none starts there.
func (f *finder) hedgeAt(t int) int {
	n, class := en.MatchHedge(func(i int) string { return f.lower(t + i) }, len(f.doc.Tokens)-t)
	switch {
	case n == 0:
		return 0
	case class == en.HedgeNumber && !f.number(t+n):
		return 0
	case f.lower(t) == "could" && f.oneOf(t+1, "not", "n't"), f.lower(t) == "may" && f.tag(t) == nlp.PROPN:
		return 0 // no doubt, but a denial; a month
	}
	return n
}

// number reports whether a number starts at token t.
func (f *finder) number(t int) bool {
	if f.oneOf(t, "$", "£", "€", "a") {
		return f.tag(t+1) == nlp.NUM || f.oneOf(t+1, "dozen", "hundred", "million", "billion")
	}
	return f.tag(t) == nlp.NUM || f.oneOf(t, "dozens", "hundreds", "thousands", "half")
}
