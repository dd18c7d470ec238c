//go:build !amd64

package rank

func addHidden(hidden *[Hidden]int32, in [][Hidden]int16, on features) {
	addHiddenGeneric(hidden, in, on)
}

func scoreHidden(hidden, bias *[Hidden]int32, out *[Hidden]int16) int64 {
	return scoreHiddenGeneric(hidden, bias, out)
}
