package timex

import (
	"time"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// references are what is left of last, this and next without a publication time.
var references = [...]string{"PAST_REF", "PRESENT_REF", "FUTURE_REF"}

// deictic reads today, yesterday, tomorrow, tonight and overnight.
func (r *reader) deictic(i int) (expr, int) {
	n := int(r.at(i).n)
	if !r.known {
		return refers(references[n+1], nlp.AnchorNone), i + 1
	}
	e := containing(en.Day, r.now.AddDate(0, 0, n), nlp.AnchorPublication)
	e.deictic = true
	if lower := r.text(i); lower == "tonight" || lower == "overnight" {
		e.kind, e.part = isTime, 4
	}
	return e, i + 1
}

// near reads what is counted from publication: "last week", "this coming
// Friday", "next year's first quarter", "last night", "last Christmas".
func (r *reader) near(i int) (expr, int) {
	j := i
	if r.text(j) == "the" {
		j++
	}
	n := int(r.at(j).n)
	head := r.text(j)
	k := r.pastHyphen(j + 1)
	if r.at(k).class == class(en.TimeNear) && head == "this" { // this coming Friday
		n, head = int(r.at(k).n), r.text(k)
		k++
	}
	if r.text(k) == "fiscal" || r.text(k) == "working" && r.text(k+1) == "week" {
		k++
	}
	w := r.at(k)
	if w.flags&named != 0 {
		if e, next := r.holiday(k, n, true); next > k {
			return e, next
		}
	}
	switch en.TimeClass(w.class) {
	case en.TimeUnit:
		return r.nearUnit(i, j, k, n, head)
	case en.TimeWeekday:
		e := r.nearWeekday(k, n, head)
		if r.at(k+1).class == comma {
			if d, next := r.dayAndMonth(k + 2); next > k+2 && d.unit == en.Day {
				if r.known && !d.given && e.calendar() && e.month == d.month && e.day == d.day {
					d.year = e.year
				}
				return d, next
			}
		}
		return e, k + 1
	case en.TimeUnits:
		// Without a number: the coming weeks, past years.
		if w.n < en.Day || w.n == en.Workday || w.n == en.Night || j > i {
			return expr{}, i
		}
		switch {
		case n > 0:
			return refers("FUTURE_REF", nlp.AnchorNone), k + 1
		case head == "past":
			return refers("PAST_REF", nlp.AnchorNone), k + 1
		}
		return expr{}, i
	case en.TimeMonth:
		if lower := r.text(k); w.flags&capital == 0 && (lower == "may" || lower == "march") {
			return expr{}, i // this may well be
		}
		if e, next := r.dayAndMonth(k); next > k && e.unit == en.Day {
			return r.turn(e, n), next
		}
		return r.nearMonth(expr{unit: en.Month, month: int(w.n), day: 1}, n), k + 1
	case en.TimeSeason:
		return r.nearMonth(expr{unit: en.Season, n: int(w.n), month: 3 * int(w.n), day: 1}, n), k + 1
	case en.TimePart:
		if n > 0 && j == i && (head != "next" || r.followedByNoun(k+1)) {
			return expr{}, i
		}
		if n > 0 {
			return r.besidePart(int32(w.n), 1), k + 1
		}
		if !r.known {
			return refers(references[n+1], nlp.AnchorNone), k + 1
		}
		if n < 0 && w.n != 4 && head != "last" {
			return expr{}, i
		}
		e := containing(en.Day, r.now.AddDate(0, 0, n), nlp.AnchorPublication)
		e.kind, e.part = isTime, w.n
		return e, k + 1
	}
	return expr{}, i
}

// turn moves a day of the year to the last or next one.
func (r *reader) turn(e expr, n int) expr {
	if r.known && n != 0 && !e.given && e.text == "" {
		e.year = r.now.Year()
		if n < 0 && !e.before(r.now) {
			e.year--
		} else if n > 0 && !e.after(r.now) {
			e.year++
		}
	}
	return e
}

// nearUnit reads last, this and next with a unit.
func (r *reader) nearUnit(i, j, k, n int, head string) (expr, int) {
	u := r.at(k).n
	switch {
	case u < en.Day || u == en.Workday || r.at(k+1).class == hyphen && r.at(k+1).flags&(first|last) == 0:
		return expr{}, i
	case u == en.Day:
		if n > 0 && head == "next" && (j > i || r.known && r.closes(k+1)) {
			return r.chained(u, 1, true), k + 1
		}
		return expr{}, i
	case (u == en.Decade || u == en.Century) && j > i && n < 0, u == en.Fortnight && n != 0:
		return duration(amount{number: number{n: 1}, unit: u}.value()), k + 1
	}
	if j > i && n > 0 && !r.known {
		return r.chained(u, 1, true), k + 1
	}
	if r.text(k+1) == "'s" && r.known { // next year's first quarter
		if e, next := r.possessed(n, k+2); next > k+2 {
			return e, next
		}
	}
	if !r.known {
		if n == 0 && r.chain.fresh {
			return r.chained(u, 0, true), k + 1
		}
		return refers(references[n+1], nlp.AnchorNone), k + 1
	}
	if m := k + 1 + count(r.text(k+1) == "on"); u == en.Week && r.is(m, en.TimeWeekday) { // next week on Tuesday
		e := move(r.now, u, n, nlp.AnchorPublication)
		return onWeekday(e.start().AddDate(0, 0, 7), int(r.at(m).n), -1, nlp.AnchorPublication), m + 1
	}
	if r.text(k+1) == "or" && r.text(k+2) == "so" {
		return move(r.now, u, n, nlp.AnchorPublication), k + 3
	}
	if u == en.Weekend && n != 0 {
		w := int(r.now.Weekday()+6) % 7
		if n < 0 && w >= 5 || n > 0 { // last weekend, said on a Monday, is the one just over
			return move(r.now, u, n, nlp.AnchorPublication), k + 1
		}
		return move(r.now, u, -1, nlp.AnchorPublication), k + 1
	}
	return move(r.now, u, n, nlp.AnchorPublication), k + 1
}

// possessed reads the quarter that a year has: next year's "first quarter".
func (r *reader) possessed(n, i int) (expr, int) {
	e := expr{unit: en.Quarter, year: r.now.Year() + n, anchor: nlp.AnchorPublication}
	j := i
	if r.text(j) == "fiscal" {
		j++
	}
	if w := r.at(j); w.class == class(en.TimeOrdinal) && w.n <= 4 && r.text(r.pastHyphen(j+1)) == "quarter" {
		e.n = int(w.n)
		return e.firstMonth(), r.pastHyphen(j+1) + 1
	}
	if (r.text(i) == "quarter" || r.text(i) == "period") && r.chain.quarterIndex >= 0 {
		e.n = r.chain.quarter.n
		return e.firstMonth(), i + 1
	}
	return expr{}, i
}

// nearWeekday gives last, this or next Friday.
func (r *reader) nearWeekday(i, n int, head string) expr {
	day := int(r.at(i).n)
	if !r.known {
		return expr{unit: en.Day, n: day, anchor: nlp.AnchorNone, open: true}
	}
	switch {
	case n < 0:
		return onWeekday(r.now, day, -1, nlp.AnchorPublication)
	case head == "next": // of the week after this one
		monday := containing(en.Week, r.now, nlp.AnchorPublication)
		return onWeekday(monday.start().AddDate(0, 0, 14), day, -1, nlp.AnchorPublication)
	case n > 0:
		return onWeekday(r.now, day, 1, nlp.AnchorPublication)
	case r.tense(int(r.at(i).tok)) == past:
		return onWeekday(r.now, day, 0, nlp.AnchorPublication)
	}
	return onWeekday(r.now.AddDate(0, 0, -1), day, 1, nlp.AnchorPublication)
}

// nearMonth gives last, this or next April or summer.
func (r *reader) nearMonth(e expr, n int) expr {
	if base, anchor, ok := r.chain.narrative(r); ok && n == 0 {
		e.year, e.anchor = base.year, anchor
		return e
	}
	if !r.known {
		e.open, e.anchor = true, nlp.AnchorNone
		return e
	}
	e.anchor, e.year = nlp.AnchorPublication, r.now.Year()
	switch month := int(r.now.Month()); {
	case n < 0 && e.month >= month:
		e.year--
	case n > 0 && e.month <= month:
		e.year++
	}
	if e.unit == en.Season && n < 0 && e.n == 4 && e.month == 12 && r.now.Month() < time.December {
		e.year = r.now.Year() - 1
	}
	return e
}

// beside reads what is counted from the date told before: "the previous day",
// "the following week", "that year", "the same month".
func (r *reader) beside(i int) (expr, int) {
	j := i
	if r.text(j) == "the" {
		j++
	}
	n := int(r.at(j).n)
	bare := j == i && r.text(j) != "that"
	k := j + 1
	if r.text(j) == "that" && r.text(k) == "same" {
		k++
	}
	w := r.at(k)
	if w.flags&named != 0 && n != 0 {
		if e, next := r.besideHoliday(k, n); next > k {
			return e, next
		}
	}
	switch en.TimeClass(w.class) {
	case en.TimeUnit:
		if w.n < en.Day || w.n == en.Workday || bare && w.n == en.Day && r.text(j) == "same" || r.at(k+1).class == hyphen && r.at(k+1).flags&(first|last) == 0 {
			return expr{}, i
		}
		if w.n == en.Night {
			return r.besidePart(4, n), k + 1
		}
		return r.chained(w.n, n, true), k + 1
	case en.TimeWeekday:
		if base, ok := r.chain.base(r); ok {
			return onWeekday(base.start(), int(w.n), n, r.chain.anchor(r)), k + 1
		}
		return expr{unit: en.Day, n: int(w.n), anchor: nlp.AnchorNone, open: true}, k + 1
	case en.TimeMonth, en.TimeSeason:
		if r.text(j) == "that" && w.class == class(en.TimeMonth) && r.text(k) == "may" {
			return expr{}, i
		}
		e := expr{unit: en.Month, month: int(w.n), day: 1, anchor: r.chain.anchor(r)}
		if w.class == class(en.TimeSeason) {
			if r.text(k) == "fall" && (bare || r.text(j) == "that" && !r.closes(k+1)) { // cases that fall under it
				return expr{}, i
			}
			e = expr{unit: en.Season, n: int(w.n), month: 3 * int(w.n), day: 1, anchor: r.chain.anchor(r)}
		}
		base, ok := r.chain.base(r)
		if !ok {
			e.open = true
			return e, k + 1
		}
		e.year = base.year
		if n > 0 && e.month <= base.month {
			e.year++
		} else if n < 0 && e.month >= base.month {
			e.year--
		}
		return e, k + 1
	case en.TimePart:
		return r.besidePart(w.n, n), k + 1
	}
	return expr{}, i
}

// besideHoliday gives the next or the previous such day from the one told before:
// the following Easter.
func (r *reader) besideHoliday(k, n int) (expr, int) {
	length, h := en.MatchHoliday(func(at int) string { return r.text(k + at) }, min(r.to-k, 8))
	base, ok := r.chain.base(r)
	if length == 0 || !ok || base.bc || h.Open || h.Year != 0 {
		return expr{}, k
	}
	year := base.year
	e, _ := holidayIn(h, year)
	at, from := e.start(), base.start()
	switch {
	case n > 0 && !at.After(from):
		year++
	case n < 0 && !at.Before(from):
		year--
	}
	e, _ = holidayIn(h, year)
	e.anchor = r.chain.anchor(r)
	return e, k + length
}

// besidePart gives a part of the day told before, or of the one beside it.
func (r *reader) besidePart(part int32, n int) expr {
	e := r.chained(en.Day, n, true)
	if n == 0 && r.known && !e.calendar() {
		e = containing(en.Day, r.now, nlp.AnchorPublication)
	}
	if e.calendar() {
		e.kind, e.part = isTime, part
	}
	return e
}

// base gives the time that the next expression hangs on: the last one told, or
// publication.
func (c *chain) base(r *reader) (expr, bool) {
	if c.fresh {
		return c.last, true
	}
	if c.index < 0 && r.known {
		return containing(en.Day, r.now, nlp.AnchorPublication), true
	}
	return expr{}, false
}

// anchor names it.
func (c *chain) anchor(r *reader) int {
	switch {
	case c.index >= 0:
		return c.index
	case r.known:
		return nlp.AnchorPublication
	}
	return nlp.AnchorNone
}

// chained moves n units on from the time told before. Without a count, or where
// that time is open or less exact than the unit, the result is open and
// anchored on it.
func (r *reader) chained(u unit, n int, counted bool) expr {
	anchor := r.chain.anchor(r)
	reference := "FUTURE_REF"
	if n < 0 || n == 0 {
		reference = "PAST_REF"
	}
	base, ok := r.chain.base(r)
	if !counted || !ok || base.unit > u && !(u == en.Week && base.unit == en.Weekend) || base.bc && u < en.Year {
		return refers(reference, anchor)
	}
	if u < en.Day {
		return r.clockMoved(base, u, n, anchor)
	}
	if base.bc {
		base.year, base.unit, base.month, base.day, base.anchor, base.given, base.clock, base.part = base.year-n, en.Year, 1, 1, anchor, false, false, 0
		return base
	}
	return move(base.start(), u, n, anchor)
}

// clockMoved moves a time of day by hours or minutes; without one the result is open.
func (r *reader) clockMoved(base expr, u unit, n, anchor int) expr {
	if !base.clock {
		if n < 0 {
			return refers("PAST_REF", anchor)
		}
		return refers("FUTURE_REF", anchor)
	}
	step := map[unit]time.Duration{en.Hour: time.Hour, en.Minute: time.Minute, en.Second: time.Second}[u]
	t := base.start().Add(time.Duration(base.hour)*time.Hour + time.Duration(base.minute)*time.Minute + time.Duration(base.second)*time.Second + time.Duration(n)*step)
	e := containing(en.Day, t, anchor)
	e.kind, e.clock, e.hour, e.minute, e.second, e.seconds, e.zone = isTime, true, t.Hour(), t.Minute(), t.Second(), u == en.Second, base.zone
	return e
}
