package read

import (
	"testing"

	"github.com/sayso-news/sayso/nlp"
)

// TestEntityAt has "Ruiz who led the ferry company": who speaks is the word from
// which the others hang, not the longest phrase.
func TestEntityAt(t *testing.T) {
	doc := &nlp.Doc{
		Tokens: []nlp.Token{
			{Head: 6, Rel: "nsubj"}, {Head: 2, Rel: "nsubj"}, {Head: 0, Rel: "acl"},
			{Head: 5, Rel: "det"}, {Head: 5, Rel: "compound"}, {Head: 2, Rel: "obj"}, {Head: -1, Rel: "root"},
		},
		Mentions: []nlp.Mention{
			{Span: nlp.Span{Start: 0, End: 1}, Head: 0, Entity: 0},
			{Span: nlp.Span{Start: 3, End: 6}, Head: 5, Entity: 1},
		},
	}
	if got := entityAt(doc, nlp.Span{Start: 0, End: 6}); got != 0 {
		t.Errorf("entity %d, want the one of the first word", got)
	}
}
