package serve

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sayso-news/sayso"
)

func TestSameWords(t *testing.T) {
	for _, test := range []struct {
		a, b        string
		here, there []string
	}{
		{"at least 12 people died", "eleven people died", []string{"people died"}, []string{"people died"}},
		{"a b c d", "a x c d", []string{"a", "c d"}, []string{"a", "c d"}},
		{"Said “so”, twice.", "said so twice", []string{"Said “so”, twice."}, []string{"said so twice"}},
		{"one", "two", nil, nil},
		{"", "", nil, nil},
	} {
		here, there := sameWords(test.a, test.b, sayso.Shared{Here: sayso.Passage{End: len(test.a)}, There: sayso.Passage{End: len(test.b)}})
		if diff := cmp.Diff(test.here, texts(test.a, here)); diff != "" {
			t.Errorf("%q against %q, here: %s", test.a, test.b, diff)
		}
		if diff := cmp.Diff(test.there, texts(test.b, there)); diff != "" {
			t.Errorf("%q against %q, there: %s", test.a, test.b, diff)
		}
	}
}

func texts(s string, list []sayso.Passage) (out []string) {
	for _, p := range list {
		out = append(out, s[p.Start:p.End])
	}
	return out
}

func TestOutside(t *testing.T) {
	const text = "one two three – four\n\nfive six"
	blocks := []sayso.Block{{Start: 0, End: 22}, {Start: 24, End: 32}}
	got := texts(text, outside(text, blocks, []sayso.Passage{{Start: 4, End: 7}, {Start: 24, End: 28}}))
	if diff := cmp.Diff([]string{"one", "three – four", "six"}, got); diff != "" {
		t.Error(diff)
	}
}

func FuzzSameWords(f *testing.F) {
	f.Add("at least 12 people died", "eleven people died")
	f.Add("a\xff b", "b \u00a0a")
	f.Fuzz(func(t *testing.T, a, b string) {
		here, there := sameWords(a, b, sayso.Shared{Here: sayso.Passage{End: len(a)}, There: sayso.Passage{End: len(b)}})
		for _, side := range []struct {
			text string
			list []sayso.Passage
		}{{a, here}, {b, there}} {
			at := 0
			for _, p := range side.list {
				if p.Start < at || p.End < p.Start || p.End > len(side.text) {
					t.Fatalf("%q: passage [%d, %d) after %d", side.text, p.Start, p.End, at)
				}
				at = p.End
			}
		}
	})
}
