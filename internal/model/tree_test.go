package model

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestTreeIsATree(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	for n := 1; n < 40; n++ {
		scores := make([]int32, n*(n+1))
		for i := range scores {
			scores[i] = rng.Int32N(50) - 25
		}
		for i := range n {
			scores[i*(n+1)+i] = -1 << 30
		}
		heads := tree(scores, n+1, n)
		roots := 0
		for i, h := range heads {
			if h == -1 {
				roots++
			}
			if h >= n || h == i {
				t.Fatalf("n=%d: head of %d is %d", n, i, h)
			}
		}
		if roots != 1 || findCycle(heads) != nil {
			t.Fatalf("n=%d: %v is no tree", n, heads)
		}
	}
}

func TestTreeBreaksACycle(t *testing.T) {
	// 0 and 1 want each other, 2 is the root: the cheaper of the two moves to it
	scores := []int32{
		-1 << 30, 9, 4, 0,
		9, -1 << 30, 7, 0,
		0, 0, -1 << 30, 9,
	}
	if got, want := tree(scores, 4, 3), []int{1, 2, -1}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestDecode(t *testing.T) {
	row := func(best Arg, by float32) []float32 {
		r := make([]float32, numArgs)
		r[best] = by
		return r
	}
	tests := []struct {
		name string
		rows [][]float32
		want []Arg
	}{
		{"begins before it goes on", [][]float32{row(InContent, 3), row(InContent, 3)}, []Arg{BeginContent, InContent}},
		{"weak signs against a strong one", [][]float32{row(BeginSource, 2), {InSource: 0.4, InContent: 0.5}, row(InSource, 2)}, []Arg{BeginSource, InSource, InSource}},
		{"nothing", [][]float32{row(None, 1)}, []Arg{None}},
	}
	for _, test := range tests {
		scores := slices.Concat(test.rows...)
		got, _ := decode(scores, make([]uint8, len(scores)))
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}

func TestBucket(t *testing.T) {
	last := -1
	for d := -600; d <= 600; d++ {
		b := bucket(d)
		if b < last || b < 0 || b >= buckets {
			t.Fatalf("bucket(%d) = %d after %d", d, b, last)
		}
		last = b
	}
	if bucket(0) != buckets/2 || bucket(8) == bucket(9) || bucket(9) != bucket(11) {
		t.Errorf("edges: %d %d %d %d", bucket(0), bucket(8), bucket(9), bucket(11))
	}
}
