package trace

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/trace/claims"
	"github.com/sayso-news/sayso/internal/trace/relays"
)

// retellings gives ties between stories that retell one report in other words:
// one credits the other's outlet at its start and has much of what it says from
// there, or both credit one outlet there for what both say. An agency is credited
// for many reports a day, so that two stories which credit it need not retell one.
func (v *View) retellings(have []tie) (out []tie) {
	tied := map[[2]*node]bool{}
	for _, t := range have {
		tied[[2]*node{t.a, t.b}] = true
	}
	agree := map[[2]*node]bool{}       // surely a claim in common
	has := map[[2]*node]map[int]bool{} // points of the first that the second has, what stands inside another with that one
	outer := map[*node][]int{}
	for _, b := range v.bonds {
		if b.Relation != claims.Same {
			continue
		}
		agree[[2]*node{b.a.node, b.b.node}] = agree[[2]*node{b.a.node, b.b.node}] || b.Score >= retellSure
		for _, side := range [][2]point{{b.a, b.b}, {b.b, b.a}} {
			pair := [2]*node{side[0].node, side[1].node}
			if has[pair] == nil {
				has[pair] = map[int]bool{}
			}
			n := side[0].node
			if outer[n] == nil {
				outer[n] = outermost(n.sketch.Points)
			}
			has[pair][outer[n][side[0].index]] = true
		}
	}
	add := func(a, b *node, way int, score float64, reason string) {
		if a.index > b.index {
			a, b, way = b, a, -way
		}
		if pair := [2]*node{a, b}; a != b && !tied[pair] {
			tied[pair] = true
			out = append(out, tie{a: a, b: b, relation: sayso.Derived, score: score, way: way, reason: reason})
		}
	}
	credits := map[string][]*node{}
	for _, r := range v.relayed {
		if r.start > leadCredit || r.by != "citation" {
			continue
		}
		much := r.to != nil && float64(len(has[[2]*node{r.from, r.to}])) >= retoldShare*float64(distinct(outer[r.from]))
		if much && r.score >= storyScore && v.credit(r.to, r.from) == "" { // two that credit each other retell nothing
			add(r.to, r.from, 1, 0.6, fmt.Sprintf("retells it: “%s”", r.words))
		}
		if r.score >= reportScore && !slices.Contains(credits[r.outlet], r.from) && !relays.OutletCalled(r.outlet).Wire {
			credits[r.outlet] = append(credits[r.outlet], r.from)
		}
	}
	outlets := make([]string, 0, len(credits))
	for outlet := range credits {
		outlets = append(outlets, outlet)
	}
	slices.Sort(outlets)
	for _, outlet := range outlets {
		list := credits[outlet]
		for i, b := range list {
			for _, a := range list[:i] {
				if agree[[2]*node{a, b}] { // the list is by rank, as the ends of a bond are
					add(a, b, 0, 0.5, "both retell a report of "+outlet)
				}
			}
		}
	}
	return out
}

// outermost gives for every point the first that has all of it in itself: what
// is said inside another statement is told once.
func outermost(points []claims.Point) []int {
	order := make([]int, len(points))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(points[a].Start-points[b].Start, points[b].End-points[a].End)
	})
	out, last := make([]int, len(points)), -1
	for _, i := range order {
		if last < 0 || points[i].End > points[last].End {
			last = i
		}
		out[i] = last
	}
	return out
}

// distinct counts the different numbers of a list.
func distinct(list []int) int {
	seen := make(map[int]bool, len(list))
	for _, i := range list {
		seen[i] = true
	}
	return len(seen)
}

// The thresholds of retellings.
const (
	leadCredit  = 450  // bytes: a credit up here is about the whole story
	storyScore  = 0.6  // of a citation whose story is kept
	retoldShare = 0.25 // of what a story says that stands in the story it credits
	reportScore = 0.8  // of one whose story is not
	retellSure  = 0.6  // of a claim that both have
)
