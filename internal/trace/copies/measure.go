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
	Weight         float64 // CoverA and CoverB in one, a quoted word counted by half: their geometric mean
	Sentences      float64 // share of the sentences of one text that tiles cover for the most part; of the text with the larger share
	Own            int     // of each tile's longest run of the writers' own words, what goes beyond chance, as far as enough; all added up
	Plain          int     // of each tile's words that are no names, what goes beyond chance; all added up
}

// chance is how many words in lower case two writers may well have put in the
// same order by themselves.
const chance = 4

// enough is how many words beyond chance of one tile count as own ones: one long
// passage may be a notice that many print, several show a writer at work.
const enough = 8

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
		m.Own += min(max(ownRun(a, b, t)-chance, 0), enough)
		m.Plain += max(plain(a, t)-chance, 0)
		for k := range t.Len {
			inA[t.A+k], inB[t.B+k] = true, true
		}
	}
	m.CoverA, m.CoverB = float64(m.Shared)/float64(m.WordsA), float64(m.Shared)/float64(m.WordsB)
	m.Weight = math.Sqrt(weight(a, inA) * weight(b, inB))
	m.Sentences = math.Max(sentences(a, inA), sentences(b, inB))
	if m.Shared > 0 {
		m.Order = float64(inOrder(tiles)) / float64(m.Shared)
	}
	return m
}

// plain counts the words of a tile that are no names.
func plain(a *Text, t Tile) (n int) {
	for _, w := range a.Words[t.A : t.A+t.Len] {
		if w.Lower {
			n++
		}
	}
	return n
}

// weight gives the share of a text that is covered, a quoted word counted by
// half: what was said to all is in many stories.
func weight(t *Text, in []bool) float64 {
	all, covered := 0, 0
	for i, w := range t.Words {
		n := 2
		if w.Quoted {
			n = 1
		}
		all += n
		if in[i] {
			covered += n
		}
	}
	return float64(covered) / float64(all)
}

// ownRun gives the longest run of the writers' own words in a tile: in lower
// case, because names and titles are shared by all who write about one thing;
// outside of quotation marks, and not in a sentence that passes on what somebody
// said, in both texts. A name inside it parts nothing and counts nothing.
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
