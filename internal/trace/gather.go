package trace

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/trace/claims"
	"github.com/sayso-news/sayso/internal/trace/origins"
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

// minTied is the share of the pairs of points of two claims that must say the
// same for the claims to be one: a chain of likenesses is no claim.
const minTied = 0.5

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
	var points []point
	number := map[point]int{}
	enter := func(p point) int {
		i, ok := number[p]
		if !ok {
			i = len(points)
			number[p] = i
			points = append(points, p)
		}
		return i
	}
	for _, n := range v.nodes {
		for i := range n.sketch.Points {
			enter(point{n, i})
		}
	}
	s := newSets(len(points))
	apart := map[int]map[int]bool{} // roots that must stay apart
	part := func(i, j int) {
		for _, x := range [][2]int{{i, j}, {j, i}} {
			if apart[x[0]] == nil {
				apart[x[0]] = map[int]bool{}
			}
			apart[x[0]][x[1]] = true
		}
	}
	join := func(i, j int) {
		i, j = s.root(i), s.root(j)
		if i == j {
			return
		}
		s.join(i, j)
		root := s.root(i)
		gone := i + j - root
		for k := range apart[gone] {
			delete(apart[k], gone)
			part(root, k)
		}
		delete(apart, gone)
	}
	for _, b := range v.bonds {
		if b.Relation == claims.Conflict || b.Relation == claims.Related {
			part(number[b.a], number[b.b])
		}
	}
	between := ties{}
	size := make([]int, len(points))
	for i := range size {
		size[i] = 1
	}
	for _, b := range v.bonds {
		if b.Relation == claims.Same {
			between.add(number[b.a], number[b.b], 1)
		}
	}
	for _, b := range v.bonds {
		if b.Relation != claims.Same {
			continue
		}
		i, j := s.root(number[b.a]), s.root(number[b.b])
		if i == j || apart[i][j] || float64(between[i][j]) < minTied*float64(min(size[i], headLength)*min(size[j], headLength)) {
			continue
		}
		join(i, j)
		root := s.root(i)
		between.merge(root, i+j-root)
		size[root] = size[i] + size[j]
	}
	v.decide(points, s, join)
	at := map[int]*claim{}
	for i, p := range points {
		root := s.root(i)
		c := at[root]
		if c == nil {
			c = &claim{}
			at[root] = c
			v.claims = append(v.claims, c)
		}
		if k := len(c.points); k == 0 || c.points[k-1].node != p.node {
			c.stories++
		}
		c.points = append(c.points, p)
	}
	for _, b := range v.bonds {
		if b.Relation != claims.Conflict {
			continue
		}
		x, y := at[s.root(number[b.a])], at[s.root(number[b.b])]
		if x != y {
			x.against(y, b.On)
			y.against(x, b.On)
		}
	}
	return nil
}

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

// decide applies what people decided about claims: "merge" joins the claims of
// its ids; "split" takes the points of one story out of a claim.
func (v *View) decide(points []point, s sets, join func(i, j int)) {
	at := map[string]int{}
	for i, p := range points {
		at[MarkID(p.get().Mark)] = i
	}
	for _, w := range v.words {
		switch {
		case w.Kind == "merge" && len(w.Args) >= 2:
			first, ok := at[w.Args[0]]
			for _, id := range w.Args[1:] {
				if other, also := at[id]; ok && also {
					join(first, other)
				}
			}
		case w.Kind == "split" && len(w.Args) == 2:
			first, ok := at[w.Args[0]]
			if !ok {
				continue
			}
			root := s.root(first)
			var out, rest []int
			for i, p := range points {
				if s.root(i) != root {
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
					s[i] = side[0]
				}
			}
		}
	}
}

// ClaimOf gives the claim to which the statement with a mark belongs.
func (v *View) ClaimOf(id string) (sayso.Claim, error) {
	if err := v.gather(); err != nil {
		return sayso.Claim{}, err
	}
	for _, c := range v.claims {
		for _, p := range c.points {
			if MarkID(p.get().Mark) == id {
				return v.claim(c)
			}
		}
	}
	return sayso.Claim{}, store.ErrNotFound
}

// ClaimAt gives the claim of the statement that stands at a byte of a story: for
// a public id whose statement is read otherwise now.
func (v *View) ClaimAt(seq int64, start int) (sayso.Claim, error) {
	if err := v.gather(); err != nil {
		return sayso.Claim{}, err
	}
	for _, c := range v.claims {
		for _, p := range c.points {
			if pt := p.get(); p.node.Seq == seq && pt.Start <= start && start < pt.End {
				return v.claim(c)
			}
		}
	}
	return sayso.Claim{}, store.ErrNotFound
}

// claim writes a claim with its evidence, origins and conflicts.
func (v *View) claim(c *claim) (sayso.Claim, error) {
	out := sayso.Claim{ID: c.id(), Evidence: []sayso.Evidence{}, Origins: []sayso.ClaimOrigin{}, Conflicts: []sayso.Disagreement{}, Loops: [][]string{}}
	for _, p := range c.points {
		pt := p.get()
		r, err := v.read(p.node)
		if err != nil {
			return out, err
		}
		if r == nil || pt.Statement >= len(r.Statements) || pt.End > len(r.Text) {
			continue
		}
		if n := len(out.Evidence); n > 0 && out.Evidence[n-1].Story == p.node.ID && out.Evidence[n-1].Start == pt.Start && out.Evidence[n-1].End == pt.End {
			continue // a statement inside another: the same words
		}
		ev := sayso.Evidence{Story: p.node.ID, Path: p.node.Path, Statement: r.Statements[pt.Statement].ID,
			Start: pt.Start, End: pt.End, Text: r.Text[pt.Start:pt.End], Stance: stance(pt, &r.Statements[pt.Statement]), Values: []string{}}
		for _, n := range pt.Numbers {
			ev.Values = append(ev.Values, n.String())
		}
		out.Evidence = append(out.Evidence, ev)
	}
	out.Text = called(out.Evidence)
	slices.SortFunc(c.conflicts, func(a, b opponent) int { return comparePoints(a.claim.points[0], b.claim.points[0]) })
	for _, o := range c.conflicts {
		out.Conflicts = append(out.Conflicts, sayso.Disagreement{Claim: o.claim.id(), On: o.on})
	}
	loops := v.loopsAmong(c.points)
	for _, loop := range loops {
		var ids []string
		for _, n := range loop {
			ids = append(ids, n.ID)
		}
		out.Loops = append(out.Loops, ids)
	}
	lines, err := v.lines(c, loops)
	if err != nil {
		return out, err
	}
	count := origins.Count(lines)
	out.Independent, out.Unknown, out.Lineages = sayso.Range(count.Independent), count.Unknown, sayso.Range(count.Lineages)
	for _, o := range count.Origins {
		co := sayso.ClaimOrigin{Name: o.Name, State: o.State, Stories: []string{}, Why: o.Why}
		for _, s := range o.Stories {
			co.Stories = append(co.Stories, v.nodes[s].ID)
		}
		out.Origins = append(out.Origins, co)
	}
	return out, nil
}

// called gives what a claim is called: the first of its wordings that are most
// nearly a whole clause.
func called(evidence []sayso.Evidence) string {
	if len(evidence) == 0 {
		return ""
	}
	best := slices.MinFunc(evidence, func(a, b sayso.Evidence) int { return cmp.Compare(claims.Faults(a.Text), claims.Faults(b.Text)) })
	return claims.WithoutJoint(best.Text)
}

func stance(p *claims.Point, st *sayso.Statement) sayso.Stance {
	switch {
	case st.Cue != nil && claims.Denies(st.Cue.Text):
		return sayso.Denies
	case p.Hedged:
		return sayso.Hedges
	}
	return sayso.Asserts
}

// lines gives what is known of where each piece of evidence comes from.
func (v *View) lines(c *claim, loops [][]*node) ([]origins.Line, error) {
	if _, err := v.copyGroups(); err != nil {
		return nil, err
	}
	carries := map[*node]bool{}
	for _, p := range c.points {
		carries[p.node] = true
	}
	var out []origins.Line
	for _, p := range c.points {
		r, err := v.read(p.node)
		if err != nil {
			return nil, err
		}
		pt := p.get()
		if r == nil || pt.Statement >= len(r.Statements) {
			continue
		}
		line := origins.Line{Story: p.node.index, Outlet: p.node.outlet.Name, Time: p.node.published, Group: -1, Version: p.node.Version,
			Day: p.node.published.Format("2006-01-02"), Owner: v.owner(p.node)}
		if p.node.group != nil {
			line.Group = p.node.group.members[0].index
		}
		st := &r.Statements[pt.Statement]
		line.Own = st.Mode == sayso.Own
		for _, hop := range st.Chain[1:] {
			line.Hops = append(line.Hops, hopOf(r, hop))
		}
		line.State = st.Origin.State
		for _, rel := range v.relayed {
			if rel.from != p.node {
				continue
			}
			at := pt.Start < rel.until && rel.at < pt.End
			switch {
			case rel.to != nil && carries[rel.to] && (at || rel.start < leadSpan):
				line.Takes = append(line.Takes, rel.to.index)
				line.Words = append(line.Words, rel.words)
			case at && rel.to == nil:
				line.Cites = append(line.Cites, rel.outlet)
			}
		}
		for i, loop := range loops {
			if slices.Contains(loop, p.node) {
				line.Loop = i + 1
			}
		}
		out = append(out, line)
	}
	slices.SortStableFunc(out, func(a, b origins.Line) int { return cmp.Compare(a.Story, b.Story) })
	return out, nil
}

// owner gives who owned a story's outlet when the story was printed: what a
// person said before what the table says.
func (v *View) owner(n *node) string {
	owner, since := n.outlet.Owner, n.outlet.Since
	for _, w := range v.words {
		if w.Kind == "owner" && len(w.Args) >= 2 && strings.EqualFold(w.Args[0], n.outlet.Name) {
			owner, since = w.Args[1], ""
			if len(w.Args) > 2 {
				since = w.Args[2]
			}
		}
	}
	if owner == "" || since == "" || n.published.IsZero() {
		return owner
	}
	if n.published.Format("2006-01-02")[:len(since)] < since {
		return "" // it belonged to somebody else then
	}
	return owner
}

// hopOf gives the carrier of a hop with all names that the story has for it.
func hopOf(r *sayso.Reading, hop sayso.Hop) origins.Hop {
	out := origins.Hop{Name: hop.Name, Kind: hop.Kind, Names: []string{hop.Name}}
	if hop.Evidence != nil {
		out.Names = append(out.Names, hop.Evidence.Text)
	}
	if hop.Entity == nil {
		return out
	}
	i, err := strconv.Atoi(strings.TrimPrefix(*hop.Entity, "e"))
	if err != nil || i < 1 || i > len(r.Entities) {
		return out
	}
	ent := &r.Entities[i-1]
	out.Names = append(out.Names, ent.Name)
	for _, d := range ent.Descriptions {
		out.Names = append(out.Names, d.Text)
	}
	return out
}
