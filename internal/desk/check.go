package desk

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"github.com/sayso-news/sayso/internal/calendar"
	"github.com/sayso-news/sayso/internal/clock"
)

// checker turns a file into a rota and notes what is wrong on the way.
type checker struct {
	file     string
	lines    map[string]int
	problems ConfigError
}

// say notes a problem with a key; the line is that of the key, or of the table
// it should stand in.
func (c *checker) say(key string, value any, what, remedy string) {
	p := Problem{File: c.file, Key: key, What: what, Remedy: remedy}
	for at := key; at != ""; {
		if line, ok := c.lines[at]; ok {
			p.Line = line
			break
		}
		i := strings.LastIndexByte(at, '.')
		at = at[:max(i, 0)]
	}
	switch v := value.(type) {
	case nil:
	case string:
		p.Value = strconv.Quote(v)
	case float64:
		p.Value = strconv.FormatFloat(v, 'g', -1, 64)
	default:
		p.Value = fmt.Sprint(v)
	}
	c.problems = append(c.problems, p)
}

func (c *checker) sorted() ConfigError {
	slices.SortStableFunc(c.problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	return c.problems
}

func (c *checker) rota(f *file) *Rota {
	r := &Rota{House: House{Name: f.House.Name, Place: f.House.Place}}
	if f.House.Name == "" {
		c.say("house.name", nil, "the house has no name", `write name = "…"`)
	}
	r.House.Zone = c.zone("house.zone", f.House.Zone)
	if r.House.Place == "" && r.House.Zone != nil {
		r.House.Place = placeOf(r.House.Zone)
	}
	if len(f.Desk) == 0 {
		c.say("desk", nil, "there is no desk", "write a [[desk]] with id, name, city and zone")
	}
	for i := range f.Desk {
		r.desks = append(r.desks, c.desk(fmt.Sprintf("desk[%d]", i), &f.Desk[i], f))
	}
	c.successors(f)
	for i := range f.Override {
		c.override(fmt.Sprintf("override[%d]", i), &f.Override[i], r)
	}
	r.years = make([]map[int][]calendar.Window, len(r.desks))
	for i := range r.years {
		r.years[i] = map[int][]calendar.Window{}
	}
	return r
}

// placeOf is the city of a zone's name.
func placeOf(zone *time.Location) string {
	name := zone.String()
	return strings.ReplaceAll(name[strings.LastIndexByte(name, '/')+1:], "_", " ")
}

func (c *checker) zone(key, name string) *time.Location {
	loc, err := clock.Zone(name)
	if err == nil {
		return loc
	}
	remedy := "write an IANA name such as Europe/London"
	var unknown *clock.ZoneError
	if errors.As(err, &unknown) && len(unknown.Near) > 0 {
		remedy = "did you mean " + strings.Join(unknown.Near, ", ") + "?"
	}
	switch name {
	case "":
		c.say(key, nil, "no zone is given", remedy)
	case "Local":
		c.say(key, name, "is another zone on every machine", remedy)
	default:
		c.say(key, name, "no such zone", remedy)
	}
	return nil
}

func (c *checker) desk(key string, fd *fileDesk, f *file) *Desk {
	d := &Desk{ID: fd.ID, Name: fd.Name, City: fd.City, Successor: fd.Successor}
	if !goodID(fd.ID) {
		c.say(key+".id", fd.ID, "a desk needs an id of small letters, digits and hyphens", `write id = "new-york"`)
	}
	for i := range f.Desk {
		if &f.Desk[i] == fd {
			break
		}
		if f.Desk[i].ID == fd.ID && fd.ID != "" {
			c.say(key+".id", fd.ID, "another desk has this id", "give each desk its own")
		}
	}
	if fd.City == "" {
		c.say(key+".city", nil, "the desk has no city", "the notice names it: write the city's name")
	}
	if d.Name == "" {
		d.Name = fd.City + " desk"
	}
	d.Zone = c.zone(key+".zone", fd.Zone)
	c.within(key+".latitude", fd.Latitude, -90, 90, "degrees, north is positive")
	c.within(key+".longitude", fd.Longitude, -180, 180, "degrees, east is positive")
	c.within(key+".elevation", &fd.Elevation, -450, 9000, "metres")
	d.hours = c.hours(key, fd, d.Zone)
	d.rest = c.rest(key, fd, d.Zone, f)
	return d
}

func goodID(id string) bool {
	for _, r := range id {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' {
			return false
		}
	}
	return id != "" && len(id) <= 64
}

// within checks a number; nil is not given.
func (c *checker) within(key string, v *float64, low, high float64, unit string) bool {
	switch {
	case v == nil:
		return true
	case math.IsNaN(*v) || math.IsInf(*v, 0):
		c.say(key, *v, "is no number", fmt.Sprintf("write %g to %g (%s)", low, high, unit))
	case *v < low || *v > high:
		c.say(key, *v, "is out of range", fmt.Sprintf("write %g to %g (%s)", low, high, unit))
	default:
		return true
	}
	return false
}

func (c *checker) hours(key string, fd *fileDesk, zone *time.Location) *calendar.Weekly {
	if fd.Hours == "" || fd.Hours == "always" {
		if len(fd.Exception) > 0 {
			c.say(key+".exception[0]", nil, "a desk that is always open has no exceptions", "use an [[override]]")
		}
		return nil
	}
	w := &calendar.Weekly{Zone: zone, Exceptions: map[calendar.Date][]calendar.Span{}}
	const remedy = `write "always", or days and hours such as "sun-thu 08:00-18:00, fri 08:00-13:00"`
	hours, err := parseHours(fd.Hours)
	if err != nil {
		c.say(key+".hours", fd.Hours, err.Error(), remedy)
	}
	w.Hours = hours
	for i, x := range fd.Exception {
		at := fmt.Sprintf("%s.exception[%d]", key, i)
		date, err := calendar.ParseDate(x.Date)
		if err != nil {
			c.say(at+".date", x.Date, "is no date", "write YYYY-MM-DD")
			continue
		}
		spans, err := parseSpans(x.Hours)
		if err != nil {
			c.say(at+".hours", x.Hours, err.Error(), `write "closed" or hours such as "08:00-13:00"`)
		}
		w.Exceptions[date] = spans
	}
	return w
}

func (c *checker) rest(key string, fd *fileDesk, zone *time.Location, f *file) *calendar.Jewish {
	rest := &fd.Rest
	key += ".rest"
	switch rest.Calendar {
	case "", "none":
		return nil
	case "jewish":
	default:
		c.say(key+".calendar", rest.Calendar, "no such calendar", `write "jewish" or "none"`)
		return nil
	}
	if fd.Latitude == nil || fd.Longitude == nil {
		c.say(strings.TrimSuffix(key, ".rest")+".latitude", nil, "rest that begins at sunset needs latitude and longitude", "write both, in degrees")
		return nil
	}
	j := &calendar.Jewish{Place: calendar.Place{Latitude: *fd.Latitude, Longitude: *fd.Longitude, Elevation: fd.Elevation}, Zone: zone, Israel: rest.Israel, Candles: 18 * time.Minute}
	if rest.Candles != nil && c.within(key+".candles", rest.Candles, 0, 120, "minutes before sunset") {
		j.Candles = minutes(*rest.Candles)
	}
	if c.within(key+".margin", &rest.Margin, 0, 120, "minutes") {
		j.Margin = minutes(rest.Margin)
	}
	j.End = c.end(key+".end", rest.End)
	j.Fallback = c.fallback(key+".fallback", rest.Fallback, f)
	return j
}

func minutes(n float64) time.Duration { return time.Duration(n * float64(time.Minute)) }

// end reads "8.5deg" or "72min"; not given is 8.5°.
func (c *checker) end(key, s string) calendar.EndRule {
	const remedy = `write degrees below the horizon ("8.5deg") or minutes after sunset ("72min")`
	if s == "" {
		return calendar.EndRule{Degrees: 8.5}
	}
	if v, ok := number(s, "deg"); ok {
		if v <= 0.833 || v > 18 {
			c.say(key, s, "no nightfall is there", "write more than 0.833 and at most 18 degrees")
		}
		return calendar.EndRule{Degrees: v}
	}
	if v, ok := number(s, "min"); ok {
		if v <= 0 || v > 180 {
			c.say(key, s, "is out of range", "write 1 to 180 minutes")
		}
		return calendar.EndRule{After: minutes(v)}
	}
	c.say(key, s, "is no end rule", remedy)
	return calendar.EndRule{}
}

func number(s, unit string) (float64, bool) {
	digits, ok := strings.CutSuffix(s, unit)
	v, err := strconv.ParseFloat(strings.TrimSpace(digits), 64)
	return v, ok && err == nil && !math.IsNaN(v) && !math.IsInf(v, 0)
}

// fallback reads "72min", "18:00" or "as:London"; "" is none.
func (c *checker) fallback(key, s string, f *file) calendar.FallbackRule {
	const remedy = `write "72min", a time such as "18:00", or another city ("as:London")`
	switch {
	case s == "":
		return calendar.FallbackRule{}
	case strings.HasPrefix(s, "as:"):
		return c.as(key, s, strings.TrimPrefix(s, "as:"), f)
	}
	if v, ok := number(s, "min"); ok {
		if v <= 0 || v > 180 {
			c.say(key, s, "is out of range", "write 1 to 180 minutes")
		}
		return calendar.FallbackRule{After: minutes(v)}
	}
	if t, err := parseClock(s); err == nil && t.Hour < 24 {
		return calendar.FallbackRule{Clock: &t}
	}
	c.say(key, s, "is no fall-back", remedy)
	return calendar.FallbackRule{}
}

// as finds a city among the desks and the reference cities.
func (c *checker) as(key, value, name string, f *file) calendar.FallbackRule {
	for i := range f.Desk {
		d := &f.Desk[i]
		if loc, err := clock.Zone(d.Zone); strings.EqualFold(d.City, name) && d.Latitude != nil && d.Longitude != nil && err == nil {
			return calendar.FallbackRule{As: &calendar.Place{Latitude: *d.Latitude, Longitude: *d.Longitude, Elevation: d.Elevation}, AsZone: loc, AsName: d.City}
		}
	}
	for _, city := range referenceCities {
		if strings.EqualFold(city.name, name) {
			loc, err := clock.Zone(city.zone)
			if err != nil {
				panic("internal error: reference city " + city.name + ": " + err.Error())
			}
			place := city.place
			return calendar.FallbackRule{As: &place, AsZone: loc, AsName: city.name}
		}
	}
	var names []string
	for _, city := range referenceCities {
		names = append(names, city.name)
	}
	c.say(key, value, "no such city", "name the city of a desk, or one of "+strings.Join(names, ", "))
	return calendar.FallbackRule{}
}

// referenceCities are those that a desk beyond the polar circles can follow.
var referenceCities = []struct {
	name, zone string
	place      calendar.Place
}{
	{"Jerusalem", "Asia/Jerusalem", calendar.Place{Latitude: 31.7683, Longitude: 35.2137}},
	{"London", "Europe/London", calendar.Place{Latitude: 51.5074, Longitude: -0.1278}},
	{"New York", "America/New_York", calendar.Place{Latitude: 40.7128, Longitude: -74.0060}},
	{"Oslo", "Europe/Oslo", calendar.Place{Latitude: 59.9139, Longitude: 10.7522}},
	{"Paris", "Europe/Paris", calendar.Place{Latitude: 48.8566, Longitude: 2.3522}},
	{"Stockholm", "Europe/Stockholm", calendar.Place{Latitude: 59.3293, Longitude: 18.0686}},
}

// successors checks that each desk hands over to another one.
func (c *checker) successors(f *file) {
	for i := range f.Desk {
		d, key := &f.Desk[i], fmt.Sprintf("desk[%d].successor", i)
		known := slices.ContainsFunc(f.Desk, func(o fileDesk) bool { return o.ID == d.Successor })
		switch {
		case d.Successor == "" && len(f.Desk) > 1:
			c.say(key, nil, "nobody takes over from this desk", "name another desk's id; two desks may name each other")
		case d.Successor == "":
		case d.Successor == d.ID:
			c.say(key, d.Successor, "a desk cannot take over from itself", "name another desk's id")
		case !known:
			c.say(key, d.Successor, "no desk has this id", "name another desk's id")
		}
	}
}

func (c *checker) override(key string, fo *fileOverride, r *Rota) {
	o := override{reason: fo.Reason, author: fo.Author}
	d := r.Desk(fo.Desk)
	if d == nil {
		c.say(key+".desk", fo.Desk, "no desk has this id", "name a desk's id")
	}
	switch fo.Kind {
	case "open", "closed":
		o.open = fo.Kind == "open"
	default:
		c.say(key+".kind", fo.Kind, "is no kind of override", `write "open" or "closed"`)
	}
	if strings.TrimSpace(fo.Reason) == "" {
		c.say(key+".reason", nil, "an override needs a reason", `write reason = "…"`)
	}
	if strings.TrimSpace(fo.Author) == "" {
		c.say(key+".author", nil, "an override needs an author", "write who decided it")
	}
	var ok, okEnd bool
	o.start, ok = c.instant(key+".start", fo.Start)
	o.end, okEnd = c.instant(key+".end", fo.End)
	if !ok || !okEnd || d == nil {
		return
	}
	if !o.start.Before(o.end) {
		c.say(key+".end", o.end.Format(time.RFC3339), "is not after the start", "write a later time")
		return
	}
	for _, other := range d.overrides {
		if o.start.Before(other.end) && other.start.Before(o.end) {
			c.say(key+".start", o.start.Format(time.RFC3339), "overlaps another override of this desk", "join them, or move one")
		}
	}
	d.overrides = append(d.overrides, o)
}

// instant takes an instant with its offset.
func (c *checker) instant(key string, v any) (time.Time, bool) {
	const remedy = "write a time with its offset, such as 2026-12-31T22:00:00-05:00"
	switch v := v.(type) {
	case time.Time:
		if y := v.UTC().Year(); y < calendar.FirstYear || y > calendar.LastYear {
			c.say(key, v.Format(time.RFC3339), "is out of range", fmt.Sprintf("write a year from %d to %d", calendar.FirstYear, calendar.LastYear))
			return time.Time{}, false
		}
		return v.UTC(), true
	case nil:
		c.say(key, nil, "no time is given", remedy)
	case toml.LocalDateTime, toml.LocalDate, toml.LocalTime:
		c.say(key, fmt.Sprint(v), "has no offset", remedy)
	default:
		c.say(key, fmt.Sprint(v), "is no time", remedy)
	}
	return time.Time{}, false
}
