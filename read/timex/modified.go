package timex

import (
	"github.com/sayso-news/sayso/internal/lang/en"
)

// modified reads "early March", "late last week", "mid-1990s", "earlier this
// year", "later in the month" and "earlier Friday".
func (r *reader) modified(i int) (expr, int) {
	j := i
	if r.text(j) == "the" {
		j++
	}
	w := r.at(j)
	if w.class != class(en.TimeModifier) {
		return expr{}, i
	}
	k := r.pastHyphen(j + 1)
	joined := k > j+1 && j > i                                                   // the "late-November" trip
	if m := r.pastHyphen(k + 1); r.text(k) == "to" && r.is(m, en.TimeModifier) { // mid-to-late
		k = r.pastHyphen(m + 1)
	}
	if r.text(k) == "in" {
		if n := w.n; n == 0 || r.at(k+1).class == 0 && r.text(k+1) != "the" {
			return expr{}, i
		}
		k++
	} else if r.text(k) == "part" && r.text(k+1) == "of" {
		k += 2
	}
	if p := r.at(k); p.class == class(en.TimePart) && p.n != 5 && (j == i || r.text(k+1) == "of") || r.text(k) == "hours" {
		return r.modifiedPart(i, k)
	}
	if e, next := r.plain(k); next > k {
		if e.unit < en.Day || e.text != "" && e.kind != isDate || joined && r.followedByNoun(next) {
			return expr{}, i
		}
		return e, next
	}
	if e, next := r.unitPeriod(k); next > k {
		return e, next
	}
	return expr{}, i
}

// modifiedPart reads "mid-afternoon yesterday", "early evening".
func (r *reader) modifiedPart(i, k int) (expr, int) {
	part := r.at(k).n
	j := k + 1
	if r.text(k) == "hours" { // the early hours of Monday
		part = 1
		if r.text(j) != "of" {
			return expr{}, i
		}
	}
	if r.text(j) == "on" || r.text(j) == "of" {
		j++
	}
	if r.text(j) == "hours" {
		return expr{}, i
	}
	if e, next := r.plain(j); next > j && e.calendar() && e.unit == en.Day && e.part == 0 {
		e.kind, e.part = isTime, part
		return e, next
	}
	if r.followedByNoun(k+1) || j > k+1 {
		return expr{}, i
	}
	return r.besidePart(part, 0), k + 1
}

// edge reads "the end of 1990", "the middle of next month" and "year-end".
func (r *reader) edge(i int) (expr, int) {
	j := i
	if r.text(j) == "the" {
		j++
	}
	if r.at(j).class != class(en.TimeEdge) {
		return expr{}, i
	}
	k := j + 1
	if r.text(k) == "of" {
		k++
	} else if r.at(k).class != class(en.TimeNear) {
		return expr{}, i
	}
	if e, next := r.modified(k); next > k {
		return e, next
	}
	if e, next := r.plain(k); next > k && e.kind == isDate {
		return e, next
	}
	if e, next := r.unitPeriod(k); next > k {
		return e, next
	}
	return expr{}, i
}
