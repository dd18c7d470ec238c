package model

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"golang.org/x/sys/cpu"
)

// paths are the kernels this processor can run besides plain Go.
func paths() []kernelKind {
	list := []kernelKind{generic}
	if cpu.X86.HasAVX2 {
		list = append(list, avx2)
	}
	if bestKernel() >= vnni {
		list = append(list, vnni)
	}
	if bestKernel() == amxTiles {
		list = append(list, amxTiles)
	}
	return list
}

func (k kernelKind) String() string { return [...]string{"generic", "avx2", "vnni", "amx"}[k] }

func TestKernelsAgree(t *testing.T) {
	defer func(k kernelKind) { kernel = k }(kernel)
	rng := rand.New(rand.NewPCG(3, 4))
	for _, size := range [][3]int{{4, 16, 8}, {1, 1, 1}, {192, 50, 33}, {576, 192, 9}, {192, 7, 5}, {191, 193, 17}} {
		m, acts := random(rng, size[0], size[1], size[2])
		var want []int32
		for _, k := range paths() {
			kernel = k
			sums := make([]int32, padRows(size[2])*m.cols())
			m.sums(sums, acts, size[2])
			if want == nil {
				want = sums
			} else if !slices.Equal(sums, want) {
				t.Errorf("%v: %s differs from generic", size, k)
			}
		}
	}
}

func TestRowsAgree(t *testing.T) {
	defer func(k kernelKind) { kernel = k }(kernel)
	rng := rand.New(rand.NewPCG(7, 8))
	for _, n := range []int{1, 31, 32, 64, 100, 256} {
		row, scale, bias := make([]int32, n), make([]float32, n), make([]float32, n)
		for spread := int32(1); spread < 1<<28; spread *= 16 {
			for i := range row {
				row[i] = rng.Int32N(2*spread) - spread
				scale[i], bias[i] = rng.Float32()*2-1, (rng.Float32()-0.5)*float32(spread)
				if i%5 == 0 { // sums that fall on the edge of two steps
					scale[i], bias[i] = 0.5, 0
				}
			}
			type result struct {
				sum, square    int64
				normal, active []uint8
				stream         []int32
			}
			var want result
			for _, k := range paths() {
				kernel = k
				got := result{normal: make([]uint8, n), active: make([]uint8, n), stream: slices.Clone(row)}
				got.sum, got.square = moments(row)
				normalise(got.normal, row, scale, bias, 3.5, 0.25)
				activate(got.active, row, scale, bias)
				addTo(got.stream, row, scale, bias)
				if k == generic {
					want = got
				} else if got.sum != want.sum || got.square != want.square || !slices.Equal(got.normal, want.normal) || !slices.Equal(got.active, want.active) || !slices.Equal(got.stream, want.stream) {
					t.Errorf("%d numbers up to %d: %s differs from generic", n, spread, k)
				}
			}
		}
	}
}

func BenchmarkSums(b *testing.B) {
	defer func(k kernelKind) { kernel = k }(kernel)
	rng := rand.New(rand.NewPCG(5, 6))
	const rows = 256
	m, acts := random(rng, 576, 192, rows)
	sums := make([]int32, rows*m.cols())
	for _, k := range paths() {
		b.Run(fmt.Sprint(k), func(b *testing.B) {
			kernel = k
			for b.Loop() {
				m.sums(sums, acts, rows)
			}
			b.ReportMetric(2*576*192*rows*float64(b.N)/b.Elapsed().Seconds()/1e9, "Gop/s")
		})
	}
}
