package origins

import (
	"strings"
	"testing"
	"time"

	"github.com/sayso-news/sayso"
)

// said makes a line that ends at somebody.
func said(story int, name string, kind sayso.HopKind, names ...string) Line {
	state := sayso.OriginNamed
	switch kind {
	case sayso.HopUnnamedPerson, sayso.HopUnnamedGroup:
		state = sayso.OriginUnnamed
	case sayso.HopUnstated:
		state = sayso.OriginUnknown
	}
	return Line{Story: story, Outlet: outlet(story), Group: -1, State: state, Hops: []Hop{{Name: name, Kind: kind, Names: append(names, name)}}}
}

// own makes a line in the outlet's own voice.
func own(story int) Line {
	return Line{Story: story, Outlet: outlet(story), Group: -1, Own: true, State: sayso.OriginNamed}
}

func outlet(story int) string { return string(rune('A'+story)) + " Herald" }

func with(l Line, change func(*Line)) Line {
	change(&l)
	return l
}

func TestCount(t *testing.T) {
	inGroup := func(l *Line) { l.Group = 0 }
	takes := func(from int) func(*Line) {
		return func(l *Line) { l.Takes, l.Words = []int{from}, []string{"the Herald reported"} }
	}
	loop := func(l *Line) { l.Loop = 1 }
	run := func(hash uint64) func(*Line) { return func(l *Line) { l.Runs = []uint64{hash} } }
	cites := func(l *Line) { l.Cites = []string{"Osk Courier"} }
	owner := func(l *Line) { l.Owner = "Holding" }
	on := func(day int) func(*Line) {
		return func(l *Line) { l.Time = time.Date(2025, 3, day, 0, 0, 0, 0, time.UTC) }
	}
	for _, c := range []struct {
		name     string
		lines    []Line
		want     Range
		unknown  int
		lineages Range
		why      string
	}{
		{"nobody at all", nil, Range{}, 0, Range{}, ""},
		{"one police statement in three own stories", []Line{said(0, "the Marren police", sayso.HopOrganisation), said(1, "Marren police", sayso.HopOrganisation), said(2, "Marren Police", sayso.HopOrganisation)},
			Range{1, 1}, 0, Range{3, 3}, "one name"},
		{"one outlet says it twice", []Line{said(0, "Inga Solheim", sayso.HopPerson), with(said(1, "Henrik Falk", sayso.HopPerson), func(l *Line) { l.Outlet = outlet(0) })},
			Range{2, 2}, 0, Range{1, 1}, ""},
		{"two people", []Line{said(0, "Inga Solheim", sayso.HopPerson), said(1, "Henrik Falk", sayso.HopPerson)}, Range{2, 2}, 0, Range{2, 2}, ""},
		{"a person by the last name", []Line{said(0, "Inga Solheim", sayso.HopPerson), said(1, "Solheim", sayso.HopPerson)}, Range{1, 1}, 0, Range{2, 2}, "one person"},
		{"somebody and whom he speaks for", []Line{said(0, "the chief of the Marren fire brigade", sayso.HopPerson), said(1, "the Marren fire brigade", sayso.HopOrganisation)},
			Range{1, 1}, 0, Range{2, 2}, "speaks for"},
		{"a minister and the ministry", []Line{said(0, "Velmark's interior minister", sayso.HopPerson), said(1, "Velmark's interior ministry", sayso.HopOrganisation)}, Range{1, 1}, 0, Range{2, 2}, ""},
		{"a copy of one text", []Line{with(own(0), inGroup), with(own(1), inGroup)}, Range{1, 1}, 0, Range{1, 1}, "one text"},
		{"one sentence in two stories", []Line{with(own(0), run(7)), with(own(1), run(7)), with(own(2), run(8))}, Range{1, 2}, 0, Range{1, 2}, "one text"},
		{"taken from another story", []Line{said(0, "Inga Solheim", sayso.HopPerson), with(own(1), takes(0))}, Range{1, 1}, 0, Range{1, 1}, "takes it from there"},
		{"two retell the report of one outlet", []Line{with(own(0), cites), with(said(1, "Osk Courier", sayso.HopOutlet), cites), own(2)}, Range{1, 2}, 0, Range{1, 2}, ""},
		{"a pronoun in two stories is no name", []Line{said(0, "Inga Solheim", sayso.HopPerson, "she"), said(1, "Runa Falk", sayso.HopPerson, "she")}, Range{2, 2}, 0, Range{2, 2}, ""},
		{"own voices of two outlets", []Line{own(0), own(1)}, Range{1, 2}, 0, Range{1, 2}, "perhaps what another said"},
		{"own voices of one owner", []Line{with(own(0), owner), with(own(1), owner)}, Range{1, 1}, 0, Range{1, 2}, "belong to Holding"},
		{"an own voice after somebody spoke", []Line{with(said(0, "Inga Solheim", sayso.HopPerson), on(1)), with(own(1), on(2))}, Range{1, 1}, 0, Range{1, 2}, "not counted"},
		{"an own voice before anybody spoke", []Line{with(own(0), on(1)), with(said(1, "Inga Solheim", sayso.HopPerson), on(2))}, Range{1, 2}, 0, Range{1, 2}, ""},
		{"somebody without a name beside somebody with one", []Line{said(0, "Inga Solheim", sayso.HopPerson), said(1, "a diplomat", sayso.HopUnnamedPerson)}, Range{1, 2}, 0, Range{2, 2}, ""},
		{"nobody known, twice", []Line{said(0, "", sayso.HopUnstated), said(1, "", sayso.HopUnstated)}, Range{}, 1, Range{2, 2}, ""},
		{"nobody known beside somebody", []Line{said(0, "Inga Solheim", sayso.HopPerson), said(1, "", sayso.HopUnstated)}, Range{1, 1}, 1, Range{2, 2}, ""},
		{"a ring", []Line{with(said(0, "B Herald", sayso.HopOutlet), loop), with(said(1, "A Herald", sayso.HopOutlet), loop)}, Range{}, 1, Range{1, 1}, "cite each other"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Count(c.lines)
			if got.Independent != c.want || got.Unknown != c.unknown || got.Lineages != c.lineages {
				t.Errorf("independent %v, unknown %d, lineages %v; want %v, %d, %v: %+v", got.Independent, got.Unknown, got.Lineages, c.want, c.unknown, c.lineages, got.Origins)
			}
			var why []string
			for _, o := range got.Origins {
				why = append(why, o.Why...)
			}
			if c.why != "" && !strings.Contains(strings.Join(why, "; "), c.why) {
				t.Errorf("reasons %q, want one with %q", why, c.why)
			}
		})
	}
}

// Only who has a name is named.
func TestNamed(t *testing.T) {
	nameless := own(0)
	nameless.Outlet = ""
	for _, c := range []struct {
		line Line
		want sayso.OriginState
	}{
		{said(0, "Inga Solheim", sayso.HopPerson), sayso.OriginNamed},
		{said(0, "I", sayso.HopPerson), sayso.OriginUnnamed},
		{said(0, "The company", sayso.HopOrganisation), sayso.OriginUnnamed},
		{own(0), sayso.OriginNamed},
		{nameless, sayso.OriginUnnamed},
	} {
		if got := Count([]Line{c.line}).Origins[0]; got.State != c.want {
			t.Errorf("%q is %s, want %s", got.Name, got.State, c.want)
		}
	}
}

// Whatever the lines are, an unknown origin is never counted.
func FuzzUnknownNeverCounts(f *testing.F) {
	f.Add(uint8(3), uint8(1))
	f.Fuzz(func(t *testing.T, n, bits uint8) {
		var lines []Line
		for i := range int(n % 12) {
			switch (int(bits) + i*i) % 4 {
			case 0:
				lines = append(lines, said(i, "", sayso.HopUnstated))
			case 1:
				lines = append(lines, own(i))
			case 2:
				lines = append(lines, with(said(i, "", sayso.HopUnstated), func(l *Line) { l.Takes, l.Words = []int{0}, []string{"reported"} }))
			default:
				lines = append(lines, with(own(i), func(l *Line) { l.Loop = 1 }))
			}
		}
		got := Count(lines)
		known := 0
		for _, o := range got.Origins {
			if o.State != sayso.OriginUnknown {
				known++
			}
		}
		if got.Independent.Max > known || got.Independent.Min > got.Independent.Max {
			t.Fatalf("%v independent, %d known: %+v", got.Independent, known, got.Origins)
		}
	})
}
