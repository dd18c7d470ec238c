//go:build !linux || !amd64

package amx

// Allow is false: the kernels take another path where tiles are not asked for
// in Linux's way.
func Allow() bool { return false }
