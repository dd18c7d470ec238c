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
	Runs    []uint64 // hashes of the runs of words in its sentence that no two writers hit upon
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
	out.Independent, out.Unknown = count(ends)
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

// count counts what is left. Somebody who is named counts. Somebody without a
// name may be one of the others. An outlet's own voice counts only where nobody
// speaks in any story: else it may repeat what was said, surely where it was
// printed later. What does not surely count gets the reason.
func count(ends []*end) (Range, int) {
	var named, unnamed, own, unknown []*end
	var first time.Time
	for _, e := range ends {
		if e.state != sayso.OriginUnknown && !e.own && !e.time.IsZero() && (first.IsZero() || e.time.Before(first)) {
			first = e.time
		}
		switch {
		case e.state == sayso.OriginUnknown:
			unknown = append(unknown, e)
		case e.own:
			own = append(own, e)
		case e.state == sayso.OriginNamed:
			named = append(named, e)
		default:
			unnamed = append(unnamed, e)
		}
	}
	loose := 0 // own voices that are not known to be later than what was said
	for i, e := range own {
		switch after := !e.time.IsZero() && !first.IsZero() && !e.time.Before(first); {
		case after:
			e.because("its own words, printed when somebody had said it: not counted")
		case i > 0 || len(named)+len(unnamed) > 0:
			e.because("its own words: perhaps what another said")
			loose++
		default:
			loose++
		}
	}
	if len(named)+len(unnamed) > 1 {
		for _, e := range unnamed {
			e.because("without a name: perhaps one of the others")
		}
	}
	atLeast := func(n int, more bool) Range {
		if more {
			return Range{n, n + 1}
		}
		return Range{n, n}
	}
	switch {
	case len(named) > 0:
		return atLeast(len(named), len(unnamed) > 0 || loose > 0), len(unknown)
	case len(unnamed) > 0:
		return atLeast(1, len(unnamed) > 1 || loose > 0), len(unknown)
	case len(own) > 0:
		return atLeast(1, len(own) > 1), len(unknown)
	}
	return Range{}, len(unknown)
}
