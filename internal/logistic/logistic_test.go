package logistic

import (
	"math"
	"testing"
)

// Three of four with the sign are yes and one of four without it: the odds are 3 and a third.
func TestFit(t *testing.T) {
	var rows []Row
	for sign, yes := range []float64{1, 3} {
		rows = append(rows, Row{X: []float64{1, float64(sign)}, Yes: true, Weight: yes}, Row{X: []float64{1, float64(sign)}, Weight: 4 - yes})
	}
	w := Fit(rows, 0)
	for _, test := range []struct{ got, want float64 }{
		{w[0], -math.Log(3)}, {w[1], 2 * math.Log(3)}, {Probability(w, []float64{1, 1}), 0.75},
	} {
		if math.Abs(test.got-test.want) > 1e-4 {
			t.Errorf("got %v, want %v", test.got, test.want)
		}
	}
	if held := Fit(rows, 100); math.Abs(held[1]) > 0.1 {
		t.Errorf("a strong ridge leaves a weight of %v", held[1])
	}
}
