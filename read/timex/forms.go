package timex

import (
	"fmt"
	"time"

	"github.com/sayso-news/sayso/nlp"
)

// iso reads 2024-09-13.
func (r *reader) iso(t int) (nlp.Timex, int) {
	word := r.lower(t)
	if len(word) != len("2024-09-13") {
		return nlp.Timex{}, t
	}
	if _, err := time.Parse("2006-01-02", word); err != nil {
		return nlp.Timex{}, t
	}
	return date(word, nlp.AnchorNone), t + 1
}

// dayMonth reads "7 October" and "7 October 2023".
func (r *reader) dayMonth(t int) (nlp.Timex, int) {
	d, ok := dayOf(r.lower(t))
	m, named := months[r.lower(t+1)]
	if !ok || !named || t+1 >= r.end || !r.capital(t+1) {
		return nlp.Timex{}, t
	}
	return r.monthAndDay(t, t+2, m, d)
}

// monthDay reads "October 7", "Oct. 7, 2023" and "October 2023".
func (r *reader) monthDay(t int) (nlp.Timex, int) {
	m, ok := months[r.lower(t)]
	if !ok || !r.capital(t) || t+1 >= r.end {
		return nlp.Timex{}, t
	}
	if y, ok := yearOf(r.lower(t + 1)); ok {
		return date(fmt.Sprintf("%04d-%02d", y, m), nlp.AnchorNone), t + 2
	}
	d, ok := dayOf(r.lower(t + 1))
	if !ok {
		return nlp.Timex{}, t
	}
	return r.monthAndDay(t, t+2, m, d)
}

// monthAndDay goes on at token i after a month and a day: with a year it is
// absolute, else the latest such day not after publication.
func (r *reader) monthAndDay(t, i int, m time.Month, d int) (nlp.Timex, int) {
	y, ok := yearOf(r.lower(i))
	next := i + 1
	if !ok && r.lower(i) == "," {
		y, ok = yearOf(r.lower(i + 1))
		next = i + 2
	}
	if ok && next <= r.end {
		if !exists(y, m, d) {
			start, end := r.doc.Bytes(nlp.Span{Start: t, End: next})
			r.doc.Note("impossible-date", start, end, "there is no such day")
			return open(fmt.Sprintf("%04d-%02d-%02d", y, m, d), nlp.AnchorNone), next
		}
		return date(fmt.Sprintf("%04d-%02d-%02d", y, m, d), nlp.AnchorNone), next
	}
	pattern := fmt.Sprintf("XXXX-%02d-%02d", m, d)
	if !exists(2024, m, d) {
		start, end := r.doc.Bytes(nlp.Span{Start: t, End: i})
		r.doc.Note("impossible-date", start, end, "there is no such day")
		return open(pattern, nlp.AnchorNone), i
	}
	if !r.known {
		return open(pattern, nlp.AnchorNone), i
	}
	y = r.now.Year()
	for !exists(y, m, d) || time.Date(y, m, d, 0, 0, 0, 0, time.UTC).After(r.now) && !r.future {
		y--
	}
	return date(fmt.Sprintf("%04d-%02d-%02d", y, m, d), nlp.AnchorPublication), i
}

func exists(y int, m time.Month, d int) bool {
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Month() == m
}

// capital reports whether token t starts with a capital: "may" is a verb.
func (r *reader) capital(t int) bool {
	c := r.doc.Text[r.doc.Tokens[t].Start]
	return 'A' <= c && c <= 'Z'
}

// weekday reads "Friday" and "last Friday".
func (r *reader) weekday(t int) (nlp.Timex, int) {
	i, step := t, 0
	switch r.lower(t) {
	case "last", "past":
		i, step = t+1, -1
	case "next", "coming":
		i, step = t+1, 1
	case "this":
		i = t + 1
	}
	want, ok := weekdays[r.lower(i)]
	if !ok || i >= r.end || !r.capital(i) {
		return nlp.Timex{}, t
	}
	next := i + 1
	switch r.lower(next) {
	case "morning", "afternoon", "evening", "night":
		next++
	}
	if !r.known {
		return open(fmt.Sprintf("XXXX-WXX-%d", (int(want)+6)%7+1), nlp.AnchorNone), next
	}
	d := r.now
	switch {
	case step > 0 || r.future && step == 0:
		for d = d.AddDate(0, 0, 1); d.Weekday() != want; {
			d = d.AddDate(0, 0, 1)
		}
	case step < 0:
		for d = d.AddDate(0, 0, -1); d.Weekday() != want; {
			d = d.AddDate(0, 0, -1)
		}
	default:
		for d.Weekday() != want {
			d = d.AddDate(0, 0, -1)
		}
	}
	return date(d.Format("2006-01-02"), nlp.AnchorPublication), next
}

// month reads "April" after a preposition, "last April" and "this April".
func (r *reader) month(t int) (nlp.Timex, int) {
	i, step := t, 0
	switch r.lower(t) {
	case "last", "past":
		i, step = t+1, -1
	case "next":
		i, step = t+1, 1
	case "this", "early", "late", "mid":
		i = t + 1
	}
	m, ok := months[r.lower(i)]
	if !ok || i >= r.end || !r.capital(i) {
		return nlp.Timex{}, t
	}
	if name := r.lower(i); (name == "may" || name == "march" || name == "august") && i == t {
		switch r.lower(t - 1) {
		case "in", "since", "until", "by", "during", "of", "from", "to", "before", "after", "for":
		default:
			return nlp.Timex{}, t
		}
	}
	if !r.known {
		return open(fmt.Sprintf("XXXX-%02d", m), nlp.AnchorNone), i + 1
	}
	y := r.now.Year()
	if m > r.now.Month() && !r.future && step <= 0 {
		y--
	}
	if step > 0 && m <= r.now.Month() || r.future && m < r.now.Month() {
		y++
	}
	return date(fmt.Sprintf("%04d-%02d", y, m), nlp.AnchorPublication), i + 1
}

// deictic reads today, yesterday, tomorrow, tonight, now.
func (r *reader) deictic(t int) (nlp.Timex, int) {
	step := 0
	switch r.lower(t) {
	case "today", "tonight":
	case "yesterday":
		step = -1
	case "tomorrow":
		step = 1
	default:
		return nlp.Timex{}, t
	}
	if !r.known {
		return open([]string{"PAST_REF", "PRESENT_REF", "FUTURE_REF"}[step+1], nlp.AnchorNone), t + 1
	}
	return date(r.now.AddDate(0, 0, step).Format("2006-01-02"), nlp.AnchorPublication), t + 1
}

// year reads a bare year after a preposition.
func (r *reader) year(t int) (nlp.Timex, int) {
	y, ok := yearOf(r.lower(t))
	if !ok {
		return nlp.Timex{}, t
	}
	switch r.lower(t - 1) {
	case "in", "since", "until", "by", "from", "of", "to", "during", "before", "after", "late", "early", "(":
		if units[r.lower(t+1)] == "" {
			return date(fmt.Sprintf("%04d", y), nlp.AnchorNone), t + 1
		}
	}
	return nlp.Timex{}, t
}
