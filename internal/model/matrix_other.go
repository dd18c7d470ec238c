//go:build !amd64

package model

func tile(sums []int32, width int, acts []uint8, stride int, panel []int8, quads int) {
	tileGeneric(sums, width, acts, stride, panel, quads)
}
