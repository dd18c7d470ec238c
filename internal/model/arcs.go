package model

import "encoding/binary"

// The score of an arc is the product of two vectors of signed 7-bit numbers. The
// kernels multiply unsigned numbers with signed ones, so the dependent's vector
// is given as two halves, its positive and its negative part, and the heads'
// vectors stand as weights, once as they are and once negated.

// halves is a layer whose outputs are given as their positive part, then their
// negative part.
type halves struct {
	*matrix
	minus, less []float32 // scale and bias, negated
}

func newHalves(m *matrix) halves {
	h := halves{matrix: m}
	for i := range m.scale {
		h.minus, h.less = append(h.minus, -m.scale[i]), append(h.less, -m.bias[i])
	}
	return h
}

// split fills rows of both halves, twice the outputs each.
func (h *halves) split(acts []uint8, sums []int32, n int) {
	for i := range n {
		row, out := sums[i*h.cols():][:h.out], acts[2*i*h.out:][:2*h.out]
		activate(out[:h.out], row, h.scale, h.bias)
		activate(out[h.out:], row, h.minus, h.less)
	}
}

// arcs scores every arc of a sentence whose activations are given: a row for
// each dependent and, in it, a column for each head, the root after the last
// token. stride is from one row to the next. The scores hold until the next
// product.
func (t *Text) arcs(acts []uint8, n int) (scores []int32, stride int) {
	h, work := &t.net.heads, &t.tree
	width := 2 * h.arcDep.out
	work.dep, work.head = grown(work.dep, padRows(n)*width), grown(work.head, (n+1)*width)
	h.arcDep.split(work.dep, t.multiply(h.arcDep.matrix, acts, n), n)
	h.arcHead.split(work.head, t.multiply(h.arcHead.matrix, acts, n), n)
	copy(work.head[n*width:], h.arcRoot)
	m := &work.heads
	m.in, m.out = width, n+1
	m.quads, m.panels = width/4, (n+panelWidth)/panelWidth
	m.packed = grown(m.packed, m.panels*m.quads*panelWidth)
	for j := range n + 1 {
		plus, minus := work.head[j*width:][:width/2], work.head[j*width+width/2:][:width/2]
		quads, negated := m.packed[m.at(j):], m.packed[m.at(j)+m.quads/2*panelWidth:]
		for i := 0; i < width/2; i += 4 {
			p, n := binary.LittleEndian.Uint32(plus[i:]), binary.LittleEndian.Uint32(minus[i:])
			quads[i/4*panelWidth], negated[i/4*panelWidth] = p|negative(n), n|negative(p)
		}
	}
	return t.multiply(m, work.dep, n), m.cols()
}

// negative negates four bytes of at most 127 each.
func negative(quad uint32) uint32 {
	const high = 0x80808080 // of each byte: what it lends keeps bytes apart
	return (high - quad) ^ high
}
