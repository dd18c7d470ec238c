package model

// matrix is a weight matrix, packed for the kernels: panels of 32 outputs, and
// in a panel, for every four inputs (a quad), 32 times four bytes. Inputs are
// padded to fours and outputs to panels, with zeros.
type matrix struct {
	in, out int // as trained
	quads   int // of inputs
	panels  int
	packed  []uint32  // a quad of one output, the first input lowest
	scale   []float32 // by output: what one step of the sum is worth
	bias    []float32 // by output
}

const (
	panelWidth = 32
	tileRows   = 8  // rows that a kernel takes at once
	blockRows  = 32 // rows that go through one panel after another: they stay in the first cache
)

// newMatrix packs row-major weights (out × in).
func newMatrix(in, out int, weights []int8, scale, bias []float32) *matrix {
	m := &matrix{in: in, out: out, quads: (in + 3) / 4, panels: (out + panelWidth - 1) / panelWidth, scale: scale, bias: bias}
	m.packed = make([]uint32, m.panels*m.quads*panelWidth)
	for o := range out {
		quads := m.packed[m.at(o):]
		for i, w := range weights[o*in:][:in] {
			quads[i/4*panelWidth] |= uint32(uint8(w)) << (8 * (i % 4))
		}
	}
	return m
}

// at is where the first quad of an output is packed; the next ones follow
// panelWidth further on each.
func (m *matrix) at(out int) int {
	return out/panelWidth*m.quads*panelWidth + out%panelWidth
}

// cols is the width of a row of sums: the outputs, padded to panels.
func (m *matrix) cols() int { return m.panels * panelWidth }

// stride is the width of a row of activations: the inputs, padded to fours.
func (m *matrix) stride() int { return m.quads * 4 }

// padRows rounds a number of rows up to whole tiles.
func padRows(n int) int { return (n + tileRows - 1) / tileRows * tileRows }

// inputs says where a row of inputs lies: taps pieces of quads, each shift bytes
// after the one before. The next row begins stride bytes further on.
type inputs struct{ taps, quads, shift, stride int }

// sums multiplies: row r of sums gets the products of row r of acts with every
// output. acts holds padRows(rows) rows of stride bytes, each at most 127; sums
// holds padRows(rows) rows of cols.
func (m *matrix) sums(sums []int32, acts []uint8, rows int) {
	m.multiply(sums, acts, rows, inputs{taps: 1, quads: m.quads, stride: m.stride()})
}

// convolve multiplies three rows at a time: the inputs of row r of sums are the
// rows r, r+dilation and r+2·dilation of acts, each a third of them.
func (m *matrix) convolve(sums []int32, acts []uint8, rows, dilation int) {
	dim := m.stride() / 3
	m.multiply(sums, acts, rows, inputs{taps: 3, quads: m.quads / 3, shift: dilation * dim, stride: dim})
}

func (m *matrix) multiply(sums []int32, acts []uint8, rows int, in inputs) {
	rows = padRows(rows)
	for lo := 0; lo < rows; lo += blockRows {
		m.block(sums[lo*m.cols():], acts[lo*in.stride:], min(blockRows, rows-lo), in)
	}
}

// tiles multiplies a block of rows tile by tile.
func (m *matrix) tiles(sums []int32, acts []uint8, rows int, in inputs) {
	for p := range m.panels {
		panel := m.packed[p*m.quads*panelWidth:][:m.quads*panelWidth]
		for r := 0; r < rows; r += tileRows {
			tile(sums[r*m.cols()+p*panelWidth:], m.cols(), acts[r*in.stride:], panel, in)
		}
	}
}

// tileGeneric is the kernel in plain Go: eight rows by one panel.
func tileGeneric(sums []int32, width int, acts []uint8, panel []uint32, in inputs) {
	for r := range tileRows {
		var acc [panelWidth]int32
		rest := panel
		for tap := range in.taps {
			row := acts[r*in.stride+tap*in.shift:][:in.quads*4]
			for q := 0; q < len(row); q += 4 {
				weights := rest[:panelWidth]
				rest = rest[panelWidth:]
				if row[q]|row[q+1]|row[q+2]|row[q+3] == 0 {
					continue
				}
				a0, a1, a2, a3 := int32(row[q]), int32(row[q+1]), int32(row[q+2]), int32(row[q+3])
				for o, w := range weights {
					acc[o] += a0*int32(int8(w)) + a1*int32(int8(w>>8)) + a2*int32(int8(w>>16)) + a3*int32(int8(w>>24))
				}
			}
		}
		copy(sums[r*width:][:panelWidth], acc[:])
	}
}
