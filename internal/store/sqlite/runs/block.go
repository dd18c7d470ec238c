package runs

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"
)

// entrySize is how many bytes an entry takes in a block: its list, its rank, its
// story and whether it is gone.
const entrySize = 8 + 8 + 4

// blockSize is how many entries a block takes: a row of the database with them
// fills one page.
const blockSize = 200

// errBlock is about bytes that Build did not write.
var errBlock = errors.New("not a block of the index")

// Run is what is remembered of a sorted run.
type Run struct {
	Oldest int64    // lowest rank
	Firsts []uint64 // first key of each block
	Filter Filter
	// Several tells which lists may have more than one entry here; nil when that is
	// not known.
	Several Filter
}

// Build writes sorted entries, each once, as blocks.
func Build(entries []Entry) (Run, [][]byte) {
	run := Run{Oldest: math.MaxInt64}
	run.Filter, run.Several = newFilters(entries)
	blocks := make([][]byte, 0, len(entries)/blockSize+1)
	for part := range slices.Chunk(entries, blockSize) {
		run.Firsts = append(run.Firsts, part[0].Key)
		block := make([]byte, 0, entrySize*len(part))
		for _, e := range part {
			run.Oldest = min(run.Oldest, e.Rank)
			block = binary.BigEndian.AppendUint64(block, e.Key)
			block = binary.BigEndian.AppendUint64(block, uint64(e.Rank))
			block = binary.BigEndian.AppendUint32(block, flagged(e.Story, e.Gone))
		}
		blocks = append(blocks, block)
	}
	return run, blocks
}

// flagged writes a story's number, below 2³¹, and whether its entry is gone.
func flagged(story int64, gone bool) uint32 {
	if story < 0 || story > math.MaxInt32 {
		panic(fmt.Sprintf("internal error: story number %d", story))
	}
	if gone {
		return uint32(story)<<1 | 1
	}
	return uint32(story) << 1
}

func entryAt(block []byte, i int) Entry {
	b := block[i*entrySize : (i+1)*entrySize]
	story := binary.BigEndian.Uint32(b[16:])
	return Entry{binary.BigEndian.Uint64(b), int64(binary.BigEndian.Uint64(b[8:])), int64(story >> 1), story&1 != 0}
}

// Decode appends the entries of a block.
func Decode(out []Entry, block []byte) ([]Entry, error) {
	if len(block)%entrySize != 0 {
		return nil, errBlock
	}
	for i := range len(block) / entrySize {
		out = append(out, entryAt(block, i))
	}
	return out, nil
}

// AppendList appends the first entries of one list that stand in a block, at most
// so many.
func AppendList(out []Entry, block []byte, key uint64, most int) ([]Entry, error) {
	if len(block)%entrySize != 0 {
		return nil, errBlock
	}
	n := len(block) / entrySize
	keyAt := func(i int) uint64 { return binary.BigEndian.Uint64(block[i*entrySize:]) }
	from := sort.Search(n, func(i int) bool { return keyAt(i) >= key })
	for i := from; i < n && i-from < most && keyAt(i) == key; i++ {
		out = append(out, entryAt(block, i))
	}
	return out, nil
}

// Blocks gives the blocks in which a list may stand: from the first to before the
// second number.
func (r *Run) Blocks(key uint64) (from, to int) {
	if !r.Filter.Has(key) {
		return 0, 0
	}
	from = sort.Search(len(r.Firsts), func(i int) bool { return r.Firsts[i] >= key })
	to = from
	for to < len(r.Firsts) && r.Firsts[to] == key {
		to++
	}
	return max(from-1, 0), to // it may begin in the block before
}

// EncodeFirsts writes the first keys of a run's blocks.
func EncodeFirsts(firsts []uint64) []byte {
	b := make([]byte, 0, 8*len(firsts))
	for _, key := range firsts {
		b = binary.LittleEndian.AppendUint64(b, key)
	}
	return b
}

// NewRun makes a Run of what was kept of it.
func NewRun(oldest int64, firsts, filter, several []byte) (Run, error) {
	if len(firsts)%8 != 0 || len(filter)%lineSize != 0 || len(several)%lineSize != 0 {
		return Run{}, errBlock
	}
	run := Run{Oldest: oldest, Filter: filter, Several: several}
	for ; len(firsts) > 0; firsts = firsts[8:] {
		run.Firsts = append(run.Firsts, binary.LittleEndian.Uint64(firsts))
	}
	return run, nil
}
