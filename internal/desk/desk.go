// Package desk knows which of a newsroom's desks is on duty, until when, and
// who takes over.
//
// Input is newsroom.toml (config.go) and the windows that internal/calendar
// computes; output is a Rota that answers for any instant. A desk is closed in
// its days of rest, outside its hours, and where an override says so. On duty is
// the first desk listed that is not closed; when none is, the house is
// unattended, and that is said, never hidden.
//
// The shape: windows are computed a year at a time for each desk, kept, and
// searched; everything else (shifts, hand-over, the notice, the picture of a
// week) is a plain function of the rota and an instant. What was given up: two
// desks on duty at once, and a rota that depends on who is ill today.
package desk

import (
	"time"

	"github.com/sayso-news/sayso/internal/calendar"
)

// House is the newsroom.
type House struct {
	Name  string
	Zone  *time.Location // every article is stamped in it
	Place string         // how readers call that zone: "Israel" of "Israel time"
}

// Desk is one desk of the house.
type Desk struct {
	ID, Name, City string
	Zone           *time.Location
	Successor      string // id of the desk that takes over its open work, "" in a house of one desk

	rest      *calendar.Jewish // nil: none
	hours     *calendar.Weekly // nil: always
	overrides []override       // in order of time, not overlapping
}

// override opens or closes a desk whatever the calendar says.
type override struct {
	start, end     time.Time
	open           bool
	reason, author string
}

// restWindows gives the windows in which a desk rests, overrides applied.
func (d *Desk) restWindows(from, to time.Time) ([]calendar.Window, error) {
	var windows []calendar.Window
	if d.rest != nil {
		var err error
		if windows, err = d.rest.Windows(from, to); err != nil {
			return nil, err
		}
	}
	return calendar.Overlapping(d.overridden(windows), from, to), nil
}

// closedWindows gives the windows in which a desk is closed for whatever reason.
func (d *Desk) closedWindows(from, to time.Time) ([]calendar.Window, error) {
	var all calendar.All
	if d.rest != nil {
		all = append(all, d.rest)
	}
	if d.hours != nil {
		all = append(all, d.hours)
	}
	windows, err := all.Windows(from, to)
	if err != nil {
		return nil, err
	}
	return calendar.Overlapping(d.overridden(windows), from, to), nil
}

func (d *Desk) overridden(windows []calendar.Window) []calendar.Window {
	for _, o := range d.overrides {
		if o.open {
			windows = calendar.Without(windows, o.start, o.end)
		} else {
			windows = append(windows, calendar.Window{Start: o.start, End: o.end, Reasons: []string{o.reason}, Basis: calendar.Override})
		}
	}
	return calendar.Merge(windows)
}
