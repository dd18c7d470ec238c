package timex

import (
	"time"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// weekday reads "Friday", "Friday, Oct. 12", "Friday the 13th", "Tuesday of last week".
func (r *reader) weekday(i int) (expr, int) {
	w := r.at(i)
	lower := r.text(i)
	short := len(lower) < 6 && lower[len(lower)-1] != '.'
	if c := r.at(i + 1).class; short && (w.flags&capital == 0 || c == 0 || c == comma && !r.is(i+2, en.TimeMonth) && r.at(i+2).class != digits) {
		return expr{}, i // the sun set, he sat, Sun, the maker of
	}
	j := r.pastHyphen(i + 1)
	if k := j; k > i+1 && r.is(k, en.TimeWeekday) { // Monday-Wednesday
		from := r.weekdayNear(int(w.n), i)
		to := expr{unit: en.Day, n: int(r.at(k).n), anchor: from.anchor, open: from.open}
		if from.year != 0 {
			to = onWeekday(from.start(), to.n, 1, from.anchor)
		}
		return interval(&from, &to), k + 1
	}
	if r.at(j).class == comma || r.text(j) == "(" {
		j++
	}
	if r.text(j) == "the" {
		j++
		if d, next := r.dayNumber(j); next > j && r.is(next-1, en.TimeOrdinal) && r.text(next) != "of" && !r.is(next, en.TimeMonth) && !r.followedByNoun(next) {
			return r.weekdayOf(int(w.n), d, i), next
		}
	}
	if e, next := r.dayAndMonth(j); next > j && e.unit == en.Day {
		e = r.agreed(e, int(w.n))
		if r.text(j-1) == "(" && r.text(next) == ")" {
			next++
		}
		return e, next
	}
	j = i + 1
	if r.is(j, en.TimePart) {
		j++                                                                                                            // Wednesday evening next week
		if e, next := r.dayAndMonth(j + 1); r.at(j).class == comma && next > j+1 && e.unit == en.Day && e.calendar() { // Monday night, June 3
			e = r.agreed(e, int(w.n))
			e.kind, e.part = isTime, r.at(i+1).n
			return e, next
		}
	}
	if r.text(j) == "week" && j == i+1 && r.known && !r.followedByNoun(j+1) && r.at(j+1).class != hyphen { // Wednesday week
		return onWeekday(r.now.AddDate(0, 0, 7), int(w.n), 1, nlp.AnchorPublication), j + 1
	}
	if r.text(j) == "of" || r.text(j) == "next" || r.text(j) == "last" {
		k := j
		if r.text(k) == "of" {
			k++
		}
		if e, next := r.plain(k); next > k && e.unit == en.Week && e.calendar() && e.year != 0 {
			d := onWeekday(e.start().AddDate(0, 0, 7), int(w.n), -1, e.anchor)
			if r.is(i+1, en.TimePart) {
				d.kind, d.part = isTime, r.at(i+1).n
			}
			return d, next
		}
	}
	return r.weekdayNear(int(w.n), i), i + 1
}

// theWeekday reads "the Friday before Christmas".
func (r *reader) theWeekday(i int) (expr, int) {
	k := i + 2
	where := 1
	switch r.text(k) {
	case "before":
		where = -1
	case "after", "following":
	default:
		return expr{}, i
	}
	if e, next := r.plain(k + 1); next > k+1 && e.calendar() && e.unit == en.Day && e.kind == isDate && e.year != 0 && !e.bc {
		return onWeekday(e.start(), int(r.at(i+1).n), where, e.anchor), next
	}
	return expr{}, i
}

// weekdayOf gives the day of an unnamed month that falls on a weekday: "Friday
// the 13th". The latest one, or the next one where the words look ahead.
func (r *reader) weekdayOf(weekday, d, i int) expr {
	if !r.known {
		return expr{unit: en.Day, n: weekday, anchor: nlp.AnchorNone, open: true}
	}
	step := -1
	if r.forward(i) {
		step = 1
	}
	for m := range 28 * 12 {
		t := time.Date(r.now.Year(), r.now.Month()+time.Month(step*m), d, 0, 0, 0, 0, time.UTC)
		if t.Day() == d && (int(t.Weekday())+6)%7+1 == weekday && !(step < 0 && t.After(r.now)) && !(step > 0 && t.Before(r.now)) {
			return containing(en.Day, t, nlp.AnchorPublication)
		}
	}
	return expr{unit: en.Day, n: weekday, anchor: nlp.AnchorNone, open: true}
}

// agreed moves a day whose year is worked out to the year beside it in which it
// falls on the weekday that the text gives.
func (r *reader) agreed(e expr, weekday int) expr {
	if e.given || e.year == 0 || !e.calendar() || e.bc {
		return e
	}
	for _, step := range []int{0, 1, -1} {
		t := time.Date(e.year+step, time.Month(e.month), e.day, 0, 0, 0, 0, time.UTC)
		if (int(t.Weekday())+6)%7+1 == weekday && t.Day() == e.day {
			e.year += step
			break
		}
	}
	return e
}

// dayAndMonth reads a day and a month in either order.
func (r *reader) dayAndMonth(i int) (expr, int) {
	switch {
	case r.is(i, en.TimeMonth):
		return r.monthFirst(i)
	case r.at(i).class == isoDay:
		return r.plain(i)
	}
	return r.dayMonth(i)
}

// monthFirst reads "October", "October 7", "Oct. 7, 2023", "October 2023",
// "March of that year" and "October 7-9".
func (r *reader) monthFirst(i int) (expr, int) {
	m := int(r.at(i).n)
	j := r.pastHyphen(i + 1)
	if _, next := r.dayNumber(j + 1); r.text(j) == "the" && next > j+1 && r.is(next-1, en.TimeOrdinal) {
		j++
	}
	if d, next := r.dayNumber(j); next > j && !r.yearAt(j) {
		e := expr{unit: en.Day, month: m, day: d, anchor: nlp.AnchorNone}
		second, end := r.rangeEnd(next)
		next = r.withYear(&e, next, end)
		if end == 0 && r.text(next) == "weekend" && e.year != 0 {
			return weekendAt(e), next + 1
		}
		if end > 0 {
			return r.bothDays(e, second), next
		}
		return e, next
	}
	if e, next := r.monthRange(i, j); next > i {
		return e, next
	}
	if !r.monthStands(i) {
		return expr{}, i
	}
	e := expr{unit: en.Month, month: m, day: 1, anchor: nlp.AnchorNone}
	return e, r.withYear(&e, i+1, 0)
}

// monthRange reads two months inside one token, with the year of the second:
// June-August 2020.
func (r *reader) monthRange(i, j int) (expr, int) {
	if j == i+1 || !r.is(j, en.TimeMonth) {
		return expr{}, i
	}
	to := expr{unit: en.Month, month: int(r.at(j).n), day: 1, anchor: nlp.AnchorNone}
	next := r.withYear(&to, j+1, 0)
	from := to
	from.month = int(r.at(i).n)
	if from.year != 0 && from.month > to.month {
		from.year--
	}
	return interval(&from, &to), next
}

// interval writes a range inside one token as an interval of ISO 8601.
func interval(from, to *expr) expr {
	return expr{kind: from.kind, unit: from.unit, text: from.value() + "/" + to.value(), anchor: from.anchor, open: from.open}
}

// rangeEnd reads the second day of a range inside one token (18-19); end is
// the word behind it, 0 when there is none.
func (r *reader) rangeEnd(i int) (d, end int) {
	if w := r.at(i); w.class == hyphen && w.flags&(first|last) == 0 && r.at(i+1).class == digits && r.at(i+1).width <= 2 {
		return int(r.at(i + 1).n), i + 2
	}
	return 0, 0
}

// bothDays writes two days of one month inside one token.
func (r *reader) bothDays(e expr, second int) expr {
	to := e
	to.day = second
	return interval(&e, &to)
}

// withYear reads the year that follows a month or a day from word j on, or from
// end on when that is not 0; without one it works the year out. It gives the
// word behind.
func (r *reader) withYear(e *expr, j, end int) int {
	if end > 0 {
		j = end
	}
	k := r.pastHyphen(j)
	if r.at(k).class == comma && r.at(k+1).class == digits && r.at(k+1).width == 4 {
		k++
	}
	if y, bc, next := r.year(k); next > k && (r.yearAt(k) || bc || r.at(k).class == shortYear) {
		e.year, e.bc, e.given = y, bc, true
		return next
	}
	if y, next := r.spoken(k); next > k {
		e.year, e.given = y, true
		return next
	}
	if w := r.at(k + 1); r.text(k) == "of" && w.class == digits && w.width == 2 && w.n > 31 {
		e.year, e.given = century(int(w.n)), true
		return k + 2
	}
	if y, ok := r.sharedYear(e, j); ok {
		e.year, e.given = y, true
		return j
	}
	if r.text(j) == "of" || r.text(j) == "in" || r.is(j, en.TimeNear) {
		k = j
		if r.text(k) == "of" || r.text(k) == "in" {
			k++
		}
		if p, next := r.plain(k); next > k && p.unit == en.Year && p.calendar() && (r.text(j) == "of" || p.given == (r.text(j) == "in")) {
			e.year, e.bc, e.given, e.anchor, e.open = p.year, p.bc, p.given, p.anchor, p.open
			return next
		}
	}
	r.yearFor(e, e.firstWord(r, j))
	return j
}

// sharedYear gives the year of the first of two months or days, whose year
// stands with the second: from May to October 2020.
func (r *reader) sharedYear(e *expr, j int) (int, bool) {
	if r.sharing || !r.joins(j) {
		return 0, false
	}
	k := j + 1
	r.sharing = true
	second, next := r.dayAndMonth(k)
	r.sharing = false
	if next == k || !second.given || second.text != "" || second.bc {
		return 0, false
	}
	if e.month > second.month {
		return second.year - 1, true
	}
	return second.year, true
}

// joins says whether word i stands between the two ends of a range.
func (r *reader) joins(i int) bool {
	switch r.text(i) {
	case "to", "and", "-", "–", "—", "until", "till", "til", "through", "or":
		return true
	}
	return false
}

// firstWord gives where an expression that ends before word j starts, as far as
// it matters for the word before it.
func (e *expr) firstWord(r *reader, j int) int {
	i := j - 1
	for i > r.from && i > j-4 && r.at(i).class != class(en.TimeMonth) {
		i--
	}
	if e.unit == en.Day && i > r.from {
		if c := r.at(i - 1).class; c == digits || c == class(en.TimeOrdinal) {
			i--
		}
	}
	return i
}

// monthStands says whether the name of a month by itself is one: "may" and
// "march" are verbs too, and so are their abbreviations words.
func (r *reader) monthStands(i int) bool {
	w := r.at(i)
	lower := r.text(i)
	switch lower {
	case "may", "march", "august", "mar", "dec", "jan", "jun", "jul":
		if _, next := r.spoken(i + 1); next > i+1 {
			return true
		}
		if r.yearAt(r.pastHyphen(i+1)) || r.at(i+1).class == comma && r.yearAt(i+2) {
			return true
		}
		if w.flags&capital != 0 && i == r.from && (i+1 >= r.to || r.text(i+1) == ".") {
			return true
		}
		if lower == "august" && w.flags&capital == 0 && r.text(i-1) != "an" && r.text(i-1) != "the" && !r.followedByNoun(i+1) {
			return true
		}
		if w.flags&capital == 0 || len(lower) == 3 && lower != "may" && r.followedByNoun(i+1) {
			return false
		}
		switch r.text(i - 1) {
		case "in", "since", "until", "till", "by", "during", "of", "from", "to", "before", "after", "for", "and", "last", "next", "this", "through", "between", "early", "late", "mid", "until-", "each", "every", "previous", "following":
			return true
		}
		if lower != "may" && lower != "march" && lower != "august" {
			return false
		}
		c := r.at(i - 1).class
		return c == class(en.TimeNear) || c == class(en.TimeModifier) || c == class(en.TimeEvery) || c == hyphen && i-2 >= r.from
	}
	return true
}

// dayMonth reads "7 October", "the 7th of October 2023", "second of August", the
// 3 of "3 and 12 September", and "the 7th".
func (r *reader) dayMonth(i int) (expr, int) {
	j := i
	if r.text(j) == "the" {
		j++
	}
	d, next := r.dayNumber(j)
	if next == j {
		return expr{}, i
	}
	k := next
	second, end := r.rangeEnd(k)
	if end > 0 {
		k = end
	}
	k = r.pastHyphen(k)
	if r.text(k) == "of" || r.text(k) == "day" && r.text(k+1) == "of" {
		k += 1 + count(r.text(k) == "day")
	}
	if d, _ := r.dayNumber(k + 1); r.is(k, en.TimeMonth) && d > 0 && !r.yearAt(k+1) && r.at(j).class == digits && r.text(k-1) != "of" {
		return expr{}, i // $12 December 27
	}
	if r.is(k, en.TimeMonth) && (j == i || r.is(j, en.TimeOrdinal) || r.text(k-1) == "of" || r.at(j).class == digits) {
		if lower := r.text(k); lower == "may" && r.at(k).flags&capital == 0 && r.text(k-1) != "of" {
			return expr{}, i
		}
		e := expr{unit: en.Day, month: int(r.at(k).n), day: d, anchor: nlp.AnchorNone}
		next = r.withYear(&e, k+1, 0)
		if end > 0 {
			return r.bothDays(e, second), next
		}
		return e, next
	}
	if e, ok := r.sharesMonth(d, next); ok {
		return e, next
	}
	if e, ok := r.secondDay(i, j, d, next); ok {
		return e, next
	}
	if r.is(k, en.TimeNear) && r.text(k+1) == "month" && r.is(j, en.TimeOrdinal) && k == next { // the 21st this month
		if p, end := r.plain(k); end > k && p.calendar() && p.unit == en.Month && p.year != 0 {
			p.unit, p.day = en.Day, d
			return p, end
		}
	}
	if r.text(k-1) == "of" && r.is(j, en.TimeOrdinal) {
		if r.is(k, en.TimeEvery) && r.text(k+1) == "month" {
			return r.repeating(i, k)
		}
		if p, end := r.plain(k); end > k && p.unit == en.Month && p.calendar() && p.year != 0 {
			p.unit, p.day = en.Day, d
			return p, end
		}
	}
	if j > i && r.at(j).class == class(en.TimeOrdinal) && r.at(j).flags&first != 0 && next == j+1 && r.doc.Text[r.doc.Tokens[r.at(j).tok].Start] <= '9' {
		return r.dayOfMonth(i, d, next)
	}
	return expr{}, i
}

// secondDay reads the second end of a range whose first has the month: "October 7
// to 9", "April the ninth till the third".
func (r *reader) secondDay(i, j, d, next int) (expr, bool) {
	c := &r.chain
	if c.end != i-1 || !r.joins(i-1) || !c.prev.calendar() || c.prev.unit != en.Day || c.prev.month == 0 || c.prev.clock || r.counts(j) || r.followedByNoun(next) {
		return expr{}, false
	}
	e := c.prev
	e.day, e.anchor, e.given = d, len(r.doc.Timexes)-1, false
	switch {
	case d > c.prev.day && d > 1 && (j == i || r.is(j, en.TimeOrdinal)):
		return e, true
	case j > i && r.is(next-1, en.TimeOrdinal) && d < c.prev.day && e.year != 0: // of the next month
		t := time.Date(e.year, time.Month(e.month)+1, 1, 0, 0, 0, 0, time.UTC)
		e.year, e.month = t.Year(), int(t.Month())
		return e, true
	}
	return expr{}, false
}

// sharesMonth gives the day before word i when another with its month follows:
// "between 3 and 12 September".
func (r *reader) sharesMonth(d, i int) (expr, bool) {
	if !r.joins(i) {
		return expr{}, false
	}
	k := i + 1
	if r.text(k) == "the" {
		k++
	}
	_, next := r.dayNumber(k)
	if next == k {
		return expr{}, false
	}
	if r.text(next) == "of" {
		next++
	}
	if !r.is(next, en.TimeMonth) {
		return expr{}, false
	}
	e, end := r.dayMonth(k)
	if end == k || e.unit != en.Day || e.text != "" {
		return expr{}, false
	}
	if d > e.day && e.year != 0 { // from the 27th to the 3rd of April
		t := time.Date(e.year, time.Month(e.month)-1, 1, 0, 0, 0, 0, time.UTC)
		e.year, e.month = t.Year(), int(t.Month())
	}
	e.day = d
	return e, true
}

// dayOfMonth reads "the 7th": a day of the month told before, else of the month
// that makes it the latest not after publication.
func (r *reader) dayOfMonth(i, d, next int) (expr, int) {
	switch n := r.at(next); {
	case n.class != 0 && n.class != comma && !r.closes(next), r.followedByNoun(next):
		return expr{}, i
	}
	switch r.text(i - 1) {
	case "on", "until", "by", "for", "from", "to", "and", "since", "before", "after", "of", "between", "through":
	default:
		return expr{}, i
	}
	if c := &r.chain; c.fresh && c.last.unit <= en.Month && c.last.month > 0 {
		e := c.last
		e.unit, e.day, e.anchor, e.given, e.clock, e.part, e.zone, e.kind = en.Day, d, c.index, false, false, 0, nil, isDate
		return e, next
	}
	if !r.known {
		return expr{unit: en.Day, day: d, anchor: nlp.AnchorNone, open: true}, next
	}
	t := r.now
	step := -1
	if r.forward(i) {
		step = 1
	}
	for range 12 {
		if exists(t.Year(), int(t.Month()), d) && (step < 0 && (t != r.now || d <= t.Day()) || step > 0 && (t != r.now || d >= t.Day())) {
			break
		}
		t = time.Date(t.Year(), t.Month()+time.Month(step), 1, 0, 0, 0, 0, time.UTC)
	}
	e := containing(en.Day, time.Date(t.Year(), t.Month(), d, 0, 0, 0, 0, time.UTC), nlp.AnchorPublication)
	return e, next
}

// followedByNoun says whether a noun stands at word i, so that what is before
// it counts or describes it.
func (r *reader) followedByNoun(i int) bool {
	if i >= r.to || i < r.from || r.at(i).flags&first == 0 {
		return false
	}
	tag := r.doc.Tokens[r.words[i].tok].Tag
	return tag == nlp.NOUN || tag == nlp.PROPN || tag == nlp.ADJ
}

// closes says whether what stands before word i ends a phrase: it is followed by
// a mark, by nothing or by a preposition.
func (r *reader) closes(i int) bool {
	switch lower := r.text(i); lower {
	case "", "and", "at", "by", "for", "from", "in", "of", "on", "or", "since", "to", "until", "with":
		return true
	default:
		return !letter(lower[0]) && !('0' <= lower[0] && lower[0] <= '9')
	}
}

// dayNumber reads a day of the month: 7, 7th, twenty-first.
func (r *reader) dayNumber(i int) (d, next int) {
	w := r.at(i)
	switch w.class {
	case digits:
		if w.width <= 2 && w.width > 0 && w.n >= 1 && w.n <= 31 && r.at(i+1).class != fraction {
			return int(w.n), i + 1
		}
	case class(en.TimeOrdinal):
		if w.n >= 1 && w.n <= 31 {
			return int(w.n), i + 1
		}
	case class(en.TimeNumber):
		if w.n == 20 || w.n == 30 {
			k := r.pastHyphen(i + 1)
			if o := r.at(k); (o.class == class(en.TimeOrdinal) || o.class == class(en.TimeNumber)) && o.n >= 1 && o.n <= 9 && w.n+o.n <= 31 {
				return int(w.n + o.n), k + 1
			}
		}
		if w.n >= 1 && w.n <= 31 && !r.is(i+1, en.TimeScale) && !r.is(r.pastHyphen(i+1), en.TimeNumber) {
			return int(w.n), i + 1
		}
	}
	return 0, i
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
