package attribution

import "github.com/sayso-news/sayso/nlp"

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
	switch f.lower(t) {
	case "reportedly", "allegedly", "apparently", "possibly", "perhaps", "likely", "probably", "may", "might", "could", "purportedly", "seemingly", "presumably", "maybe":
		if f.lower(t) == "could" && f.oneOf(t+1, "not", "n't") {
			return 0
		}
		return 1
	case "about", "around", "nearly", "almost", "approximately", "roughly", "over", "some", "under":
		if f.number(t + 1) {
			return 1
		}
	case "at":
		if f.oneOf(t+1, "least", "most") && f.number(t+2) {
			return 2
		}
	case "more", "fewer", "less", "as":
		if (f.lower(t+1) == "than" || f.is(t, "as", "many")) && f.number(t+2) {
			return 2
		}
		if f.is(t, "as", "many", "as") && f.number(t+3) {
			return 3
		}
	case "up":
		if f.lower(t+1) == "to" && f.number(t+2) {
			return 2
		}
	}
	return 0
}

func (f *finder) number(t int) bool {
	if f.oneOf(t, "$", "£", "€", "a") {
		return f.tag(t+1) == nlp.NUM || f.oneOf(t+1, "dozen", "hundred", "million", "billion")
	}
	return f.tag(t) == nlp.NUM || f.oneOf(t, "dozens", "hundreds", "thousands", "half")
}
