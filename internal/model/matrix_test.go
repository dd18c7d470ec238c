package model

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// random makes a matrix and rows of activations.
func random(rng *rand.Rand, in, out, rows int) (*matrix, []uint8) {
	weights := make([]int8, in*out)
	for i := range weights {
		weights[i] = int8(rng.IntN(255) - 127)
	}
	m := newMatrix(in, out, weights, make([]float32, out), make([]float32, out))
	acts := make([]uint8, padRows(rows)*m.stride())
	for r := range rows {
		for i := range in {
			acts[r*m.stride()+i] = uint8(rng.IntN(128))
		}
	}
	return m, acts
}

func TestSumsAreTheProducts(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	weights := make([]int8, 7*5)
	for i := range weights {
		weights[i] = int8(rng.IntN(255) - 127)
	}
	m := newMatrix(7, 5, weights, nil, nil)
	acts := make([]uint8, padRows(3)*m.stride())
	for r := range 3 {
		for i := range 7 {
			acts[r*m.stride()+i] = uint8(rng.IntN(128))
		}
	}
	sums := make([]int32, padRows(3)*m.cols())
	m.sums(sums, acts, 3)
	for r := range 3 {
		for o := range 5 {
			var want int32
			for i := range 7 {
				want += int32(acts[r*m.stride()+i]) * int32(weights[o*7+i])
			}
			if got := sums[r*m.cols()+o]; got != want {
				t.Errorf("row %d output %d: got %d, want %d", r, o, got, want)
			}
		}
	}
}

// TestExtremes: full weights against full activations must not saturate on any path.
func TestExtremes(t *testing.T) {
	for _, w := range []int8{127, -127} {
		weights := slices.Repeat([]int8{w}, 64*16)
		m := newMatrix(64, 16, weights, nil, nil)
		acts := slices.Repeat([]uint8{127}, tileRows*64)
		sums := make([]int32, tileRows*m.cols())
		m.sums(sums, acts, tileRows)
		if want := int32(w) * 127 * 64; sums[0] != want {
			t.Errorf("weights %d: got %d, want %d", w, sums[0], want)
		}
	}
}
