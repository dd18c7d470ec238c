package calendar

import (
	"errors"
	"time"
)

// Jewish is the calendar of Shabbat and the festivals of full rest for one
// place, by the rules that an outlet has chosen.
type Jewish struct {
	Place    Place
	Zone     *time.Location
	Israel   bool          // one day of a festival, not two
	Candles  time.Duration // before sunset
	End      EndRule
	Margin   time.Duration // added on both sides
	Fallback FallbackRule
}

// EndRule says when a day of rest ends: when the sun stands so many degrees
// below the horizon, or so long after sunset. One of the two is set.
type EndRule struct {
	Degrees float64
	After   time.Duration
}

// FallbackRule is what holds where the sun gives no moment. At most one is set.
type FallbackRule struct {
	After  time.Duration // so long after sunset, where that alone is there
	Clock  *ClockTime    // at both ends, by the desk's clock
	As     *Place        // when it begins and ends there …
	AsZone *time.Location
	AsName string
}

// ClockTime is a time of day.
type ClockTime struct{ Hour, Minute int }

// Windows gives the windows of rest that overlap [from, to). Days of rest that
// follow each other make one window: nothing opens between Shabbat and a
// festival. Where the sun gives no moment and the fall-back none either, the
// window takes in the whole eve and the whole day after, and "no-moment" is
// among its reasons.
func (j *Jewish) Windows(from, to time.Time) ([]Window, error) {
	if err := inRange(from, to); err != nil {
		return nil, err
	}
	first, last := DateIn(from, j.Zone).Add(-8), DateIn(to, j.Zone).Add(8)
	festivals := map[Date]string{}
	for year := first.Year; year <= last.Year; year++ {
		for date, name := range Festivals(year, j.Israel) {
			festivals[date] = name
		}
	}
	var out []Window
	for day := first; day.Fixed() <= last.Fixed(); {
		reasons := restOn(day, festivals)
		if reasons == nil {
			day = day.Add(1)
			continue
		}
		end := day
		for {
			more := restOn(end.Add(1), festivals)
			if more == nil {
				break
			}
			reasons = append(reasons, more...)
			end = end.Add(1)
		}
		out = append(out, j.window(day, end, reasons))
		day = end.Add(1)
	}
	return Overlapping(Merge(out), from, to), nil
}

// restOn names what a day is kept for, nil on a day of work.
func restOn(day Date, festivals map[Date]string) (reasons []string) {
	if name := festivals[day]; name != "" {
		reasons = append(reasons, name)
	}
	if day.Weekday() == time.Saturday {
		reasons = append(reasons, "shabbat")
	}
	return reasons
}

// window gives the window of the days of rest first … last.
func (j *Jewish) window(first, last Date, reasons []string) Window {
	w := Window{Reasons: unique(reasons), Basis: Computed}
	start, basis, ok := j.start(first.Add(-1))
	end, endBasis, endOK := j.end(last)
	w.Basis = leastSure(basis, endBasis)
	if !ok {
		start = first.Add(-1).Start(j.Zone)
	}
	if !endOK {
		end = last.Add(2).Start(j.Zone)
	}
	if !ok || !endOK {
		w.Basis = Fallback
		w.Reasons = append(w.Reasons, "no-moment")
	}
	w.Start = start.Add(-j.Margin).Truncate(time.Minute)
	w.End = roundUp(end.Add(j.Margin))
	return w
}

// start gives when rest begins on an eve.
func (j *Jewish) start(eve Date) (time.Time, Basis, bool) {
	sunset, err := Sunset(eve, j.Zone, j.Place, j.Place.Horizon())
	if err == nil {
		return sunset.Add(-j.Candles), Computed, true
	}
	switch f := j.Fallback; {
	case f.Clock != nil:
		return eve.Clock(f.Clock.Hour, f.Clock.Minute, j.Zone, false), Fallback, true
	case f.As != nil:
		if sunset, err := Sunset(eve, f.AsZone, *f.As, f.As.Horizon()); err == nil {
			return sunset.Add(-j.Candles), Fallback, true
		}
	}
	return time.Time{}, Fallback, false
}

// end gives when the last day of rest ends.
func (j *Jewish) end(day Date) (time.Time, Basis, bool) {
	moment, err := j.End.on(day, j.Zone, j.Place)
	if err == nil {
		return moment, Computed, true
	}
	switch f := j.Fallback; {
	case f.Clock != nil:
		return day.Clock(f.Clock.Hour, f.Clock.Minute, j.Zone, true), Fallback, true
	case f.As != nil:
		if moment, err := j.End.on(day, f.AsZone, *f.As); err == nil {
			return moment, Fallback, true
		}
	case f.After > 0:
		if sunset, err := Sunset(day, j.Zone, j.Place, j.Place.Horizon()); err == nil {
			return sunset.Add(f.After), Fallback, true
		}
	}
	return time.Time{}, Fallback, false
}

// on gives the moment of the rule in the evening of a day.
func (r EndRule) on(day Date, zone *time.Location, at Place) (time.Time, error) {
	if r.After > 0 {
		sunset, err := Sunset(day, zone, at, at.Horizon())
		return sunset.Add(r.After), err
	}
	if r.Degrees <= 0 {
		return time.Time{}, errors.New("an end rule needs degrees or minutes")
	}
	return Sunset(day, zone, at, r.Degrees)
}

func roundUp(t time.Time) time.Time {
	if down := t.Truncate(time.Minute); down.Before(t) {
		return down.Add(time.Minute)
	}
	return t
}

func unique(list []string) (out []string) {
	seen := map[string]bool{}
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}
