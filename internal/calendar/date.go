package calendar

import (
	"fmt"
	"time"
)

// Date is a day of the Gregorian calendar, in no zone.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateIn gives the day that an instant falls on in a zone.
func DateIn(at time.Time, zone *time.Location) Date {
	y, m, d := at.In(zone).Date()
	return Date{y, m, d}
}

// ParseDate reads YYYY-MM-DD.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is no date: write YYYY-MM-DD", s)
	}
	return DateIn(t, time.UTC), nil
}

// String gives YYYY-MM-DD.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day) }

// Add gives the day n days later.
func (d Date) Add(n int) Date { return DateIn(d.utc().AddDate(0, 0, n), time.UTC) }

// Weekday gives the day of the week.
func (d Date) Weekday() time.Weekday { return d.utc().Weekday() }

func (d Date) utc() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// Fixed gives the days since 31 December of the year 0: the R.D. of Reingold
// and Dershowitz, Calendrical Calculations.
func (d Date) Fixed() int { return int(d.utc().Unix()/86400) + epochFixed }

// FromFixed gives the day of an R.D.
func FromFixed(fixed int) Date {
	return DateIn(time.Unix(int64(fixed-epochFixed)*86400, 0), time.UTC)
}

// epochFixed is the R.D. of 1 January 1970.
const epochFixed = 719163

// Start gives the first instant of the day in a zone. In a zone that skips
// midnight it is the first one after the gap.
func (d Date) Start(zone *time.Location) time.Time { return d.Clock(0, 0, zone, false) }

// Clock gives the instant at which clocks in a zone show hour:minute on that
// day; hour may be 24. Where clocks go forward past it, it is the instant of the
// change; where they show it twice, late chooses the second.
func (d Date) Clock(hour, minute int, zone *time.Location, late bool) time.Time {
	t := time.Date(d.Year, d.Month, d.Day, hour, minute, 0, 0, zone)
	wall := time.Date(d.Year, d.Month, d.Day, hour, minute, 0, 0, time.UTC)
	shown := func(at time.Time) time.Time {
		y, m, day := at.In(zone).Date()
		h, min, sec := at.In(zone).Clock()
		return time.Date(y, m, day, h, min, sec, 0, time.UTC)
	}
	if !shown(t).Equal(wall) { // a gap: its end is where the offset changes
		before, after := t.Add(-26*time.Hour), t.Add(26*time.Hour)
		for after.Sub(before) > time.Second {
			mid := before.Add(after.Sub(before) / 2).Truncate(time.Second)
			if mid.Equal(before) {
				break
			}
			if shown(mid).Before(wall) {
				before = mid
			} else {
				after = mid
			}
		}
		return after.UTC()
	}
	for _, shift := range []time.Duration{time.Hour, 30 * time.Minute, 24 * time.Hour} {
		if other := t.Add(shift); late && shown(other).Equal(wall) {
			return other.UTC()
		}
		if other := t.Add(-shift); !late && shown(other).Equal(wall) {
			return other.UTC()
		}
	}
	return t.UTC()
}
