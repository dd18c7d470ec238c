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
	closed := []Window{{Start: first.Start(w.Zone), End: last.Add(1).Start(w.Zone), Reasons: []string{"hours"}, Basis: Computed}}
	for day := first; day.Fixed() <= last.Fixed(); day = day.Add(1) {
		spans, ok := w.Exceptions[day]
		if !ok {
			spans = w.Hours[day.Weekday()]
		}
		for _, span := range spans {
			open := day.Clock(span.From.Hour, span.From.Minute, w.Zone, false)
			end := day.Clock(span.To.Hour, span.To.Minute, w.Zone, true)
			if open.Before(end) {
				closed = Without(closed, open, end)
			}
		}
	}
	return Overlapping(closed, from, to), nil
}
