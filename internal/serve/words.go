package serve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sayso-news/sayso"
)

// wordAt is one word of a text: bytes, half open, and its form for comparing.
type wordAt struct {
	start, end int
	form       string
}

// wordsIn gives the words between two bytes of a text.
func wordsIn(text string, start, end int) (out []wordAt) {
	at := -1
	for i := start; i < end; {
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			if at >= 0 {
				out = append(out, wordAt{at, i, ""})
				at = -1
			}
		} else if at < 0 {
			at = i
		}
		i += n
	}
	if at >= 0 {
		out = append(out, wordAt{at, end, ""})
	}
	for i := range out {
		w := text[out[i].start:out[i].end]
		form := strings.ToLower(strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }))
		if form == "" {
			form = w
		}
		out[i].form = form
	}
	return out
}

// maxCompared bounds the words of a passage that are compared one by one: the
// work grows with their square.
const maxCompared = 1500

// sameWords gives, for two passages, the stretches of equal words of each: runs
// of the longest common subsequence. Passages that are too long are all the same.
func sameWords(a, b string, p sayso.Shared) (here, there []sayso.Passage) {
	x, y := wordsIn(a, p.Here.Start, p.Here.End), wordsIn(b, p.There.Start, p.There.End)
	if len(x) > maxCompared || len(y) > maxCompared {
		return []sayso.Passage{p.Here}, []sayso.Passage{p.There}
	}
	length := make([][]uint16, len(x)+1) // longest common subsequences of the rests
	cells := make([]uint16, (len(x)+1)*(len(y)+1))
	for i := range length {
		length[i] = cells[i*(len(y)+1) : (i+1)*(len(y)+1)]
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i].form == y[j].form {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	lastI, lastJ := -2, -2
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i].form == y[j].form:
			if i == lastI+1 && len(here) > 0 {
				here[len(here)-1].End = x[i].end
			} else {
				here = append(here, sayso.Passage{Start: x[i].start, End: x[i].end})
			}
			if j == lastJ+1 && len(there) > 0 {
				there[len(there)-1].End = y[j].end
			} else {
				there = append(there, sayso.Passage{Start: y[j].start, End: y[j].end})
			}
			lastI, lastJ = i, j
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return here, there
}

// outside gives the stretches of a text between passages that hold words, cut
// at the ends of blocks.
func outside(text string, blocks []sayso.Block, same []sayso.Passage) (out []sayso.Passage) {
	same = slices.Clone(same)
	slices.SortFunc(same, func(a, b sayso.Passage) int { return a.Start - b.Start })
	for _, b := range blocks {
		at := b.Start
		add := func(end int) {
			for _, w := range wordsIn(text, at, end) {
				if strings.IndexFunc(w.form, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) < 0 {
					continue
				}
				if n := len(out); n > 0 && out[n-1].Start >= at && out[n-1].End <= end {
					out[n-1].End = w.end
				} else {
					out = append(out, sayso.Passage{Start: w.start, End: w.end})
				}
			}
		}
		for _, p := range same {
			if p.End <= at || p.Start >= b.End {
				continue
			}
			if p.Start > at {
				add(p.Start)
			}
			at = max(at, p.End)
		}
		if at < b.End {
			add(b.End)
		}
	}
	for i := range out {
		out[i].Text = text[out[i].Start:out[i].End]
	}
	return out
}
