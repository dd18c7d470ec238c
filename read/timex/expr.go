package timex

import (
	"strconv"
	"time"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// expr is what an expression means. A calendar time is as fine as unit says; a
// year of 0 is open. Everything else is text: a duration, a set, a reference.
type expr struct {
	kind kind
	unit unit

	year, month, day int // of the first day where the unit is longer than that
	n                int // which quarter, half, season; the weekday (1 to 7) of an open day
	part             int32
	bc               bool

	clock   bool // hour, minute and, with seconds set, second are said
	seconds bool
	hour    int
	minute  int
	second  int
	zone    *zone

	text string // a value that no calendar gives; of a set the whole value

	anchor  int
	open    bool // not resolved
	given   bool // the year stands in the text
	derived bool // a quarter counted from another: the text goes on about that one
	deictic bool // today, yesterday, tomorrow: a day on whichever clock is meant
}

type kind uint8

const (
	isDate kind = iota
	isTime
	isDuration
	isSet
)

func (k kind) String() string { return [...]string{"DATE", "TIME", "DURATION", "SET"}[k] }

type unit = en.TimeUnitName

// dated makes a calendar time that hangs on nothing.
func dated(u unit, y, m, d int) expr {
	return expr{unit: u, year: y, month: m, day: d, anchor: nlp.AnchorNone, given: true}
}

// refers makes a time that no calendar gives.
func refers(value string, anchor int) expr { return expr{text: value, anchor: anchor, open: true} }

// calendar reports whether the expression is a time of the calendar.
func (e *expr) calendar() bool { return e.text == "" && (e.kind == isDate || e.kind == isTime) }

// start gives the first day of a calendar time, at midnight UTC. The year must be known.
func (e *expr) start() time.Time {
	return time.Date(e.year, time.Month(max(e.month, 1)), max(e.day, 1), 0, 0, 0, 0, time.UTC)
}

// value writes the TIMEX3 value.
func (e *expr) value() string {
	if e.text != "" {
		return e.text
	}
	b := make([]byte, 0, 32)
	switch e.unit {
	case en.Week, en.Weekend, en.Fortnight:
		b = e.appendWeek(b)
	default:
		b = e.appendDate(b)
	}
	if e.part > 0 && !e.clock {
		b = append(append(b, 'T'), en.TimePartName(e.part)...)
	}
	if e.clock {
		b = appendPadded(append(b, 'T'), e.hour, 2)
		b = appendPadded(append(b, ':'), e.minute, 2)
		if e.seconds {
			b = appendPadded(append(b, ':'), e.second, 2)
		}
	}
	if e.zone != nil {
		b = e.zone.append(b, e)
	}
	return string(b)
}

func (e *expr) appendWeek(b []byte) []byte {
	if e.year == 0 {
		b = append(b, "XXXX-WXX"...)
	} else {
		y, w := e.start().ISOWeek()
		b = appendPadded(b, y, 4)
		b = appendPadded(append(b, "-W"...), w, 2)
	}
	if e.unit == en.Weekend {
		b = append(b, "-WE"...)
	}
	return b
}

func (e *expr) appendDate(b []byte) []byte {
	if e.bc {
		b = append(b, "BC"...)
	}
	switch {
	case e.year == 0 && !e.given && e.unit >= en.Decade && e.unit <= en.Century:
		return append(b, "XXXX"...)
	case e.unit == en.Century:
		return appendPadded(b, e.year/100, 2)
	case e.unit == en.Decade:
		return appendPadded(b, e.year/10, 3)
	case e.unit == en.Millennium:
		return strconv.AppendInt(b, int64(e.year/1000), 10)
	case e.year == 0:
		b = append(b, "XXXX"...)
	default:
		b = appendPadded(b, e.year, 4)
	}
	switch e.unit {
	case en.Half:
		return appendPadded(append(b, "-H"...), e.n, 1)
	case en.Quarter:
		if e.n == 0 {
			return append(b, "-QX"...)
		}
		return appendPadded(append(b, "-Q"...), e.n, 1)
	case en.Season:
		return append(append(b, '-'), [...]string{"", "SP", "SU", "FA", "WI"}[e.n]...)
	case en.Year:
		return b
	}
	if e.unit <= en.Day && e.month == 0 && e.n > 0 {
		return appendPadded(append(b, "-WXX-"...), e.n, 1)
	}
	if e.month == 0 {
		b = append(b, "-XX"...)
	} else {
		b = appendPadded(append(b, '-'), e.month, 2)
	}
	if e.unit == en.Month {
		return b
	}
	if e.day == 0 {
		return append(b, "-XX"...)
	}
	return appendPadded(append(b, '-'), e.day, 2)
}

// appendPadded writes n with at least so many digits.
func appendPadded(b []byte, n, width int) []byte {
	n = max(n, 0)
	for size := digitsOf(n); size < width; size++ {
		b = append(b, '0')
	}
	return strconv.AppendInt(b, int64(n), 10)
}

func digitsOf(n int) int {
	size := 1
	for ; n >= 10; n /= 10 {
		size++
	}
	return size
}

// timex makes the layer's entry.
func (e *expr) timex(span nlp.Span) nlp.Timex {
	return nlp.Timex{Span: span, Type: e.kind.String(), Value: e.value(), Anchor: e.anchor, Resolved: !e.open, By: "timex"}
}
