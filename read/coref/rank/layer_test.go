package rank

import (
	"math/rand/v2"
	"testing"
)

// What the processor's own instructions give is what plain Go gives.
func TestLayersAgree(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	in := make([][Hidden]int16, 50)
	for f := range in {
		for h := range in[f] {
			in[f][h] = int16(rng.IntN(1<<16) - 1<<15)
		}
	}
	for n := range 20 {
		var on features
		for range n {
			on = append(on, uint16(rng.IntN(len(in))))
		}
		var hidden, bias [Hidden]int32
		for h := range hidden {
			hidden[h], bias[h] = rng.Int32N(1<<28)-1<<27, rng.Int32N(1<<28)-1<<27
		}
		got, want := hidden, hidden
		addHidden(&got, in, on)
		addHiddenGeneric(&want, in, on)
		if got != want {
			t.Errorf("%d features: sums %v, want %v", n, got, want)
		}
		if got, want := scoreHidden(&hidden, &bias, &in[0]), scoreHiddenGeneric(&hidden, &bias, &in[0]); got != want {
			t.Errorf("score %d, want %d", got, want)
		}
	}
}
