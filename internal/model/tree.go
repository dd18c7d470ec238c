package model

// treeWork is the memory of Tree, used again for the next sentence.
type treeWork struct {
	acts      []uint8
	dep, head []int16
	pairs     []uint8
	scores    []int32
	labels    []float32
	chart     chart
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
	h, work := &t.net.heads, &t.tree
	work.acts = grown(work.acts, padRows(n)*t.net.dim)
	copy(work.acts, t.acts[lo*t.net.dim:hi*t.net.dim])
	width := len(h.arcRoot)
	work.dep, work.head = grown(work.dep, n*width), grown(work.head, (n+1)*width)
	dep, head := work.dep, work.head
	h.arcDep.signed(dep, t.multiply(h.arcDep, work.acts, n), n, actTop)
	h.arcHead.signed(head, t.multiply(h.arcHead, work.acts, n), n, actTop)
	copy(head[n*width:], h.arcRoot)
	work.scores = grown(work.scores, n*(n+1)) // row: dependent; last column: root
	scores := work.scores
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
		heads = work.chart.eisner(scores, n)
	} else {
		heads = tree(scores, n)
	}
	return heads, t.relations(heads, n)
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

// relations labels each arc of the sentence that Tree looks at.
func (t *Text) relations(heads []int, n int) []string {
	h, work := &t.net.heads, &t.tree
	width := len(h.relRoot)
	work.dep, work.head = grown(work.dep, n*width), grown(work.head, n*width)
	dep, head := work.dep, work.head
	h.relDep.signed(dep, t.multiply(h.relDep, work.acts, n), n, 2047)
	h.relHead.signed(head, t.multiply(h.relHead, work.acts, n), n, 2047)
	work.pairs = grown(work.pairs, padRows(n)*width)
	for i, at := range heads {
		from := h.relRoot
		if at >= 0 {
			from = head[at*width:][:width]
		}
		for j, v := range dep[i*width:][:width] {
			work.pairs[i*width+j] = uint8(min(max(v+from[j], 0), actTop))
		}
	}
	work.labels = grown(work.labels, n*len(h.rels))
	h.relOut.scores(work.labels, t.multiply(h.relOut, work.pairs, n), n)
	rels := make([]string, n)
	for i := range rels {
		rels[i] = h.rels[best(work.labels[i*len(h.rels):][:len(h.rels)])]
	}
	return rels
}
