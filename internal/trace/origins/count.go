// Package origins counts the first-hand sources behind a claim.
//
// Input is one Line for each piece of evidence: its chain, its text's group,
// which other lines it was taken from; output is the origins with every merge
// and its reason, and two counts: origins and lineages (independent texts).
// Package trace makes the lines and shows the counts.
//
// Merging goes from what is certain to what is likely: copies and versions are
// one text; a line taken from another ends where that one ends; names that mean
// one person, and somebody who speaks for somebody, are one origin; outlets of
// one owner are one. What nobody is known to stand behind is unknown and never
// in the count. Where the words leave open whether two are one, the count is a
// range. What was given up: a range is at most one wide; where more is open it
// says what the words support and "perhaps one more".
package origins

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/sayso-news/sayso"
)

// Range is a count with both ends.
type Range struct{ Min, Max int }

// Hop is one carrier of a line, with all names that its story has for it.
type Hop struct {
	Name  string
	Kind  sayso.HopKind
	Names []string
}

// Line is one piece of evidence: a story's statement of the claim.
type Line struct {
	Story   int // number of the story; lines are sorted by it, the earliest first
	Outlet  string
	Owner   string    // of the outlet when the story was printed, "" when not known
	Time    time.Time // of publication, zero when not known
	Day     string
	Group   int // number of its copy group, -1 for none
	Version string
	Own     bool  // in the outlet's own voice
	Hops    []Hop // without the printing outlet
	State   sayso.OriginState
	Takes   []int    // stories among the lines that it was taken from
	Words   []string // the words that show each of Takes
	Cites   []string // outlets cited at the claim whose story is not kept
	Loop    int      // 1 + number of the ring of citations it is in, 0 for none
}

// Origin is one source with the stories whose lines end there.
type Origin struct {
	Name    string
	State   sayso.OriginState
	Stories []int
	Why     []string
}

// Counted is the outcome.
type Counted struct {
	Independent, Lineages Range
	Unknown               int
	Origins               []Origin
}

// end is where one or more lines end.
type end struct {
	name    string
	state   sayso.OriginState
	kind    sayso.HopKind
	keys    [][]string // words of each of its names
	via     [][]string // the same of the carriers before it
	own     bool       // an outlet's own voice: nobody stands behind it in the text
	outlet  string
	owner   string
	stories []int
	why     []string
	time    time.Time
}

// Count counts origins and lineages.
func Count(lines []Line) Counted {
	texts := newSets(lines)
	var out Counted
	ends := make([]*end, 0, len(lines))
	voiced := map[int]bool{}  // stories with a line that is not in their own voice
	sourced := map[int]bool{} // stories with a line that ends at somebody
	for i := range lines {
		if !lines[i].Own && lines[i].State != sayso.OriginUnknown {
			sourced[lines[i].Story] = true
		}
		if !lines[i].Own {
			voiced[lines[i].Story] = true
		}
	}
	for i := range lines {
		l := &lines[i]
		if l.Own && voiced[l.Story] {
			continue // the headline or lead of what the story attributes itself
		}
		if l.State == sayso.OriginUnknown && sourced[l.Story] || nearer(l, lines) {
			continue // the story itself goes further elsewhere
		}
		e := endOf(l)
		if len(l.Takes) > 0 && (l.Own || e.kind == sayso.HopOutlet) && l.Loop == 0 {
			continue // it ends where the line ends that it was taken from
		}
		ends = append(ends, e)
	}
	for i := range lines {
		l := &lines[i]
		if len(l.Takes) > 0 && l.Loop == 0 {
			for k, story := range l.Takes {
				attach(ends, l, story, l.Words[k])
			}
		}
	}
	ends = mergeTexts(ends, lines, texts)
	ends = mergeNames(ends)
	ends = mergeVia(ends)
	ends = mergeSpokes(ends)
	ends = mergeOwners(ends)
	ends = mergeUnknown(ends)
	out.Independent, out.Unknown = count(ends, lines, texts)
	out.Lineages = lineages(lines, texts)
	slices.SortStableFunc(ends, func(a, b *end) int {
		return cmp.Or(cmp.Compare(order(a), order(b)), cmp.Compare(a.stories[0], b.stories[0]), strings.Compare(a.name, b.name))
	})
	for _, e := range ends {
		why := e.why
		if len(why) == 0 {
			why = []string{}
		}
		out.Origins = append(out.Origins, Origin{e.name, e.state, e.stories, why})
	}
	return out
}

func order(e *end) int {
	switch {
	case e.state == sayso.OriginUnknown:
		return 3
	case e.own:
		return 2
	case e.state == sayso.OriginUnnamed:
		return 1
	}
	return 0
}

// nearer says whether a line ends where another line of its story goes on: "the
// report says", "inspectors found, according to the report".
func nearer(l *Line, lines []Line) bool {
	if len(l.Hops) == 0 {
		return false
	}
	last := l.Hops[len(l.Hops)-1].Name
	for i := range lines {
		o := &lines[i]
		if o == l || o.Story != l.Story {
			continue
		}
		for k, h := range o.Hops {
			if h.Name == last && h.Kind == l.Hops[len(l.Hops)-1].Kind && k < len(o.Hops)-1 {
				return true
			}
		}
	}
	return false
}

// endOf gives where a line ends by itself.
func endOf(l *Line) *end {
	e := &end{stories: []int{l.Story}, outlet: l.Outlet, owner: l.Owner, state: l.State, time: l.Time}
	switch {
	case l.Loop > 0:
		e.state, e.name = sayso.OriginUnknown, ""
		e.why = []string{"its outlets cite each other, and nobody stands behind them"}
		e.kind = sayso.HopUnstated
	case len(l.Hops) > 0:
		last := l.Hops[len(l.Hops)-1]
		e.name, e.kind = last.Name, last.Kind
		e.keys = keysOf(last.Names)
		for _, hop := range l.Hops[:len(l.Hops)-1] {
			if hop.Kind == sayso.HopOutlet {
				continue
			}
			e.via = append(e.via, keysOf(hop.Names)...)
		}
		if last.Kind == sayso.HopUnstated || e.state == sayso.OriginUnknown {
			e.state, e.kind = sayso.OriginUnknown, sayso.HopUnstated
			e.name = ""
		}
		if last.Kind == sayso.HopOutlet {
			e.outlet = last.Name
		}
		if e.state == sayso.OriginNamed && last.Kind != sayso.HopDocument && !slices.ContainsFunc(last.Names, isName) {
			e.state = sayso.OriginUnnamed // "the company", "officials": a word for somebody
		}
	default:
		e.own, e.kind, e.name = true, sayso.HopOutlet, l.Outlet
		e.state = sayso.OriginNamed
		if l.Outlet == "" {
			e.state = sayso.OriginUnnamed
		}
		if len(l.Cites) > 0 {
			e.own, e.name, e.outlet = false, l.Cites[0], l.Cites[0]
			e.keys = [][]string{keyOf(e.name)}
			e.why = []string{fmt.Sprintf("%s cites %s here", orStory(l.Outlet), l.Cites[0])}
		}
	}
	return e
}

func orStory(outlet string) string {
	if outlet == "" {
		return "the story"
	}
	return outlet
}

// attach enters a story at the ends of the story that it was taken from.
func attach(ends []*end, l *Line, from int, words string) {
	for _, e := range ends {
		if slices.Contains(e.stories, from) && !slices.Contains(e.stories, l.Story) && e.state != sayso.OriginUnknown {
			e.stories = append(e.stories, l.Story)
			slices.Sort(e.stories)
			e.why = append(e.why, fmt.Sprintf("%s takes it from there: “%s”", orStory(l.Outlet), words))
		}
	}
}

// join merges b into a with a reason.
func join(a, b *end, why string) {
	for _, s := range b.stories {
		if !slices.Contains(a.stories, s) {
			a.stories = append(a.stories, s)
		}
	}
	slices.Sort(a.stories)
	a.keys = append(a.keys, b.keys...)
	a.via = append(a.via, b.via...)
	for _, w := range append([]string{why}, b.why...) {
		if w != "" && !slices.Contains(a.why, w) {
			a.why = append(a.why, w)
		}
	}
	if a.state == sayso.OriginUnnamed && b.state == sayso.OriginNamed {
		a.name, a.state, a.kind = b.name, b.state, b.kind
	}
}

// mergeAll joins every pair of ends for which same gives a reason.
func mergeAll(ends []*end, same func(a, b *end) (why string, ok bool)) []*end {
	for changed := true; changed; {
		changed = false
		for i := 0; i < len(ends); i++ {
			for j := i + 1; j < len(ends); j++ {
				if why, ok := same(ends[i], ends[j]); ok {
					join(ends[i], ends[j], why)
					ends = slices.Delete(ends, j, j+1)
					j--
					changed = true
				}
			}
		}
	}
	return ends
}

// mergeTexts joins the own voices of stories behind which there is one text, and
// drops an own voice where a story of the same text names somebody.
func mergeTexts(ends []*end, lines []Line, texts *sets) []*end {
	named := map[int]*end{}
	for _, e := range ends {
		if !e.own && e.state != sayso.OriginUnknown {
			for _, s := range e.stories {
				if root := texts.of(s); named[root] == nil {
					named[root] = e
				}
			}
		}
	}
	ends = slices.DeleteFunc(ends, func(e *end) bool {
		to := named[texts.of(e.stories[0])]
		if !e.own || to == nil {
			return false
		}
		join(to, &end{stories: e.stories}, "one text: a story of it says who said so")
		return true
	})
	return mergeAll(ends, func(a, b *end) (string, bool) {
		return "one text is behind these stories", a.own && b.own && texts.of(a.stories[0]) == texts.of(b.stories[0])
	})
}

// mergeNames joins ends whose names mean the same, or one speaks for the other.
func mergeNames(ends []*end) []*end {
	return mergeAll(ends, func(a, b *end) (string, bool) {
		if a.own || b.own || a.state == sayso.OriginUnknown || b.state == sayso.OriginUnknown {
			return "", false
		}
		for _, x := range a.keys {
			for _, y := range b.keys {
				if why, ok := alike(x, y, a, b); ok {
					return why, true
				}
			}
		}
		return "", false
	})
}

// mergeVia joins an end with one that stands on the way to another: "the
// report" and "inspectors, according to the report".
func mergeVia(ends []*end) []*end {
	on := func(a, b *end) bool {
		return slices.ContainsFunc(a.via, func(v []string) bool {
			return slices.ContainsFunc(b.keys, func(k []string) bool { return slices.Equal(v, k) || contains(k, v) || contains(v, k) })
		})
	}
	return mergeAll(ends, func(a, b *end) (string, bool) {
		if a.own || b.own || a.state == sayso.OriginUnknown || b.state == sayso.OriginUnknown {
			return "", false
		}
		if on(a, b) {
			return b.name + " passes on " + a.name, true
		}
		if on(b, a) {
			return a.name + " passes on " + b.name, true
		}
		return "", false
	})
}

// mergeSpokes joins somebody who is called a spokesman of nobody with the one
// organisation that says the same.
func mergeSpokes(ends []*end) []*end {
	bodies := 0
	for _, e := range ends {
		if e.kind == sayso.HopOrganisation {
			bodies++
		}
	}
	speaks := func(e *end) bool {
		return e.kind == sayso.HopPerson && slices.ContainsFunc(e.keys, func(k []string) bool {
			return strings.HasPrefix(k[0], "spokes") || len(k) > 1 && strings.HasPrefix(k[len(k)-1], "spokes")
		})
	}
	return mergeAll(ends, func(a, b *end) (string, bool) {
		if bodies == 1 && (speaks(a) && b.kind == sayso.HopOrganisation || speaks(b) && a.kind == sayso.HopOrganisation) {
			return "a spokesman speaks for it", true
		}
		return "", false
	})
}

// mergeOwners joins own voices of outlets that have one owner, and those of
// one outlet.
func mergeOwners(ends []*end) []*end {
	return mergeAll(ends, func(a, b *end) (string, bool) {
		if !a.own || !b.own {
			return "", false
		}
		if a.outlet != "" && a.outlet == b.outlet {
			return a.outlet + " says it in its own voice: its stories are one origin", true
		}
		if a.owner != "" && a.owner == b.owner {
			return a.outlet + " and " + b.outlet + " belong to " + a.owner, true
		}
		return "", false
	})
}

// mergeUnknown makes one of all that nobody is known to stand behind: two
// unknowns cannot be told apart.
func mergeUnknown(ends []*end) []*end {
	return mergeAll(ends, func(a, b *end) (string, bool) {
		return "", a.state == sayso.OriginUnknown && b.state == sayso.OriginUnknown
	})
}

// count counts what is left. Somebody who is named counts. Somebody without a
// name may be one of the others. An outlet's own voice counts only where nobody
// speaks in any story: else it may repeat what was said, surely where it was
// printed later.
func count(ends []*end, lines []Line, texts *sets) (Range, int) {
	named, unnamed, own, unknown := 0, 0, 0, 0
	var first time.Time
	for _, e := range ends {
		if e.state != sayso.OriginUnknown && !e.own && !e.time.IsZero() && (first.IsZero() || e.time.Before(first)) {
			first = e.time
		}
	}
	loose := 0 // own voices that are not known to be later than what was said
	for _, e := range ends {
		switch {
		case e.state == sayso.OriginUnknown:
			unknown++
		case e.own:
			own++
			if e.time.IsZero() || first.IsZero() || e.time.Before(first) {
				loose++
			}
		case e.state == sayso.OriginNamed:
			named++
		default:
			unnamed++
		}
	}
	switch {
	case named > 0:
		r := Range{named, named}
		if unnamed > 0 || loose > 0 {
			r.Max++
		}
		return r, unknown
	case unnamed > 0:
		r := Range{1, 1}
		if unnamed > 1 || loose > 0 {
			r.Max++
		}
		return r, unknown
	case own > 0:
		r := Range{1, 1}
		if own > 1 {
			r.Max++
		}
		return r, unknown
	}
	return Range{}, unknown
}

// lineages counts the independent texts: copies, versions and relays are one, and
// so are the stories of one outlet.
func lineages(lines []Line, texts *sets) Range {
	roots := map[int]bool{}
	for _, l := range lines {
		roots[texts.of(l.Story)] = true
	}
	bare := map[int]bool{} // texts all of whose lines are in own voice without a time
	for root := range roots {
		bare[root] = true
	}
	for _, l := range lines {
		if !l.Own {
			bare[texts.of(l.Story)] = false
		}
	}
	n, open := len(roots), 0
	for _, b := range bare {
		if b {
			open++
		}
	}
	r := Range{n, n}
	if open > 0 && n > 1 {
		r.Min--
	}
	return r
}

// sets joins stories behind which there is one text.
type sets struct{ parent map[int]int }

func newSets(lines []Line) *sets {
	s := &sets{map[int]int{}}
	group, version, loop, outlet := map[int]int{}, map[string]int{}, map[int]int{}, map[string]int{}
	for _, l := range lines {
		s.of(l.Story)
		if l.Outlet != "" { // an outlet that says it again is no other text
			if at, ok := outlet[l.Outlet]; ok {
				s.join(at, l.Story)
			}
			outlet[l.Outlet] = l.Story
		}
		if l.Group >= 0 {
			if at, ok := group[l.Group]; ok {
				s.join(at, l.Story)
			}
			group[l.Group] = l.Story
		}
		if l.Version != "" {
			if at, ok := version[l.Version]; ok {
				s.join(at, l.Story)
			}
			version[l.Version] = l.Story
		}
		if l.Loop > 0 {
			if at, ok := loop[l.Loop]; ok {
				s.join(at, l.Story)
			}
			loop[l.Loop] = l.Story
		}
		for _, from := range l.Takes {
			s.join(from, l.Story)
		}
	}
	// Stories that have it from the report of one outlet retell that report.
	report := map[string]int{}
	for i := range lines {
		l := &lines[i]
		for _, outlet := range l.reports() {
			if at, ok := report[outlet]; ok {
				s.join(at, l.Story)
			}
			report[outlet] = l.Story
		}
	}
	return s
}

// reports gives the outlets whose reports a line was taken from, by name: those
// cited at the claim, those on its chain, and none for a story's own work.
func (l *Line) reports() []string {
	out := slices.Clone(l.Cites)
	for _, h := range l.Hops {
		if h.Kind == sayso.HopOutlet && h.Name != l.Outlet {
			out = append(out, h.Name)
		}
	}
	return out
}

func (s *sets) of(i int) int {
	p, ok := s.parent[i]
	if !ok {
		s.parent[i] = i
		return i
	}
	if p == i {
		return i
	}
	root := s.of(p)
	s.parent[i] = root
	return root
}

func (s *sets) join(i, j int) {
	i, j = s.of(i), s.of(j)
	s.parent[max(i, j)] = min(i, j)
}
