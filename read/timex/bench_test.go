package timex_test

import (
	"context"
	"io/fs"
	"testing"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/demo"
	"github.com/sayso-news/sayso/internal/extract"
	"github.com/sayso-news/sayso/nlp"
	"github.com/sayso-news/sayso/read/syntax"
	"github.com/sayso-news/sayso/read/timex"
	"github.com/sayso-news/sayso/read/tokens"
)

// BenchmarkRead measures the stage on the demonstration stories, tagged before.
func BenchmarkRead(b *testing.B) {
	stories := demo.Stories()
	paths, err := fs.Glob(stories, "*.html")
	if err != nil || len(paths) == 0 {
		b.Fatalf("no stories: %v", err)
	}
	var docs []*nlp.Doc
	words := 0
	for _, path := range paths {
		raw, err := fs.ReadFile(stories, path)
		if err != nil {
			b.Fatal(err)
		}
		page, err := extract.New(extract.Options{}).Page(context.Background(), sayso.Item{Path: path, Bytes: raw})
		if err != nil {
			b.Fatal(err)
		}
		doc := &nlp.Doc{Text: page.Text, Published: time.Date(2025, 2, 14, 11, 20, 0, 0, time.UTC)}
		for _, block := range page.Blocks {
			doc.Blocks = append(doc.Blocks, nlp.Block{Kind: string(block.Kind), Start: block.Start, End: block.End})
		}
		for _, stage := range []interface {
			Read(context.Context, *nlp.Doc) error
		}{tokens.New(), syntax.New()} {
			if err := stage.Read(context.Background(), doc); err != nil {
				b.Fatal(err)
			}
		}
		docs = append(docs, doc)
		words += len(doc.Tokens)
	}
	stage := timex.New()
	b.ReportAllocs()
	for b.Loop() {
		for _, doc := range docs {
			doc.Timexes = doc.Timexes[:0]
			if err := stage.Read(context.Background(), doc); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
