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

// newFilters makes the filter of the lists of sorted entries, and that of those with
// several entries.
func newFilters(entries []Entry) (all, several Filter) {
	var lists, long []uint64
	for i, e := range entries {
		if i == 0 || e.Key != entries[i-1].Key {
			lists = append(lists, e.Key)
		} else if n := len(long); n == 0 || long[n-1] != e.Key {
			long = append(long, e.Key)
		}
	}
	return newFilter(lists), newFilter(long)
}

func newFilter(lists []uint64) Filter {
	f := make(Filter, (len(lists)*keyBits/8+lineSize-1)/lineSize*lineSize)
	for _, key := range lists {
		line, bits := f.line(key)
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

// Has says whether a list may be there.
func (f Filter) Has(key uint64) bool {
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
