package timex

import (
	"strconv"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // zones do not depend on the machine

	"github.com/sayso-news/sayso/internal/lang/en"
)

// zone is a zone that a text names: an IANA zone or a fixed offset. The zero
// zone is the place the text is about ("local time"), whose offset is not told.
type zone struct {
	name     string
	offset   int // seconds east, with fixed
	fixed    bool
	lettered bool // said by letters, which make a bare hour a time
}

func fixed(offset int) *zone { return &zone{fixed: true, offset: offset} }

// load gives the location; nil for the zero zone and for one that is not known.
func (z *zone) load() *time.Location {
	if z == nil || z.name == "" && !z.fixed {
		return nil
	}
	if z.fixed {
		return time.FixedZone("", z.offset)
	}
	if loc, ok := locations.Load(z.name); ok {
		return loc.(*time.Location)
	}
	loc, err := time.LoadLocation(z.name)
	if err != nil {
		return nil
	}
	locations.Store(z.name, loc)
	return loc
}

// locations keeps loaded zones by name: parsing one takes longer than reading a story.
var locations sync.Map

// append writes the offset that the zone has at an expression's time, Z for
// UTC; where the day is open the zone itself.
func (z *zone) append(b []byte, e *expr) []byte {
	loc := z.load()
	if loc == nil {
		return b
	}
	if z.fixed && z.offset == 0 {
		return append(b, 'Z')
	}
	if !z.fixed && (e.year == 0 || e.month == 0 || e.day == 0 || !e.clock) {
		return append(append(append(b, '['), z.name...), ']')
	}
	_, offset := time.Date(e.year, time.Month(e.month), e.day, e.hour, e.minute, e.second, 0, loc).Zone()
	if z.fixed {
		offset = z.offset
	}
	sign := byte('+')
	if offset < 0 {
		sign, offset = '-', -offset
	}
	b = appendPadded(append(b, sign), offset/3600, 2)
	return appendPadded(append(b, ':'), offset/60%60, 2)
}

// zone reads the zone at word i: "ET", "GMT+2", "Eastern Standard Time", "Kyiv
// time", "local time". Without one it gives nil and i.
func (r *reader) zone(i int) (*zone, int) {
	w := r.at(i)
	if i >= r.to || i < r.from {
		return nil, i
	}
	if w.class == letters {
		if z := r.lettered(strings.ToUpper(r.text(i))); z != nil {
			return r.shifted(z, i+1)
		}
	}
	if lower := r.text(i); (lower == "utc" || lower == "gmt") && r.at(i+1).class == hyphen { // UTC-3 in one token
		return r.shifted(&zone{fixed: true, lettered: true}, i+1)
	}
	if r.text(i) == "local" && r.text(i+1) == "time" {
		return &zone{}, i + 2
	}
	if w.flags&capital == 0 && w.class != class(en.TimeNear) {
		return nil, i
	}
	n, name, place := en.MatchZone(func(k int) string { return r.text(i + k) }, min(r.to-i, 5))
	switch {
	case n == 0:
		return nil, i
	case r.text(i+n) == "time", r.text(i+n) == "timezone":
		return zoneNamed(name), i + n + 1
	case !place && n == 1 && r.is(i-1, en.TimeHalfDay) && r.closes(i+1): // 9 p.m. Eastern
		return zoneNamed(name), i + 1
	}
	return nil, i
}

// lettered gives the zone that letters stand for; of several the one that the
// story's own clock shows.
func (r *reader) lettered(s string) *zone {
	list := en.ZoneByLetters(s)
	for _, name := range list {
		z := zoneNamed(name)
		z.lettered = true
		if len(list) == 1 {
			return z
		}
		if r.doc.Zone != nil && r.doc.Zone.String() == name {
			return z
		}
	}
	if len(list) == 0 || !r.known {
		return nil
	}
	_, here := r.doc.Published.Zone()
	for _, name := range list {
		z := zoneNamed(name)
		z.lettered = true
		if loc := z.load(); loc != nil {
			if _, there := r.doc.Published.In(loc).Zone(); there == here {
				return z
			}
		}
	}
	return nil
}

// shifted reads the hours behind GMT and UTC: GMT+2.
func (r *reader) shifted(z *zone, i int) (*zone, int) {
	sign := r.text(i)
	if r.at(i).class == hyphen {
		sign = "-"
	}
	if !z.fixed || z.offset != 0 || sign != "+" && sign != "-" && sign != "−" || r.at(i+1).class != digits || r.at(i+1).n > 14 {
		return z, i
	}
	offset := int(r.at(i+1).n) * 3600
	if sign != "+" {
		offset = -offset
	}
	return &zone{fixed: true, offset: offset, lettered: true}, i + 2
}

// offsetZone reads "+2", "-3" and "+05:30"; nil when s is none.
func offsetZone(s string) *zone {
	if len(s) < 2 || s[0] != '+' && s[0] != '-' {
		return nil
	}
	hours, minutes, _ := strings.Cut(s[1:], ":")
	h, err := strconv.Atoi(hours)
	m := 0
	if err == nil && minutes != "" {
		m, err = strconv.Atoi(minutes)
	}
	if err != nil || h < 0 || h > 14 || m < 0 || m > 59 {
		return nil
	}
	offset := h*3600 + m*60
	if s[0] == '-' {
		offset = -offset
	}
	return &zone{fixed: true, offset: offset, lettered: true}
}

// zoneNamed makes a zone from the list's form: an IANA name or an offset.
func zoneNamed(name string) *zone {
	if z := offsetZone(name); z != nil {
		z.lettered = false
		return z
	}
	return &zone{name: name}
}

// allTimes finds a line that says in which zone the text's times are: "All
// times are Israeli time."
func (r *reader) allTimes() {
	r.from, r.to = 0, len(r.words)
	for i := range r.words {
		if r.words[i].class != class(en.TimeKey) || r.text(i) != "times" || r.text(i-1) != "all" {
			continue
		}
		j := i + 1
		for r.text(j) == "are" || r.text(j) == "in" || r.text(j) == "given" || r.text(j) == "shown" {
			j++
		}
		if z, next := r.zone(j); next > j {
			r.all = z
			return
		}
		n, name, _ := en.MatchZone(func(k int) string { return r.text(j + k) }, min(r.to-j, 5))
		if n > 0 {
			r.all = zoneNamed(name)
			return
		}
	}
}
