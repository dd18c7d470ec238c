package coref_test

import (
	"reflect"
	"testing"
	"unicode/utf8"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/nlp"
	"github.com/sayso-news/sayso/read"
)

// FuzzCoref reads any text, with trees and without: mentions stand in text order
// with their head in them, each is of one entity that lists it, every source and
// carrier of an attribution has one, and a second reading gives the same.
func FuzzCoref(f *testing.F) {
	for _, seed := range []string{
		"", "He.", "he he he she said it they who", "Elena Ruiz left. Ruiz said she was late. “I am,” she said.",
		"The chief, the head, the boss, head of the head, said the chief.", "The newspaper said the newspaper told the agency it knew.",
		"“We,” they said, “who?” “I,” it said.", "John Roe, head of OWA (OWA), the OWA, said the Ostland Water Authority's then-chief left since May.",
		"a\x00b said he said", "the the the mayor's mayor's mayor",
	} {
		f.Add(seed)
	}
	var readers []*read.Reader
	for _, options := range []read.Options{{}, {Rules: true}} {
		reader, err := read.New(options)
		if err != nil {
			f.Fatal(err)
		}
		readers = append(readers, reader)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 || !utf8.ValidString(text) {
			t.Skip("intake gives valid text; long ones only take time")
		}
		for _, reader := range readers {
			var docs [2]*nlp.Doc
			for i := range docs {
				doc, err := reader.ReadDoc(t.Context(), &sayso.Page{Text: text})
				if err != nil {
					t.Fatal(err)
				}
				docs[i] = doc
			}
			checkCoref(t, docs[0])
			if !reflect.DeepEqual(docs[0].Mentions, docs[1].Mentions) || !reflect.DeepEqual(docs[0].Entities, docs[1].Entities) || !reflect.DeepEqual(docs[0].Clusters, docs[1].Clusters) {
				t.Fatal("two readings differ")
			}
		}
	})
}

func checkCoref(t *testing.T, doc *nlp.Doc) {
	t.Helper()
	start := 0
	of := make([]int, len(doc.Mentions)) // entities that list the mention
	for e := range doc.Entities {
		ent := &doc.Entities[e]
		if ent.Name == "" || ent.Kind == "" || len(ent.Mentions) == 0 {
			t.Fatalf("entity %d lacks something: %+v", e, ent)
		}
		for _, m := range ent.Mentions {
			if of[m]++; doc.Mentions[m].Entity != e {
				t.Fatalf("entity %d lists mention %d of entity %d", e, m, doc.Mentions[m].Entity)
			}
		}
		for _, d := range ent.Descriptions {
			if d.Span.Empty() || d.Span.End > len(doc.Tokens) || d.From >= len(doc.Timexes) {
				t.Fatalf("a description is nowhere: %+v", d)
			}
		}
	}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Span.Empty() || m.Span.Start < start || m.Span.End > len(doc.Tokens) || of[i] != 1 {
			t.Fatalf("mention %d behind token %d, in %d entities: %+v", i, start, of[i], m)
		}
		start = m.Span.Start
	}
	for i := range doc.Attributions {
		att := &doc.Attributions[i]
		for _, src := range att.Sources {
			mentioned(t, doc, src)
		}
		for _, car := range att.Carriers {
			mentioned(t, doc, car.Span)
		}
	}
}

// mentioned fails when no mention shares a token with a span.
func mentioned(t *testing.T, doc *nlp.Doc, span nlp.Span) {
	t.Helper()
	if span.Empty() {
		return
	}
	for i := range doc.Mentions {
		if doc.Mentions[i].Span.Overlaps(span) {
			return
		}
	}
	t.Fatalf("%q has no mention", doc.Str(span))
}
