package events_test

import (
	"testing"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/nlp"
	"github.com/sayso-news/sayso/read"
)

// FuzzEvents reads any text, with trees and without: every event has a type, its
// spans lie in the text and repeat it, its time and its entities exist, no actor
// is his own recipient, and a second reading gives the same.
func FuzzEvents(f *testing.F) {
	for _, seed := range []string{
		"", "1 2 3", "met", "to to to", "Alba met Bera and Bera met Alba in May.", "The attack on the attack on the attack",
		"It said it would urge it to urge it to help it.", "France's Norway's troops' strike on Kiel", "“met” 'met' – met", "was were been being met by by by",
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
		if len(text) > 4000 {
			t.Skip("long")
		}
		for _, reader := range readers {
			doc, err := reader.ReadDoc(t.Context(), &sayso.Page{Text: text})
			if err != nil {
				t.Fatal(err)
			}
			again, _ := reader.ReadDoc(t.Context(), &sayso.Page{Text: text})
			if len(again.Events) != len(doc.Events) {
				t.Fatalf("%d events, then %d", len(doc.Events), len(again.Events))
			}
			for i := range doc.Events {
				checkEvent(t, doc, &doc.Events[i])
			}
		}
	})
}

func checkEvent(t *testing.T, doc *nlp.Doc, ev *nlp.Event) {
	t.Helper()
	if ev.Type == "" || ev.Cameo == "" || ev.Modality == "" || ev.Trigger.Empty() || ev.Trigger.End > len(doc.Tokens) {
		t.Fatalf("an event lacks something: %+v", ev)
	}
	if ev.Time >= len(doc.Timexes) {
		t.Fatalf("no time %d", ev.Time)
	}
	for _, list := range [][]nlp.Party{ev.Actors, ev.Recipients, ev.Places} {
		for _, p := range list {
			if p.Span.Empty() || p.Span.End > len(doc.Tokens) || p.Entity >= len(doc.Entities) {
				t.Fatalf("a party is nowhere: %+v", p)
			}
		}
	}
	for _, a := range ev.Actors {
		for _, r := range ev.Recipients {
			if a.Span == r.Span {
				t.Fatalf("%q does it to itself", doc.Str(a.Span))
			}
		}
	}
}
