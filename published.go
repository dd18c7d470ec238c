package sayso

import "time"

// days are the ways in which a day is printed without an hour.
var days = []string{time.DateOnly, "January 2, 2006", "2 January 2006", "Jan 2, 2006", "2 Jan 2006", "20060102"}

// OnlyDay reports whether no more is known of a publication time than the day:
// the time is then the first moment of that day in its zone.
func (p Publication) OnlyDay() bool {
	for _, layout := range days {
		if t, err := time.Parse(layout, p.Printed); err == nil {
			return !p.Time.IsZero() && t.Format(time.DateOnly) == p.Time.Format(time.DateOnly)
		}
	}
	return false
}

// OnlyDay is that of the Publication that p was made from.
func (p Published) OnlyDay() bool {
	return p.Time != nil && p.Printed != nil && Publication{Time: *p.Time, Printed: *p.Printed}.OnlyDay()
}
