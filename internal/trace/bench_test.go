package trace_test

import "testing"

// BenchmarkAdd adds synthetic stories one by one. How the cost grows is shown by
// bench/growth.
func BenchmarkAdd(b *testing.B) {
	d, g := newDesk(b), newSynthetic(1)
	n := 0
	for b.Loop() {
		d.add(b, kept(g.next(), n))
		n++
	}
}
