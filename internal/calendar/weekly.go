package calendar

import "time"

// Span is a stretch of a day, [From, To) by the clock; To may be 24:00.
type Span struct{ From, To ClockTime }

// Weekly is a schedule of opening hours with exceptions: closed outside them.
type Weekly struct {
	Zone       *time.Location
	Hours      [7][]Span       // by time.Weekday
	Exceptions map[Date][]Span // instead of the weekday's; none is closed all day
}

// Windows gives the windows outside the hours that overlap [from, to), with the
// reason "hours". They are cut where no hours are for more than a fortnight.
func (w *Weekly) Windows(from, to time.Time) ([]Window, error) {
	if err := inRange(from, to); err != nil {
		return nil, err
	}
	first, last := DateIn(from, w.Zone).Add(-14), DateIn(to, w.Zone).Add(14)
	begin, end := first.Start(w.Zone), last.Add(1).Start(w.Zone)
	var open []Window
	for day := first; day.Fixed() <= last.Fixed(); day = day.Add(1) {
		spans, ok := w.Exceptions[day]
		if !ok {
			spans = w.Hours[day.Weekday()]
		}
		for _, span := range spans {
			open = append(open, Window{Start: day.Clock(span.From.Hour, span.From.Minute, w.Zone, false), End: day.Clock(span.To.Hour, span.To.Minute, w.Zone, true)})
		}
	}
	var closed []Window
	shut := func(from, to time.Time) {
		if from.Before(to) {
			closed = append(closed, Window{Start: from, End: to, Reasons: []string{"hours"}, Basis: Computed})
		}
	}
	for _, span := range Merge(open) {
		shut(begin, span.Start)
		begin = span.End
	}
	shut(begin, end)
	return Overlapping(closed, from, to), nil
}
