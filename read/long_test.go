package read_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/read"
)

// BenchmarkLongTexts reads texts that once took time with the square of their
// length: the bytes a second of a long one must stay near those of a short one.
func BenchmarkLongTexts(b *testing.B) {
	reader, err := read.New(read.Options{Rules: true})
	if err != nil {
		b.Fatal(err)
	}
	for _, text := range []struct{ name, part string }{
		{"cues", "and said rain fell "},
		{"quotations", "“The rain fell on the whole town all day.” "},
		{"descriptions", "The union's head, a lawyer of the firm, said the minister left. "},
		{"surname", "Elena Ruiz left. Ruiz came. He said it was late. "},
		{"labels", "Union chief John Roe, head of the guild, met the spy chief, and the newspaper said she left. "},
	} {
		for _, kilobytes := range []int{60, 600} {
			b.Run(text.name+"/"+strconv.Itoa(kilobytes)+"kB", func(b *testing.B) {
				page := &sayso.Page{Text: "Ruiz left " + strings.Repeat(text.part, kilobytes*1000/len(text.part))}
				b.SetBytes(int64(len(page.Text)))
				for b.Loop() {
					if _, err := reader.Read(b.Context(), page); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
