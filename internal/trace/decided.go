package trace

// decide applies what people decided about claims: "merge" joins the claims of
// its ids; "split" takes the points of one story out of a claim.
func (v *View) decide(g *gathering) {
	at := map[string]int{}
	for i, p := range g.points {
		at[MarkID(p.get().Mark)] = i
	}
	for _, w := range v.words {
		switch {
		case w.Kind == "merge" && len(w.Args) >= 2:
			first, ok := at[w.Args[0]]
			for _, id := range w.Args[1:] {
				if other, also := at[id]; ok && also {
					g.join(first, other)
				}
			}
		case w.Kind == "split" && len(w.Args) == 2:
			first, ok := at[w.Args[0]]
			if !ok {
				continue
			}
			root := g.sets.root(first)
			var out, rest []int
			for i, p := range g.points {
				if g.sets.root(i) != root {
					continue
				}
				if p.node.ID == w.Args[1] {
					out = append(out, i)
				} else {
					rest = append(rest, i)
				}
			}
			for _, side := range [][]int{out, rest} {
				for _, i := range side {
					g.sets[i] = side[0]
				}
			}
		}
	}
}
