package chain_test

import (
	"context"
	"strings"
	"testing"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/nlp"
	"github.com/sayso-news/sayso/read"
	"github.com/sayso-news/sayso/read/chain"
)

// TestKind reads a sentence and asks for the kind of the words in brackets.
func TestKind(t *testing.T) {
	reader, err := read.New(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ text, want string }{
		{"[A Norvik Post poll] showed that rents rose.", "document"},
		{"According to [poll results], rents rose.", "document"},
		{"[Newspaper reports] said that rents rose.", "outlet"},
		{"[Police reports] said that rents rose.", "document"},
		{"[The website of the Gazette] said that rents rose.", "outlet"},
		{"[His website] said that rents rose.", "social-post"},
		{"[The companies] said that rents rose.", "organisation"},
		{"[Several companies] said that rents rose.", "unnamed-group"},
		{"[A federal appeals court] ruled that rents rose.", "organisation"},
		{"[29% of the tenants] said that rents rose.", "unnamed-group"},
		{"[One of the lawyers] said that rents rose.", "unnamed-person"},
		{"[One of the lawyers, Jana Holm], said that rents rose.", "person"},
		{"[One of the polls] showed that rents rose.", "document"},
		{"[Article 21 of the charter] said that rents rose.", "document"},
		{"[Several former AFP reporters] said that rents rose.", "unnamed-group"},
		{"[A critic, Jana Holm], said that rents rose.", "person"},
		{"[Police] said that rents rose.", "organisation"},
		{"The court heard a bank, [which] said that rents rose.", "organisation"},
		{"[Senior figures] said that rents rose.", "unnamed-group"},
		{"[The figures] showed that rents rose.", "document"},
		{"[AFP reporters] said that rents rose.", "outlet"},
		{"The vaccine, the [WHO] said, was safe.", "organisation"},
		{"[WHO] said that rents rose.", "organisation"},
		{"Nobody. [She] said it, and she said that he, who she said who said it.", "person"},
	} {
		before, rest, _ := strings.Cut(test.text, "[")
		words, after, _ := strings.Cut(rest, "]")
		doc, err := reader.ReadDoc(context.Background(), &sayso.Page{Text: before + words + after})
		if err != nil {
			t.Fatal(err)
		}
		var span nlp.Span
		for i, tok := range doc.Tokens {
			if tok.End > len(before) && tok.Start < len(before)+len(words) {
				if span.Empty() {
					span.Start = i
				}
				span.End = i + 1
			}
		}
		if got := chain.Kind(doc, span); got != test.want {
			t.Errorf("%s: kind %q, want %q", test.text, got, test.want)
		}
	}
}
