package model

import (
	"fmt"
	"math/rand/v2"
	"reflect"
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
	for _, size := range [][3]int{{4, 16, 8}, {1, 1, 1}, {192, 50, 33}, {576, 192, 9}, {192, 7, 5}, {191, 193, 17}, {192, 256, 40}, {64, 33, 24}, {768, 64, 61}} {
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

func TestConvolutionsAgree(t *testing.T) {
	defer func(k kernelKind) { kernel = k }(kernel)
	rng := rand.New(rand.NewPCG(9, 10))
	for _, size := range [][4]int{{64, 256, 70, 4}, {256, 64, 33, 1}, {12, 40, 9, 2}} { // inputs of a tap, outputs, rows, dilation
		dim, out, rows, dilation := size[0], size[1], size[2], size[3]
		m, acts := random(rng, 3*dim, out, rows)
		acts = acts[:(padRows(rows)+2*dilation)*dim]
		wide := make([]uint8, padRows(rows)*3*dim)
		for r := range padRows(rows) {
			for tap := range 3 {
				copy(wide[(3*r+tap)*dim:][:dim], acts[(r+tap*dilation)*dim:])
			}
		}
		kernel = generic
		want := make([]int32, padRows(rows)*m.cols())
		m.sums(want, wide, rows)
		for _, k := range paths() {
			kernel = k
			got := make([]int32, len(want))
			m.convolve(got, acts, rows, dilation)
			if !slices.Equal(got, want) {
				t.Errorf("%v: the convolution of %s differs from the product of its rows", size, k)
			}
		}
	}
}

func TestChartsAgree(t *testing.T) {
	defer func(k kernelKind) { kernel = k }(kernel)
	rng := rand.New(rand.NewPCG(11, 12))
	var work chart
	for _, n := range []int{1, 2, 3, 8, 9, 17, 40, longest} {
		scores := make([]int32, n*(n+1))
		for i := range scores {
			scores[i] = rng.Int32N(20) - 10 // many equals
		}
		var want []int
		for _, k := range paths() {
			kernel = k
			got := work.eisner(scores, n+1, n)
			if want == nil {
				want = got
			} else if !slices.Equal(got, want) {
				t.Errorf("%d tokens: %s differs from generic", n, k)
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
				signed         []int16
				scores         []float32
				joined         []uint8
			}
			var want result
			for _, k := range paths() {
				kernel = k
				got := result{normal: make([]uint8, n), active: make([]uint8, n), stream: slices.Clone(row), signed: make([]int16, n), scores: make([]float32, n), joined: make([]uint8, n)}
				got.sum, got.square = moments(row)
				normalise(got.normal, row, scale, bias, 3.5, 0.25)
				activate(got.active, row, scale, bias)
				addTo(got.stream, row, scale, bias)
				signed(got.signed, row, scale, bias, 2047)
				scores(got.scores, row, scale, bias)
				join(got.joined, got.signed, got.signed)
				if k == generic {
					want = got
				} else if !reflect.DeepEqual(got, want) {
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
