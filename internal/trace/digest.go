package trace

import (
	"context"
	"slices"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store"
)

// Stories gives the stories of a View, the earliest first.
func (v *View) Stories() []store.Story {
	out := make([]store.Story, len(v.nodes))
	for i, n := range v.nodes {
		out[i] = n.Story
	}
	return out
}

// ReadingOf gives the reading of a story of a View, nil when it was not read.
func (v *View) ReadingOf(seq int64) (*sayso.Reading, error) {
	n := v.at[seq]
	if n == nil {
		return nil, store.ErrNotFound
	}
	return v.read(n)
}

// Marks gives for each statement of a story, by its index in the reading, the
// public id that leads to its claim.
func (v *View) Marks(seq int64) map[int]string {
	out := map[int]string{}
	if n := v.at[seq]; n != nil {
		for i := range n.sketch.Points {
			pt := &n.sketch.Points[i]
			if _, ok := out[pt.Statement]; !ok {
				out[pt.Statement] = MarkID(pt.Mark)
			}
		}
	}
	return out
}

// Whole gives the stories of a View about which it can tell everything: all that
// hangs together with them, and with whoever shares a claim with them, is in it.
// Each carries only claims that such stories alone carry.
func (v *View) Whole() (map[int64]bool, error) {
	if err := v.gather(); err != nil {
		return nil, err
	}
	out := map[int64]bool{}
	for _, n := range v.nodes {
		out[n.Seq] = !n.edge
	}
	for _, c := range v.claims {
		if c.stories > 1 && slices.ContainsFunc(c.points, func(p point) bool { return p.node.edge }) {
			for _, p := range c.points {
				out[p.node.Seq] = false
			}
		}
	}
	return out, nil
}

// ClaimsOf gives the claims of some stories that Claims would give, and the
// claims that contradict them and that none of these stories carries.
func (v *View) ClaimsOf(stories map[int64]bool) (own, others []sayso.Claim, err error) {
	if err := v.gather(); err != nil {
		return nil, nil, err
	}
	mine := func(c *claim) bool {
		return slices.ContainsFunc(c.points, func(p point) bool { return stories[p.node.Seq] })
	}
	against := map[*claim]bool{}
	for _, c := range v.claims {
		if c.stories < 2 && len(c.conflicts) == 0 || !mine(c) {
			continue
		}
		full, err := v.claim(c)
		if err != nil {
			return nil, nil, err
		}
		own = append(own, full)
		for _, o := range c.conflicts {
			if !against[o.claim] && !mine(o.claim) {
				against[o.claim] = true
				full, err := v.claim(o.claim)
				if err != nil {
					return nil, nil, err
				}
				others = append(others, full)
			}
		}
	}
	return own, others, nil
}

// CopyGroupsOf gives the copy groups as CopyGroups does, with passages only for
// some stories: to align texts is what costs.
func (v *View) CopyGroupsOf(stories map[int64]bool) ([]sayso.CopyGroup, error) {
	groups, err := v.copyGroups()
	if err != nil {
		return nil, err
	}
	var out []sayso.CopyGroup
	for _, g := range groups {
		cg, err := v.copyGroup(g, stories)
		if err != nil {
			return nil, err
		}
		out = append(out, cg)
	}
	return out, nil
}

// Alone makes a View of one story by itself: enough for what no other story
// carries or contradicts.
func Alone(ctx context.Context, source Source, seq int64) (*View, error) {
	v := &View{ctx: ctx, source: source, at: map[int64]*node{}}
	st, err := source.StoryBySeq(ctx, seq)
	if err != nil {
		return nil, err
	}
	v.enter(st)
	if err := v.fill(); err != nil {
		return nil, err
	}
	v.order()
	return v, nil
}
