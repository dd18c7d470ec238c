package model

// matrix is a weight matrix, packed for the kernels: panels of 16 outputs, and
// in a panel, for every four inputs, 16 groups of four bytes. Inputs are padded
// to fours and outputs to panels, with zeros.
type matrix struct {
	in, out int // as trained
	quads   int // groups of four inputs
	panels  int
	packed  []int8
	scale   []float32 // by output: what one step of the sum is worth
	bias    []float32 // by output
}

const (
	panelWidth = 16
	tileRows   = 8 // rows that a kernel takes at once
)

// newMatrix packs row-major weights (out × in).
func newMatrix(in, out int, weights []int8, scale, bias []float32) *matrix {
	m := &matrix{in: in, out: out, quads: (in + 3) / 4, panels: (out + panelWidth - 1) / panelWidth, scale: scale, bias: bias}
	m.packed = make([]int8, m.panels*m.quads*4*panelWidth)
	for o := range out {
		panel := m.packed[(o/panelWidth)*m.quads*4*panelWidth:]
		for i := range in {
			panel[(i/4)*4*panelWidth+(o%panelWidth)*4+i%4] = weights[o*in+i]
		}
	}
	return m
}

// cols is the width of a row of sums: the outputs, padded to panels.
func (m *matrix) cols() int { return m.panels * panelWidth }

// stride is the width of a row of activations: the inputs, padded to fours.
func (m *matrix) stride() int { return m.quads * 4 }

// padRows rounds a number of rows up to whole tiles.
func padRows(n int) int { return (n + tileRows - 1) / tileRows * tileRows }

// sums multiplies: row r of sums gets the products of row r of acts with every
// output. acts holds padRows(rows) rows of stride bytes, each at most 127; sums
// holds padRows(rows) rows of cols.
func (m *matrix) sums(sums []int32, acts []uint8, rows int) {
	rows = padRows(rows)
	width, stride := m.cols(), m.stride()
	_, _ = sums[:rows*width], acts[:rows*stride]
	for r := 0; r < rows; r += tileRows {
		for p := range m.panels {
			tile(sums[r*width+p*panelWidth:], width, acts[r*stride:], stride, m.packed[p*m.quads*4*panelWidth:], m.quads)
		}
	}
}

// tileGeneric is the kernel in plain Go: eight rows by one panel.
func tileGeneric(sums []int32, width int, acts []uint8, stride int, panel []int8, quads int) {
	for r := range tileRows {
		row := acts[r*stride : r*stride+quads*4]
		var acc [panelWidth]int32
		for q := 0; q < len(row); q += 4 {
			if row[q]|row[q+1]|row[q+2]|row[q+3] == 0 {
				continue
			}
			a0, a1, a2, a3 := int32(row[q]), int32(row[q+1]), int32(row[q+2]), int32(row[q+3])
			w := panel[q*panelWidth : q*panelWidth+4*panelWidth]
			for o := range acc {
				k := w[4*o : 4*o+4 : 4*o+4]
				acc[o] += a0*int32(k[0]) + a1*int32(k[1]) + a2*int32(k[2]) + a3*int32(k[3])
			}
		}
		copy(sums[r*width:r*width+panelWidth], acc[:])
	}
}
