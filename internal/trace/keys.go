package trace

import (
	"cmp"
	"encoding/binary"
	"encoding/hex"
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

// topics gives the lists of topics in which a story is looked for: those in which it
// stands itself, and others.
func (k *keysRecord) topics() (mine, foreign []uint64) {
	if len(k.Posts) != len(k.Looks) {
		for i := 0; i+1 < len(k.Looks); i += 2 { // without a time: see topicKeys
			mine, foreign = append(mine, k.Looks[i]), append(foreign, k.Looks[i+1])
		}
		return mine, foreign
	}
	for i := 0; i+windows < len(k.Looks); i += windows + 1 {
		mine, foreign = append(mine, k.Looks[i:i+windows]...), append(foreign, k.Looks[i+windows])
	}
	return mine, foreign
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
			untimed, timed := alwaysKey(a, b, 0), alwaysKey(a, b, 1)
			if published.IsZero() {
				posts = append(posts, untimed)
				looks = append(looks, untimed, timed)
				continue
			}
			day := published.Unix() / (24 * 3600)
			near := [windows]uint64{windowKey(a, b, 0, day/2), windowKey(a, b, 1, (day+1)/2), windowKey(a, b, 2, day/8), windowKey(a, b, 3, (day+4)/8)}
			posts = append(append(posts, near[:]...), timed)
			looks = append(append(looks, near[:]...), untimed)
		}
	}
	return posts, looks
}

// windowKey names the list of a pair of terms in a stretch of time: 18 bits for
// the stretch, two for its kind, 44 of a hash. The stretch comes first so that
// what is written on one day lies together.
func windowKey(a, b uint32, kind, n int64) uint64 {
	return (uint64(n)<<2|uint64(kind))<<44 | pairHash(a, b)>>20
}

// alwaysKey names the list of a pair of terms in no time: one term, then a hash,
// so that the pairs of a story lie in a few places.
func alwaysKey(a, b uint32, kind uint64) uint64 {
	return uint64(min(a, b))<<32 | pairHash(a, b)>>32&^1 | kind
}

func pairHash(a, b uint32) uint64 {
	return xxh3.Hash(binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(nil, min(a, b)), max(a, b)))
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

// newMark makes the public id of a point: 28 bits of a hash of its story, 20 of
// one of its place there. The ids of a story lie together.
func newMark(story string, pt *claims.Point, n int) uint64 {
	place := binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(nil, uint64(pt.Start)), uint64(pt.End))
	return xxh3.HashString(story)>>36<<20 | xxh3.HashSeed(place, uint64(n))>>44
}

// publicIDs gives the public ids of the points of a sketch.
func publicIDs(s *claims.Sketch) []store.Mark {
	out := make([]store.Mark, len(s.Points))
	for i := range s.Points {
		out[i] = store.Mark{ID: MarkID(s.Points[i].Mark), Start: s.Points[i].Start}
	}
	return out
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
			pt.Mark = newMark(p.story, pt, n)
		}
		used[pt.Mark] = true
	}
}
