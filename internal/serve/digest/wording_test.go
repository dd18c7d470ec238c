package digest

import (
	"testing"
	"unicode/utf8"

	"github.com/sayso-news/sayso"
)

func TestClearest(t *testing.T) {
	ev := func(stance sayso.Stance, texts ...string) (out []sayso.Evidence) {
		for _, text := range texts {
			out = append(out, sayso.Evidence{Stance: stance, Text: text})
		}
		return out
	}
	for _, test := range []struct {
		list []sayso.Evidence
		want string
	}{
		{ev(sayso.Asserts, "cracks in Sorrel Bridge", "Inspectors found cracks in eleven hangers of the Sorrel Bridge"), "Inspectors found cracks in eleven hangers of the Sorrel Bridge"},
		{ev(sayso.Asserts, "It was closed to lorries at noon", "The bridge was closed to lorries at noon"), "The bridge was closed to lorries at noon"},
		{ev(sayso.Asserts, "that the bridge had passed its last inspection"), "the bridge had passed its last inspection"},
		{append(ev(sayso.Hedges, "Nine people may have died in the fall of the bridge"), ev(sayso.Asserts, "Nine people died in the fall of the bridge")...), "Nine people died in the fall of the bridge"},
		{nil, ""},
	} {
		if got := clearest(test.list); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

func FuzzShorten(f *testing.F) {
	f.Add("one two  three", 5)
	f.Add("שרה בן־דוד", 7)
	f.Fuzz(func(t *testing.T, text string, n int) {
		if n < 1 || n > 1000 {
			t.Skip()
		}
		got := shorten(text, n)
		if len(got) > n+len(" …") {
			t.Errorf("%d bytes of at most %d", len(got), n)
		}
		if utf8.ValidString(text) && !utf8.ValidString(got) {
			t.Errorf("%q is cut inside a letter", got)
		}
	})
}
