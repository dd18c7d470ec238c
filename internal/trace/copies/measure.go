package copies

import "math"

// Measures is what is counted on an aligned pair: all that the relation
// depends on. Shares are 0 to 1.
type Measures struct {
	WordsA, WordsB int
	Shared         int     // words covered by tiles
	Longest        int     // words of the longest tile
	Tiles          int     // number of tiles
	CoverA, CoverB float64 // share of each text that tiles cover
	Free           float64 // share of the shorter text covered by tiles, quoted words left out of both
	Quoted         float64 // share of the shared words that stand in quotation marks
	Order          float64 // share of the shared words in tiles that stand in the same order
	Lead           float64 // share of the first forty words of both that tiles cover
	Vocabulary     float64 // content words in common ÷ those of the text with fewer
	Sentences      float64 // shared words in tiles of ten or more ÷ words of the shorter text
}

// Measure counts an aligned pair.
func Measure(a, b *Text, tiles []Tile) Measures {
	m := Measures{WordsA: len(a.Words), WordsB: len(b.Words), Tiles: len(tiles)}
	if m.WordsA == 0 || m.WordsB == 0 {
		return m
	}
	quoted, long, leadA, leadB := 0, 0, 0, 0
	const lead = 40
	for _, t := range tiles {
		m.Shared += t.Len
		m.Longest = max(m.Longest, t.Len)
		if t.Len >= 10 {
			long += t.Len
		}
		for k := range t.Len {
			if a.Words[t.A+k].Quoted || b.Words[t.B+k].Quoted {
				quoted++
			}
			if t.A+k < lead {
				leadA++
			}
			if t.B+k < lead {
				leadB++
			}
		}
	}
	shorter := min(m.WordsA, m.WordsB)
	m.CoverA, m.CoverB = float64(m.Shared)/float64(m.WordsA), float64(m.Shared)/float64(m.WordsB)
	m.Sentences = float64(long) / float64(shorter)
	m.Lead = math.Max(float64(leadA)/float64(min(lead, m.WordsA)), float64(leadB)/float64(min(lead, m.WordsB)))
	if m.Shared > 0 {
		m.Quoted = float64(quoted) / float64(m.Shared)
		m.Order = float64(inOrder(tiles)) / float64(m.Shared)
	}
	free := min(m.WordsA-a.Quotes, m.WordsB-b.Quotes)
	m.Free = float64(m.Shared-quoted) / float64(max(free, 20))
	m.Vocabulary = vocabulary(a, b)
	return m
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

// vocabulary compares the sets of longer words; length stands in for content.
func vocabulary(a, b *Text) float64 {
	set := func(t *Text) map[uint32]bool {
		s := make(map[uint32]bool, len(t.Words)/2)
		for _, w := range t.Words {
			if w.End-w.Start >= 5 {
				s[w.Hash] = true
			}
		}
		return s
	}
	x, y := set(a), set(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	both := 0
	for h := range x {
		if y[h] {
			both++
		}
	}
	return float64(both) / float64(max(len(x), 10))
}
