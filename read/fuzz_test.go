package read_test

import (
	"bytes"
	"context"
	"encoding/json"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/read"
)

// FuzzReading: any text gives a reading, twice the same, whose every passage
// holds the bytes of the text that it points at.
func FuzzReading(f *testing.F) {
	for _, seed := range []string{
		"", "\n\n", "“", "said said said", "“A,” she said. “B.”\n\n“C,” Ruiz told the Herald, citing a memo.",
		"MAYOR: WE WILL PAY\n\nBy Ann Lee\n\nThe mayor of Tovar, Elena Ruiz, said on Friday that it (the port) would close.",
		"“A\n\n“B\n\n“C”", "It was not clear who.\n\n—", "He said he said he said he said that they said it.", "Ω ﷽ 東京 said “é”.", "a\x00b\u202e said", "\"'«„“‘ said ’”“»'\"",
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
		page := &sayso.Page{Path: "fuzz", Text: text, Outlet: sayso.Outlet{Name: "Kestrel Post"}}
		page.Published.Time = time.Date(2025, 2, 14, 11, 0, 0, 0, time.UTC)
		for _, reader := range readers {
			first, second := readJSON(t, reader, page), readJSON(t, reader, page)
			if !bytes.Equal(first, second) {
				t.Errorf("two readings differ:\n%s\n%s", first, second)
			}
		}
	})
}

func readJSON(t *testing.T, reader *read.Reader, page *sayso.Page) []byte {
	r, err := reader.Read(context.Background(), page)
	if err != nil {
		t.Fatal(err)
	}
	check := func(p sayso.Passage) {
		if p.Start < 0 || p.End < p.Start || p.End > len(page.Text) || page.Text[p.Start:p.End] != p.Text {
			t.Fatalf("passage [%d, %d) %q does not stand there", p.Start, p.End, p.Text)
		}
	}
	for _, st := range r.Statements {
		if len(st.Content) == 0 || len(st.Chain) == 0 {
			t.Fatalf("statement %s has no content or no chain", st.ID)
		}
		for _, c := range st.Content {
			check(c)
		}
		for _, s := range st.Sources {
			check(s.Passage)
		}
		if st.Cue != nil {
			check(*st.Cue)
		}
		for _, hop := range st.Chain[1:] {
			if hop.Evidence != nil {
				check(*hop.Evidence)
			}
		}
	}
	for _, ent := range r.Entities {
		for _, men := range ent.Mentions {
			check(men.Passage)
		}
	}
	for _, tx := range r.Times {
		check(tx.Passage)
	}
	out, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
