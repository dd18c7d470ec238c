package names

import (
	"context"
	"strings"
	"testing"

	"github.com/sayso-news/sayso/nlp"
)

// TestEdges gives the stage one proposal, set between brackets, and wants one name.
func TestEdges(t *testing.T) {
	tests := []struct{ text, kind, want string }{
		{"the [ National Assembly and ] its members met", "organisation", "National Assembly/organisation"},
		{"Tovar Harbour Party [ Chairman Peter Lund ] left", "person", "Peter Lund/person"},
		{"Secretary of [ State Peter Lund ] left", "person", "Peter Lund/person"},
		{"write to [ ilse@ferries.example ] today", "person", ""},
		{"it cost [ HK ] $ 200 to mend", "place", ""},
		{"towns in the [ West Bank ] were quiet", "organisation", "West Bank/place"},
	}
	for _, test := range tests {
		words := strings.Fields(test.text)
		var span nlp.Span
		var kept []string
		for _, w := range words {
			switch w {
			case "[":
				span.Start = len(kept)
			case "]":
				span.End = len(kept)
			default:
				kept = append(kept, w)
			}
		}
		doc := docOf(strings.Join(kept, " "))
		doc.Proposals = nlp.Proposals{Model: "test", Names: []nlp.Mention{{Span: span, Head: span.End - 1, Kind: test.kind, Form: "name", Entity: -1, By: "trained", Score: 0.6}}}
		if err := New().Read(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, men := range doc.Mentions {
			if men.Span.Overlaps(span) {
				got += doc.Str(men.Span) + "/" + men.Kind
			}
		}
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.text, got, test.want)
		}
	}
}
