package claims

import (
	"slices"
	"strings"

	"github.com/sayso-news/sayso"
)

var weekdays = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

var months = map[string]string{"january": "01", "february": "02", "march": "03", "april": "04", "may": "05", "june": "06", "july": "07",
	"august": "08", "september": "09", "october": "10", "november": "11", "december": "12",
	"jan": "01", "feb": "02", "mar": "03", "apr": "04", "jun": "06", "jul": "07", "aug": "08", "sept": "09", "sep": "09", "oct": "10", "nov": "11", "dec": "12"}

// times reads the times of a point: days, dates of a month and clock times as
// they are printed, and the values that the reading resolved. It marks the
// words that a time takes, so that they are no quantities.
func times(r *sayso.Reading, p *Point, ws []string, run []word) []bool {
	taken := make([]bool, len(ws))
	read := make([]bool, len(ws)) // in a time of day that the reading has
	for _, tx := range r.Times {
		clock := clockOf(tx.Value)
		if tx.Start < p.Start || tx.End > p.End || tx.Type != "TIME" || clock == "" {
			continue
		}
		p.Times = append(p.Times, timed(sortClock, clock))
		for i := range run {
			read[i] = read[i] || run[i].start >= tx.Start && run[i].end <= tx.End
		}
	}
	for i, w := range ws {
		switch {
		case slices.Contains(weekdays, w):
			p.Times = append(p.Times, timed(sortDay, w))
		case months[w] != "" && (w != "may" && w != "march" || run[i].name):
			// A day of the month on either side: 14 June, June 14th.
			for _, k := range []int{i + 1, i - 1} {
				if k < 0 || k >= len(ws) {
					continue
				}
				if v, _, ok := digits(ws[k]); ok && v >= 1 && v <= 31 {
					p.Times = append(p.Times, timed(sortDate, months[w]+"-"+Number{Value: v}.String()))
					taken[k] = true
					break
				}
			}
			taken[i] = true
		case len(w) == 4 && (w[:2] == "19" || w[:2] == "20") && isDigits(w) && run[i].unit == "":
			p.Times = append(p.Times, timed(sortYear, w))
			taken[i] = true
		case read[i] && !slices.Contains(weekdays, w):
		case strings.Contains(w, ":") && isDigits(strings.ReplaceAll(w, ":", "")):
			p.Times = append(p.Times, timed(sortClock, w))
			taken[i] = true
		case i+1 < len(ws) && (ws[i+1] == "a.m" || ws[i+1] == "p.m" || ws[i+1] == "am" || ws[i+1] == "pm" || ws[i+1] == "o'clock"):
			if _, _, ok := digits(w); ok {
				p.Times = append(p.Times, timed(sortClock, strings.ReplaceAll(w, ".", ":")))
				taken[i] = true
			}
		}
	}
	for _, tx := range r.Times {
		if tx.Start < p.Start || tx.End > p.End {
			continue
		}
		if tx.Resolved && (tx.Type == "DATE" || tx.Type == "TIME") && len(tx.Value) >= 10 {
			p.Times = append(p.Times, timed(sortValue, tx.Value[:10]))
		}
		if tx.Type == "DATE" || tx.Type == "TIME" {
			for i := range run {
				if run[i].start >= tx.Start && run[i].end <= tx.End {
					taken[i] = true
				}
			}
		}
	}
	slices.Sort(p.Times)
	p.Times = slices.Compact(p.Times)
	return taken
}

// clockOf gives hours and minutes of a TIMEX3 value that has both: "20:49" of
// "2025-03-07T20:49"; "" for any other.
func clockOf(value string) string {
	_, clock, ok := strings.Cut(value, "T")
	if !ok || len(clock) < 5 || clock[2] != ':' || !isDigits(clock[:2]) || !isDigits(clock[3:5]) {
		return ""
	}
	return clock[:5]
}

// The sorts of time: two points are at odds on a time only within one sort.
const (
	sortDay = iota
	sortDate
	sortYear
	sortClock
	sortValue
)

// timed gives a time of a sort as a number; its sort stands in the top bits.
func timed(sort uint32, s string) uint32 { return hash(s)>>3 | sort<<29 }

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
