package extract

import (
	"slices"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // zones do not depend on the machine

	"github.com/sayso-news/sayso"
)

// offsetLayouts hold an offset, naiveLayouts do not.
var (
	offsetLayouts = []string{
		"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700",
		"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05Z0700", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05 Z0700", "2006-01-02T15:04:05 Z0700",
		"2006-01-02T15Z07:00", "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 GMT", "Mon, 2 Jan 2006 15:04:05 UTC", "20060102T150405Z0700",
	}
	naiveLayouts = []string{
		"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", "Mon, 2 Jan 2006 15:04:05",
		"January 2, 2006 15:04", "January 2, 2006 3:04 PM", "2 January 2006 15:04", "2 January 2006, 15:04", "Jan 2, 2006 3:04 PM", "02/01/2006 15:04",
		"2006-01-02", "January 2, 2006", "2 January 2006", "Jan 2, 2006", "2 Jan 2006", "20060102",
	}
)

// dated is a time as the page gives it.
type dated struct {
	printed string
	basis   sayso.Basis
}

// publication reads the first of the dates found that can be read. A time
// with an offset is an instant. A naive time is never taken for UTC: it is
// read in zone (what the user gave, else what the text says, else the outlet's
// home), and then has the basis given for that; without a zone only its characters
// are kept. A date without a time of day is the start of that day in the zone.
func publication(found []dated, zone string, basis sayso.Basis) sayso.Publication {
	printed := ""
	var loc *time.Location
	if zone != "" && zone != "Local" {
		if l, err := time.LoadLocation(zone); err == nil {
			loc = l
		}
	}
	for _, d := range found {
		s := strings.TrimSpace(d.printed)
		if s == "" {
			continue
		}
		if t, ok := parse(offsetLayouts, s, time.UTC); ok {
			p := sayso.Publication{Time: t, Printed: s, Basis: d.basis}
			if loc != nil {
				_, given := t.Zone()
				if _, home := t.In(loc).Zone(); given == home || given == 0 {
					p.Time, p.Zone = t.In(loc), zone
				}
			}
			return p
		}
		if printed == "" {
			printed = s
		}
		if loc == nil {
			continue
		}
		if t, ok := parse(naiveLayouts, s, loc); ok {
			return sayso.Publication{Time: t, Zone: zone, Printed: s, Basis: basis}
		}
	}
	return sayso.Publication{Printed: printed, Basis: sayso.BasisNone}
}

// NotePublished is the code of a publication time that is hardly right.
const NotePublished = "odd-published"

// oddPublished notes a publication time more than a day after the story was
// seen, and one before 1900. A page's own time before 1900 is what a system
// writes that knows none; it is not taken, only noted.
func oddPublished(p sayso.Publication, seen time.Time) []sayso.Note {
	t, untaken := p.Time, ""
	if t.IsZero() && p.Printed != "" {
		for _, layout := range slices.Concat(offsetLayouts, naiveLayouts) {
			if at, err := time.Parse(layout, p.Printed); err == nil {
				t, untaken = at, "; it was not taken"
				break
			}
		}
		if t.Year() >= earliest {
			return nil
		}
	}
	message := ""
	switch {
	case t.IsZero() && untaken == "":
		return nil
	case t.Year() < earliest:
		message = "the publication time " + t.Format(time.RFC3339) + " is before " + strconv.Itoa(earliest) + untaken
	case !seen.IsZero() && t.After(seen.Add(24*time.Hour)):
		message = "the publication time " + t.Format(time.RFC3339) + " lies ahead: the story was seen at " + seen.Format(time.RFC3339)
	default:
		return nil
	}
	return []sayso.Note{{Code: NotePublished, Message: message}}
}

// earliest is the first year that a publication time is believed to be in.
const earliest = 1900

// parse tries the layouts in order. The zone names that Go reads as offset
// zero (EST, IST) are in no layout.
func parse(layouts []string, s string, loc *time.Location) (time.Time, bool) {
	for _, layout := range layouts {
		t, err := time.ParseInLocation(layout, s, loc)
		if err == nil && t.Year() >= earliest && t.Year() < 2200 {
			if strings.HasSuffix(layout, "GMT") || strings.HasSuffix(layout, "UTC") {
				t = t.UTC()
			}
			return t, true
		}
	}
	return time.Time{}, false
}
