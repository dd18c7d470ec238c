package origins

import (
	"slices"

	"github.com/sayso-news/sayso"
)

// lineages counts the independent texts: copies, versions and relays are one, and
// so are the stories of one outlet and those that have the sentence from each other.
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
	type mark struct {
		what string
		n    int
		name string
	}
	last := map[mark]int{}
	share := func(m mark, story int) {
		if at, ok := last[m]; ok {
			s.join(at, story)
		}
		last[m] = story
	}
	for i := range lines {
		l := &lines[i]
		s.of(l.Story)
		if l.Outlet != "" { // an outlet that says it again is no other text
			share(mark{what: "outlet", name: l.Outlet}, l.Story)
		}
		if l.Group >= 0 {
			share(mark{what: "group", n: l.Group}, l.Story)
		}
		if l.Version != "" {
			share(mark{what: "version", name: l.Version}, l.Story)
		}
		if l.Loop > 0 {
			share(mark{what: "loop", n: l.Loop}, l.Story)
		}
		for _, run := range l.Runs { // a sentence that two stories have is one text, whatever else is in them
			share(mark{what: "run", n: int(run)}, l.Story)
		}
		for _, from := range l.Takes {
			s.join(from, l.Story)
		}
		for _, outlet := range l.reports() { // who has it from the report of one outlet retells that report
			share(mark{what: "report", name: outlet}, l.Story)
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
