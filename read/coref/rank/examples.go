package rank

import "github.com/sayso-news/sayso/nlp"

// Example is one phrase with what it may speak of, for training. Back and Before are the
// features of the phrase itself, as the one that looks back and as one before.
type Example struct {
	Span         nlp.Span
	Head         int // token
	Back, Before []uint16
	Alone        []uint16 // the features of being new
	Choices      []Choice
}

// Choice is a phrase before, by its place among the examples, with the features of the pair.
type Choice struct {
	Example int
	Pair    []uint16
}

// Examples gives the phrases of a document with all the features that reading uses.
func Examples(doc *nlp.Doc) []Example {
	r := newReading(doc, doc.Mentions)
	x := newIndex()
	var near []int32
	out := make([]Example, len(r.list))
	for i := range r.list {
		ex := &out[i]
		ex.Span, ex.Head, ex.Back, ex.Before, ex.Alone = r.list[i].span, r.list[i].head, r.one(nil, i, lookingBack), r.one(nil, i, standingBefore), r.alone(nil, i)
		near = r.candidates(i, x, near)
		for between, j := range near {
			ex.Choices = append(ex.Choices, Choice{int(j), r.pair(nil, i, int(j), between)})
		}
		x.enter(i, &r.list[i])
	}
	return out
}
