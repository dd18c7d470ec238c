package copies

import (
	"cmp"
	"iter"
	"slices"
)

// Tile is a run of words that two texts share: Len words from word A of the
// first and from word B of the second.
type Tile struct{ A, B, Len int }

// minRun is the shortest run of words that counts: shorter ones are names,
// titles and formulae.
const minRun = 4

// maxRepeats bounds how often a run of four words may stand in a text to be a
// seed; what repeats more is a refrain.
const maxRepeats = 8

// Align lays the runs of words that both texts have over them, the longest
// first, so that every word of either is covered at most once. Tiles come in
// the order of the first text.
func Align(a, b *Text) []Tile {
	var runs []Tile
	for i, j := range meets(a.seeds, b.seeds) {
		if i > 0 && j > 0 && a.Words[i-1].Hash == b.Words[j-1].Hash {
			continue // inside a run that began earlier
		}
		n := 0
		for i+n < len(a.Words) && j+n < len(b.Words) && a.Words[i+n].Hash == b.Words[j+n].Hash {
			n++
		}
		if n >= minRun {
			runs = append(runs, Tile{i, j, n})
		}
	}
	if len(runs) == 0 {
		return nil
	}
	longest := func(x, y Tile) int {
		return cmp.Or(y.Len-x.Len, x.A-y.A, x.B-y.B)
	}
	slices.SortFunc(runs, longest)
	usedA, usedB := make([]bool, len(a.Words)), make([]bool, len(b.Words))
	var tiles []Tile
	for _, r := range runs {
		// What an earlier tile covers is cut off; the longest free piece stays.
		best, from := 0, 0
		for k := 0; k < r.Len; {
			n := 0
			for k+n < r.Len && !usedA[r.A+k+n] && !usedB[r.B+k+n] {
				n++
			}
			if n > best {
				best, from = n, k
			}
			k += n + 1
		}
		if best < minRun {
			continue
		}
		t := Tile{r.A + from, r.B + from, best}
		for k := range t.Len {
			usedA[t.A+k], usedB[t.B+k] = true, true
		}
		tiles = append(tiles, t)
	}
	slices.SortFunc(tiles, func(x, y Tile) int { return x.A - y.A })
	return tiles
}

// meets gives the places in two texts where the same seed stands, of each seed
// the first maxRepeats of the second text.
func meets(a, b []uint64) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for len(a) > 0 && len(b) > 0 {
			x, y := a[0]>>32, b[0]>>32
			if x < y {
				a = a[1:]
				continue
			}
			if y < x {
				b = b[1:]
				continue
			}
			n := 1
			for n < len(b) && b[n]>>32 == y {
				n++
			}
			for ; len(a) > 0 && a[0]>>32 == x; a = a[1:] {
				for _, at := range b[:min(n, maxRepeats)] {
					if !yield(int(uint32(a[0])), int(uint32(at))) {
						return
					}
				}
			}
			b = b[n:]
		}
	}
}

func seed(w []Word) uint64 { return runHash(w[:minRun]) }

func runHash(w []Word) uint64 {
	var h uint64
	for _, x := range w {
		h = h*0x9e3779b97f4a7c15 + uint64(x.Hash)
	}
	return mix(h)
}

// Common is a passage that two texts have.
type Common struct{ A, B Bytes }

// maxGap is how many words may differ inside one passage.
const maxGap = 3

// Passages joins tiles that follow each other closely in both texts and gives
// their bytes, in the order of the first text.
func Passages(a, b *Text, tiles []Tile) (out []Common) {
	for i := 0; i < len(tiles); {
		j := i
		for j+1 < len(tiles) {
			gapA := tiles[j+1].A - tiles[j].A - tiles[j].Len
			gapB := tiles[j+1].B - tiles[j].B - tiles[j].Len
			if gapA > maxGap || gapB < 0 || gapB > maxGap {
				break
			}
			j++
		}
		first, last := tiles[i], tiles[j]
		out = append(out, Common{
			Bytes{int(a.Words[first.A].Start), int(a.Words[last.A+last.Len-1].End)},
			Bytes{int(b.Words[first.B].Start), int(b.Words[last.B+last.Len-1].End)},
		})
		i = j + 1
	}
	return out
}
