package model

// treeWork is the memory of Tree, used again for the next sentence.
type treeWork struct {
	dep, head       []uint8
	heads           matrix // of the sentence: what arcs multiplies with
	relDep, relHead []int16
	pairs           []uint8
	labels          []float32
	chart           chart
}

// grown gives a slice of n values: the old one where it is long enough, with
// whatever it held.
func grown[T any](old []T, n int) []T {
	if cap(old) < n {
		return make([]T, n)
	}
	return old[:n]
}

// Tree gives the dependency tree of a sentence [lo, hi): the head of each token
// (counted from lo, -1 for the root) and its relation. Every token gets its best
// head; then one root is kept and cycles are broken where that costs least, so
// that the result is always a tree.
func (t *Text) Tree(lo, hi int) (heads []int, rels []string) {
	n := hi - lo
	if n <= 0 {
		return nil, nil
	}
	acts := t.acts[lo*t.net.dim:]
	scores, stride := t.arcs(acts, n)
	if n <= longest {
		heads = t.tree.chart.eisner(scores, stride, n)
	} else {
		heads = tree(scores, stride, n)
	}
	return heads, t.relations(acts, heads)
}

// tree picks a head for each of n tokens by score; n in the last column is the root.
func tree(scores []int32, stride, n int) []int {
	row := func(i int) []int32 { return scores[i*stride:][:n+1] }
	for i := range n {
		row(i)[i] = -1 << 30 // nothing hangs from itself
	}
	heads := make([]int, n)
	root := 0
	worth := func(i int) int32 { return row(i)[n] - row(i)[heads[i]] } // as root
	for i := range n {
		heads[i] = argmax(row(i)[:n])
		if worth(i) > worth(root) {
			root = i
		}
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

// relations labels each arc of a sentence, whose activations are given.
func (t *Text) relations(acts []uint8, heads []int) []string {
	h, work, n := &t.net.heads, &t.tree, len(heads)
	width := len(h.relRoot)
	work.relDep, work.relHead = grown(work.relDep, n*width), grown(work.relHead, n*width)
	h.relDep.signed(work.relDep, t.multiply(h.relDep, acts, n), n, 2047)
	h.relHead.signed(work.relHead, t.multiply(h.relHead, acts, n), n, 2047)
	work.pairs = grown(work.pairs, padRows(n)*width)
	for i, at := range heads {
		from := h.relRoot
		if at >= 0 {
			from = work.relHead[at*width:]
		}
		join(work.pairs[i*width:][:width], work.relDep[i*width:][:width], from[:width])
	}
	work.labels = grown(work.labels, n*len(h.rels))
	h.relOut.scores(work.labels, t.multiply(h.relOut, work.pairs, n), n)
	rels := make([]string, n)
	for i := range rels {
		rels[i] = h.rels[best(work.labels[i*len(h.rels):][:len(h.rels)])]
	}
	return rels
}
