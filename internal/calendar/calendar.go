// Package calendar computes when a desk rests: the sun, the Hebrew calendar,
// Jewish rest days, weekly schedules, and the windows that come of them.
//
// Input is a place, a zone and the rules that an outlet has chosen; output is
// windows of time, half open, in order, never touching each other, on the safe
// side of the minute: a start is rounded down, an end up. internal/desk joins
// the windows of several desks to a rota.
//
// Everything is computed here, from published formulas named beside the code:
// the sun after Meeus as NOAA uses him, the Hebrew calendar by its own
// arithmetic. A Calendar is one interface, so that other rest days, public
// holidays or opening hours are another type and nothing else. What was given
// up: places with a horizon of mountains, and the refraction of a given day;
// printed calendars differ from these moments by a minute or two.
package calendar

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Basis says how the edges of a window were found.
type Basis string

// The bases, from the surest: computed from sun and schedule; one edge at least
// from the configured fall-back, because the sun gives none; set by a person.
const (
	Computed Basis = "computed"
	Fallback Basis = "fallback"
	Override Basis = "override"
)

// Window is a stretch of time [Start, End), both in UTC, in which a desk is closed.
type Window struct {
	Start, End time.Time
	Reasons    []string // in order of time: "shabbat", "yom-kippur", "hours", …
	Basis      Basis
}

// Has reports whether an instant lies in the window.
func (w Window) Has(at time.Time) bool { return !at.Before(w.Start) && at.Before(w.End) }

// A Calendar gives the windows in which somebody is closed.
type Calendar interface {
	// Windows gives the windows that overlap [from, to), whole, ordered and
	// disjoint. The error is ErrRange, wrapped, where the years are not covered.
	Windows(from, to time.Time) ([]Window, error)
}

// ErrRange is about years that the calendar does not cover.
var ErrRange = fmt.Errorf("the calendar covers the years %d to %d", FirstYear, LastYear)

// The Gregorian years that calendars cover.
const (
	FirstYear = 1900
	LastYear  = 2199
)

// inRange reports whether [from, to) lies in the covered years.
func inRange(from, to time.Time) error {
	if from.UTC().Year() < FirstYear || to.UTC().Year() > LastYear {
		return fmt.Errorf("%s to %s: %w", from.UTC().Format(time.DateOnly), to.UTC().Format(time.DateOnly), ErrRange)
	}
	return nil
}

// Merge orders windows and joins those that touch or overlap. Reasons are kept
// in order, each once; a joined window has the least sure basis of its parts.
func Merge(windows []Window) []Window {
	windows = slices.DeleteFunc(slices.Clone(windows), func(w Window) bool { return !w.Start.Before(w.End) })
	slices.SortStableFunc(windows, func(a, b Window) int { return cmp.Or(a.Start.Compare(b.Start), a.End.Compare(b.End)) })
	var out []Window
	for _, w := range windows {
		last := len(out) - 1
		if last < 0 || w.Start.After(out[last].End) {
			w.Reasons = slices.Clone(w.Reasons)
			out = append(out, w)
			continue
		}
		if w.End.After(out[last].End) {
			out[last].End = w.End
		}
		for _, reason := range w.Reasons {
			if !slices.Contains(out[last].Reasons, reason) {
				out[last].Reasons = append(out[last].Reasons, reason)
			}
		}
		out[last].Basis = leastSure(out[last].Basis, w.Basis)
	}
	return out
}

// Without cuts [start, end) out of ordered windows. What is left keeps its basis.
func Without(windows []Window, start, end time.Time) []Window {
	var out []Window
	for _, w := range windows {
		if !w.Start.Before(end) || !start.Before(w.End) {
			out = append(out, w)
			continue
		}
		if w.Start.Before(start) {
			left := w
			left.End = start
			out = append(out, left)
		}
		if end.Before(w.End) {
			right := w
			right.Start = end
			out = append(out, right)
		}
	}
	return out
}

// Overlapping gives the windows that overlap [from, to), whole.
func Overlapping(windows []Window, from, to time.Time) []Window {
	return slices.DeleteFunc(slices.Clone(windows), func(w Window) bool { return !w.Start.Before(to) || !from.Before(w.End) })
}

func leastSure(a, b Basis) Basis {
	for _, basis := range []Basis{Override, Fallback} {
		if a == basis || b == basis {
			return basis
		}
	}
	return Computed
}

// All joins calendars: closed when any of them is.
type All []Calendar

// Windows gives the windows of all calendars, merged.
func (all All) Windows(from, to time.Time) ([]Window, error) {
	var out []Window
	for _, calendar := range all {
		windows, err := calendar.Windows(from, to)
		if err != nil {
			return nil, err
		}
		out = append(out, windows...)
	}
	return Merge(out), nil
}
