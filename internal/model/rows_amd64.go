package model

// lanes is how many elements the row kernels take at a time; the rest of a row
// goes through plain Go.
const lanes = 32

func moments(row []int32) (sum, square int64) {
	n := len(row) &^ (lanes - 1)
	if kernel == generic || n == 0 {
		return momentsGeneric(row)
	}
	sum, square = momentsAVX2(&row[0], n)
	a, b := momentsGeneric(row[n:])
	return sum + a, square + b
}

func normalise(acts []uint8, row []int32, gain, bias []float32, middle, inverse float32) {
	n := len(row) &^ (lanes - 1)
	if kernel != generic && n > 0 {
		_, _, _ = acts[n-1], gain[n-1], bias[n-1]
		normaliseAVX2(&acts[0], &row[0], &gain[0], &bias[0], n, middle, inverse)
		acts, row, gain, bias = acts[n:], row[n:], gain[n:], bias[n:]
	}
	normaliseGeneric(acts, row, gain, bias, middle, inverse)
}

func activate(acts []uint8, sums []int32, scale, bias []float32) {
	n := len(sums) &^ (lanes - 1)
	if kernel != generic && n > 0 {
		_, _, _ = acts[n-1], scale[n-1], bias[n-1]
		activateAVX2(&acts[0], &sums[0], &scale[0], &bias[0], n)
		acts, sums, scale, bias = acts[n:], sums[n:], scale[n:], bias[n:]
	}
	activateGeneric(acts, sums, scale, bias)
}

func addTo(stream, sums []int32, scale, bias []float32) {
	n := len(sums) &^ (lanes - 1)
	if kernel != generic && n > 0 {
		_, _, _ = stream[n-1], scale[n-1], bias[n-1]
		addToAVX2(&stream[0], &sums[0], &scale[0], &bias[0], n)
		stream, sums, scale, bias = stream[n:], sums[n:], scale[n:], bias[n:]
	}
	addToGeneric(stream, sums, scale, bias)
}

//go:noescape
func momentsAVX2(row *int32, n int) (sum, square int64)

//go:noescape
func normaliseAVX2(acts *uint8, row *int32, gain, bias *float32, n int, middle, inverse float32)

//go:noescape
func activateAVX2(acts *uint8, sums *int32, scale, bias *float32, n int)

//go:noescape
func addToAVX2(stream, sums *int32, scale, bias *float32, n int)
