package rank

import "golang.org/x/sys/cpu"

// addHidden and scoreHidden are integers' work, the same on every path.
func addHidden(hidden *[Hidden]int32, in [][Hidden]int16, on features) {
	if !cpu.X86.HasAVX2 || len(on) == 0 {
		addHiddenGeneric(hidden, in, on)
		return
	}
	for _, f := range on {
		_ = in[f] // the kernel does not check bounds
	}
	addHiddenAVX2(hidden, &in[0], &on[0], len(on))
}

func scoreHidden(hidden, bias *[Hidden]int32, out *[Hidden]int16) int64 {
	if !cpu.X86.HasAVX2 {
		return scoreHiddenGeneric(hidden, bias, out)
	}
	return scoreHiddenAVX2(hidden, bias, out)
}

//go:noescape
func addHiddenAVX2(hidden *[Hidden]int32, in *[Hidden]int16, on *uint16, n int)

//go:noescape
func scoreHiddenAVX2(hidden, bias *[Hidden]int32, out *[Hidden]int16) int64
