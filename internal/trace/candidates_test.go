package trace

import (
	"slices"
	"testing"

	"github.com/sayso-news/sayso/internal/store"
)

// list makes the head of a list: stories first to last, ranked by their numbers.
func list(key uint64, first, last int64) (out []store.Posting) {
	for story := first; story <= last; story++ {
		out = append(out, store.Posting{Key: key, Rank: story, Story: story})
	}
	return out
}

// aged makes the stories of lists a week and a minute older than story 40.
func aged(lists ...[]store.Posting) []store.Posting {
	out := slices.Concat(lists...)
	for i := range out {
		out[i].Rank -= (7*24*60 + 1) << minuteBits
	}
	return out
}

func TestBest(t *testing.T) {
	for name, c := range map[string]struct {
		heads []store.Posting
		seq   int64
		want  []int64
	}{
		"one short list":                     {list(1, 4, 6), 6, []int64{4, 5}},
		"only those before":                  {list(1, 4, 6), 5, []int64{4}},
		"two long lists are a formula":       {slices.Concat(list(1, 1, 17), list(2, 1, 17)), 40, nil},
		"three long lists are no formula":    {slices.Concat(list(1, 1, 17), list(2, 1, 17), list(3, 1, 17)), 40, []int64{1, 2, 3}},
		"a list is no longer for later ones": {list(1, 1, 17), 3, []int64{1, 2}},
		"short before long":                  {slices.Concat(list(1, 1, 17), list(2, 1, 17), list(3, 1, 17), list(4, 16, 16)), 40, []int64{16, 1, 2}},
		"a week later three are one":         {aged(list(1, 1, 17), list(2, 1, 17), list(3, 1, 17)), 40, nil},
		"a week later eight are none": {aged(list(1, 1, 17), list(2, 1, 17), list(3, 1, 17), list(4, 1, 17), list(5, 1, 17), list(6, 1, 17), list(7, 1, 17),
			list(8, 1, 17)), 40, []int64{1, 2, 3}},
		"a short list however old": {aged(list(1, 4, 6)), 40, []int64{4, 5, 6}},
	} {
		var got []int64
		for _, c := range best(c.heads, c.seq, c.seq, 3, oldPhrases) {
			got = append(got, c.story)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
