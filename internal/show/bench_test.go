package show

import (
	"io"
	"testing"

	"github.com/sayso-news/sayso"
)

func BenchmarkJSON(b *testing.B) {
	r := long(300)
	b.SetBytes(int64(len(r.Text)))
	for b.Loop() {
		if err := JSON(io.Discard, r); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTerminal(b *testing.B) {
	r := long(300)
	b.SetBytes(int64(len(r.Text)))
	for b.Loop() {
		if err := Terminal(io.Discard, r, Options{Color: true}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPage(b *testing.B) {
	r := []*sayso.Reading{long(300)}
	b.SetBytes(int64(len(r[0].Text)))
	for b.Loop() {
		if err := Page(io.Discard, r, PageOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}
