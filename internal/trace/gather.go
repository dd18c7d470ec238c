package trace

import (
	"strings"

	"github.com/sayso-news/sayso/internal/trace/claims"
)

// claim is points of stories that say the same.
type claim struct {
	points    []point // by rank and place
	conflicts []opponent
	stories   int
}

// opponent is a claim that contradicts another, and on what.
type opponent struct {
	claim *claim
	on    string
}

// id is the public id of a claim: that of its first point.
func (c *claim) id() string { return MarkID(c.points[0].get().Mark) }

func (c *claim) against(other *claim, on string) {
	for i := range c.conflicts {
		if o := &c.conflicts[i]; o.claim == other {
			for _, w := range strings.Split(on, ", ") {
				if !strings.Contains(o.on, w) {
					o.on += ", " + w
				}
			}
			return
		}
	}
	c.conflicts = append(c.conflicts, opponent{other, on})
}

// gathering is claims under way: points that are joined, and what stands between
// the claims so far, each by its root.
type gathering struct {
	points  []point
	number  map[point]int
	sets    sets
	size    []int                // points of a root
	apart   map[int]map[int]bool // roots that must stay apart
	between ties
}

// ties counts the links between claims under way.
type ties map[int]map[int]int

func (t ties) add(i, j, n int) {
	for _, x := range [][2]int{{i, j}, {j, i}} {
		if t[x[0]] == nil {
			t[x[0]] = map[int]int{}
		}
		t[x[0]][x[1]] += n
	}
}

// merge makes the links of gone links of root.
func (t ties) merge(root, gone int) {
	for k, n := range t[gone] {
		delete(t[k], gone)
		if k != root {
			t.add(root, k, n)
		}
	}
	delete(t, gone)
}

// minTied is the share of the pairs of points of two claims that must say the
// same for the claims to be one: a chain of likenesses is no claim.
const minTied = 0.5

// gather makes claims of the points: the surest links first. Two claims become
// one when enough of their points are linked, and never when a link between
// them says that they differ.
func (v *View) gather() error {
	if v.done.claims {
		return nil
	}
	v.done.claims = true
	if err := v.findRelays(); err != nil {
		return err
	}
	g := newGathering(v.nodes)
	for _, b := range v.bonds {
		switch i, j := g.number[b.a], g.number[b.b]; b.Relation {
		case claims.Conflict, claims.Related:
			g.part(i, j)
		case claims.Same:
			g.between.add(i, j, 1)
		}
	}
	for _, b := range v.bonds {
		if b.Relation == claims.Same {
			g.tie(g.number[b.a], g.number[b.b])
		}
	}
	v.decide(g)
	at := map[int]*claim{}
	v.claims = g.claims(at)
	for _, b := range v.bonds {
		if b.Relation != claims.Conflict {
			continue
		}
		x, y := at[g.sets.root(g.number[b.a])], at[g.sets.root(g.number[b.b])]
		if x != y {
			x.against(y, b.On)
			y.against(x, b.On)
		}
	}
	return nil
}

func newGathering(nodes []*node) *gathering {
	g := &gathering{number: map[point]int{}, apart: map[int]map[int]bool{}, between: ties{}}
	for _, n := range nodes {
		for i := range n.sketch.Points {
			g.number[point{n, i}] = len(g.points)
			g.points = append(g.points, point{n, i})
			g.size = append(g.size, 1)
		}
	}
	g.sets = newSets(len(g.points))
	return g
}

// part keeps two roots apart.
func (g *gathering) part(i, j int) {
	for _, x := range [][2]int{{i, j}, {j, i}} {
		if g.apart[x[0]] == nil {
			g.apart[x[0]] = map[int]bool{}
		}
		g.apart[x[0]][x[1]] = true
	}
}

// join makes two claims one.
func (g *gathering) join(i, j int) {
	i, j = g.sets.root(i), g.sets.root(j)
	if i == j {
		return
	}
	g.sets.join(i, j)
	root := g.sets.root(i)
	gone := i + j - root
	for k := range g.apart[gone] {
		delete(g.apart[k], gone)
		g.part(root, k)
	}
	delete(g.apart, gone)
	g.between.merge(root, gone)
	g.size[root] += g.size[gone]
}

// tie joins the claims of two points that say the same, when enough of the claims'
// points do and nothing keeps them apart.
func (g *gathering) tie(i, j int) {
	i, j = g.sets.root(i), g.sets.root(j)
	if i != j && !g.apart[i][j] && float64(g.between[i][j]) >= minTied*float64(min(g.size[i], headLength)*min(g.size[j], headLength)) {
		g.join(i, j)
	}
}

// claims gives the claims, each also by its root.
func (g *gathering) claims(at map[int]*claim) (out []*claim) {
	for i, p := range g.points {
		root := g.sets.root(i)
		c := at[root]
		if c == nil {
			c = &claim{}
			at[root] = c
			out = append(out, c)
		}
		if k := len(c.points); k == 0 || c.points[k-1].node != p.node {
			c.stories++
		}
		c.points = append(c.points, p)
	}
	return out
}
