package syntax

import (
	"reflect"
	"testing"

	"github.com/sayso-news/sayso/nlp"
)

// FuzzSyntax reads any words, untagged and tagged before: every token gets a
// base form, chunks stand in text order inside one sentence with their head
// in them, and the same words give the same.
func FuzzSyntax(f *testing.F) {
	for _, seed := range []string{
		"", ".", "' ' '", "to to to not n't", "The old mayor of Tovar had not been told . It was late .", "and and , , and", "THE PORT WILL CLOSE", "7 7 7 . 7 - 7",
		"Ω ﷽ 東京 was é", "would have been being to be", "a ~ b %",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			t.Skip("long ones only take time")
		}
		doc, again := read(t, text), read(t, text)
		if !reflect.DeepEqual(doc, again) {
			t.Fatal("two readings differ")
		}
		checkSyntax(t, doc)
		if err := NewTagged().Read(t.Context(), doc); err != nil {
			t.Fatal(err)
		}
		checkSyntax(t, doc)
	})
}

func checkSyntax(t *testing.T, doc *nlp.Doc) {
	t.Helper()
	for i := range doc.Tokens {
		if tok := &doc.Tokens[i]; tok.Lemma == "" && doc.Tok(i) != "" {
			t.Fatalf("token %d, %q, has no base form: %+v", i, doc.Tok(i), tok)
		}
	}
	end := 0
	for _, c := range doc.Chunks {
		if c.Span.Empty() || c.Span.Start < end || c.Span.End > len(doc.Tokens) || !c.Span.Has(c.Head) {
			t.Fatalf("chunk %+v behind token %d of %d", c, end, len(doc.Tokens))
		}
		if s := doc.SentenceAt(c.Span.Start); s >= 0 && c.Span.End > doc.Sentences[s].End {
			t.Fatalf("chunk %+v runs over the end of its sentence", c)
		}
		end = c.Span.End
	}
}
