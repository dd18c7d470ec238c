package trace

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/trace/copies"
	"github.com/sayso-news/sayso/internal/trace/origins"
)

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
		line.Runs = copies.OwnRuns(r.Text, pt.Start, min(pt.End, len(r.Text)))
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
