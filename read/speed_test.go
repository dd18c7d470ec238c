package read_test

import (
	"io/fs"
	"testing"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/demo"
	"github.com/sayso-news/sayso/internal/extract"
	"github.com/sayso-news/sayso/read"
)

// BenchmarkReader reads the demonstration stories, one after another, on one
// core, in both forms. Taking the text out of the page is not counted.
func BenchmarkReader(b *testing.B) {
	truth, err := demo.Load()
	if err != nil {
		b.Fatal(err)
	}
	var pages []*sayso.Page
	size := 0
	for _, story := range truth.Stories {
		data, err := fs.ReadFile(demo.Stories(), story.Path)
		if err != nil {
			b.Fatal(err)
		}
		page, err := extract.Page(b.Context(), sayso.Item{Path: story.Path, Bytes: data})
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, page)
		size += len(page.Text)
	}
	for _, form := range forms {
		b.Run(form.name, func(b *testing.B) {
			reader, err := read.New(form.options)
			if err != nil {
				b.Fatal(err)
			}
			tokens := 0
			for _, page := range pages {
				doc, err := reader.ReadDoc(b.Context(), page)
				if err != nil {
					b.Fatal(err)
				}
				tokens += len(doc.Tokens)
			}
			b.SetBytes(int64(size))
			for b.Loop() {
				for _, page := range pages {
					if _, err := reader.Read(b.Context(), page); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(tokens*b.N)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}
