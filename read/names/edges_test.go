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
		{"Peter Lund ( [ R-Ost. ] ) left", "organisation", ""},
		{"it cost [ HK ] $ 200 to mend", "place", ""},
		{"towns in the [ West Bank ] were quiet", "organisation", "West Bank/place"},
	}
	stage, err := NewJudged()
	if err != nil {
		t.Fatal(err)
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
		doc.Proposals = nlp.Proposals{Model: "test", Names: labelsOf(doc, span, test.kind)}
		if err := stage.Read(context.Background(), doc); err != nil {
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

// labelsOf are the labels of a trained stage that sees one name and is sure of it.
func labelsOf(doc *nlp.Doc, span nlp.Span, kind string) []nlp.NameLabels {
	const sure = 6 * nlp.NameSteps
	labels := make([]nlp.NameLabels, len(doc.Tokens))
	for i := range labels {
		for l := range labels[i] {
			labels[i][l] = sure
		}
		at := nlp.NoName
		if span.Has(i) {
			at = classOf(kind)
			if i > span.Start {
				at += nlp.NameClasses
			}
		}
		labels[i][at] = 0
	}
	return labels
}
