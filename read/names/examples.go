package names

import (
	"slices"

	"github.com/sayso-news/sayso/nlp"
)

// Example is a candidate with its features, for training.
type Example struct {
	Span nlp.Span
	On   []uint16 // rows of Weights
}

// Examples gives the candidates of a document that a trained stage has read, with
// all that they are judged by.
func Examples(doc *nlp.Doc) []Example {
	f := newFinder(doc)
	for _, sent := range doc.Sentences {
		f.readSentence(sent)
	}
	f.propose()
	s := newScene(f)
	out := make([]Example, len(s.list))
	for i := range s.list {
		out[i] = Example{s.list[i].span, slices.Clone(s.facts(i))}
	}
	return out
}
