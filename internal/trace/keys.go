package trace

import (
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"github.com/zeebo/xxh3"

	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/trace/claims"
)

// keysRecord is where a story stands in the index.
type keysRecord struct {
	Rank     int64
	Shingles []uint64
	Posts    []uint64 // lists of topics that it is entered into
	Looks    []uint64 // lists of topics that it is looked for in
}

func (k *keysRecord) posts() []uint64 { return slices.Concat(k.Shingles, k.Posts) }

func (k *keysRecord) looks() []uint64 { return slices.Concat(k.Shingles, k.Looks) }

func (k *keysRecord) encode() []byte {
	b := binary.LittleEndian.AppendUint64(nil, uint64(k.Rank))
	for _, list := range [][]uint64{k.Shingles, k.Posts, k.Looks} {
		b = binary.AppendUvarint(b, uint64(len(list)))
		for _, key := range list {
			b = binary.LittleEndian.AppendUint64(b, key)
		}
	}
	return b
}

func (k *keysRecord) decode(b []byte) error {
	if len(b) < 8 {
		return store.ErrCorrupt
	}
	k.Rank, b = int64(binary.LittleEndian.Uint64(b)), b[8:]
	for _, list := range []*[]uint64{&k.Shingles, &k.Posts, &k.Looks} {
		n, size := binary.Uvarint(b)
		if size <= 0 || n > uint64(len(b)-size)/8 {
			return store.ErrCorrupt
		}
		b = b[size:]
		for range n {
			*list = append(*list, binary.LittleEndian.Uint64(b))
			b = b[8:]
		}
	}
	return nil
}

// crossed gives, for a story with a time, the list of each topic that stories
// without one look into, and the list that those stand in.
func (k *keysRecord) crossed() func(yield func(timed, untimed uint64) bool) {
	return func(yield func(timed, untimed uint64) bool) {
		if len(k.Posts) != len(k.Looks) {
			return // without a time: it posts in one list and looks into two
		}
		for i := windows; i < len(k.Posts); i += windows + 1 {
			if !yield(k.Posts[i], k.Looks[i]) {
				return
			}
		}
	}
}

// windows is how many stretches of time a story with a time is entered under.
const windows = 4

// topTerms is how many leading terms of a story are paired into topics.
const topTerms = 6

// topicKeys gives the lists of topics of a story: each pair of its leading
// terms, once for the two days and once for the week around its publication,
// and once without a time. A story with a time meets those of its days; one
// without meets every story on the topic.
func topicKeys(s *claims.Sketch, published time.Time) (posts, looks []uint64) {
	terms := leading(s)
	for i, a := range terms {
		for _, b := range terms[:i] {
			pair := xxh3.Hash(binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(nil, min(a, b)), max(a, b)))
			key := func(kind, n int64) uint64 {
				return xxh3.HashSeed(binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(nil, uint64(kind)), uint64(n)), pair)
			}
			if published.IsZero() {
				posts = append(posts, key(0, 0))
				looks = append(looks, key(0, 0), key(1, 0))
				continue
			}
			day := published.Unix() / (24 * 3600)
			near := [windows]uint64{key(2, day/2), key(3, (day+1)/2), key(4, day/8), key(5, (day+4)/8)}
			posts = append(append(posts, near[:]...), key(1, 0))
			looks = append(append(looks, near[:]...), key(0, 0))
		}
	}
	return posts, looks
}

// leading gives the terms that a story is about: the stems in most of its
// points, names before words, those of its first points before the others.
func leading(s *claims.Sketch) []uint32 {
	type count struct {
		stem uint32
		n    float64
	}
	at := map[uint32]int{}
	var counts []count
	for i := range s.Points {
		for _, t := range s.Points[i].Words {
			k, ok := at[t.Stem]
			if !ok {
				k = len(counts)
				at[t.Stem] = k
				counts = append(counts, count{stem: t.Stem})
			}
			w := float64(t.Weight)
			if t.Name {
				w *= 2
			}
			if i < 6 {
				w *= 2
			}
			counts[k].n += w
		}
	}
	slices.SortFunc(counts, func(a, b count) int { return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.stem, b.stem)) })
	var out []uint32
	for _, c := range counts[:min(topTerms, len(counts))] {
		out = append(out, c.stem)
	}
	return out
}

// MarkID writes the public id of a statement: "c" and 12 hex digits.
func MarkID(mark uint64) string {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], mark)
	return "c" + hex.EncodeToString(b[2:])
}

// name gives every point its public id: one that it had before, by the byte
// where it stood, or a new one from the story and its words there.
func name(p *Prepared, had map[int]uint64) {
	used := map[uint64]bool{}
	starts := make([]int, 0, len(had))
	for start := range had {
		starts = append(starts, start)
	}
	slices.Sort(starts)
	for i := range p.sketch.Points {
		pt := &p.sketch.Points[i]
		pt.Mark = 0
		for _, start := range starts {
			if mark := had[start]; start >= pt.Start && start < pt.End && !used[mark] {
				pt.Mark = mark
				break
			}
		}
		for n := 0; pt.Mark == 0 || used[pt.Mark]; n++ {
			pt.Mark = xxh3.HashString(fmt.Sprintf("%s %d %d %d", p.story, pt.Start, pt.End, n)) >> 16
		}
		used[pt.Mark] = true
	}
}
