package timex

import (
	"strconv"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// amount is a length of time: a number of a unit, and of shorter ones behind it
// (two weeks and two days).
type amount struct {
	number
	unit unit

	rest [4]part
}

// part is so many of a unit; none is the zero part.
type part struct {
	n    int
	unit unit
}

// plain says that an amount is one whole number of one unit.
func (a *amount) plain() bool { return !a.vague && a.quarters == 0 && a.rest[0].n == 0 }

// duration makes a DURATION.
func duration(value string) expr { return expr{kind: isDuration, text: value, anchor: nlp.AnchorNone} }

// letters of the units in a TIMEX3 duration, and how many of them one is.
var letterOf = [en.Millennium + 1]struct {
	letter byte
	times  int
}{
	en.Second: {'S', 1}, en.Minute: {'M', 1}, en.Hour: {'H', 1}, en.Day: {'D', 1}, en.Night: {'D', 1}, en.Workday: {'D', 1}, en.Weekend: {'D', 1},
	en.Week: {'W', 1}, en.Fortnight: {'W', 2}, en.Month: {'M', 1}, en.Season: {'M', 3}, en.Quarter: {'M', 3}, en.Half: {'M', 6},
	en.Year: {'Y', 1}, en.Decade: {'Y', 10}, en.Century: {'Y', 100}, en.Millennium: {'L', 1},
}

// value writes the TIMEX3 duration.
func (a amount) value() string {
	b := append(make([]byte, 0, 16), 'P')
	l := letterOf[a.unit]
	clock := a.unit < en.Day
	if clock {
		b = append(b, 'T')
	}
	if a.vague {
		switch a.unit {
		case en.Decade:
			return "PXDE"
		case en.Century:
			return "PXC"
		case en.Quarter:
			return "PXQ"
		}
		return string(append(b, 'X', l.letter))
	}
	n := a.n * l.times
	switch {
	case a.unit == en.Weekend && n == 1:
		n = 2
	case a.unit >= en.Decade && a.unit <= en.Century:
		n += a.quarters * l.times / 4
		a.quarters = 0
	case a.unit == en.Week && a.quarters > 0:
		return string(append(strconv.AppendInt(b, int64(4*n+a.quarters)*7/4, 10), 'D'))
	}
	if n > 0 || a.quarters == 0 {
		b = append(strconv.AppendInt(b, int64(n), 10), l.letter)
	}
	b = a.appendQuarters(b)
	for _, p := range a.rest {
		if p.n == 0 {
			break
		}
		if p.unit < en.Day && !clock {
			b, clock = append(b, 'T'), true
		}
		l := letterOf[p.unit]
		b = append(strconv.AppendInt(b, int64(p.n*l.times), 10), l.letter)
	}
	return string(b)
}

// appendQuarters writes the quarters of a unit in a shorter one.
func (a *amount) appendQuarters(b []byte) []byte {
	if a.quarters == 0 {
		return b
	}
	n, letter := a.quarters, byte('M')
	switch a.unit {
	case en.Year:
		n *= 3
	case en.Month:
		n, letter = n*30/4, 'D'
	case en.Day:
		n, letter, b = 6*n, 'H', append(b, 'T')
	case en.Hour:
		n *= 15
	case en.Minute:
		n, letter = 15*n, 'S'
	default:
		return b
	}
	return append(strconv.AppendInt(b, int64(n), 10), letter)
}
