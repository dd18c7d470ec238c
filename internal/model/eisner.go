package model

// longest is how many tokens eisner takes: its work grows with the cube.
const longest = 128

// chart is the memory of eisner, used again for the next sentence.
type chart struct {
	sums []int32
	cuts []uint8
}

// eisner gives the best projective tree with one root (J. Eisner, "Three new
// probabilistic models for dependency parsing", 1996): the head of each of n
// tokens, -1 for the root. scores has a row for each dependent and a column for
// each head, the root in the last.
//
// complete[s][t] is the best half tree over s … t whose head is s (right) or t
// (left) and which takes no more dependents on that side; open[s][t] is one whose
// last arc is between s and t. The root is taken at the end: it is the token
// whose two complete halves over the whole sentence and root arc are worth most.
func (c *chart) eisner(scores []int32, n int) []int {
	size := n * n
	c.sums, c.cuts = grown(c.sums, 4*size), grown(c.cuts, 3*size)
	left, right := c.sums[:size], c.sums[size:2*size]                              // complete, head at the right end or the left
	openLeft, openRight := c.sums[2*size:3*size], c.sums[3*size:]                  // open
	meet, cutLeft, cutRight := c.cuts[:size], c.cuts[size:2*size], c.cuts[2*size:] // where the best halves meet
	for i := range n {
		left[i*n+i], right[i*n+i] = 0, 0
	}
	for width := 1; width < n; width++ {
		for s := 0; s+width < n; s++ {
			t := s + width
			at, best := s, right[s*n+s]+left[(s+1)*n+t]
			for k := s + 1; k < t; k++ {
				if v := right[s*n+k] + left[(k+1)*n+t]; v > best {
					at, best = k, v
				}
			}
			meet[s*n+t] = uint8(at)
			openLeft[s*n+t] = best + scores[s*(n+1)+t]
			openRight[s*n+t] = best + scores[t*(n+1)+s]
			at, best = s, left[s*n+s]+openLeft[s*n+t]
			for k := s + 1; k < t; k++ {
				if v := left[s*n+k] + openLeft[k*n+t]; v > best {
					at, best = k, v
				}
			}
			cutLeft[s*n+t], left[s*n+t] = uint8(at), best
			at, best = t, openRight[s*n+t]+right[t*n+t]
			for k := s + 1; k < t; k++ {
				if v := openRight[s*n+k] + right[k*n+t]; v > best {
					at, best = k, v
				}
			}
			cutRight[s*n+t], right[s*n+t] = uint8(at), best
		}
	}
	root := 0
	worth := func(i int) int32 { return left[i] + right[i*n+n-1] + scores[i*(n+1)+n] }
	for i := 1; i < n; i++ {
		if worth(i) > worth(root) {
			root = i
		}
	}
	heads := make([]int, n)
	heads[root] = -1
	type half struct {
		s, t       int
		left, open bool
	}
	todo := []half{{0, root, true, false}, {root, n - 1, false, false}}
	for len(todo) > 0 {
		h := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		i := h.s*n + h.t
		switch {
		case h.s == h.t:
		case h.open:
			if h.left {
				heads[h.s] = h.t
			} else {
				heads[h.t] = h.s
			}
			k := int(meet[i])
			todo = append(todo, half{h.s, k, false, false}, half{k + 1, h.t, true, false})
		case h.left:
			k := int(cutLeft[i])
			todo = append(todo, half{h.s, k, true, false}, half{k, h.t, true, true})
		default:
			k := int(cutRight[i])
			todo = append(todo, half{h.s, k, false, true}, half{k, h.t, false, false})
		}
	}
	return heads
}
