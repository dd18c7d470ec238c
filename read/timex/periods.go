package timex

import (
	"time"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// ordinary reads quarters, halves and fiscal years: "third-quarter", "the first
// half of 1990", "the 1988 quarter", "the year-ago period", "fiscal 1989", "Q3 2017".
func (r *reader) ordinary(i int) (expr, int) {
	j := i
	if r.text(j) == "the" {
		j++
	}
	e := expr{unit: en.Quarter, anchor: nlp.AnchorNone}
	if w := r.at(j); w.class == quarterOf {
		e.n = int(w.n)
		return r.quarterWith(e, i, j+1)
	}
	if w := r.at(j); w.class == halfOf { // H1 2020
		e.unit, e.n = en.Half, int(w.n)
		return r.quarterWith(e, i, j+1)
	}
	if w := r.at(j); w.class == fiscalOf {
		return dated(en.Year, int(w.n), 1, 1), j + 1
	}
	switch r.text(j) {
	case "latest", "comparable", "corresponding":
		return r.latest(i, j)
	}
	if r.yearAt(j) {
		e.year, e.given = int(r.at(j).n), true
		j = r.pastHyphen(j + 1)
		if r.text(j) == "'s" { // 2020's third quarter
			j++
		}
		if c := r.at(j).class; c == quarterOf || c == halfOf {
			e.n = int(r.at(j).n)
			if c == halfOf {
				e.unit = en.Half
			}
			return e.firstMonth(), j + 1
		}
	}
	if r.text(j) == "full" && r.text(j+1) == "year" && r.text(i) == "the" && e.year == 0 {
		return r.unitNow(en.Year), j + 2
	}
	fiscal := r.text(j) == "fiscal" || r.text(j) == "fy" && r.yearAt(j+1)
	if fiscal {
		j = r.pastHyphen(j + 1)
		if r.yearAt(j) {
			return dated(en.Year, int(r.at(j).n), 1, 1), j + 1
		}
		if r.text(j) == "year" {
			if r.yearAt(j + 1) {
				return dated(en.Year, int(r.at(j+1).n), 1, 1), j + 2
			}
			return r.unitNow(en.Year), j + 1
		}
	}
	if w := r.at(j); w.class == class(en.TimeOrdinal) && w.n <= 4 || w.class == class(en.TimeNear) && w.n == -1 && i < j || r.text(j) == "latter" {
		k := r.pastHyphen(j + 1)
		if k > j+1 && r.text(i) == "the" {
			return expr{}, i // the "third-quarter" loss
		}
		switch r.text(k) {
		case "quarter":
			e.n = int(w.n)
		case "half":
			e.unit, e.n = en.Half, int(w.n)
		default:
			return expr{}, i
		}
		if w.n == -1 || w.class == 0 {
			e.n = count(e.unit == en.Half)*2 + count(e.unit == en.Quarter)*4
		}
		if e.unit == en.Half && (e.n > 2 || e.year == 0 && !(r.text(k+1) == "of")) {
			return expr{}, i // the second half of a match
		}
		return r.quarterWith(e, i, k+1)
	}
	if e.year != 0 && (r.text(j) == "quarter" || r.text(j) == "period") && r.text(i) == "the" {
		if c := &r.chain; c.quarterIndex >= 0 {
			e.n = c.quarter.n
			return e.firstMonth(), j + 1
		}
		e.unit, e.month, e.day = en.Year, 1, 1
		return e, j + 1
	}
	return expr{}, i
}

// quarterWith reads the year of a quarter or half from word k on.
func (r *reader) quarterWith(e expr, i, k int) (expr, int) {
	if e.year != 0 {
		return e.firstMonth(), k
	}
	j := k
	if r.text(j) == "of" || r.text(j) == "in" {
		j++
	}
	if y, next := r.spoken(j); next > j && j > k { // of two thousand and twenty
		e.year, e.given = y, true
		return e.firstMonth(), next
	}
	if r.yearAt(j) || r.at(j).class == shortYear || r.text(j) == "fiscal" || r.is(j, en.TimeNear) && r.text(j+1) == "year" || j > k && (r.is(j, en.TimeNear) || r.is(j, en.TimeBeside) || r.text(j) == "the") {
		var p expr
		next := j
		if y, bc, end := r.year(j); end > j {
			p, next = dated(en.Year, y, 1, 1), end
			p.bc = bc
		} else if p, next = r.plain(j); next == j {
			p, next = r.unitPeriod(j)
		}
		if next > j && p.unit == en.Year && p.calendar() {
			e.year, e.given, e.anchor, e.open = p.year, p.given, p.anchor, p.open
			return e.firstMonth(), next
		}
	}
	if e.unit == en.Half {
		return r.halfOfPeriod(e, i, k)
	}
	e = e.firstMonth()
	r.yearFor(&e, i)
	return e.firstMonth(), k
}

// halfOfPeriod reads "the second half of June": the period it is a half of, since
// TIMEX3 has halves of years only.
func (r *reader) halfOfPeriod(e expr, i, k int) (expr, int) {
	if r.text(k) != "of" {
		return e, i
	}
	if p, next := r.plain(k + 1); next > k+1 && p.calendar() && p.kind == isDate && p.unit > en.Day {
		return p, next
	}
	return e, i
}

// firstMonth sets month and day of a quarter's or half's start.
func (e expr) firstMonth() expr {
	e.day = 1
	if e.month = 3*e.n - 2; e.unit == en.Half {
		e.month = 6*e.n - 5
	}
	return e
}

// latest reads "the latest quarter" and "the comparable year-ago period".
func (r *reader) latest(i, j int) (expr, int) {
	k := j + 1
	back := 0
	if e, next := r.yearBack(k); next > k {
		return e, next
	}
	u := r.at(k)
	name := r.text(k)
	if name == "fiscal" {
		k++
		u, name = r.at(k), r.text(k)
	}
	switch {
	case name == "period" || u.n == en.Quarter && u.class == class(en.TimeUnit):
		if r.text(j) != "latest" {
			back = -1
		}
		return r.quarterBack(back), k + 1
	case u.class == class(en.TimeUnit) && u.n == en.Year:
		return r.unitNow(en.Year), k + 1
	}
	return expr{}, i
}

// quarterBack gives the quarter that the text is about, years away from it.
func (r *reader) quarterBack(years int) expr {
	if c := &r.chain; c.quarterIndex >= 0 && c.quarter.year != 0 {
		e := c.quarter
		e.year, e.anchor, e.given, e.derived = e.year+years, c.quarterIndex, false, true
		return e
	}
	if !r.known {
		return expr{unit: en.Quarter, anchor: nlp.AnchorNone, open: true}
	}
	e := move(r.now, en.Quarter, -1, nlp.AnchorPublication)
	e.year += years
	return e
}

// yearBack reads "year-earlier", "year-ago quarter", "year-earlier period".
func (r *reader) yearBack(i int) (expr, int) {
	if r.text(i) != "year" {
		return expr{}, i
	}
	j := r.pastHyphen(i + 1)
	if r.text(j) != "earlier" && r.text(j) != "ago" || j == i+1 && r.text(i-1) != "a" && r.text(i-1) != "the" {
		return expr{}, i
	}
	j++
	e := r.quarterBack(-1)
	if r.chain.quarterIndex < 0 && r.known {
		e = move(r.now, en.Year, -1, nlp.AnchorPublication)
	}
	switch {
	case r.text(j) == "quarter" || r.text(j) == "period":
		return r.quarterBack(-1), j + 1
	case r.is(j, en.TimeOrdinal) && r.text(r.pastHyphen(j+1)) == "quarter":
		e = r.quarterBack(-1)
		e.n = int(r.at(j).n)
		return e.firstMonth(), r.pastHyphen(j+1) + 1
	}
	return e, j
}

// unitNow gives the week, month, year … that the text is written in, or that it
// tells of where it has no date.
func (r *reader) unitNow(u unit) expr {
	if base, anchor, ok := r.chain.narrative(r); ok && base.unit <= u && !base.bc {
		return containing(u, base.start(), anchor)
	}
	if !r.known {
		e := expr{unit: u, anchor: nlp.AnchorNone, open: true}
		if u == en.Day {
			return refers("PRESENT_REF", nlp.AnchorNone)
		}
		return e
	}
	return containing(u, r.now, nlp.AnchorPublication)
}

// unitPeriod reads a unit by itself inside another expression: the end of "the
// year", early in "the week", the week before "last".
func (r *reader) unitPeriod(i int) (expr, int) {
	j := i
	if r.text(j) == "the" {
		j++
	}
	u := r.at(j)
	if u.class != class(en.TimeUnit) || u.n < en.Day || r.at(j+1).class == hyphen {
		return expr{}, i
	}
	if e, next := r.yearBack(j); next > j && j == i {
		return e, next
	}
	if e, next := r.theUnit(j - 1); j > i && next > j-1 {
		return e, next
	}
	switch u.n {
	case en.Quarter:
		return r.quarterBack(0), j + 1
	case en.Workday, en.Night:
		return expr{}, i
	}
	return r.unitNow(u.n), j + 1
}

// theUnit reads "the" with a unit: "the year 2000", "the week of March 5", "the
// day before yesterday", "the week before last", "the quarter".
func (r *reader) theUnit(i int) (expr, int) {
	j := i + 1
	u := r.at(j).n
	if e, next := r.yearBack(j); next > j {
		if last := r.text(next - 1); last == "quarter" || last == "period" {
			return e, next
		}
		return expr{}, i // the "year-earlier" results
	}
	k := j + 1
	after := r.text(k)
	switch {
	case u == en.Year && r.yearAt(k):
		return dated(en.Year, int(r.at(k).n), 1, 1), k + 1
	case u == en.Year && r.is(k, en.TimeNumber):
		if y, next := r.spoken(k); next > k {
			return dated(en.Year, y, 1, 1), next
		}
	case after == "of" && (u == en.Week || u == en.Day || u == en.Month || u == en.Weekend || u == en.Year):
		if e, next := r.plain(k + 1); next > k+1 && e.calendar() {
			switch {
			case e.unit == u && (u == en.Month || u == en.Year): // the month of October
				return e, next
			case e.year != 0 && e.unit == en.Day && u == en.Weekend:
				return weekendAt(e), next
			case e.year != 0 && e.unit < u && u != en.Year:
				return containing(u, e.start(), e.anchor), next
			}
		}
	case u == en.Week && (after == "ended" || after == "ending" || after == "beginning" || after == "starting" || after == "commencing"):
		on := k + 1 + count(r.text(k+1) == "on")
		if e, next := r.plain(on); next > on && e.calendar() && e.year != 0 && e.unit == en.Day {
			return containing(u, e.start(), e.anchor), next
		}
	case u >= en.Month && after == "to" && r.text(k+1) == "date":
		return r.unitNow(u), k + 2
	case after == "before" || after == "after":
		return r.theUnitBeside(i, u, k)
	}
	if u == en.Day || u == en.Hour || u == en.Minute || u == en.Workday || r.at(k).class == hyphen || after == "of" || after == "when" || after == "that" {
		return expr{}, i
	}
	switch {
	case u == en.Quarter:
		return r.quarterBack(0), k
	case u == en.Year && (after == "ended" || after == "ending"):
		return duration("P1Y"), k
	case u == en.Weekend && r.known && r.weekendOver(int(r.at(j).tok)):
		return move(r.now, u, -1, nlp.AnchorPublication), k
	}
	return r.unitNow(u), k
}

// weekendOver says whether "the weekend" at token t is the one just over: from
// Monday on unless the verbs look ahead, on Friday where they look back.
func (r *reader) weekendOver(t int) bool {
	switch r.now.Weekday() {
	case time.Saturday, time.Sunday:
		return false
	case time.Friday:
		return r.tense(t) == past
	}
	return r.tense(t) != future
}

// theUnitBeside reads what follows "the day before" and "the week after".
func (r *reader) theUnitBeside(i int, u unit, k int) (expr, int) {
	step := 1
	if r.text(k) == "before" {
		step = -1
	}
	w := r.at(k + 1)
	switch {
	case w.class == class(en.TimeNear) && w.n == -1 && step < 0 && u >= en.Week && r.at(k+2).class != class(en.TimeWeekday): // the week before last
		if !r.known {
			return refers("PAST_REF", nlp.AnchorNone), k + 2
		}
		return move(r.now, u, -2, nlp.AnchorPublication), k + 2
	case w.class == class(en.TimeNear) && w.n == 1 && step > 0 && u >= en.Week:
		if !r.known {
			return refers("FUTURE_REF", nlp.AnchorNone), k + 2
		}
		return move(r.now, u, 2, nlp.AnchorPublication), k + 2
	}
	if e, next := r.period(k + 1); next > k+1 && e.calendar() && e.year != 0 && e.unit <= u {
		return move(e.start(), u, step, e.anchor), next
	}
	if w.class == 0 && (r.text(k+1) == "" || !letter(r.text(k + 1)[0])) || w.class == comma {
		return r.chained(u, step, true), k + 1
	}
	return expr{}, i
}

func letter(c byte) bool { return 'a' <= c && c <= 'z' || c >= 0x80 }

// nth reads "the first week of March", "the last week of 2016", "the last day of
// June", "the third month of 2025", "the first Monday of next month" and "the first
// decade of the 20th century".
func (r *reader) nth(i int) (expr, int) {
	j := i
	if r.text(j) == "the" {
		j++
	}
	n, k := int(r.at(j).n), j+1
	if r.is(j, en.TimeNumber) { // thirty-first
		if n, k = r.dayNumber(j); k < j+2 || !r.is(k-1, en.TimeOrdinal) {
			return expr{}, i
		}
	} else if n > 31 || r.is(j, en.TimeNear) && r.text(j) != "last" {
		return expr{}, i
	}
	w := r.at(k)
	if w.class != class(en.TimeWeekday) && (w.class != class(en.TimeUnit) || w.n < en.Day || w.n == en.Night || w.n == en.Workday || w.n > en.Decade || w.n == en.Quarter) {
		return expr{}, i
	}
	part := r.at(k + 1)
	m := k + 1 + count(part.class == class(en.TimePart))
	if r.text(m) != "of" && r.text(m) != "in" {
		return expr{}, i
	}
	if r.is(m+1, en.TimeEvery) {
		return r.repeating(i, m+1)
	}
	e, next := r.plain(m + 1)
	if next == m+1 || !e.calendar() || e.year == 0 || e.bc || e.kind != isDate {
		return expr{}, i
	}
	out, ok := nthIn(&e, w, n)
	if !ok {
		return expr{}, i
	}
	if m > k+1 && out.unit == en.Day {
		out.kind, out.part = isTime, part.n
	}
	out.given = e.given
	return out, next
}

// nthIn gives the n-th, or the last where n is negative, of what w names in a
// period; false where the period has none.
func nthIn(e *expr, w *word, n int) (expr, bool) {
	from := e.start()
	var end time.Time
	switch e.unit {
	case en.Month:
		end = from.AddDate(0, 1, 0)
	case en.Year:
		end = from.AddDate(1, 0, 0)
	case en.Century:
		end = from.AddDate(100, 0, 0)
	default:
		return expr{}, false
	}
	if w.class == class(en.TimeWeekday) {
		if n < 0 {
			return onWeekday(end, int(w.n), -1, e.anchor), e.unit < en.Century
		}
		return onWeekday(from.AddDate(0, 0, 7*n-1), int(w.n), 0, e.anchor), n <= 5 && e.unit < en.Century
	}
	var out expr
	switch u := w.n; {
	case u == en.Week && n < 0: // the last week with most of its days in it
		out = containing(u, end.AddDate(0, 0, -4), e.anchor)
	case u == en.Week:
		out = containing(u, from.AddDate(0, 0, 3+7*(n-1)), e.anchor)
	case u == en.Weekend && n < 0:
		out = containing(u, lastWeekday(end.AddDate(0, 0, -1), 6), e.anchor)
	case u == en.Weekend:
		out = containing(u, lastWeekday(from.AddDate(0, 0, 7*n-1), 6), e.anchor)
	case n < 0:
		out = containing(u, end.AddDate(0, 0, -1), e.anchor)
	default:
		out = move(from, u, n-1, e.anchor)
	}
	start := out.start()
	return out, w.n < e.unit && (w.n != en.Decade || e.unit == en.Century) && (w.n == en.Decade || e.unit < en.Century) && start.Before(end)
}

// season reads "summer 1942", "the spring of 1990", "the summer", "in winter".
func (r *reader) season(i int) (expr, int) {
	j := i
	if r.text(j) == "the" {
		j++
	}
	n := int(r.at(j).n)
	e := expr{unit: en.Season, n: n, month: 3 * n, day: 1, anchor: nlp.AnchorNone}
	k := j + 1
	if r.text(k) == "of" {
		k++
	}
	if y, bc, next := r.year(k); next > k && (r.yearAt(k) || bc || r.at(k).class == shortYear) {
		e.year, e.bc, e.given = y, bc, true
		return e, next
	}
	if w := r.at(k); w.class == yearRange { // the winter of 2019-20
		e.year, e.given = int(w.n)/10000, true
		return e, k + 1
	}
	if k > j+1 {
		if p, next := r.plain(k); next > k && p.unit == en.Year && p.calendar() && p.year != 0 {
			e.year, e.anchor, e.given = p.year, p.anchor, p.given
			return e, next
		}
		return expr{}, i
	}
	switch before := r.text(i - 1); {
	case r.at(j+1).class == hyphen:
		return expr{}, i
	case r.at(i-1).class == class(en.TimeModifier) || r.at(i-1).class == hyphen && r.at(i-2).class == class(en.TimeModifier):
	case n == 3 && r.text(j) == "fall":
		if j == i || r.text(k) == "in" || r.text(k) == "to" || r.text(k) == "from" || before != "in" && before != "until" && before != "since" && before != "by" {
			return expr{}, i
		}
	case j > i && (n != 1 || before == "in" || before == "by" || before == "until" || before == "during"):
		if r.followedByNoun(k) {
			return expr{}, i
		}
	case before == "in" || before == "since" || before == "until" || before == "during" || before == "by" || before == "through":
		if r.followedByNoun(k) {
			return expr{}, i
		}
	default:
		return expr{}, i
	}
	r.yearFor(&e, i)
	return e, j + 1
}
