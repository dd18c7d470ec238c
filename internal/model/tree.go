package model

// Tree gives the dependency tree of a sentence [lo, hi): the head of each token
// (counted from lo, -1 for the root) and its relation. Every token gets its best
// head; then one root is kept and cycles are broken where that costs least, so
// that the result is always a tree.
func (t *Text) Tree(lo, hi int) (heads []int, rels []string) {
	n := hi - lo
	if n <= 0 {
		return nil, nil
	}
	h := &t.net.heads
	acts := make([]uint8, padRows(n)*t.net.dim)
	copy(acts, t.acts[lo*t.net.dim:hi*t.net.dim])
	width := len(h.arcRoot)
	dep, head := make([]int16, n*width), make([]int16, (n+1)*width)
	h.arcDep.signed(dep, t.multiply(h.arcDep, acts, n), n, actTop)
	h.arcHead.signed(head, t.multiply(h.arcHead, acts, n), n, actTop)
	copy(head[n*width:], h.arcRoot)
	scores := make([]int32, n*(n+1)) // row: dependent; last column: root
	for i := range n {
		for j := range n + 1 {
			if i == j {
				scores[i*(n+1)+j] = -1 << 30
				continue
			}
			scores[i*(n+1)+j] = dot(dep[i*width:][:width], head[j*width:][:width])
		}
	}
	if n <= longest {
		heads = eisner(scores, n)
	} else {
		heads = tree(scores, n)
	}
	return heads, t.relations(acts, heads, n)
}

func dot(a, b []int16) int32 {
	var sum int32
	b = b[:len(a)]
	for i, v := range a {
		sum += int32(v) * int32(b[i])
	}
	return sum
}

// tree picks a head for each of n tokens by score; n in the last column is the root.
func tree(scores []int32, n int) []int {
	row := func(i int) []int32 { return scores[i*(n+1):][:n+1] }
	heads := make([]int, n)
	root := 0
	for i := range n {
		if row(i)[n]-bestHead(row(i)[:n]) > row(root)[n]-bestHead(row(root)[:n]) {
			root = i
		}
	}
	for i := range n {
		heads[i] = argmax(row(i)[:n])
	}
	heads[root] = -1
	for { // break cycles: the token whose second choice outside the cycle costs least moves there
		cycle := findCycle(heads)
		if cycle == nil {
			return heads
		}
		under := descendants(heads, cycle)
		at, to, loss := -1, -1, int32(1<<31-1)
		for _, i := range cycle {
			for j := range n {
				if cost := row(i)[heads[i]] - row(i)[j]; !under[j] && cost < loss {
					at, to, loss = i, j, cost
				}
			}
		}
		heads[at] = to
	}
}

func bestHead(row []int32) int32 { return row[argmax(row)] }

func argmax(row []int32) int {
	at := 0
	for i, v := range row {
		if v > row[at] {
			at = i
		}
	}
	return at
}

// findCycle gives the tokens of the first cycle, nil when there is none.
func findCycle(heads []int) []int {
	seen := make([]int, len(heads)) // walk that came by, from 1
	for i := range heads {
		j := i
		for j >= 0 && seen[j] == 0 {
			seen[j] = i + 1
			j = heads[j]
		}
		if j >= 0 && seen[j] == i+1 {
			cycle := []int{j}
			for k := heads[j]; k != j; k = heads[k] {
				cycle = append(cycle, k)
			}
			return cycle
		}
	}
	return nil
}

// descendants marks the cycle and every token that hangs from it.
func descendants(heads, cycle []int) []bool {
	under := make([]bool, len(heads))
	for _, i := range cycle {
		under[i] = true
	}
	for changed := true; changed; {
		changed = false
		for i, h := range heads {
			if h >= 0 && under[h] && !under[i] {
				under[i], changed = true, true
			}
		}
	}
	return under
}

// relations labels each arc.
func (t *Text) relations(acts []uint8, heads []int, n int) []string {
	h := &t.net.heads
	width := len(h.relRoot)
	dep, head := make([]int16, n*width), make([]int16, n*width)
	h.relDep.signed(dep, t.multiply(h.relDep, acts, n), n, 2047)
	h.relHead.signed(head, t.multiply(h.relHead, acts, n), n, 2047)
	pairs := make([]uint8, padRows(n)*width)
	for i, at := range heads {
		from := h.relRoot
		if at >= 0 {
			from = head[at*width:][:width]
		}
		for j, v := range dep[i*width:][:width] {
			pairs[i*width+j] = uint8(min(max(v+from[j], 0), actTop))
		}
	}
	scores := make([]float32, n*len(h.rels))
	h.relOut.scores(scores, t.multiply(h.relOut, pairs, n), n)
	rels := make([]string, n)
	for i := range rels {
		rels[i] = h.rels[best(scores[i*len(h.rels):][:len(h.rels)])]
	}
	return rels
}
