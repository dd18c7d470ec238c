// Package timeline merges what several stories tell into one timeline.
//
// Input are readings; output is a list of events by date, each with every story
// that tells it and at whom its chain ends. It compares what the readings say and
// reads nothing itself. What was given up: an event that two stories name by two
// words of different types stays two.
package timeline

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sayso-news/sayso"
)

// Merge gives the events of readings by date, those without a date last. Events
// of one type, modality and polarity, done by and to the same, on days that can be
// one, are one entry with several tellings. The order of the readings does not
// change which events are one; the first story names the entry.
func Merge(readings []*sayso.Reading) []sayso.TimelineEntry {
	out := []sayso.TimelineEntry{}
	at := map[sayso.EventKind][]int{} // entries that may be the same
	for _, r := range readings {
		for _, e := range r.Timeline() {
			kind := e.EventKind
			kind.Mode = ""
			if k := slices.IndexFunc(at[kind], func(i int) bool { return same(&out[i], &e) }); k >= 0 {
				join(&out[at[kind][k]], &e)
				continue
			}
			at[kind] = append(at[kind], len(out))
			out = append(out, e)
		}
	}
	Sort(out)
	return out
}

// Sort puts entries by date, a coarser date before the days in it, those without
// a date last, in the order they had.
func Sort(list []sayso.TimelineEntry) {
	slices.SortStableFunc(list, func(a, b sayso.TimelineEntry) int {
		if (a.Date == "") != (b.Date == "") {
			return cmp.Compare(len(b.Date), len(a.Date))
		}
		return strings.Compare(a.Date, b.Date)
	})
}

// About keeps the entries in which somebody called so takes part. name is a name
// or a part of one, whole words; case does not count.
func About(list []sayso.TimelineEntry, name string) []sayso.TimelineEntry {
	return slices.DeleteFunc(list, func(e sayso.TimelineEntry) bool {
		for _, parties := range [][]sayso.Participant{e.Actors, e.Recipients, e.Places} {
			if slices.ContainsFunc(parties, func(p sayso.Participant) bool { return holds(p.Name, name) }) {
				return false
			}
		}
		return true
	})
}

// same tells whether two entries of one kind are one event.
func same(a, b *sayso.TimelineEntry) bool {
	return sameDay(a.Date, b.Date) && shared(a.Actors, b.Actors) && shared(a.Recipients, b.Recipients) ||
		mutual[a.Type] && sameDay(a.Date, b.Date) && shared(a.Actors, b.Recipients) && shared(a.Recipients, b.Actors)
}

// mutual are the types in which it does not matter who is named first.
var mutual = map[string]bool{"CONSULT": true, "AGREE": true, "COOPERATE": true}

// sameDay tells whether two dates can be one day. An event without a date is the
// same as another without one only: two stories may mean two occasions.
func sameDay(a, b string) bool {
	if a == "" || b == "" {
		return a == b
	}
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// shared tells whether two lists name somebody in common, or name nobody.
func shared(a, b []sayso.Participant) bool {
	if len(a) == 0 || len(b) == 0 {
		return len(a) == len(b)
	}
	return slices.ContainsFunc(a, func(p sayso.Participant) bool {
		return slices.ContainsFunc(b, func(q sayso.Participant) bool { return holds(p.Name, q.Name) || holds(q.Name, p.Name) })
	})
}

// holds tells whether part stands in whole as whole words in a row, articles aside.
func holds(whole, part string) bool {
	w, p := words(whole), words(part)
	for i := 0; len(p) > 0 && i+len(p) <= len(w); i++ {
		if slices.Equal(w[i:i+len(p)], p) {
			return true
		}
	}
	return false
}

func words(name string) []string {
	list := strings.Fields(strings.ToLower(name))
	if len(list) > 1 && (list[0] == "the" || list[0] == "a" || list[0] == "an") {
		list = list[1:]
	}
	return list
}

// join adds the tellings of an event to its entry; the finer date and the fuller
// names count.
func join(into, e *sayso.TimelineEntry) {
	if len(e.Date) > len(into.Date) {
		into.Date = e.Date
	}
	into.Says = append(into.Says, e.Says...)
	if len(into.Places) == 0 {
		into.Places = e.Places
	}
}
