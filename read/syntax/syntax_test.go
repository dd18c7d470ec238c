package syntax

import (
	"context"
	"strings"
	"testing"

	"github.com/sayso-news/sayso/nlp"
	"github.com/sayso-news/sayso/read/tokens"
)

func read(t testing.TB, text string) *nlp.Doc {
	t.Helper()
	doc := &nlp.Doc{Text: text}
	if err := tokens.New().Read(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	if err := New().Read(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// listing gives the chunks as [NP …] and [VG …] with the head marked by * and
// the traits of a verb group.
func listing(doc *nlp.Doc) string {
	var out []string
	for _, c := range doc.Chunks {
		s := "[NP"
		if c.Kind == nlp.VG {
			s = "[VG"
			if c.Finite {
				s += "+fin"
			}
			if c.Passive {
				s += "+pass"
			}
			if c.Negated {
				s += "+neg"
			}
		}
		for i := c.Span.Start; i < c.Span.End; i++ {
			s += " "
			if i == c.Head {
				s += "*"
			}
			s += doc.Tok(i)
		}
		out = append(out, s+"]")
	}
	return strings.Join(out, " ")
}

func TestChunks(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Norvia's spy chief met a delegation from the party in Lesk.", "[NP Norvia 's spy *chief] [VG+fin *met] [NP a *delegation] [NP the *party] [NP *Lesk]"},
		{"Ana Perez, head of the National Water Board, said it was ready.", "[NP Ana *Perez] [NP *head] [NP the National Water *Board] [VG+fin *said] [NP *it] [VG+fin *was]"},
		{"The ministry has been urging the rebels to leave.", "[NP The *ministry] [VG+fin has been *urging] [NP the *rebels] [VG to *leave]"},
		{"It did not specify who the members were.", "[NP *It] [VG+fin+neg did not *specify] [NP *who] [NP the *members] [VG+fin *were]"},
		{"He was told that the plan would not be approved.", "[NP *He] [VG+fin+pass was *told] [NP the *plan] [VG+fin+pass+neg would not be *approved]"},
		{"Officials quoted by the agency declined to comment.", "[NP *Officials] [VG *quoted] [NP the *agency] [VG+fin *declined] [VG to *comment]"},
	}
	for _, tt := range tests {
		if got := listing(read(t, tt.text)); got != tt.want {
			t.Errorf("%q\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

const page = `The harbour authority of Port Ellery said on Tuesday that two ferries had been taken out of service after inspectors found cracks in their hulls.

"We did not want to take any risk with the lives of our passengers," the authority's director, Maren Holt, told the Ellery Courier. "The ships will stay in dock until we know what happened."

According to two people familiar with the inspection, engineers had warned about the cracks in March, but their report was not passed on. The transport ministry declined to comment, citing a pending inquiry.

Holt's deputy, who asked not to be named, denied that anybody had ignored the warning. Opposition lawmakers have demanded that the minister explain himself before parliament next week.

`

// BenchmarkRead reads a page of some 90 kB: both stages, and syntax alone.
func BenchmarkRead(b *testing.B) {
	text := strings.Repeat(page, 100)
	b.Run("tokens+syntax", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			read(b, text)
		}
	})
	b.Run("syntax", func(b *testing.B) {
		doc := read(b, text)
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			if err := New().Read(b.Context(), doc); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load()
	}
}
