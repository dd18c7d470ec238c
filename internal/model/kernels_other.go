//go:build !amd64

package model

func (m *matrix) block(sums []int32, acts []uint8, rows int, in inputs) {
	m.tiles(sums, acts, rows, in)
}

func tile(sums []int32, width int, acts []uint8, panel []uint32, in inputs) {
	tileGeneric(sums, width, acts, panel, in)
}

func moments(row []int32) (sum, square int64) { return momentsGeneric(row) }

func normalise(acts []uint8, row []int32, gain, bias []float32, middle, inverse float32) {
	normaliseGeneric(acts, row, gain, bias, middle, inverse)
}

func activate(acts []uint8, sums []int32, scale, bias []float32) {
	activateGeneric(acts, sums, scale, bias)
}

func addTo(stream, sums []int32, scale, bias []float32) { addToGeneric(stream, sums, scale, bias) }

func signed(out []int16, sums []int32, scale, bias []float32, top float32) {
	signedGeneric(out, sums, scale, bias, top)
}

func scores(out []float32, sums []int32, scale, bias []float32) {
	scoresGeneric(out, sums, scale, bias)
}

func join(acts []uint8, a, b []int16) { joinGeneric(acts, a, b) }

func bestSums(best, a, b []int32, row, count, cells int) {
	bestSumsGeneric(best, a, b, row, count, cells)
}
