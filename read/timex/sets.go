package timex

import (
	"strconv"
	"strings"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// set reads repetitions with the time of day that may follow: "every day at 9
// a.m.", "each morning at 8".
func (r *reader) set(i int) (expr, int) {
	e, next := r.repetition(i)
	if next == i {
		return e, i
	}
	k := next + count(r.text(next) == "at")
	t, end := r.timeOfDay(k)
	if end == k || t.short && (k == next || !strings.HasPrefix(e.text, "T")) {
		return e, next
	}
	if part := r.at(next - 1); part.class == class(en.TimePart) {
		t = t.in(part.n)
	}
	if s, ok := timed(e, t); ok {
		return s, end
	}
	return e, next
}

// timed sets a time of day in a repetition of days; false for others.
func timed(e expr, t timeOfDay) (expr, bool) {
	of := expr{clock: true, hour: t.hour, minute: t.minute, second: t.second, seconds: t.seconds}
	clock := of.value()
	clock = clock[strings.IndexByte(clock, 'T'):]
	day, _, _ := strings.Cut(e.text, "T")
	switch {
	case e.text == "P1D" || day == "":
		e.text = clock
	case strings.HasPrefix(day, "XXXX-WXX-") && len(day) == len("XXXX-WXX-1"):
		e.text = day + clock
	default:
		return e, false
	}
	return e, true
}

// repeated reads the repetition behind a time of day: "9 a.m. every Friday", "9
// a.m. daily".
func (r *reader) repeated(t timeOfDay, j int) (expr, int) {
	if r.text(j) == "on" && r.is(j+1, en.TimeWeekdays) && !t.short { // 9 a.m. on Sundays
		if s, ok := timed(expr{kind: isSet, text: "XXXX-WXX-" + strconv.Itoa(int(r.at(j+1).n)), anchor: nlp.AnchorNone}, t); ok {
			return s, j + 2
		}
	}
	if w := r.at(j); t.short || w.class != class(en.TimeEvery) && w.class != class(en.TimeOften) {
		return expr{}, j
	}
	e, next := r.repetition(j)
	if next == j {
		return e, j
	}
	s, ok := timed(e, t)
	if !ok {
		return e, j
	}
	return s, next
}

// repetition reads "every day", "each Thursday", "every two weeks", "daily",
// "Mondays", "Tuesday nights", "twice a week".
func (r *reader) repetition(i int) (expr, int) {
	w := r.at(i)
	e := expr{kind: isSet, anchor: nlp.AnchorNone}
	switch en.TimeClass(w.class) {
	case en.TimeOften:
		if r.text(i) == "quarterly" && !r.closes(i+1) {
			return expr{}, i // the quarterly dividend
		}
		e.text = en.TimeWordOf(r.text(i)).Value
		return e, i + 1
	case en.TimeWeekdays:
		e.text = "XXXX-WXX-" + strconv.Itoa(int(w.n))
		return e, i + 1
	case en.TimeParts:
		switch r.text(i - 1) {
		case "the", "in", "":
			e.text = "T" + en.TimePartName(w.n)
			return e, i + 1
		}
		return expr{}, i
	case en.TimeEvery:
		return r.every(i)
	case en.TimeUnits: // on weekdays, at weekends
		switch before := r.text(i - 1); {
		case before != "on" && before != "at" && before != "over" || !r.closes(i+1):
		case w.n == en.Workday:
			e.text = "P1WD"
			return e, i + 1
		case w.n == en.Weekend:
			e.text = "XXXX-WXX-WE"
			return e, i + 1
		}
		return expr{}, i
	case en.TimeWeekday: // Friday nights
		if p := r.at(i + 1); p.class == class(en.TimeParts) || p.class == class(en.TimeUnits) && p.n == en.Night {
			part := p.n
			if p.class == class(en.TimeUnits) {
				part = 4
			}
			e.text = "XXXX-WXX-" + strconv.Itoa(int(w.n)) + "T" + en.TimePartName(part)
			return e, i + 2
		}
		return expr{}, i
	case en.TimeNumber, en.TimeVague:
		if r.text(i+1) != "times" && r.text(i+1) != "time" {
			return expr{}, i
		}
		if f, next := r.repetition(i + 1); next > i+1 {
			return f, next
		}
		return expr{}, i
	}
	// once, twice, three times: with a unit
	j := i + 1
	if r.is(j, en.TimeEvery) || r.is(j, en.TimeOften) { // twice daily
		return r.repeating(i, j)
	}
	if r.is(j, en.TimeArticle) || r.is(j, en.TimeEvery) || r.text(j) == "per" {
		if u := r.at(j + 1); u.class == class(en.TimeUnit) && u.n >= en.Hour {
			e.text = amount{number: number{n: 1}, unit: u.n}.value()
			return e, j + 2
		}
	}
	return expr{}, i
}

// repeating reads the repetition at word j for what starts at word i: "twice every
// month", "the first Monday of every month".
func (r *reader) repeating(i, j int) (expr, int) {
	if e, next := r.repetition(j); next > j {
		return e, next
	}
	return expr{}, i
}

// every reads what "every" and "each" repeat.
func (r *reader) every(i int) (expr, int) {
	e := expr{kind: isSet, anchor: nlp.AnchorNone}
	j := i + 1
	if r.text(j) == "other" {
		j++
		if u := r.at(j); u.class == class(en.TimeWeekday) {
			e.text = "XXXX-WXX-" + strconv.Itoa(int(u.n))
			return e, j + 1
		} else if u.class == class(en.TimeUnit) {
			e.text = amount{number: number{n: 2}, unit: u.n}.value()
			return e, j + 1
		}
		return expr{}, i
	}
	w := r.at(j)
	if u := r.at(j + 1); w.class == class(en.TimeOrdinal) && w.n > 1 && u.class == class(en.TimeUnit) && u.n >= en.Day && u.n != en.Night { // every third day
		e.text = amount{number: number{n: int(w.n)}, unit: u.n}.value()
		return e, j + 2
	}
	if r.text(j) == "half" && r.text(j+1) == "hour" {
		e.text = "PT30M"
		return e, j + 2
	}
	switch en.TimeClass(w.class) {
	case en.TimeUnit:
		switch w.n {
		case en.Weekend:
			e.text = "XXXX-WXX-WE"
		case en.Workday:
			e.text = "P1WD"
		default:
			e.text = amount{number: number{n: 1}, unit: w.n}.value()
		}
		return e, j + 1
	case en.TimeWeekday:
		e.text = "XXXX-WXX-" + strconv.Itoa(int(w.n))
		if r.is(j+1, en.TimePart) {
			e.text += "T" + en.TimePartName(r.at(j+1).n)
			return e, j + 2
		}
		return e, j + 1
	case en.TimeMonth:
		month := expr{unit: en.Month, month: int(w.n)}
		e.text = month.value()
		return e, j + 1
	case en.TimeSeason:
		season := expr{unit: en.Season, n: int(w.n)}
		e.text = season.value()
		return e, j + 1
	case en.TimePart:
		e.text = "T" + en.TimePartName(w.n)
		return e, j + 1
	}
	if a, next := r.amount(j); next > j && !r.is(j, en.TimeArticle) {
		e.text = a.value()
		return e, next
	}
	return expr{}, i
}

// partAndTail reads a part of a day with the time in it: "in the morning at 7".
func (r *reader) partAndTail(i int) (expr, int) {
	e, next := r.partFirst(i)
	if next == i || r.text(next) != "at" {
		return e, next
	}
	return r.tail(e, next)
}

// partFirst reads "the morning of May 3", "the night before" and "night" alone
// where it is set on a day told before.
func (r *reader) partFirst(i int) (expr, int) {
	j := i
	if r.text(j) == "the" {
		j++
	}
	part := r.at(j).n
	k := j + 1
	switch r.text(k) {
	case "of":
		if e, next := r.plain(k + 1); next > k+1 && e.calendar() && e.unit == en.Day {
			e.kind, e.part = isTime, part
			return e, next
		}
	case "before":
		if j > i && r.at(k+1).class == 0 {
			return r.besidePart(part, -1), k + 1
		}
	case "hours":
		if j > i && r.text(k+1) == "of" {
			if e, next := r.plain(k + 2); next > k+2 && e.calendar() && e.unit == en.Day {
				e.kind, e.part = isTime, part
				return e, next
			}
		}
	default:
		if j > i && part != 5 && (r.text(i-1) == "in" || r.text(i-1) == "by" || r.text(i-1) == "during") && !r.followedByNoun(k) {
			return r.besidePart(part, 0), k
		}
	}
	return expr{}, i
}
