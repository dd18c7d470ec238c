package trace_test

import (
	"flag"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/sayso-news/sayso/internal/clock"
	"github.com/sayso-news/sayso/internal/store/sqlite"
	"github.com/sayso-news/sayso/internal/trace"
)

var growth = flag.Int("growth", 0, "add so many synthetic stories and print what one costs at each power of ten (100000 takes minutes, 1000000 an hour)")

// TestGrowth prints how the cost of one added story grows with the number kept.
// It asserts nothing: times belong to a machine.
func TestGrowth(t *testing.T) {
	if *growth == 0 {
		t.Skip("only with -growth N")
	}
	now := clock.System{}.Now
	d, g := newDesk(t), newSynthetic(1)
	const window = 500 // stories over which a cost is taken, at each power of ten
	var sizes, costs []float64
	var whole, tracing []time.Duration
	next := 1000
	for n := 0; n < *growth; {
		measuring := n >= next-window && n < next
		err := d.db.Write(t.Context(), func(tx *sqlite.Tx) error {
			for range 50 {
				k := kept(g.next(), n)
				p := trace.Prepare(k.Reading, k.Story.SeenAt)
				start := now()
				seq, _, err := tx.Put(k)
				if err != nil {
					return err
				}
				middle := now()
				if err := d.tracer.Add(tx, seq, p, nil); err != nil {
					return err
				}
				if measuring {
					end := now()
					whole, tracing = append(whole, end.Sub(start)), append(tracing, end.Sub(middle))
				}
				n++
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if n == next {
			sum := time.Duration(0)
			for _, w := range whole {
				sum += w
			}
			slices.Sort(tracing)
			mean := float64(sum) / float64(len(whole)) / 1e6
			t.Logf("%8d kept: put and trace %.2f ms a story; trace p50 %.2f ms, p99 %.2f ms", n, mean,
				float64(tracing[len(tracing)/2])/1e6, float64(tracing[len(tracing)*99/100])/1e6)
			sizes, costs = append(sizes, float64(n)), append(costs, mean)
			whole, tracing, next = nil, nil, next*10
		}
	}
	for i := 1; i < len(sizes); i++ {
		t.Logf("growth exponent from %.0f to %.0f: %.3f", sizes[i-1], sizes[i], math.Log(costs[i]/costs[i-1])/math.Log(sizes[i]/sizes[i-1]))
	}
	start := now()
	d.settle(t)
	t.Logf("settling: %v", now().Sub(start))
}

func BenchmarkAdd(b *testing.B) {
	d, g := newDesk(b), newSynthetic(1)
	n := 0
	for b.Loop() {
		d.add(b, kept(g.next(), n))
		n++
	}
}
