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
		if r.at(j).class == quarterOf {
			e.n = int(r.at(j).n)
			return e.firstMonth(), j + 1
		}
	}
	if r.text(j) == "full" && r.text(j+1) == "year" && r.text(i) == "the" && e.year == 0 {
		return r.unitNow(en.Year), j + 2
	}
	fiscal := r.text(j) == "fiscal"
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
	if w := r.at(j); w.class == class(en.TimeOrdinal) && w.n <= 4 || w.class == class(en.TimeNear) && w.n == -1 && i < j {
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
		if w.n == -1 {
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
	if r.yearAt(j) || r.at(j).class == shortYear || r.text(j) == "fiscal" || j > k && (r.is(j, en.TimeNear) || r.is(j, en.TimeBeside) || r.text(j) == "the") {
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
		return e, i
	}
	e = e.firstMonth()
	r.yearFor(&e, i)
	return e.firstMonth(), k
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
	case after == "of" && (u == en.Week || u == en.Day || u == en.Month || u == en.Weekend):
		if e, next := r.plain(k + 1); next > k+1 && e.calendar() && e.year != 0 && e.unit < u {
			return containing(u, e.start(), e.anchor), next
		}
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
	case u == en.Weekend && r.known && r.now.Weekday() >= time.Monday && r.now.Weekday() <= time.Thursday && r.tense(int(r.at(j).tok)) != future:
		return move(r.now, u, -1, nlp.AnchorPublication), k // the one just over
	}
	return r.unitNow(u), k
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

// nth reads "the first week of March", "the last week of 2016" and "the first
// Monday of next month".
func (r *reader) nth(i int) (expr, int) {
	j := i
	if r.text(j) == "the" {
		j++
	}
	n := int(r.at(j).n)
	k := j + 1
	w := r.at(k)
	if n > 5 || r.is(j, en.TimeNear) && r.text(j) != "last" || w.class != class(en.TimeWeekday) && (w.class != class(en.TimeUnit) || w.n != en.Week) {
		return expr{}, i
	}
	part := r.at(k + 1)
	m := k + 1 + count(part.class == class(en.TimePart))
	if r.text(m) != "of" && r.text(m) != "in" {
		return expr{}, i
	}
	e, next := r.plain(m + 1)
	if next == m+1 || !e.calendar() || e.year == 0 || e.bc || e.unit != en.Month && e.unit != en.Year {
		return expr{}, i
	}
	from := e.start()
	end := from.AddDate(0, count(e.unit == en.Month), 0).AddDate(count(e.unit == en.Year), 0, 0)
	var out expr
	switch {
	case w.class == class(en.TimeWeekday) && n < 0:
		out = onWeekday(end, int(w.n), -1, e.anchor)
	case w.class == class(en.TimeWeekday):
		out = onWeekday(from.AddDate(0, 0, 7*n-1), int(w.n), 0, e.anchor)
	case n < 0: // the last week with most of its days in it
		out = containing(en.Week, end.AddDate(0, 0, -4), e.anchor)
	default:
		out = containing(en.Week, from.AddDate(0, 0, 3+7*(n-1)), e.anchor)
	}
	if m > k+1 && out.unit == en.Day {
		out.kind, out.part = isTime, part.n
	}
	out.given = e.given
	return out, next
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
