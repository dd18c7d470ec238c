package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // zones do not depend on the machine

	"github.com/sayso-news/sayso"
)

// ParsePublished reads a publication time as a user gives it: RFC 3339 with an
// offset, or a local time ("2025-02-14T11:20", seconds optional, a space for
// the T) with an IANA zone. The time is given in the zone when there is one;
// the string is the zone's name. A local time that the clocks skip is an
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
	return fail("write it as 2025-02-14T11:20+02:00, or as 2025-02-14T11:20 with --zone", "time %q cannot be read", s)
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
	remedy := "give an IANA name such as Europe/London"
	if name != "" && name != "Local" {
		if loc, err := time.LoadLocation(name); err == nil {
			return loc, nil
		}
		if near := nearZones(name); len(near) > 0 {
			remedy = "did you mean " + strings.Join(near, ", ") + "?"
		}
	}
	return nil, &sayso.Error{Code: sayso.CodeUsage, Message: fmt.Sprintf("zone %q is not known", name), Remedy: remedy}
}

// commonZones are what nearZones chooses from: zones that outlets are in.
const commonZones = `Africa/Addis_Ababa Africa/Algiers Africa/Cairo Africa/Casablanca Africa/Johannesburg Africa/Khartoum Africa/Lagos Africa/Nairobi Africa/Tripoli Africa/Tunis America/Anchorage America/Argentina/Buenos_Aires America/Bogota America/Caracas America/Chicago America/Denver America/Halifax America/Havana America/Lima America/Los_Angeles America/Mexico_City America/New_York America/Phoenix America/Santiago America/Sao_Paulo America/St_Johns America/Toronto America/Vancouver Asia/Amman Asia/Baghdad Asia/Bahrain Asia/Baku Asia/Bangkok Asia/Beirut Asia/Colombo Asia/Damascus Asia/Dhaka Asia/Dubai Asia/Gaza Asia/Ho_Chi_Minh Asia/Hong_Kong Asia/Jakarta Asia/Jerusalem Asia/Kabul Asia/Karachi Asia/Kathmandu Asia/Kolkata Asia/Kuala_Lumpur Asia/Kuwait Asia/Manila Asia/Nicosia Asia/Qatar Asia/Riyadh Asia/Seoul Asia/Shanghai Asia/Singapore Asia/Taipei Asia/Tashkent Asia/Tbilisi Asia/Tehran Asia/Tokyo Asia/Yerevan Atlantic/Reykjavik Australia/Adelaide Australia/Brisbane Australia/Darwin Australia/Hobart Australia/Melbourne Australia/Perth Australia/Sydney Europe/Amsterdam Europe/Athens Europe/Belgrade Europe/Berlin Europe/Brussels Europe/Bucharest Europe/Budapest Europe/Copenhagen Europe/Dublin Europe/Helsinki Europe/Istanbul Europe/Kyiv Europe/Lisbon Europe/London Europe/Luxembourg Europe/Madrid Europe/Minsk Europe/Moscow Europe/Oslo Europe/Paris Europe/Prague Europe/Riga Europe/Rome Europe/Sofia Europe/Stockholm Europe/Tallinn Europe/Vienna Europe/Vilnius Europe/Warsaw Europe/Zurich Pacific/Auckland Pacific/Fiji Pacific/Honolulu UTC`

// nearZones gives at most three zones whose name or city is near a name.
func nearZones(name string) []string {
	want := strings.ToLower(strings.ReplaceAll(name, " ", "_"))
	if len(want) > 64 {
		return nil
	}
	_, city, ok := cutLast(want)
	if !ok {
		city = want
	}
	type near struct {
		zone string
		d    int
	}
	var found []near
	for zone := range strings.FieldsSeq(commonZones) {
		lower := strings.ToLower(zone)
		d := distance(lower, want)
		if _, c, ok := cutLast(lower); ok {
			d = min(d, distance(c, city))
		}
		if d <= max(1, len(city)/3) {
			found = append(found, near{zone, d})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return cmp.Compare(a.d, b.d) })
	var out []string
	for _, n := range found[:min(len(found), 3)] {
		out = append(out, n.zone)
	}
	return out
}

func cutLast(s string) (before, after string, ok bool) {
	i := strings.LastIndexByte(s, '/')
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// distance is the number of bytes to insert, delete or change.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0] = i + 1
		for j := range len(b) {
			d := last
			if a[i] != b[j] {
				d = 1 + min(last, row[j], row[j+1])
			}
			last, row[j+1] = row[j+1], d
		}
	}
	return row[len(b)]
}
