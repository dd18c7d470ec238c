package events_test

import (
	"strings"
	"testing"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/read"
	"github.com/sayso-news/sayso/read/events"
)

func BenchmarkRead(b *testing.B) {
	reader, err := read.New(read.Options{Rules: true})
	if err != nil {
		b.Fatal(err)
	}
	page := &sayso.Page{Text: strings.Repeat("France imposed sanctions on Norway on Friday, and its minister threatened to expel the Norwegian envoy, officials said.\n\n", 200)}
	doc, err := reader.ReadDoc(b.Context(), page)
	if err != nil {
		b.Fatal(err)
	}
	stage := events.New()
	for b.Loop() {
		doc.Events = nil
		for i := range doc.Attributions {
			doc.Attributions[i].Events = nil
		}
		if err := stage.Read(b.Context(), doc); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(doc.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
