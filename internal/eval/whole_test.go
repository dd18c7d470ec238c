package eval

import (
	"slices"
	"testing"
)

func TestAssign(t *testing.T) {
	tests := []struct {
		name string
		gain [][]int
		want []int
	}{
		{"nothing", nil, []int{}},
		{"greedy would take 5 and lose 4", [][]int{{5, 4}, {4, 0}}, []int{1, 0}},
		{"more rows", [][]int{{1}, {3}, {2}}, []int{-1, 0, -1}},
		{"more columns", [][]int{{0, 7, 3}}, []int{1}},
	}
	for _, test := range tests {
		if got := assign(test.gain); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}

func TestWholeCounts(t *testing.T) {
	text := "The mayor said taxes rise. Lee denied it all."
	gold := []attribution{
		{source: []span{{0, 9}}, cue: []span{{10, 14}}, content: []span{{15, 25}}},
		{source: []span{{27, 30}}, cue: []span{{31, 37}}, content: []span{{38, 44}}},
	}
	got := []attribution{
		{source: []span{{0, 9}}, cue: []span{{10, 14}}, content: []span{{15, 26}}}, // the full stop does not count
		{source: []span{{27, 30}}, cue: []span{{31, 37}}, content: []span{{38, 40}}},
		{content: []span{{0, 9}}},
	}
	exact, half := wholeCounts(text, gold, got)
	if exact != (counts{right: 1, predicted: 3, gold: 2}) || half != (counts{right: 2, predicted: 3, gold: 2}) {
		t.Errorf("exact %v, half %v", exact, half)
	}
}
