package clock

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// ZoneError is about a name that is no IANA zone.
type ZoneError struct {
	Name string
	Near []string // zones with a name near it, at most three
}

func (e *ZoneError) Error() string {
	if len(e.Near) > 0 {
		return fmt.Sprintf("zone %q is not known: did you mean %s?", e.Name, strings.Join(e.Near, ", "))
	}
	return fmt.Sprintf("zone %q is not known", e.Name)
}

// Zone gives the location of an IANA zone. Unlike time.LoadLocation it refuses
// "" and "Local", which mean another zone on every machine. The error is a
// *ZoneError.
func Zone(name string) (*time.Location, error) {
	if name != "" && name != "Local" {
		if loc, err := time.LoadLocation(name); err == nil {
			return loc, nil
		}
	}
	return nil, &ZoneError{Name: name, Near: nearZones(name)}
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

// distance is the number of bytes to insert, delete, change or swap with the next
// (optimal string alignment).
func distance(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		for j := range len(b) {
			d := last[j]
			if a[i] != b[j] {
				d = 1 + min(d, last[j+1], row[j])
			}
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				d = min(d, 1+before[j-1])
			}
			row[j+1] = d
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
