package timex

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/sayso-news/sayso/nlp"
)

// offset reads "two days ago", "weeks later", "a year earlier", "the previous
// day" and "the next month": a distance from publication or from the time before.
func (r *reader) offset(t int) (nlp.Timex, int) {
	if tx, next := r.neighbour(t); next > t {
		return tx, next
	}
	i, n, counted := t, 0, false
	if v, ok := number(r.lower(i)); ok {
		i, n, counted = i+1, v, true
	} else if word := r.lower(i); word == "several" || word == "many" || word == "some" {
		i++
	}
	unit := units[r.lower(i)]
	if unit == "" || i >= r.end {
		return nlp.Timex{}, t
	}
	i++
	switch r.lower(i) {
	case "ago":
		if counted && r.known {
			return date(shift(r.now, unit, -n), nlp.AnchorPublication), i + 1
		}
		return open("PAST_REF", nlp.AnchorPublication*btoi(r.known)+nlp.AnchorNone*btoi(!r.known)), i + 1
	case "later", "after", "afterwards":
		if r.lower(i) == "after" && i+1 < r.end && r.lower(i+1) != "," {
			break
		}
		return r.fromLast(unit, n, counted), i + 1
	case "earlier", "before":
		if r.lower(i) == "before" && i+1 < r.end && r.lower(i+1) != "," && r.lower(i+1) != "." {
			break
		}
		return r.fromLast(unit, -n, counted), i + 1
	}
	return nlp.Timex{}, t
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// neighbour reads "the previous day", "the following week", "the next month".
func (r *reader) neighbour(t int) (nlp.Timex, int) {
	if r.lower(t) != "the" && r.lower(t) != "that" {
		return nlp.Timex{}, t
	}
	unit := units[r.lower(t+2)]
	if unit == "" || len(unit) > 1 {
		return nlp.Timex{}, t
	}
	switch r.lower(t + 1) {
	case "previous":
		return r.fromLast(unit, -1, true), t + 3
	case "next", "following", "same":
		n := 1
		if r.lower(t+1) == "same" {
			n = 0
		}
		return r.fromLast(unit, n, true), t + 3
	}
	return nlp.Timex{}, t
}

// fromLast moves n units on from the date before in the story. Without a count,
// or where that date is open itself, the result is open and anchored on it.
func (r *reader) fromLast(unit string, n int, counted bool) nlp.Timex {
	anchor := r.last
	if anchor < 0 {
		return open(direction(n, counted), nlp.AnchorNone)
	}
	from := r.doc.Timexes[anchor]
	start, err := time.Parse("2006-01-02", from.Value)
	whole := err == nil
	if !whole {
		if start, err = time.Parse("2006-01", from.Value); err != nil {
			return open(direction(n, counted), anchor)
		}
	}
	if !counted || !from.Resolved || !whole && (unit == "D" || unit == "W") {
		return open(direction(n, counted), anchor)
	}
	return date(shift(start, unit, n), anchor)
}

func direction(n int, counted bool) string {
	if counted && n < 0 {
		return "PAST_REF"
	}
	return "FUTURE_REF"
}

// shift moves a day by n units, as exactly as the unit is.
func shift(from time.Time, unit string, n int) string {
	switch unit {
	case "D":
		return from.AddDate(0, 0, n).Format("2006-01-02")
	case "W":
		return week(from.AddDate(0, 0, 7*n))
	case "M":
		return time.Date(from.Year(), from.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
	case "Y":
		return strconv.Itoa(from.Year() + n)
	case "DE":
		return strconv.Itoa(from.Year()/10 + n)
	}
	return from.Format("2006-01-02")
}

func week(t time.Time) string {
	y, w := t.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}

// modified reads "last week", "this month", "next year", "last night".
func (r *reader) modified(t int) (nlp.Timex, int) {
	step := 0
	switch r.lower(t) {
	case "last", "past":
		step = -1
	case "next", "coming":
		step = 1
	case "this":
	default:
		return nlp.Timex{}, t
	}
	word := r.lower(t + 1)
	value := ""
	switch word {
	case "week", "month", "year", "decade":
		value = shift(r.now, units[word], step)
	case "morning", "afternoon", "evening", "night":
		if step > 0 {
			return nlp.Timex{}, t
		}
		value = r.now.AddDate(0, 0, step).Format("2006-01-02") + map[string]string{"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}[word]
	default:
		return nlp.Timex{}, t
	}
	if !r.known {
		return open([]string{"PAST_REF", "PRESENT_REF", "FUTURE_REF"}[step+1], nlp.AnchorNone), t + 2
	}
	tx := date(value, nlp.AnchorPublication)
	if strings.Contains(value, "T") {
		tx.Type = "TIME"
	}
	return tx, t + 2
}

// duration reads "three days" and "two years" that no distance word follows.
func (r *reader) duration(t int) (nlp.Timex, int) {
	n, ok := number(r.lower(t))
	unit := units[r.lower(t+1)]
	if !ok || unit == "" || t+1 >= r.end || r.lower(t+2) == "old" || n == 1 && len(r.lower(t)) < 3 && unit == "D" {
		return nlp.Timex{}, t
	}
	value := "P" + strconv.Itoa(n) + unit
	if strings.HasPrefix(unit, "T") {
		value = "PT" + strconv.Itoa(n) + unit[1:]
	}
	return nlp.Timex{Type: "DURATION", Value: value, Anchor: nlp.AnchorNone, Resolved: true}, t + 2
}

// clockTime reads "9 p.m.", "9:30 a.m." and "14:05", on the publication day.
func (r *reader) clockTime(t int) (nlp.Timex, int) {
	word := r.lower(t)
	hour, minute, next := -1, 0, t+1
	if h, m, ok := strings.Cut(word, ":"); ok && len(m) == 2 {
		a, err1 := strconv.Atoi(h)
		b, err2 := strconv.Atoi(m)
		if err1 == nil && err2 == nil && a < 24 && b < 60 && a >= 0 && b >= 0 {
			hour, minute = a, b
		}
	} else if n, err := strconv.Atoi(word); err == nil && n >= 1 && n <= 12 {
		hour = n
	}
	if hour < 0 {
		return nlp.Timex{}, t
	}
	switch r.lower(next) {
	case "p.m.", "pm":
		hour = hour%12 + 12
		next++
	case "a.m.", "am":
		hour %= 12
		next++
	default:
		if !strings.Contains(word, ":") {
			return nlp.Timex{}, t
		}
	}
	clock := fmt.Sprintf("T%02d:%02d", hour, minute)
	if !r.known {
		return nlp.Timex{Type: "TIME", Value: "XXXX-XX-XX" + clock, Anchor: nlp.AnchorNone}, next
	}
	return nlp.Timex{Type: "TIME", Value: r.now.Format("2006-01-02") + clock, Anchor: nlp.AnchorPublication, Resolved: true}, next
}
