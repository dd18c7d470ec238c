package model

import "math"

// apply normalises each row of the stream and keeps its positive part, in
// steps. Mean and variance come from exact integer sums, so that their order
// does not matter.
func (norm *norm) apply(acts []uint8, stream []int32, n, dim int) {
	gain, bias := norm.gain[:dim], norm.bias[:dim]
	for i := range n {
		row, out := stream[i*dim:][:dim], acts[i*dim:][:dim]
		sum, square := moments(row)
		mean := float64(sum) / float64(dim)
		variance := float64(square)/float64(dim) - float64(mean*mean)
		inverse := float32(1 / math.Sqrt(variance+normEpsilon*residualStep*residualStep))
		normalise(out, row, gain, bias, float32(mean), inverse)
	}
}

// activate turns sums into activations: ReLU to 7 bits. scale and bias are in steps.
func (m *matrix) activate(acts []uint8, sums []int32, n int) {
	width, stride := m.cols(), m.out
	for i := range n {
		activate(acts[i*stride:][:stride], sums[i*width:][:stride], m.scale[:stride], m.bias[:stride])
	}
}

// addTo adds the sums to the residual stream. scale and bias are in its steps.
func (m *matrix) addTo(stream []int32, sums []int32, n int) {
	width, stride := m.cols(), m.out
	for i := range n {
		addTo(stream[i*stride:][:stride], sums[i*width:][:stride], m.scale[:stride], m.bias[:stride])
	}
}

// signed gives the sums as signed steps, at most top: what two sums are added from.
func (m *matrix) signed(out []int16, sums []int32, n int, top float32) {
	for i := range n {
		signed(out[i*m.out:][:m.out], sums[i*m.cols():][:m.out], m.scale, m.bias, top)
	}
}

// scores gives the sums as floating point.
func (m *matrix) scores(out []float32, sums []int32, n int) {
	for i := range n {
		scores(out[i*m.out:][:m.out], sums[i*m.cols():][:m.out], m.scale, m.bias)
	}
}

// momentsGeneric gives the sum of a row and the sum of its squares.
func momentsGeneric(row []int32) (sum, square int64) {
	for _, v := range row {
		sum += int64(v)
		square += int64(v) * int64(v)
	}
	return sum, square
}

// normaliseGeneric centres and scales a row, then keeps its positive part.
func normaliseGeneric(acts []uint8, row []int32, gain, bias []float32, middle, inverse float32) {
	acts, gain, bias = acts[:len(row)], gain[:len(row)], bias[:len(row)]
	for j, v := range row {
		x := float32((float32(v) - middle) * inverse)
		acts[j] = step(float32(x*gain[j]) + bias[j])
	}
}

func activateGeneric(acts []uint8, sums []int32, scale, bias []float32) {
	acts, scale, bias = acts[:len(sums)], scale[:len(sums)], bias[:len(sums)]
	for j, v := range sums {
		acts[j] = step(float32(float32(v)*scale[j]) + bias[j])
	}
}

func addToGeneric(stream, sums []int32, scale, bias []float32) {
	stream, scale, bias = stream[:len(sums)], scale[:len(sums)], bias[:len(sums)]
	for j, v := range sums {
		stream[j] += round(float32(float32(v)*scale[j]) + bias[j])
	}
}

func signedGeneric(out []int16, sums []int32, scale, bias []float32, top float32) {
	out, scale, bias = out[:len(sums)], scale[:len(sums)], bias[:len(sums)]
	for j, v := range sums {
		out[j] = int16(round(min(max(float32(float32(v)*scale[j])+bias[j], -top), top)))
	}
}

func scoresGeneric(out []float32, sums []int32, scale, bias []float32) {
	out, scale, bias = out[:len(sums)], scale[:len(sums)], bias[:len(sums)]
	for j, v := range sums {
		out[j] = float32(float32(v)*scale[j]) + bias[j]
	}
}

// joinGeneric adds two rows of signed steps and keeps the positive part of the sums.
func joinGeneric(acts []uint8, a, b []int16) {
	acts, b = acts[:len(a)], b[:len(a)]
	for j, v := range a {
		acts[j] = uint8(min(max(v+b[j], 0), actTop))
	}
}

// step rounds an activation, in steps, to 7 bits.
func step(v float32) uint8 {
	if !(v > 0) {
		return 0
	}
	if v >= actTop {
		return actTop
	}
	return uint8(int32(v + 0.5))
}

// round rounds half away from zero and keeps the stream from overflowing.
func round(v float32) int32 {
	const limit = 1 << 24
	switch {
	case v >= limit:
		return limit
	case v <= -limit:
		return -limit
	case v < 0:
		return int32(v - 0.5)
	}
	return int32(v + 0.5)
}
