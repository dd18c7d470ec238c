package timex

import (
	"github.com/sayso-news/sayso/internal/lang/en"
	"strings"
	"time"
)

// century gives the year that two digits stand for.
func century(n int) int {
	if n < 30 {
		return 2000 + n
	}
	return 1900 + n
}

// readDigits classes a token that starts with a digit; false when it is none of
// the forms known.
func (w *word) readDigits(s string) bool {
	n, size := whole(s)
	if size == 0 || size > 8 {
		return false
	}
	if size == len(s) {
		w.class, w.n, w.width = digits, int32(n), uint8(size)
		return true
	}
	rest := s[size:]
	switch rest {
	case "st", "nd", "rd", "th":
		w.class, w.n = class(en.TimeOrdinal), int32(n)
		return n < 100
	case "s":
		if n%10 == 0 && (size == 4 && n >= 1000 && n < 2100 || size == 2) {
			if size == 2 {
				n = century(n)
			}
			w.width = uint8(size)
			w.class, w.n = decadeOf, int32(n)
			return true
		}
		return false
	}
	m, width := whole(rest[1:])
	end := 1 + width
	switch rest[0] {
	case ',':
		if width == 3 && end == len(rest) && n < 1000 {
			w.class, w.n, w.width = digits, int32(n*1000+m), 0
			return true
		}
	case '.':
		if end == len(rest) && (width == 1 || width == 2) && n < 10000 {
			if width == 1 {
				m *= 10
			}
			w.class, w.n, w.width = decimal, int32(n*100+m), uint8(width)
			return true
		}
		if size <= 2 && width > 0 && width <= 2 {
			return w.readDotted('.', n, m, rest[end:])
		}
	case ':':
		return w.readClock(n, m, width, rest[end:])
	case '/':
		return w.readStrokes(n, m, size, width, rest[end:])
	case '-':
		return w.readISO(s, n, m, size, width, rest[end:])
	}
	return false
}

func (w *word) readClock(hour, minute, width int, rest string) bool {
	second := 0
	if len(rest) == 3 && rest[0] == ':' {
		var size int
		if second, size = whole(rest[1:]); size != 2 {
			return false
		}
		rest = ""
		w.width = 1 // has seconds
	}
	if rest != "" || width != 2 || hour > 24 || minute > 59 || second > 59 {
		return false
	}
	w.class, w.n = clock, int32(hour*3600+minute*60+second)
	return true
}

func (w *word) readStrokes(a, b, size, width int, rest string) bool {
	if rest == "" && size <= 2 && width > 0 && width <= 2 {
		w.class, w.n = fraction, int32(a*100+b)
		return true
	}
	if rest == "" && size == 4 && width == 2 && a >= 1000 && a < 2200 && b == (a+1)%100 { // 2019/20
		w.class, w.n = yearRange, int32(a*10000+a+1)
		return true
	}
	if rest == "" && size <= 2 && width == 4 && a >= 1 && a <= 12 && b >= 1900 && b < 2100 { // 10/2019
		w.class, w.n = isoMonth, int32(b*100+a)
		return true
	}
	if len(rest) < 2 || rest[0] != '/' {
		return false
	}
	c, third := whole(rest[1:])
	if third != len(rest)-1 {
		return false
	}
	switch {
	case size == 4: // year first
		return w.setDay(a, b, c)
	case third == 2:
		c = century(c)
	case third != 4:
		return false
	}
	if a > 12 { // day first, where it cannot be otherwise
		a, b = b, a
	}
	return w.setDay(c, a, b)
}

// readDotted reads the year of a day in numbers between dots or hyphens:
// 31.12.2019. The day stands first, where it can.
func (w *word) readDotted(mark byte, a, b int, rest string) bool {
	if len(rest) != len(".2019") || rest[0] != mark {
		return false
	}
	y, size := whole(rest[1:])
	if size != 4 {
		return false
	}
	if b > 12 {
		a, b = b, a
	}
	return w.setDay(y, b, a)
}

func (w *word) readISO(s string, n, m, size, width int, rest string) bool {
	switch {
	case size <= 2 && width > 0 && width <= 2:
		return w.readDotted('-', n, m, rest)
	case size != 4 || width == 0:
		return false
	case rest == "" && width == 2 && m >= 1 && m <= 12 && m < n%100:
		w.class, w.n = isoMonth, int32(n*100+m)
		return true
	case rest == "" && (width == 2 || width == 4):
		if width == 2 {
			m += n / 100 * 100
		}
		if m <= n || n < 1000 || m > 2200 {
			return false
		}
		w.class, w.n = yearRange, int32(n*10000+m)
		return true
	case len(rest) < 2 || rest[0] != '-':
		return false
	}
	d, third := whole(rest[1:])
	if third == 0 || third > 2 || !w.setDay(n, m, d) {
		return false
	}
	switch clock := rest[1+third:]; {
	case clock == "":
		return true
	case clock[0] == 't':
		for _, layout := range []string{"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04"} {
			if _, err := time.Parse(layout, strings.ToUpper(s)); err == nil {
				w.class = isoTime
				return true
			}
		}
	}
	return false
}

func (w *word) setDay(y, m, d int) bool {
	if y < 1000 || y > 2200 || m < 1 || m > 12 || d < 1 || d > 31 {
		return false
	}
	w.class, w.n = isoDay, int32(y*10000+m*100+d)
	return true
}

// whole reads the digits at the start of s: their value and how many there are.
func whole(s string) (n, size int) {
	for size < len(s) && size < 9 && '0' <= s[size] && s[size] <= '9' {
		n = n*10 + int(s[size]-'0')
		size++
	}
	return n, size
}
