package copies

import (
	"container/heap"
	"slices"
	"unicode"
	"unicode/utf8"
)

// ShingleLength is how many letters and digits one shingle holds: about five
// words (passim's 25).
const ShingleLength = 25

// MaxShingles is how many shingles of a story are looked up: the ones with the
// smallest hashes. Texts that share a passage keep the same ones of it.
const MaxShingles = 64

// Shingles gives the hashes of a text's sampled shingles, sorted. A shingle is
// 25 letters and digits in lower case with everything else left out, so that
// spacing, marks and tokenisation do not count.
func Shingles(text string) []uint64 {
	const base = 0x9e3779b97f4a7c15 | 1
	power := uint64(1)
	for range ShingleLength {
		power *= base
	}
	var ring [ShingleLength]uint64
	var hash uint64
	n := 0
	var worst maxHeap
	kept := make(map[uint64]bool, MaxShingles)
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		i += size
		if !inWord(r) {
			continue
		}
		c := uint64(unicode.ToLower(r)) + 1
		at := n % ShingleLength
		hash = hash*base + c - ring[at]*power
		ring[at] = c
		if n++; n < ShingleLength {
			continue
		}
		h := mix(hash)
		switch {
		case len(worst) < MaxShingles:
			if !kept[h] {
				kept[h] = true
				heap.Push(&worst, h)
			}
		case h < worst[0] && !kept[h]:
			delete(kept, worst[0])
			kept[h] = true
			worst[0] = h
			heap.Fix(&worst, 0)
		}
	}
	slices.Sort(worst)
	return worst
}

// mix is the finaliser of splitmix64 (Steele, Lea, Flood 2014).
func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

type maxHeap []uint64

func (h maxHeap) Len() int           { return len(h) }
func (h maxHeap) Less(i, j int) bool { return h[i] > h[j] }
func (h maxHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *maxHeap) Push(x any)        { *h = append(*h, x.(uint64)) }
func (h *maxHeap) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}
