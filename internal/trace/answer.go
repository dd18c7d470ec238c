package trace

import (
	"cmp"
	"slices"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/trace/claims"
	"github.com/sayso-news/sayso/internal/trace/origins"
)

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
		st := &r.Statements[pt.Statement]
		start := pt.Start
		for _, c := range st.Content {
			if c.Start <= pt.Start && pt.Start < c.End {
				start = claims.From(r.Text, c.Start, pt.Start)
			}
		}
		if n := len(out.Evidence); n > 0 && out.Evidence[n-1].Story == p.node.ID && out.Evidence[n-1].Start == start && out.Evidence[n-1].End == pt.End {
			continue // a statement inside another: the same words
		}
		ev := sayso.Evidence{Story: p.node.ID, Path: p.node.Path, Statement: st.ID,
			Start: start, End: pt.End, Text: r.Text[start:pt.End], Stance: stance(pt, st), Values: []string{}}
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
