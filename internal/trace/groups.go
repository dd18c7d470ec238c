package trace

import (
	"fmt"
	"slices"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/trace/copies"
)

// group is stories behind which there is one text.
type group struct {
	members []*node // by rank
	first   *node   // nil when it cannot be told
	edges   []tie   // between members
}

// tie is two members of a group and what is known of the way between them.
type tie struct {
	a, b     *node
	relation sayso.CopyRelation
	score    float64
	// way is 1 when b derives from a, -1 when a derives from b, 0 when unknown.
	way     int
	reason  string
	version bool // the stories stand under one address
}

// copyGroups gives the groups, by their first member's rank.
func (v *View) copyGroups() ([]*group, error) {
	if v.done.groups {
		return v.groups, nil
	}
	v.done.groups = true
	if err := v.findRelays(); err != nil {
		return nil, err
	}
	var ties []tie
	for _, p := range v.pairs {
		if p.Relation != sayso.SameText && p.Relation != sayso.Derived {
			continue
		}
		t := tie{a: p.a, b: p.b, relation: p.Relation, score: p.Score}
		t.way, t.reason = v.way(p.a, p.b)
		ties = append(ties, t)
	}
	// Stories under one address are versions of one story, however much changed.
	seen := map[string]*node{}
	for _, n := range v.nodes {
		if n.Version == "" {
			continue
		}
		if first := seen[n.Version]; first != nil {
			if !slices.ContainsFunc(ties, func(t tie) bool { return t.a == first && t.b == n }) {
				t := tie{a: first, b: n, relation: sayso.Derived, score: 1, version: true}
				t.way, t.reason = v.way(first, n)
				ties = append(ties, t)
			}
			continue
		}
		seen[n.Version] = n
	}
	// Texts are joined first: what else is retold changes nothing about them.
	retold := v.retellings(ties)
	s := v.newJoiner()
	s.join(ties)
	for i, n := range v.nodes {
		n.wording = s.root(i)
	}
	s.join(retold)
	ties = append(ties, retold...)
	at := map[int]*group{}
	for i, n := range v.nodes {
		root := s.root(i)
		if root == i {
			continue
		}
		g := at[root]
		if g == nil {
			g = &group{members: []*node{v.nodes[root]}}
			v.nodes[root].group = g
			at[root] = g
			v.groups = append(v.groups, g)
		}
		g.members = append(g.members, n)
		n.group = g
	}
	slices.SortFunc(v.groups, func(a, b *group) int { return a.members[0].index - b.members[0].index })
	for _, t := range ties {
		if t.a.group != nil && t.a.group == t.b.group {
			t.a.group.edges = append(t.a.group.edges, t)
		}
	}
	for _, g := range v.groups {
		g.first = g.root()
	}
	return v.groups, nil
}

// root gives the member that derives from no other: nil when several do not
// and no time tells which was there first.
func (g *group) root() *node {
	var free []*node
	for _, n := range g.members {
		derived := slices.ContainsFunc(g.edges, func(t tie) bool { return t.b == n && t.way > 0 || t.a == n && t.way < 0 })
		if !derived {
			free = append(free, n)
		}
	}
	if len(free) == 1 {
		return free[0]
	}
	if len(free) > 1 && !free[0].published.IsZero() && (free[1].published.IsZero() || free[0].before(free[1])) &&
		!slices.ContainsFunc(free, func(n *node) bool { return n.published.IsZero() }) {
		return free[0]
	}
	return nil
}

// way tells which of two stories derives from the other: 1 when b derives from
// a, -1 when a derives from b, 0 when nothing tells.
func (v *View) way(a, b *node) (int, string) {
	if a.Version != "" && a.Version == b.Version {
		switch corrected, other := v.corrected(a), v.corrected(b); {
		case other && !corrected:
			return 1, "a later version under the same address: it says that it was corrected"
		case corrected && !other:
			return -1, "a later version under the same address: it says that it was corrected"
		case a.before(b):
			return 1, "a later version under the same address"
		}
		return 0, "versions under one address; which came first is not known"
	}
	ab, ba := v.credit(b, a), v.credit(a, b)
	switch {
	case ab != "" && ba == "":
		return 1, ab
	case ba != "" && ab == "":
		return -1, ba
	case ab != "" && ba != "":
		return 0, "each credits the other"
	case a.outlet.Wire && !b.outlet.Wire:
		return 1, a.outlet.Name + " is an agency, whose stories others print"
	case b.outlet.Wire && !a.outlet.Wire:
		return -1, b.outlet.Name + " is an agency, whose stories others print"
	case a.before(b):
		return 1, fmt.Sprintf("printed later: %s after %s", clockOf(b), clockOf(a))
	}
	for _, x := range a.citations {
		for _, y := range b.citations {
			if x.By == "wire byline" && y.By == "wire byline" && x.Name == y.Name {
				return 0, "both carry the byline of " + x.Name
			}
		}
	}
	return 0, "no byline, credit or time tells"
}

// before says whether a story was surely printed before another: one of which
// only the day is known was not, on that day.
func (n *node) before(other *node) bool {
	if n.published.IsZero() || other.published.IsZero() {
		return false
	}
	if n.OnlyDay {
		return !other.published.Before(n.published.AddDate(0, 0, 1))
	}
	return n.published.Before(other.published)
}

func clockOf(n *node) string {
	if n.OnlyDay {
		at := n.published
		if zone, err := time.LoadLocation(n.Zone); err == nil {
			at = at.In(zone)
		}
		return at.Format(time.DateOnly)
	}
	return n.published.Format("2006-01-02 15:04Z")
}

// credit gives the words with which one story credits the outlet of another,
// "" when it does not.
func (v *View) credit(from, to *node) string {
	for _, r := range v.relayed {
		if r.from == from && (r.to == to || to.outlet.Name != "" && r.outlet == to.outlet.Name) {
			return fmt.Sprintf("credits %s: “%s”", r.outlet, r.words)
		}
	}
	return ""
}

// corrected says whether a story says of itself that it was changed.
func (v *View) corrected(n *node) bool {
	r, err := v.read(n)
	if err != nil || r == nil {
		return false
	}
	return saysCorrected(r.Text)
}

// CopyGroups gives the groups of stories that derive from one text, by the rank of
// their first member. Every member but the first names the story nearest to it.
func (v *View) CopyGroups() ([]sayso.CopyGroup, error) {
	groups, err := v.copyGroups()
	if err != nil {
		return nil, err
	}
	var out []sayso.CopyGroup
	for _, g := range groups {
		cg, err := v.copyGroup(g, nil)
		if err != nil {
			return nil, err
		}
		out = append(out, cg)
	}
	return out, nil
}

// copyGroup writes a group, with the passages of all members, or of these only.
func (v *View) copyGroup(g *group, only map[int64]bool) (sayso.CopyGroup, error) {
	out := sayso.CopyGroup{Group: "g" + g.members[0].ID[:12]}
	if g.first != nil {
		out.First = &g.first.ID
	}
	texts := map[int]int{} // their numbers
	for _, n := range g.members {
		if texts[n.wording] == 0 {
			texts[n.wording] = len(texts) + 1
		}
		m := sayso.CopyMember{Story: n.ID, Path: n.Path, Relation: sayso.SameText, Text: texts[n.wording], Direction: "unknown", Passages: []sayso.Shared{}}
		if n == g.first {
			m.Reason = "nothing in the group comes before it"
			out.Members = append(out.Members, m)
			continue
		}
		t, way := g.nearest(n)
		if t == nil {
			m.Reason = "no story of the group is close to it"
			out.Members = append(out.Members, m)
			continue
		}
		other := t.a
		if other == n {
			other = t.b
		}
		m.To, m.Relation, m.Reason = &other.ID, t.relation, t.reason
		switch {
		case way > 0:
			m.Direction = "from"
		case way < 0:
			m.Direction = "to"
		}
		if only == nil || only[n.Seq] {
			var err error
			if m.Passages, err = v.shared(n, other); err != nil {
				return out, err
			}
		}
		out.Members = append(out.Members, m)
	}
	return out, nil
}

// nearest gives the tie of a member that tells most: one to a story it derives
// from, then to the first, then the closest; way is seen from the member.
func (g *group) nearest(n *node) (best *tie, way int) {
	worth := -1.0
	for i := range g.edges {
		t := &g.edges[i]
		if t.a != n && t.b != n {
			continue
		}
		w, from, other := t.score, t.way, t.a
		if t.a == n {
			from, other = -t.way, t.b
		}
		if from > 0 {
			w += 2
		}
		if other == g.first {
			w += 1.5
		}
		if w > worth {
			best, way, worth = t, from, w
		}
	}
	return best, way
}

// shared gives the passages that two stories have, in the order of the first;
// runs of words with small gaps between them are one passage.
func (v *View) shared(here, there *node) ([]sayso.Shared, error) {
	a, err := v.aligned(here)
	if err != nil {
		return nil, err
	}
	b, err := v.aligned(there)
	if err != nil {
		return nil, err
	}
	out := []sayso.Shared{}
	for _, p := range copies.Passages(a, b, copies.Align(a, b)) {
		x, err := v.textOf(here, p.A.Start, p.A.End)
		if err != nil {
			return nil, err
		}
		y, err := v.textOf(there, p.B.Start, p.B.End)
		if err != nil {
			return nil, err
		}
		out = append(out, sayso.Shared{
			Here:  sayso.Passage{Start: p.A.Start, End: p.A.End, Text: x},
			There: sayso.Passage{Start: p.B.Start, End: p.B.End, Text: y},
		})
	}
	return out, nil
}

// Pairs gives every pair of stories that was compared as texts or is in one
// group, what they are to each other and how sure that is.
func (v *View) Pairs(yield func(a, b string, relation sayso.CopyRelation, score float64) error) error {
	if _, err := v.copyGroups(); err != nil {
		return err
	}
	compared := map[[2]*node]bool{}
	for _, p := range v.pairs {
		compared[[2]*node{p.a, p.b}] = true
		if err := yield(p.a.ID, p.b.ID, v.between(p), p.Score); err != nil {
			return err
		}
	}
	for _, g := range v.groups {
		for i, b := range g.members {
			for _, a := range g.members[:i] {
				if compared[[2]*node{a, b}] {
					continue
				}
				if err := yield(a.ID, b.ID, sayso.Derived, 0); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// between gives the relation of a pair in the light of its group: two stories
// behind which there is one text are derived even where little of it is left in
// both, and so are two that retell one report and share no words; where they
// share what was said in it, that is what their texts have in common.
func (v *View) between(p pair) sayso.CopyRelation {
	switch {
	case p.Relation == sayso.SameText || p.a.group == nil || p.a.group != p.b.group:
		return p.Relation
	case p.a.wording == p.b.wording || p.Relation == sayso.Independent:
		return sayso.Derived
	}
	return p.Relation
}
