package runs

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// Latest are the entries that came last, in memory, by their lists. The zero
// Latest is empty.
type Latest struct {
	entries []linked
	last    map[uint64]int32 // of each list the entry that came last
}

// linked is an entry with the one before it in its list, -1 for none.
type linked struct {
	Entry
	before int32
}

// Len is how many entries came.
func (l *Latest) Len() int { return len(l.entries) }

// Enter puts a story into lists, or takes it out of them.
func (l *Latest) Enter(story, rank int64, keys []uint64, gone bool) {
	if l.last == nil {
		l.last = map[uint64]int32{}
	}
	for _, key := range keys {
		before, ok := l.last[key]
		if !ok {
			before = -1
		}
		l.last[key] = int32(len(l.entries))
		l.entries = append(l.entries, linked{Entry{key, rank, story, gone}, before})
	}
}

// AppendList appends the entries of a list, in the order in which they came.
func (l *Latest) AppendList(out []Entry, key uint64) []Entry {
	at, ok := l.last[key]
	if !ok {
		return out
	}
	from := len(out)
	for ; at >= 0; at = l.entries[at].before {
		out = append(out, l.entries[at].Entry)
	}
	slices.Reverse(out[from:])
	return out
}

// Count gives how many entries of a list came, two for more.
func (l *Latest) Count(key uint64) int {
	at, ok := l.last[key]
	switch {
	case !ok:
		return 0
	case l.entries[at].before < 0:
		return 1
	}
	return 2
}

// Sorted gives the entries as one sorted run for each part. Of those for the same
// story in the same list the last stays.
func (l *Latest) Sorted() (parts [Parts][]Entry) {
	var order [Parts][]int32
	for i := range l.entries {
		part := &order[Part(l.entries[i].Key)]
		*part = append(*part, int32(i))
	}
	for i, numbers := range order {
		slices.SortFunc(numbers, func(a, b int32) int {
			return cmp.Or(Compare(l.entries[a].Entry, l.entries[b].Entry), cmp.Compare(a, b))
		})
		parts[i] = make([]Entry, 0, len(numbers))
		for k, n := range numbers {
			e := l.entries[n].Entry
			if k+1 == len(numbers) || Compare(e, l.entries[numbers[k+1]].Entry) != 0 {
				parts[i] = append(parts[i], e)
			}
		}
	}
	return parts
}

// AppendRecord writes what Enter was given.
func AppendRecord(b []byte, story, rank int64, keys []uint64, gone bool) []byte {
	b = binary.BigEndian.AppendUint32(b, flagged(story, gone))
	b = binary.BigEndian.AppendUint64(b, uint64(rank))
	b = binary.AppendUvarint(b, uint64(len(keys)))
	for _, key := range keys {
		b = binary.BigEndian.AppendUint64(b, key)
	}
	return b
}

// EnterRecords enters what AppendRecord wrote.
func (l *Latest) EnterRecords(b []byte) error {
	for len(b) > 0 {
		if len(b) < 4+8 {
			return errBlock
		}
		story, rank := binary.BigEndian.Uint32(b), binary.BigEndian.Uint64(b[4:])
		b = b[4+8:]
		count, n := binary.Uvarint(b)
		if n <= 0 || count > uint64(len(b)-n)/8 {
			return errBlock
		}
		b = b[n:]
		keys := make([]uint64, count)
		for i := range keys {
			keys[i], b = binary.BigEndian.Uint64(b), b[8:]
		}
		l.Enter(int64(story>>1), int64(rank), keys, story&1 != 0)
	}
	return nil
}
