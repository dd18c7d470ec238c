package eval

import (
	"math"
	"testing"
)

// clustersOf makes a mention of each letter, a cluster of each word.
func clustersOf(words ...string) [][]span {
	var out [][]span
	for _, word := range words {
		var cluster []span
		for _, c := range word {
			cluster = append(cluster, span{int(c), int(c) + 1})
		}
		out = append(out, cluster)
	}
	return out
}

func (r ratio) precision() float64 { return r.hitGot / r.got }
func (r ratio) recall() float64    { return r.hitGold / r.gold }

// The worked examples of the literature, with the figures printed there.
func TestScoreClusters(t *testing.T) {
	type prf struct{ p, r, f float64 }
	for _, test := range []struct {
		name          string
		gold, got     [][]span
		muc, b3, ceaf prf
	}{
		{
			"Pradhan et al. 2014, figure 1",
			clustersOf("abc", "defg"), clustersOf("ab", "cd", "fghi"),
			prf{0.40, 0.40, 0.40}, prf{0.50, 0.42, 0.46}, prf{0.43, 0.65, 0.52},
		},
		{
			"Luo 2005, response a; Bagga and Baldwin 1998, figure 2",
			clustersOf("12345", "67", "89ABC"), clustersOf("12345", "6789ABC"),
			prf{0.900, 1, 0.947}, prf{0.762, 1, 0.865}, prf{0.917, 0.611, 0.733},
		},
		{
			"Luo 2005, response b; Bagga and Baldwin 1998, figure 3",
			clustersOf("12345", "67", "89ABC"), clustersOf("1234589ABC", "67"),
			prf{0.900, 1, 0.947}, prf{0.583, 1, 0.737}, prf{0.833, 0.556, 0.667},
		},
		{
			"Luo 2005, response c: all one",
			clustersOf("12345", "67", "89ABC"), clustersOf("123456789ABC"),
			prf{0.818, 1, 0.900}, prf{0.375, 1, 0.545}, prf{0.588, 0.196, 0.294},
		},
		{
			"Vilain et al. 1995: one chain of four cut in two",
			clustersOf("abcd"), clustersOf("ab", "cd"),
			prf{1, 0.667, 0.800}, prf{1, 0.500, 0.667}, prf{0.333, 0.667, 0.444},
		},
		{
			"the same",
			clustersOf("abc", "de"), clustersOf("ed", "cab"),
			prf{1, 1, 1}, prf{1, 1, 1}, prf{1, 1, 1},
		},
		{
			"singletons count on neither side",
			clustersOf("ab", "c"), clustersOf("ab", "d", "e"),
			prf{1, 1, 1}, prf{1, 1, 1}, prf{1, 1, 1},
		},
	} {
		s := scoreClusters(test.gold, test.got)
		for _, m := range []struct {
			name string
			got  ratio
			want prf
		}{{"MUC", s.muc, test.muc}, {"B³", s.b3, test.b3}, {"CEAF-φ4", s.ceaf, test.ceaf}} {
			if got := (prf{m.got.precision(), m.got.recall(), m.got.f1()}); math.Abs(got.p-m.want.p) > 0.006 || math.Abs(got.r-m.want.r) > 0.006 || math.Abs(got.f-m.want.f) > 0.006 {
				t.Errorf("%s: %s is %.3f, want %.3f", test.name, m.name, got, m.want)
			}
		}
	}
	if s := scoreClusters(clustersOf("ab"), nil); s.conll() != 0 {
		t.Errorf("nothing found: %.3f", s.conll())
	}
}
