package show

import "time"

// Day writes a day of which no hour is known in a form of package time: t is
// its first moment in the zone, an IANA name, or in UTC where none is given.
func Day(t time.Time, zone, form string) string {
	if loc, err := time.LoadLocation(zone); err == nil {
		t = t.In(loc)
	}
	return t.Format(form)
}
