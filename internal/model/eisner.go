package model

// longest is how many tokens eisner takes: its work grows with the cube.
const longest = 128

// chart is the memory of eisner, used again for the next sentence.
type chart struct {
	n, row      int
	left, right []int32 // complete: head at the right end, at the left end
	openLeft    []int32
	openRight   []int32
	todo        []half
}

// half is a half tree over s … t, on the left of its head or on the right.
type half struct {
	s, t       int
	left, open bool
}

// eisner gives the best projective tree with one root (J. Eisner, "Three new
// probabilistic models for dependency parsing", 1996): the head of each of n
// tokens, -1 for the root. scores has a row of stride for each dependent and a
// column for each head, the root after the last token.
//
// Complete is the best half tree over s … t whose head is s (right) or t (left)
// and which takes no more dependents on that side; open is one whose last arc is
// between s and t. The root is taken at the end: it is the token whose two
// complete halves over the whole sentence and root arc are worth most.
//
// A row of the chart holds the halves of one width by where they begin, so that
// a row is worked out from runs of others, many halves at a time.
func (c *chart) eisner(scores []int32, stride, n int) []int {
	c.n, c.row = n, n+cellsAtOnce
	size := n * c.row
	c.left, c.right, c.openLeft, c.openRight = grown(c.left, size), grown(c.right, size), grown(c.openLeft, size), grown(c.openRight, size)
	row := c.row
	clear(c.left[:row])
	clear(c.right[:row])
	for width := 1; width < n; width++ {
		at, cells := width*row, n-width
		openLeft, openRight := c.openLeft[at:], c.openRight[at:]
		bestSums(openRight, c.right, c.left[width:], row, width, cells)
		for s := range cells {
			best := openRight[s]
			openLeft[s] = best + scores[s*stride+s+width]
			openRight[s] = best + scores[(s+width)*stride+s]
		}
		bestSums(c.left[at:], c.left, c.openLeft[row+width-1:], row, width, cells)
		bestSums(c.right[at:], c.openRight[row:], c.right[width:], row, width, cells)
	}
	root := 0
	worth := func(i int) int32 { return c.left[i*row] + c.right[(n-1-i)*row+i] + scores[i*stride+n] }
	for i := 1; i < n; i++ {
		if worth(i) > worth(root) {
			root = i
		}
	}
	heads := make([]int, n)
	heads[root] = -1
	c.todo = append(c.todo[:0], half{0, root, true, false}, half{root, n - 1, false, false})
	for len(c.todo) > 0 {
		h := c.todo[len(c.todo)-1]
		c.todo = c.todo[:len(c.todo)-1]
		switch {
		case h.s == h.t:
		case h.open:
			if h.left {
				heads[h.s] = h.t
			} else {
				heads[h.t] = h.s
			}
			k := c.meet(h)
			c.todo = append(c.todo, half{h.s, k, false, false}, half{k + 1, h.t, true, false})
		case h.left:
			k := c.cutLeft(h)
			c.todo = append(c.todo, half{h.s, k, true, false}, half{k, h.t, true, true})
		default:
			k := c.cutRight(h)
			c.todo = append(c.todo, half{h.s, k, false, true}, half{k, h.t, false, false})
		}
	}
	return heads
}

// cell is where the chart holds the halves over s … t.
func (c *chart) cell(s, t int) int { return (t-s)*c.row + s }

// meet gives the end of the left one of the two complete halves under an open
// one: the first of equals.
func (c *chart) meet(h half) int {
	at, best := h.s, int32(0)
	for k := h.s; k < h.t; k++ {
		if v := c.right[c.cell(h.s, k)] + c.left[c.cell(k+1, h.t)]; k == h.s || v > best {
			at, best = k, v
		}
	}
	return at
}

// cutLeft gives the last dependent of a complete half's head at t: the first of equals.
func (c *chart) cutLeft(h half) int {
	k := h.s
	for c.left[c.cell(h.s, k)]+c.openLeft[c.cell(k, h.t)] != c.left[c.cell(h.s, h.t)] {
		k++
	}
	return k
}

// cutRight gives the last dependent of a complete half's head at s: t, or else
// the first of equals.
func (c *chart) cutRight(h half) int {
	best := c.right[c.cell(h.s, h.t)]
	if c.openRight[c.cell(h.s, h.t)] == best {
		return h.t
	}
	k := h.s + 1
	for c.openRight[c.cell(h.s, k)]+c.right[c.cell(k, h.t)] != best {
		k++
	}
	return k
}

// cellsAtOnce is how many halves a kernel works out at a time: up to as many
// more than asked for.
const cellsAtOnce = 8

// bestSumsGeneric works out one row of the chart: best[i] becomes the largest
// sum of a number of the column i of a and one of a diagonal of b, count of
// them, a's taken downwards and b's upwards.
func bestSumsGeneric(best, a, b []int32, row, count, cells int) {
	for i := range cells {
		top := a[i] + b[(count-1)*(row-1)+i]
		for k := 1; k < count; k++ {
			top = max(top, a[k*row+i]+b[(count-1-k)*(row-1)+i])
		}
		best[i] = top
	}
}
