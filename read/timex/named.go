package timex

import (
	"time"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// named reads the name of a day with the year that may follow: "Christmas Eve",
// "Easter 2018", "Independence Day of this year". A day that only a calendar
// can tell keeps its name.
func (r *reader) named(i int) (expr, int) {
	e, next := r.holiday(i, 0, false)
	if next > i && r.text(next) == "weekend" && e.calendar() && e.year != 0 {
		return weekendAt(e), next + 1
	}
	return e, next
}

// theNamed reads the article before a day with a name, where a weekend or a part
// of a day takes it: "the Thanksgiving weekend", but "the Christmas" tree.
func (r *reader) theNamed(i int) (expr, int) {
	e, next := r.named(i + 1)
	if next > i+1 && (r.is(next, en.TimePart) || e.unit == en.Weekend) {
		return r.tail(e, next)
	}
	return expr{}, i
}

// holiday reads a holiday's name; near says that last (-1), this (0) or next (1)
// stands before it.
func (r *reader) holiday(i, step int, near bool) (expr, int) {
	n, h := en.MatchHoliday(func(k int) string { return r.text(i + k) }, min(r.to-i, 8))
	if n == 0 {
		return expr{}, i
	}
	if c := r.at(i); c.flags&capital == 0 && c.class != fraction && (n == 1 && h.Open || r.at(i+n-1).flags&capital != 0 && n > 1) {
		return expr{}, i
	}
	j := i + n
	k := j
	if r.text(k) == "of" || r.text(k) == "in" || r.at(k).class == comma {
		k++
	}
	if h.Year != 0 {
		return dated(en.Day, h.Year, h.Month, h.Day), j
	}
	if r.yearAt(k) {
		if e, ok := holidayIn(h, int(r.at(k).n)); ok {
			e.given = true
			return e, k + 1
		}
		return openHoliday(h, int(r.at(k).n), nlp.AnchorNone), k + 1
	}
	if k > j && r.text(j) == "of" {
		if p, next := r.plain(k); next > k && p.unit == en.Year && p.calendar() && p.year != 0 {
			if e, ok := holidayIn(h, p.year); ok {
				e.anchor = p.anchor
				return e, next
			}
			return openHoliday(h, p.year, p.anchor), next
		}
	}
	if base, anchor, ok := r.chain.narrative(r); ok && !base.bc {
		if e, ok := holidayIn(h, base.year); ok {
			e.anchor = anchor
			return e, j
		}
	}
	if h.Open || !r.known {
		return openHoliday(h, 0, nlp.AnchorNone), j
	}
	year := r.now.Year()
	e, _ := holidayIn(h, year)
	later, over := e.after(r.now), e.before(r.now)
	ahead := r.forward(i)
	if start := e.start(); later && start.Sub(r.now) < 31*24*time.Hour && r.tense(int(r.at(i).tok)) != past {
		ahead = true // they are spending Easter at home
	}
	switch {
	case near && step < 0 && !over, !near && later && !ahead:
		year--
	case near && step > 0 && !later, !near && over && ahead && r.now.Sub(e.start()) > 7*24*time.Hour:
		year++
	}
	e, _ = holidayIn(h, year)
	e.anchor = nlp.AnchorPublication
	return e, j
}

// weekendAt gives the weekend that goes with a holiday: of a Monday or Tuesday
// the one before.
func weekendAt(e expr) expr {
	t := e.start()
	if d := t.Weekday(); d == time.Monday || d == time.Tuesday {
		t = t.AddDate(0, 0, -3)
	}
	return containing(en.Weekend, t, e.anchor)
}

// openHoliday keeps the name of a day that only a calendar can tell, or the
// pattern of one in a year that is not known.
func openHoliday(h en.Holiday, year, anchor int) expr {
	e := expr{unit: en.Day, year: year, anchor: anchor, open: true}
	if h.Day > 0 && h.Shift == 0 {
		e.month, e.day = h.Month, h.Day
		return e
	}
	prefix := expr{unit: en.Year, year: year}
	name := make([]byte, 0, len(h.Name))
	for i := range len(h.Name) {
		switch c := h.Name[i]; {
		case 'a' <= c && c <= 'z':
			name = append(name, c-'a'+'A')
		case c == ' ' || c == '-':
			name = append(name, '-')
		}
	}
	return expr{unit: en.Day, text: prefix.value() + "-" + string(name), anchor: anchor, open: true}
}

// holidayIn gives a holiday's day in a year; false when only a calendar can.
func holidayIn(h en.Holiday, year int) (expr, bool) {
	var t time.Time
	switch {
	case h.Open:
		return expr{}, false
	case h.Easter:
		t = easter(year)
	case h.Weekday == 0:
		t = time.Date(year, time.Month(h.Month), h.Day, 0, 0, 0, 0, time.UTC)
	case h.Which < 0:
		t = time.Date(year, time.Month(h.Month)+1, 0, 0, 0, 0, 0, time.UTC)
		t = lastWeekday(t, h.Weekday)
	default:
		t = time.Date(year, time.Month(h.Month), 1, 0, 0, 0, 0, time.UTC)
		t = lastWeekday(t.AddDate(0, 0, 6), h.Weekday).AddDate(0, 0, 7*(h.Which-1))
	}
	return containing(en.Day, t.AddDate(0, 0, h.Shift), nlp.AnchorNone), true
}

// lastWeekday gives the latest such day of the week not after t.
func lastWeekday(t time.Time, n int) time.Time {
	e := onWeekday(t, n, 0, nlp.AnchorNone)
	return e.start()
}

// easter gives western Easter Sunday by the anonymous Gregorian algorithm
// (Nature, 1876; Meeus 1991).
func easter(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return time.Date(year, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC)
}

// beyond reads the moments that only a calendar can work out: "the start of
// Shabbat in New York", "sunset in Cairo". They stay open, with the day, what is
// meant and the zone.
func (r *reader) beyond(i int) (expr, int) {
	j := i
	what, weekday := "", 0
	if r.text(j) == "the" {
		j++
	}
	if w := r.at(j); w.class == class(en.TimeEdge) && r.text(j+1) == "of" {
		k := j + 2
		if r.text(k) == "the" {
			k++
		}
		if name := r.text(k); name != "shabbat" && name != "sabbath" || w.n == 0 {
			return expr{}, i
		}
		what, weekday, j = "SHABBAT-START", 5, k+1
		if w.n > 0 {
			what, weekday = "SHABBAT-END", 6
		}
	} else if j == i && w.class == class(en.TimeKey) {
		what = map[string]string{"sunset": "SUNSET", "sunrise": "SUNRISE", "dusk": "DUSK", "dawn": "DAWN"}[r.text(j)]
		j++
		if r.text(j) != "in" {
			return expr{}, i
		}
	}
	if what == "" {
		return expr{}, i
	}
	zone := ""
	if r.text(j) == "in" && r.at(j+1).flags&capital != 0 {
		if n, name, place := en.MatchZone(func(k int) string { return r.text(j + 1 + k) }, min(r.to-j-1, 5)); n > 0 && place {
			zone, j = "["+name+"]", j+1+n
		}
	}
	if zone == "" && weekday == 0 {
		return expr{}, i
	}
	e := expr{unit: en.Day, n: weekday, anchor: nlp.AnchorNone}
	if r.known {
		e = containing(en.Day, r.now, nlp.AnchorPublication)
		if weekday > 0 {
			e = onWeekday(r.now.AddDate(0, 0, -1), weekday, 1, nlp.AnchorPublication)
		}
	}
	return expr{kind: isTime, unit: en.Day, text: e.value() + "T" + what + zone, anchor: e.anchor, open: true}, j
}
