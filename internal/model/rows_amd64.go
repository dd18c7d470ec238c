package model

// lanes is how many elements the row kernels take at a time; the rest of a row
// goes through plain Go.
const lanes = 32

func moments(row []int32) (sum, square int64) {
	n := len(row) &^ (lanes - 1)
	if kernel == generic || n == 0 {
		return momentsGeneric(row)
	}
	if kernel >= vnni {
		sum, square = momentsAVX512(&row[0], n)
	} else {
		sum, square = momentsAVX2(&row[0], n)
	}
	a, b := momentsGeneric(row[n:])
	return sum + a, square + b
}

func normalise(acts []uint8, row []int32, gain, bias []float32, middle, inverse float32) {
	n := len(row) &^ (lanes - 1)
	if kernel != generic && n > 0 {
		_, _, _ = acts[n-1], gain[n-1], bias[n-1]
		if kernel >= vnni {
			normaliseAVX512(&acts[0], &row[0], &gain[0], &bias[0], n, middle, inverse)
		} else {
			normaliseAVX2(&acts[0], &row[0], &gain[0], &bias[0], n, middle, inverse)
		}
		acts, row, gain, bias = acts[n:], row[n:], gain[n:], bias[n:]
	}
	normaliseGeneric(acts, row, gain, bias, middle, inverse)
}

func activate(acts []uint8, sums []int32, scale, bias []float32) {
	n := len(sums) &^ (lanes - 1)
	if kernel != generic && n > 0 {
		_, _, _ = acts[n-1], scale[n-1], bias[n-1]
		if kernel >= vnni {
			activateAVX512(&acts[0], &sums[0], &scale[0], &bias[0], n)
		} else {
			activateAVX2(&acts[0], &sums[0], &scale[0], &bias[0], n)
		}
		acts, sums, scale, bias = acts[n:], sums[n:], scale[n:], bias[n:]
	}
	activateGeneric(acts, sums, scale, bias)
}

func addTo(stream, sums []int32, scale, bias []float32) {
	n := len(sums) &^ (lanes - 1)
	if kernel != generic && n > 0 {
		_, _, _ = stream[n-1], scale[n-1], bias[n-1]
		if kernel >= vnni {
			addToAVX512(&stream[0], &sums[0], &scale[0], &bias[0], n)
		} else {
			addToAVX2(&stream[0], &sums[0], &scale[0], &bias[0], n)
		}
		stream, sums, scale, bias = stream[n:], sums[n:], scale[n:], bias[n:]
	}
	addToGeneric(stream, sums, scale, bias)
}

func signed(out []int16, sums []int32, scale, bias []float32, top float32) {
	n := len(sums) &^ (lanes - 1)
	if kernel != generic && n > 0 {
		_, _, _ = out[n-1], scale[n-1], bias[n-1]
		signedAVX2(&out[0], &sums[0], &scale[0], &bias[0], n, top)
		out, sums, scale, bias = out[n:], sums[n:], scale[n:], bias[n:]
	}
	signedGeneric(out, sums, scale, bias, top)
}

func scores(out []float32, sums []int32, scale, bias []float32) {
	n := len(sums) &^ 7
	if kernel != generic && n > 0 {
		_, _, _ = out[n-1], scale[n-1], bias[n-1]
		scoresAVX2(&out[0], &sums[0], &scale[0], &bias[0], n)
		out, sums, scale, bias = out[n:], sums[n:], scale[n:], bias[n:]
	}
	scoresGeneric(out, sums, scale, bias)
}

func join(acts []uint8, a, b []int16) {
	n := len(a) &^ (lanes - 1)
	if kernel != generic && n > 0 {
		_, _ = acts[n-1], b[n-1]
		joinAVX2(&acts[0], &a[0], &b[0], n)
		acts, a, b = acts[n:], a[n:], b[n:]
	}
	joinGeneric(acts, a, b)
}

func bestSums(best, a, b []int32, row, count, cells int) {
	if kernel == generic {
		bestSumsGeneric(best, a, b, row, count, cells)
		return
	}
	last := (cells - 1) | (cellsAtOnce - 1)
	_, _, _ = best[last], a[(count-1)*row+last], b[(count-1)*(row-1)+last]
	bestSumsAVX2(&best[0], &a[0], &b[0], row, count, cells)
}

//go:noescape
func momentsAVX2(row *int32, n int) (sum, square int64)

//go:noescape
func momentsAVX512(row *int32, n int) (sum, square int64)

//go:noescape
func normaliseAVX2(acts *uint8, row *int32, gain, bias *float32, n int, middle, inverse float32)

//go:noescape
func normaliseAVX512(acts *uint8, row *int32, gain, bias *float32, n int, middle, inverse float32)

//go:noescape
func activateAVX2(acts *uint8, sums *int32, scale, bias *float32, n int)

//go:noescape
func activateAVX512(acts *uint8, sums *int32, scale, bias *float32, n int)

//go:noescape
func addToAVX2(stream, sums *int32, scale, bias *float32, n int)

//go:noescape
func addToAVX512(stream, sums *int32, scale, bias *float32, n int)

//go:noescape
func signedAVX2(out *int16, sums *int32, scale, bias *float32, n int, top float32)

// scoresAVX2 takes any multiple of eight.
//
//go:noescape
func scoresAVX2(out *float32, sums *int32, scale, bias *float32, n int)

//go:noescape
func joinAVX2(acts *uint8, a, b *int16, n int)

// bestSumsAVX2 works out up to cellsAtOnce-1 cells more than asked for.
//
//go:noescape
func bestSumsAVX2(best, a, b *int32, row, count, cells int)
