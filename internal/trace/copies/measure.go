package copies

import "math"

// Measures is what is counted on an aligned pair: all that the relation
// depends on. Shares are 0 to 1.
type Measures struct {
	WordsA, WordsB int
	Shared         int     // words covered by tiles
	Longest        int     // words of the longest tile
	CoverA, CoverB float64 // share of each text that tiles cover
	Order          float64 // share of the shared words in tiles that stand in the same order
	Sentences      float64 // share of the sentences of one text that tiles cover for the most part; of the text with the larger share
	Runs, LongRuns int     // tiles with so many words of the writers' own: runWords, longRunWords
}

// A run of the writers' own words: in lower case, because names and titles are
// shared by all who write about one thing; outside of quotation marks, and not
// in a sentence that passes on what somebody said, in both texts.
const (
	runWords     = 5
	longRunWords = 8
)

// Measure counts an aligned pair.
func Measure(a, b *Text, tiles []Tile) Measures {
	m := Measures{WordsA: len(a.Words), WordsB: len(b.Words)}
	if m.WordsA == 0 || m.WordsB == 0 {
		return m
	}
	inA, inB := make([]bool, len(a.Words)), make([]bool, len(b.Words))
	for _, t := range tiles {
		m.Shared += t.Len
		m.Longest = max(m.Longest, t.Len)
		own := ownRun(a, b, t)
		if own >= runWords {
			m.Runs++
		}
		if own >= longRunWords {
			m.LongRuns++
		}
		for k := range t.Len {
			inA[t.A+k], inB[t.B+k] = true, true
		}
	}
	m.CoverA, m.CoverB = float64(m.Shared)/float64(m.WordsA), float64(m.Shared)/float64(m.WordsB)
	m.Sentences = math.Max(sentences(a, inA), sentences(b, inB))
	if m.Shared > 0 {
		m.Order = float64(inOrder(tiles)) / float64(m.Shared)
	}
	return m
}

// ownRun gives the longest run of the writers' own words in a tile; a name
// inside it parts nothing and counts nothing.
func ownRun(a, b *Text, t Tile) (longest int) {
	n := 0
	for k := range t.Len {
		x, y := &a.Words[t.A+k], &b.Words[t.B+k]
		switch {
		case x.Quoted || y.Quoted || x.Voiced && y.Voiced:
			n = 0
		case x.Lower:
			n++
			longest = max(longest, n)
		}
	}
	return longest
}

// sentences gives the share of the sentences of a text that are covered for the
// most part; short ones and quotations are left out.
func sentences(t *Text, in []bool) float64 {
	const short, most = 6, 0.6
	all, covered := 0, 0
	words, shared, quoted := 0, 0, 0
	for i, w := range t.Words {
		words++
		if in[i] {
			shared++
		}
		if w.Quoted {
			quoted++
		}
		if !w.Ends {
			continue
		}
		if words >= short && 2*quoted <= words {
			all++
			if float64(shared) >= most*float64(words) {
				covered++
			}
		}
		words, shared, quoted = 0, 0, 0
	}
	return float64(covered) / float64(max(all, 1))
}

// inOrder gives the words of the heaviest chain of tiles that stand in the same
// order in both texts.
func inOrder(tiles []Tile) int {
	best := make([]int, len(tiles))
	most := 0
	for i, t := range tiles {
		best[i] = t.Len
		for j := range i {
			if tiles[j].B < t.B {
				best[i] = max(best[i], best[j]+t.Len)
			}
		}
		most = max(most, best[i])
	}
	return most
}
