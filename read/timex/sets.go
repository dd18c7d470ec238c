package timex

import (
	"strconv"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// set reads repetitions: "every day", "each Thursday", "every two weeks",
// "daily", "Mondays", "Tuesday nights", "twice a week".
func (r *reader) set(i int) (expr, int) {
	w := r.at(i)
	e := expr{kind: isSet, anchor: nlp.AnchorNone}
	switch en.TimeClass(w.class) {
	case en.TimeOften:
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
	}
	// once, twice, three times: with a unit
	j := i + 1
	if r.is(j, en.TimeArticle) || r.is(j, en.TimeEvery) || r.text(j) == "per" {
		if u := r.at(j + 1); u.class == class(en.TimeUnit) && u.n >= en.Hour {
			e.text = amount{number: number{n: 1}, unit: u.n}.value()
			return e, j + 2
		}
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
	switch en.TimeClass(w.class) {
	case en.TimeUnit:
		switch w.n {
		case en.Quarter:
			e.text = "P1Q"
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
