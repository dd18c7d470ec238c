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
	if bestKernel() == vnni {
		list = append(list, vnni)
	}
	return list
}

func (k kernelKind) String() string { return [...]string{"generic", "avx2", "vnni"}[k] }

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
