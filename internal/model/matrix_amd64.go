package model

import "golang.org/x/sys/cpu"

// kernel is the fastest path this processor has. Tests set it.
var kernel = bestKernel()

type kernelKind uint8

const (
	generic kernelKind = iota
	avx2
	vnni
)

func bestKernel() kernelKind {
	switch {
	case cpu.X86.HasAVX512F && cpu.X86.HasAVX512VNNI:
		return vnni
	case cpu.X86.HasAVX2:
		return avx2
	}
	return generic
}

func tile(sums []int32, width int, acts []uint8, stride int, panel []int8, quads int) {
	if quads == 0 || kernel == generic {
		tileGeneric(sums, width, acts, stride, panel, quads)
		return
	}
	// the kernels do not check bounds
	_ = sums[(tileRows-1)*width+panelWidth-1]
	_ = acts[(tileRows-1)*stride+quads*4-1]
	_ = panel[quads*4*panelWidth-1]
	if kernel == vnni {
		tileVNNI(&sums[0], width*4, &acts[0], stride, &panel[0], quads)
		return
	}
	tileAVX2(&sums[0], width*4, &acts[0], stride, &panel[0], quads)
	const half = tileRows / 2
	tileAVX2(&sums[half*width], width*4, &acts[half*stride], stride, &panel[0], quads)
}

// tileVNNI multiplies eight rows of activations with one panel. Strides are in bytes.
//
//go:noescape
func tileVNNI(sums *int32, width int, acts *uint8, stride int, panel *int8, quads int)

// tileAVX2 does four rows.
//
//go:noescape
func tileAVX2(sums *int32, width int, acts *uint8, stride int, panel *int8, quads int)
