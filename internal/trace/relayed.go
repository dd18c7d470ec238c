package trace

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/trace/claims"
	"github.com/sayso-news/sayso/internal/trace/relays"
)

// relay is a Relay inside a View.
type relay struct {
	from, to   *node // to is nil when no story of the outlet is it
	outlet     string
	by         string
	score      float64
	start, end int // of the words in from
	at, until  int // of the sentence
	words      string
}

// The thresholds of relays.
const (
	isOutlet   = 0.55 // a name is the outlet of a story
	isStory    = 0.4  // a story of that outlet is the one that was taken from
	leadSpan   = 700  // bytes: a credit up here is about the whole story
	minCitSure = 0.4
)

// findRelays looks for the outlet and the story behind every citation.
func (v *View) findRelays() error {
	if v.done.relays {
		return nil
	}
	v.done.relays = true
	near := v.neighbours()
	var names []relays.Outlet // of every story, each outlet once
	seen := map[string]bool{}
	for _, n := range v.nodes {
		if n.outlet.Name != "" && !seen[n.outlet.Name] {
			seen[n.outlet.Name] = true
			names = append(names, n.outlet)
		}
	}
	for _, n := range v.nodes {
		found := map[string]int{} // outlet and story → its relay
		for _, c := range n.citations {
			r, ok, err := v.resolve(n, c, near[n], names)
			if err != nil {
				return err
			}
			if !ok || v.denied(r) {
				continue
			}
			key := r.outlet
			if r.to != nil {
				key = r.outlet + "\x00" + r.to.ID
			}
			if at, ok := found[key]; ok {
				if old := &v.relayed[at]; r.score > old.score {
					*old = r
				}
				continue
			}
			found[key] = len(v.relayed)
			v.relayed = append(v.relayed, r)
		}
	}
	v.breakTies()
	return nil
}

// common is what a story has in common with another.
type common struct {
	bonds []bond
	copy  *pair
}

// neighbours gives for each story the ones that it shares text or claims with.
func (v *View) neighbours() map[*node]map[*node]*common {
	out := map[*node]map[*node]*common{}
	get := func(a, b *node) *common {
		if out[a] == nil {
			out[a] = map[*node]*common{}
		}
		if out[a][b] == nil {
			out[a][b] = &common{}
		}
		return out[a][b]
	}
	for i := range v.pairs {
		p := &v.pairs[i]
		get(p.a, p.b).copy, get(p.b, p.a).copy = p, p
	}
	for _, b := range v.bonds {
		x, y := get(b.a.node, b.b.node), get(b.b.node, b.a.node)
		x.bonds, y.bonds = append(x.bonds, b), append(y.bonds, b)
	}
	return out
}

// resolve finds the outlet of a citation, and its story among the neighbours.
func (v *View) resolve(n *node, c relays.Citation, with map[*node]*common, names []relays.Outlet) (r relay, ok bool, err error) {
	cited := relays.OutletCalled(c.Name)
	if n.outlet.Is(cited) >= isOutlet || c.Score < minCitSure && !cited.Known {
		return r, false, nil
	}
	r = relay{from: n, by: c.By, score: c.Score, start: c.Start, end: c.End, at: c.At, until: c.To, outlet: cited.Name}
	ok = cited.Known && !cited.Loose || c.Hop
	sure := 0.0
	for _, o := range names {
		if s := o.Is(cited); s > sure && s >= isOutlet {
			sure, ok, r.outlet = s, true, o.Name
		}
	}
	if !ok {
		return r, false, nil
	}
	others := make([]*node, 0, len(with))
	for other := range with {
		others = append(others, other)
	}
	slices.SortFunc(others, func(a, b *node) int { return a.index - b.index })
	worth := 0.0
	for _, other := range others {
		w := other.outlet.Is(cited)
		if w < isOutlet || n.before(other) {
			continue
		}
		if !onThatDay(n, other, c) {
			continue
		}
		w *= strength(n, other, c, with[other])
		// Of two versions the first is meant, unless much more speaks for the other.
		if r.to != nil && other.Version != "" && other.Version == r.to.Version && w > worth-0.2 && !v.corrected(other) && v.corrected(r.to) {
			worth = w
			r.to, r.outlet = other, other.outlet.Name
			continue
		}
		if r.to != nil && other.Version != "" && other.Version == r.to.Version && v.corrected(other) && w < worth+0.2 {
			continue
		}
		if w > worth {
			worth = w
			if w >= isStory {
				r.to, r.outlet = other, other.outlet.Name
			}
		}
	}
	if r.to != nil {
		r.score = min(1, (r.score+worth)/2+0.1)
		if p := with[r.to].copy; p != nil && (p.Relation == sayso.SameText || p.Relation == sayso.Derived) {
			r.by = "copied text"
		}
	}
	r.words, err = v.textOf(n, r.start, r.end)
	return r, true, err
}

// onThatDay says whether a story can be the one cited "on Friday": it was
// printed on that day, as far as both times are known.
func onThatDay(n, other *node, c relays.Citation) bool {
	if c.Day == "" || n.published.IsZero() || other.published.IsZero() {
		return true
	}
	at := other.published
	if zone, err := time.LoadLocation(other.Zone); err == nil {
		at = at.In(zone)
	}
	return strings.EqualFold(at.Weekday().String(), c.Day)
}

// strength says how much of what stands beside a citation another story has:
// 0 to 1.
func strength(n, other *node, c relays.Citation, have *common) float64 {
	s := 0.0
	if p := have.copy; p != nil && (p.Relation == sayso.SameText || p.Relation == sayso.Derived) {
		s = 0.9
	} else if p != nil && c.Start < leadSpan {
		s = 0.6
	}
	for _, b := range have.bonds {
		mine := b.a
		if mine.node != n {
			mine = b.b
		}
		p := mine.get()
		inside := p.Start < c.To && c.At < p.End
		switch {
		case inside:
			s = max(s, 0.7+0.3*b.Score)
		case c.Start < leadSpan && p.Start < leadSpan:
			s = max(s, 0.55)
		default:
			s = max(s, 0.3)
		}
	}
	return s
}

// breakTies takes back the weaker half of two stories that are each said to
// be taken from the other, when the time of one is not known: a story cannot
// cite what was not there yet.
func (v *View) breakTies() {
	for i := range v.relayed {
		r := &v.relayed[i]
		if r.to == nil || r.by == "copied text" {
			continue
		}
		for k := range v.relayed {
			o := &v.relayed[k]
			if o.from != r.to || o.to != r.from || i == k {
				continue
			}
			// r claims to come after o.from; with times known one was refused before.
			if r.from.published.IsZero() == r.to.published.IsZero() {
				continue
			}
			if !r.from.published.IsZero() { // the target has no time: it may be the later one
				r.to = nil
			}
			break
		}
	}
}

// denied says whether a person said that a relay is none.
func (v *View) denied(r relay) bool {
	for _, w := range v.words {
		if w.Kind == "false-relay" && len(w.Args) == 2 && w.Args[0] == r.from.ID &&
			(strings.EqualFold(w.Args[1], r.outlet) || r.to != nil && w.Args[1] == r.to.ID) {
			return true
		}
	}
	return false
}

// Relays gives who took it from whom, by the taking story's rank and then the
// place of the words.
func (v *View) Relays() ([]sayso.Relay, error) {
	groups, err := v.copyGroups()
	if err != nil {
		return nil, err
	}
	all := slices.Clone(v.relayed)
	for _, g := range groups {
		for _, n := range g.members {
			t, way := g.nearest(n)
			if t == nil || way <= 0 {
				continue
			}
			other := t.a
			if other == n {
				other = t.b
			}
			if other.Version != "" && other.Version == n.Version || slices.ContainsFunc(all, func(r relay) bool { return r.from == n && r.to == other }) {
				continue
			}
			shared, err := v.shared(n, other)
			if err != nil {
				return nil, err
			}
			if len(shared) == 0 {
				continue
			}
			longest := slices.MaxFunc(shared, func(a, b sayso.Shared) int {
				return cmp.Or(cmp.Compare(a.Here.End-a.Here.Start, b.Here.End-b.Here.Start), b.Here.Start-a.Here.Start)
			}).Here
			all = append(all, relay{from: n, to: other, outlet: other.outlet.Name, by: "copied text", score: t.score, start: longest.Start, end: longest.End, words: longest.Text})
		}
	}
	slices.SortStableFunc(all, func(a, b relay) int {
		return cmp.Or(a.from.index-b.from.index, a.start-b.start, strings.Compare(a.outlet, b.outlet))
	})
	out := make([]sayso.Relay, 0, len(all))
	for _, r := range all {
		e := sayso.Relay{From: end(r.from), To: sayso.RelayEnd{Outlet: r.outlet}, By: r.by, Score: r.score,
			Evidence: sayso.Passage{Start: r.start, End: r.end, Text: r.words}}
		if r.to != nil {
			e.To = end(r.to)
		}
		out = append(out, e)
	}
	return out, nil
}

func end(n *node) sayso.RelayEnd {
	return sayso.RelayEnd{Story: &n.ID, Path: &n.Path, Outlet: n.outlet.Name}
}

// loopsAmong gives the rings of citations among stories that carry one claim:
// each a list of stories in which every one cites the outlet of the next at
// the claim, and none of them anybody else.
func (v *View) loopsAmong(points []point) [][]*node {
	carries := map[*node][]*claims.Point{}
	var nodes []*node
	for _, p := range points {
		if carries[p.node] == nil {
			nodes = append(nodes, p.node)
		}
		carries[p.node] = append(carries[p.node], p.get())
	}
	next := map[*node][]*node{}
	for _, r := range v.relayed {
		at := slices.ContainsFunc(carries[r.from], func(p *claims.Point) bool { return p.Start < r.until && r.at < p.End })
		if !at {
			continue
		}
		for _, n := range nodes {
			if n != r.from && (n == r.to || r.to == nil && n.outlet.Is(relays.OutletCalled(r.outlet)) >= isOutlet) {
				next[r.from] = append(next[r.from], n)
			}
		}
	}
	var out [][]*node
	seen := map[*node]bool{}
	for _, start := range nodes {
		path := []*node{start}
		var walk func(n *node) bool
		walk = func(n *node) bool {
			for _, m := range next[n] {
				if m == start {
					return true
				}
				if slices.Contains(path, m) || len(path) >= 8 || seen[m] {
					continue
				}
				path = append(path, m)
				if walk(m) {
					return true
				}
				path = path[:len(path)-1]
			}
			return false
		}
		if !seen[start] && walk(start) {
			for _, n := range path {
				seen[n] = true
			}
			out = append(out, slices.Clone(path))
		}
	}
	return out
}
