// Package runs keeps index entries sorted in runs that are written once: a
// log-structured merge tree without its files.
//
// Input is entries as they come (Latest) or sorted (Build); output is blocks of
// bytes, and what has to be remembered to find a list in them (Run). Runs are
// merged into longer ones (Merge). Package sqlite keeps the blocks in rows and
// decides when. Each entry of a story's index lies anywhere among those of a
// million others: written to its place at once it costs a page, written with its
// neighbours it costs its bytes, a few times over.
//
// What was given up: an entry cannot be changed where it is. Taking one out is an
// entry too, which counts because it is newer.
package runs

import "cmp"

// Entry is a story in a list. The same story enters a list under the same rank.
type Entry struct {
	Key   uint64 // of the list
	Rank  int64  // a list is in the order of ranks, then of stories
	Story int64
	Gone  bool // it was taken out
}

// Compare orders entries by list, rank and story.
func Compare(a, b Entry) int {
	return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.Story, b.Story))
}

// Merge joins two sorted runs. Where both have the same story in the same list,
// the newer run counts.
func Merge(older, newer []Entry) []Entry {
	out := make([]Entry, 0, len(older)+len(newer))
	for len(older) > 0 && len(newer) > 0 {
		switch order := Compare(older[0], newer[0]); {
		case order < 0:
			out, older = append(out, older[0]), older[1:]
		case order > 0:
			out, newer = append(out, newer[0]), newer[1:]
		default:
			older = older[1:]
		}
	}
	return append(append(out, older...), newer...)
}

// partBits is how many bits of a hash tell the part.
const partBits = 8

// Parts is in how many parts the lists are kept, each with runs of its own: the
// longest merge is that share of all.
const Parts = 1 << partBits

// Part gives the part in which a list is kept. It must stay what it is: the runs
// in a database hang on it.
func Part(key uint64) int { return int(hash(key) >> (64 - partBits)) }

// hash is the finaliser of splitmix64 (Steele, Lea, Flood 2014): keys share their
// first bits.
func hash(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}
