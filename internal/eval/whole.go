package eval

import "slices"

// wholeCounts pairs gold and predicted attributions, one to one, so that their
// contents share as many words as can be, and counts the pairs whose roles all
// agree: exactly, edge punctuation ignored, and by words with an intersection
// over union of at least one half. A role that both lack agrees.
func wholeCounts(text string, gold, got []attribution) (exact, half counts) {
	exact = counts{predicted: float64(len(got)), gold: float64(len(gold))}
	half = exact
	shared := make([][]int, len(gold))
	for i, g := range gold {
		shared[i] = make([]int, len(got))
		a := wordSet(text, g.content)
		for j, p := range got {
			for at := range wordSet(text, p.content) {
				if a[at] {
					shared[i][j]++
				}
			}
		}
	}
	for i, j := range assign(shared) {
		if j < 0 || shared[i][j] == 0 {
			continue
		}
		same, near := true, true
		for _, role := range roles {
			a, b := gold[i].role(role), got[j].role(role)
			same = same && slices.Equal(sorted(bare(text, a)), sorted(bare(text, b)))
			near = near && overlapIoU(wordSet(text, a), wordSet(text, b)) >= 0.5
		}
		if same {
			exact.right++
		}
		if near {
			half.right++
		}
	}
	return exact, half
}

func sorted(spans []span) []span {
	slices.SortFunc(spans, func(a, b span) int { return a.start - b.start })
	return spans
}

// wordSet gives where the words and marks of some spans begin.
func wordSet(text string, spans []span) map[int]bool {
	set := map[int]bool{}
	for _, s := range spans {
		for _, m := range words().FindAllStringIndex(text[s.start:s.end], -1) {
			set[s.start+m[0]] = true
		}
	}
	return set
}

func overlapIoU(a, b map[int]bool) float64 {
	if len(a)+len(b) == 0 {
		return 1
	}
	both := 0
	for at := range a {
		if b[at] {
			both++
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}

// assign pairs rows with columns so that the sum of gains is greatest, by the
// Hungarian method with potentials (Kuhn 1955, Munkres 1957); -1 for a row that
// is left over.
func assign(gain [][]int) []int {
	rows := len(gain)
	out := make([]int, rows)
	for i := range out {
		out[i] = -1
	}
	if rows == 0 || len(gain[0]) == 0 {
		return out
	}
	n := max(rows, len(gain[0]))
	cost := func(i, j int) int { // beyond the matrix nothing is gained
		if i < rows && j < len(gain[0]) {
			return -gain[i][j]
		}
		return 0
	}
	const far = 1 << 60
	u, v := make([]int, n+1), make([]int, n+1)
	match, way := make([]int, n+1), make([]int, n+1) // by column, from 1
	for i := 1; i <= n; i++ {
		match[0] = i
		at := 0
		least, used := make([]int, n+1), make([]bool, n+1)
		for j := range least {
			least[j] = far
		}
		for match[at] != 0 {
			used[at] = true
			row, delta, next := match[at], far, 0
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if c := cost(row-1, j-1) - u[row] - v[j]; c < least[j] {
					least[j], way[j] = c, at
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := range n + 1 {
				if used[j] {
					u[match[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			at = next
		}
		for at != 0 {
			match[at] = match[way[at]]
			at = way[at]
		}
	}
	for j := 1; j <= n; j++ {
		if i := match[j] - 1; i < rows && j-1 < len(gain[0]) {
			out[i] = j - 1
		}
	}
	return out
}
