package events_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/nlp"
	"github.com/sayso-news/sayso/read"
	"github.com/sayso-news/sayso/read/events"
)

// The stage alone, on news and on texts that tempt it to walk far: the time a
// token takes must not grow with the text.
func BenchmarkRead(b *testing.B) {
	const news = "France imposed sanctions on Norway on Friday, and its minister threatened to expel the Norwegian envoy, officials said.\n\n"
	for _, test := range []struct {
		name, unit string
		sizes      []int // bytes
	}{
		{"news", news, []int{10_000, 100_000, 1_000_000}},
		{"numbers", "12 3,456 7.8% 2024-05-06 ", []int{10_000, 100_000, 1_000_000}},
		{"one-sentence", "France met Norway and praised Alba Ruiz and ", []int{10_000, 20_000, 40_000}},
		{"nouns", "talks of talks with talks on ", []int{10_000, 20_000, 40_000}},
	} {
		for _, size := range test.sizes {
			b.Run(fmt.Sprintf("%s/%d", test.name, size), func(b *testing.B) {
				stage, doc := events.New(), readDoc(b, strings.Repeat(test.unit, size/len(test.unit)))
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
			})
		}
	}
}

func readDoc(tb testing.TB, text string) *nlp.Doc {
	tb.Helper()
	reader, err := read.New(read.Options{Rules: true})
	if err != nil {
		tb.Fatal(err)
	}
	doc, err := reader.ReadDoc(tb.Context(), &sayso.Page{Text: text})
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}
