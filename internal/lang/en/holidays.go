package en

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed holidays.txt
var holidaysText string

// Holiday is the rule of a day with a name, as holidays.txt explains it: Month
// and Day, or Month, Weekday and Which, or Easter, each moved by Shift days; or
// Open, when none of these tells it. Year is not 0 where only one year's is meant.
type Holiday struct {
	Month, Day, Weekday, Which, Shift, Year int
	Easter, Open                            bool
	Name                                    string // in lower case, as the list has it
}

// MatchHoliday finds the longest name of a day that starts at word(0). word(i) is
// the i-th of n tokens in lower case; length is its number of tokens, 0 when there is none.
func MatchHoliday(word func(i int) string, n int) (length int, day Holiday) {
	return holidays().match(word, n)
}

var holidays = sync.OnceValue(func() *phrases[Holiday] {
	l := list{"holidays.txt", holidaysText}
	p := new(phrases[Holiday])
	for n, f := range l.entries() {
		if len(f) != 2 {
			l.bad(n, "want 2 fields, got %q", f)
		}
		day, ok := parseHoliday(f[1])
		if !ok {
			l.bad(n, "rule %q cannot be read", f[1])
		}
		day.Name = f[0]
		p.add(f[0], day)
	}
	p.index()
	return p
})

func parseHoliday(rule string) (day Holiday, ok bool) {
	rule, year, dated := strings.Cut(rule, "|")
	number := func(s string) int {
		n, err := strconv.Atoi(s)
		ok = ok && err == nil
		return n
	}
	ok = true
	if dated {
		day.Year = number(year)
	}
	if rule == "open" {
		day.Open = true
		return day, ok
	}
	if shift, isEaster := strings.CutPrefix(rule, "easter"); isEaster {
		day.Easter = true
		if shift != "" {
			day.Shift = number(shift)
		}
		return day, ok
	}
	rule, shift, moved := strings.Cut(rule, "+")
	if moved {
		day.Shift = number(shift)
	}
	switch f := strings.SplitN(rule, "-", 3); len(f) {
	case 2:
		day.Month, day.Day = number(f[0]), number(f[1])
	case 3:
		day.Month, day.Weekday, day.Which = number(f[0]), number(f[1]), number(f[2])
	default:
		return day, false
	}
	return day, ok
}
