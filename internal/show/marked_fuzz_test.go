package show

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// FuzzMarkedText asserts that marks, wherever they stand, neither lose nor add
// a word, and that every span that opens closes.
func FuzzMarkedText(f *testing.F) {
	f.Add("abc <def> & ghi", 0, 15, 2, 9, 4, 12)
	f.Add("abc", -1, 9, 1, 1, 3, 2)
	f.Fuzz(func(t *testing.T, text string, start, end, a, b, c, d int) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		for i := 0; i < len(text); i++ { // offsets of a reading stand between runes
			if text[i] >= utf8.RuneSelf {
				t.Skip()
			}
		}
		marks := []Mark{{Start: a, End: b, Class: "x"}, {Start: c, End: d, Class: "y"}, {Start: a, End: d, Class: "z"}}
		got := string(MarkedText(text, start, end, marks))
		if strings.Count(got, "<span") != strings.Count(got, "</span>") {
			t.Errorf("spans do not close: %s", got)
		}
		var words strings.Builder
		z := html.NewTokenizer(strings.NewReader(got))
		for z.Next() != html.ErrorToken {
			if tok := z.Token(); tok.Type == html.TextToken {
				words.WriteString(tok.Data)
			}
		}
		lo, hi := max(start, 0), min(end, len(text))
		want := ""
		if lo < hi {
			want = strings.ReplaceAll(clean(text[lo:hi]), "\n", " ")
		}
		if words.String() != want {
			t.Errorf("got words %q, want %q", words.String(), want)
		}
	})
}
