package model

import (
	"math/rand/v2"
	"testing"
)

// TestEisner compares with all projective trees of short sentences.
func TestEisner(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var work chart
	for n := 1; n <= 6; n++ {
		for range 50 {
			scores := make([]int32, n*(n+1))
			for i := range scores {
				scores[i] = rng.Int32N(2000) - 1000
			}
			best := int32(-1 << 30)
			heads := make([]int, n)
			everyTree(heads, 0, func() { best = max(best, worth(scores, heads)) })
			got := work.eisner(scores, n+1, n)
			if !projective(got) || worth(scores, got) != best {
				t.Fatalf("n %d: tree %v is worth %d, the best %d", n, got, worth(scores, got), best)
			}
		}
	}
}

func worth(scores []int32, heads []int) int32 {
	n, sum := len(heads), int32(0)
	for i, h := range heads {
		if h < 0 {
			h = n
		}
		sum += scores[i*(n+1)+h]
	}
	return sum
}

// everyTree calls visit with each projective tree over the tokens, heads from at on being free.
func everyTree(heads []int, at int, visit func()) {
	if at == len(heads) {
		if projective(heads) {
			visit()
		}
		return
	}
	for h := -1; h < len(heads); h++ {
		if h != at {
			heads[at] = h
			everyTree(heads, at+1, visit)
		}
	}
}

// projective reports whether heads form one tree in which no arcs cross and
// none passes over the root.
func projective(heads []int) bool {
	roots := 0
	for i, h := range heads {
		if h < 0 {
			roots++
		}
		for k, steps := i, 0; k >= 0; k, steps = heads[k], steps+1 {
			if steps > len(heads) {
				return false
			}
		}
		lo, hi := min(i, h), max(i, h)
		for j, g := range heads {
			if h >= 0 && (g < lo || g > hi) && j > lo && j < hi {
				return false
			}
		}
	}
	return roots == 1
}
