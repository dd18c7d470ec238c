package model

import (
	"golang.org/x/sys/cpu"

	"github.com/sayso-news/sayso/internal/amx"
)

// kernel is the fastest path this processor has. Tests set it.
var kernel = bestKernel()

type kernelKind uint8

const (
	generic kernelKind = iota
	avx2
	vnni
	amxTiles
)

func bestKernel() kernelKind {
	wide := cpu.X86.HasAVX512F && cpu.X86.HasAVX512VNNI
	switch {
	case wide && cpu.X86.HasAMXTile && cpu.X86.HasAMXInt8 && amx.Allow():
		return amxTiles
	case wide:
		return vnni
	case cpu.X86.HasAVX2:
		return avx2
	}
	return generic
}

// block multiplies up to blockRows rows with every panel.
func (m *matrix) block(sums []int32, acts []uint8, rows int, in inputs) {
	if kernel != amxTiles || in.quads%amxQuads != 0 || in.quads == 0 {
		m.tiles(sums, acts, rows, in)
		return
	}
	// the kernel does not check bounds
	_ = sums[rows*m.cols()-1]
	_ = acts[(rows-1)*in.stride+(in.taps-1)*in.shift+in.quads*4-1]
	_ = m.packed[m.panels*in.taps*in.quads*panelWidth-1]
	blockAMX(&sums[0], m.cols()*4, &acts[0], &m.packed[0], &in, rows, m.panels)
}

func tile(sums []int32, width int, acts []uint8, panel []uint32, in inputs) {
	if in.quads == 0 || kernel == generic {
		tileGeneric(sums, width, acts, panel, in)
		return
	}
	// the kernels do not check bounds
	_ = sums[(tileRows-1)*width+panelWidth-1]
	_ = acts[(tileRows-1)*in.stride+(in.taps-1)*in.shift+in.quads*4-1]
	_ = panel[in.taps*in.quads*panelWidth-1]
	if kernel >= vnni {
		tileVNNI(&sums[0], width*4, &acts[0], &panel[0], &in)
		return
	}
	for r := 0; r < tileRows; r += tileRows / 2 {
		for half := 0; half < panelWidth; half += panelWidth / 2 {
			tileAVX2(&sums[r*width+half], width*4, &acts[r*in.stride], &panel[half], &in)
		}
	}
}

// tileVNNI multiplies eight rows of activations with one panel. width is in bytes.
//
//go:noescape
func tileVNNI(sums *int32, width int, acts *uint8, panel *uint32, in *inputs)

// tileAVX2 multiplies four rows with half a panel.
//
//go:noescape
func tileAVX2(sums *int32, width int, acts *uint8, panel *uint32, in *inputs)

// amxQuads is how many quads of a row an AMX tile holds.
const amxQuads = 16

// blockAMX multiplies 8, 16, 24 or 32 rows with all panels. width is in bytes;
// quads are a multiple of amxQuads.
//
//go:noescape
func blockAMX(sums *int32, width int, acts *uint8, packed *uint32, in *inputs, rows, panels int)
