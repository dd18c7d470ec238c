package timex_test

import (
	"context"
	"testing"
	"time"

	"github.com/sayso-news/sayso/nlp"
	"github.com/sayso-news/sayso/read/syntax"
	"github.com/sayso-news/sayso/read/timex"
	"github.com/sayso-news/sayso/read/tokens"
)

// read gives the time expressions of a text printed on Friday 2024-09-13, or at
// no known time.
func read(tb testing.TB, text string, known bool) *nlp.Doc {
	tb.Helper()
	doc := &nlp.Doc{Text: text, Blocks: []nlp.Block{{Kind: "paragraph", End: len(text)}}}
	if known {
		doc.Published = time.Date(2024, 9, 13, 17, 0, 0, 0, time.FixedZone("", 3*3600))
	}
	for _, stage := range []interface {
		Read(context.Context, *nlp.Doc) error
	}{tokens.New(), syntax.New(), timex.New()} {
		if err := stage.Read(context.Background(), doc); err != nil {
			tb.Fatal(err)
		}
	}
	return doc
}

func TestRead(t *testing.T) {
	rows := []struct{ text, words, value, without string }{
		{"The mayor said so on Friday.", "Friday", "2024-09-13", "XXXX-WXX-5"},
		{"The mayor said so on Monday.", "Monday", "2024-09-09", "XXXX-WXX-1"},
		{"The council will meet on Monday.", "Monday", "2024-09-16", "XXXX-WXX-1"},
		{"In April, she left for Oslo.", "April", "2024-04", "XXXX-04"},
		{"In November, she left for Oslo.", "November", "2023-11", "XXXX-11"},
		{"The raid of October 7 began early.", "October 7", "2023-10-07", "XXXX-10-07"},
		{"It began on Dec. 3, 2019.", "Dec. 3, 2019", "2019-12-03", "2019-12-03"},
		{"It began on 3 December 2019.", "3 December 2019", "2019-12-03", "2019-12-03"},
		{"It fell in 1998.", "1998", "1998", "1998"},
		{"Two ships sank yesterday.", "yesterday", "2024-09-12", "PAST_REF"},
		{"They met two days ago.", "two days ago", "2024-09-11", "PAST_REF"},
		{"They met last month.", "last month", "2024-08", "PAST_REF"},
		{"The strike lasted three weeks.", "three weeks", "P3W", "P3W"},
	}
	for _, row := range rows {
		for _, known := range []bool{true, false} {
			doc := read(t, row.text, known)
			want := row.value
			if !known {
				want = row.without
			}
			if len(doc.Timexes) != 1 || doc.Str(doc.Timexes[0].Span) != row.words || doc.Timexes[0].Value != want {
				t.Errorf("%q, published known %v: got %+v, want %q = %s", row.text, known, doc.Timexes, row.words, want)
			}
		}
	}
}

func TestChained(t *testing.T) {
	doc := read(t, "In April, she left. Weeks later, she was back. On June 3 she resigned and left two days later.", true)
	if len(doc.Timexes) != 4 {
		t.Fatalf("got %+v", doc.Timexes)
	}
	if weeks := doc.Timexes[1]; weeks.Resolved || weeks.Anchor != 0 {
		t.Errorf("Weeks later: got %+v, want open, anchored on April", weeks)
	}
	if days := doc.Timexes[3]; days.Value != "2024-06-05" || days.Anchor != 2 {
		t.Errorf("two days later: got %+v, want 2024-06-05", days)
	}
}
