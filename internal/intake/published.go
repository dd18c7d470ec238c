package intake

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // zones do not depend on the machine

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/clock"
)

// ParsePublished reads a publication time as a user gives it: RFC 3339 with an
// offset, or a local time ("2025-02-14T11:20", seconds optional, a space for
// the T) with an IANA zone. A day alone ("2025-02-14") is its first moment, in
// the zone or, since a day is no time that could be mistaken, in UTC. The time is
// given in the zone when there is one; the string is the zone's name. A local time that the clocks skip is an
// error, and so is one that they show twice: the error names both offsets.
// Errors are *sayso.Error with CodeUsage.
func ParsePublished(s, zone string) (time.Time, string, error) {
	fail := func(remedy, format string, args ...any) (time.Time, string, error) {
		return time.Time{}, "", &sayso.Error{Code: sayso.CodeUsage, Message: fmt.Sprintf(format, args...), Remedy: remedy}
	}
	s = strings.TrimSpace(s)
	var loc *time.Location
	if zone != "" {
		l, err := LoadZone(zone)
		if err != nil {
			return time.Time{}, "", err
		}
		loc = l
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04Z07:00"} {
		if t, err := time.ParseInLocation(layout, s, time.UTC); err == nil {
			if loc != nil {
				t = t.In(loc)
			}
			return t, zone, nil
		}
	}
	if day, err := time.Parse(time.DateOnly, s); err == nil {
		if loc == nil {
			return day, zone, nil
		}
		return firstMoment(day, loc), zone, nil
	}
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04"} {
		wall, err := time.Parse(layout, s)
		if err != nil {
			continue
		}
		if loc == nil {
			return fail("add an offset (2025-02-14T11:20+02:00) or say --zone", "time %q has no offset and no zone was given", s)
		}
		at := instants(wall, loc)
		switch len(at) {
		case 0:
			return fail("the clocks skip that hour; give a time with an offset", "time %q does not exist in %s", s, zone)
		case 1:
			return at[0], zone, nil
		}
		return fail("give the offset that is meant", "time %q happens twice in %s: at %s and at %s", s, zone, at[0].Format("-07:00"), at[1].Format("-07:00"))
	}
	return fail("write it as 2025-02-14T11:20+02:00, as 2025-02-14T11:20 with --zone, or as the day 2025-02-14", "time %q cannot be read", s)
}

// IsDay says whether a publication time as a user gives it is a day alone.
func IsDay(s string) bool {
	_, err := time.Parse(time.DateOnly, strings.TrimSpace(s))
	return err == nil
}

// firstMoment gives the moment at which a day starts in a place, also where the
// clocks skip its midnight.
func firstMoment(day time.Time, loc *time.Location) time.Time {
	for wall := day; ; wall = wall.Add(time.Minute) {
		if at := instants(wall, loc); len(at) > 0 {
			return at[0]
		}
	}
}

// instants gives every moment at which the clocks of a place show a wall time:
// one, none in a gap, two in a fold.
func instants(wall time.Time, loc *time.Location) []time.Time {
	var out []time.Time
	var seen []int
	for _, d := range [...]time.Duration{-26 * time.Hour, 0, 26 * time.Hour} {
		_, offset := wall.Add(d).In(loc).Zone()
		if slices.Contains(seen, offset) {
			continue
		}
		seen = append(seen, offset)
		t := wall.Add(-time.Duration(offset) * time.Second).In(loc)
		if _, have := t.Zone(); have == offset {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b time.Time) int { return a.Compare(b) })
	return out
}

// LoadZone gives a zone by its IANA name. "" and "Local" are refused, and an
// unknown name is told with the names nearest to it. The error is a
// *sayso.Error with CodeUsage.
func LoadZone(name string) (*time.Location, error) {
	loc, err := clock.Zone(name)
	if err == nil {
		return loc, nil
	}
	remedy := "give an IANA name such as Europe/London"
	var unknown *clock.ZoneError
	if errors.As(err, &unknown) && len(unknown.Near) > 0 {
		remedy = "did you mean " + strings.Join(unknown.Near, ", ") + "?"
	}
	return nil, &sayso.Error{Code: sayso.CodeUsage, Message: fmt.Sprintf("zone %q is not known", name), Remedy: remedy}
}
