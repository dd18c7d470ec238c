package runs

// Filter tells of most lists that a run has nothing of them: a Bloom filter whose
// bits for one list lie in one line of memory. One in two hundred lists passes
// that is not there.
type Filter []byte

const (
	lineSize   = 64 // bytes
	keyBits    = 12 // bits of the filter for each list
	keyProbes  = 6
	probeWidth = 9 // bits that name a bit of a line
)

func newFilter(entries []Entry) Filter {
	lists := 0
	for i := range entries {
		if i == 0 || entries[i].Key != entries[i-1].Key {
			lists++
		}
	}
	f := make(Filter, (lists*keyBits/8+lineSize-1)/lineSize*lineSize)
	for i := range entries {
		line, bits := f.line(entries[i].Key)
		for range keyProbes {
			line[bits&(8*lineSize-1)/8] |= 1 << (bits & 7)
			bits >>= probeWidth
		}
	}
	return f
}

// line gives the line of a list, and the bits that it sets there.
func (f Filter) line(key uint64) (line []byte, bits uint64) {
	h := hash(key)
	at := (h & 0xffffffff) * uint64(len(f)/lineSize) >> 32 * lineSize
	return f[at : at+lineSize], hash(h)
}

func (f Filter) has(key uint64) bool {
	if len(f) == 0 {
		return false
	}
	line, bits := f.line(key)
	for range keyProbes {
		if line[bits&(8*lineSize-1)/8]&(1<<(bits&7)) == 0 {
			return false
		}
		bits >>= probeWidth
	}
	return true
}
