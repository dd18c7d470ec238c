package timex

import (
	"strings"
	"time"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// timeOfDay is what a clock shows. Half says that the half of the day is known.
type timeOfDay struct {
	hour, minute, second int
	seconds, half        bool
	short                bool // an hour alone, with nothing that says it is one
}

// timeOfDay reads "9 p.m.", "9:30", "noon", "10 o'clock", "half past nine", "ten
// past 9", "0412" before a zone.
func (r *reader) timeOfDay(i int) (timeOfDay, int) {
	w := r.at(i)
	var t timeOfDay
	next := i + 1
	switch w.class {
	case class(en.TimeNoon):
		if r.text(i-1) == "high" {
			return t, i
		}
		return timeOfDay{hour: int(w.n), half: true}, next
	case clock:
		n := int(w.n)
		t = timeOfDay{hour: n / 3600, minute: n / 60 % 60, second: n % 60, seconds: w.width == 1}
	case decimal: // 7.30 p.m.
		if w.width != 2 || w.n%100 > 59 || w.n/100 > 12 || !r.is(next, en.TimeHalfDay) {
			return t, i
		}
		t = timeOfDay{hour: int(w.n / 100), minute: int(w.n % 100)}
	case digits:
		return r.hourInDigits(i)
	case class(en.TimeNumber):
		if t, next := r.past(i); next > i || w.n < 1 || w.n > 12 {
			return t, next
		}
		t = timeOfDay{hour: int(w.n), short: true}
		if m, end := r.belowHundred(r.pastHyphen(next)); end > next && m >= 10 && m < 60 {
			t.minute, next, t.short = m, end, !r.is(end, en.TimeHalfDay)
		}
	case class(en.TimeKey), class(en.TimeArticle), class(en.TimeUnit):
		return r.past(i)
	default:
		return t, i
	}
	return r.halfOfDay(t, i, next)
}

// hourInDigits reads 9, 0412 and 1400.
func (r *reader) hourInDigits(i int) (timeOfDay, int) {
	w := r.at(i)
	switch {
	case w.width == 4 && w.n/100 < 24 && w.n%100 < 60:
		t := timeOfDay{hour: int(w.n / 100), minute: int(w.n % 100), half: true}
		if z, next := r.zone(i + 1); next > i+1 && z.lettered {
			return t, i + 1
		}
		if r.text(i+1) == "hours" && (r.text(i+2) == "gmt" || r.text(i+2) == "utc" || r.text(i+2) == "local" || r.text(i-1) == "at") {
			return t, i + 2
		}
		if r.is(i+1, en.TimeHalfDay) && w.n/100 <= 12 {
			t.half = false
			return r.halfOfDay(t, i, i+1)
		}
	case w.width == 3 && w.n/100 <= 12 && w.n%100 < 60 && r.is(i+1, en.TimeHalfDay):
		return r.halfOfDay(timeOfDay{hour: int(w.n / 100), minute: int(w.n % 100)}, i, i+1)
	case w.width > 0 && w.width <= 2 && w.n <= 24:
		if t, next := r.past(i); next > i {
			return t, next
		}
		return r.halfOfDay(timeOfDay{hour: int(w.n), short: true}, i, i+1)
	case w.width == 2 && w.n < 60:
		return r.past(i)
	}
	return timeOfDay{}, i
}

// past reads "half past nine", "ten past 9", "quarter to five".
func (r *reader) past(i int) (timeOfDay, int) {
	j, minute := i, 0
	switch w := r.at(i); {
	case r.text(i) == "half":
		minute, j = 30, i+1
	case r.text(i) == "quarter":
		minute, j = 15, i+1
	case r.is(i, en.TimeArticle) && r.text(i+1) == "quarter":
		minute, j = 15, i+2
	case w.class == digits && w.width <= 2 && w.width > 0 && w.n < 60:
		minute, j = int(w.n), i+1
	case w.class == class(en.TimeNumber):
		minute, j = r.belowHundred(i)
	}
	if j == i {
		return timeOfDay{}, i
	}
	if lower := r.text(j); lower == "minutes" || lower == "min" || lower == "mins" {
		j++
	}
	back := r.text(j) == "to"
	if r.text(j) != "past" && !back {
		return timeOfDay{}, i
	}
	sure := !back || r.text(j-1) == "minutes" || r.text(j-1) == "quarter"
	h := r.at(j + 1)
	if h.class != digits && h.class != class(en.TimeNumber) || h.n < 1 || h.n > 12 {
		return timeOfDay{}, i
	}
	t := timeOfDay{hour: int(h.n), minute: minute}
	if back {
		t.hour, t.minute = t.hour-1, 60-minute
	}
	t, next := r.halfOfDay(t, i, j+2)
	if !sure && (!t.half || !r.atClock(i)) {
		return timeOfDay{}, i // from ten to five
	}
	return t, next
}

// atClock says whether a word before word i announces a time of day.
func (r *reader) atClock(i int) bool {
	switch r.text(i - 1) {
	case "at", "around", "about", "by", "until", "till", "before", "after", "circa":
		return true
	}
	return false
}

// halfOfDay reads what says which half of the day an hour is in, from word j on.
func (r *reader) halfOfDay(t timeOfDay, i, j int) (timeOfDay, int) {
	if lower := r.text(j); lower == "o'clock" || lower == "oclock" {
		j++
		t.short = false
	} else if r.at(j).class == class(en.TimeNoon) && t.hour == 12 {
		t.short, t.half, t.hour = false, true, int(r.at(j).n)
		return t, j + 1
	}
	w := r.at(j)
	if w.class == class(en.TimeHalfDay) && t.hour <= 12 && (t.hour > 0 || t.minute > 0) && (r.text(j) != "am" || w.flags&capital == 0 || t.minute > 0 || upper(r.doc.Tok(int(w.tok)))) {
		t.hour = t.hour%12 + int(w.n)
		t.half, t.short = true, false
		return t, j + 1
	}
	k := j
	if (r.text(j) == "in" || r.text(j) == "at") && (r.text(j+1) == "the" || r.is(j+1, en.TimePart) || r.is(j+1, en.TimeModifier)) {
		k = j + 1 + count(r.text(j+1) == "the")
		k += count(r.is(k, en.TimeModifier) && r.is(k+1, en.TimePart)) // in the early morning
	} else if r.text(j) == "this" {
		return t, j
	}
	if p := r.at(k); k > j && p.class == class(en.TimePart) && t.hour <= 12 {
		t.short = false
		return t.in(p.n), k + 1
	}
	return t, j
}

// in puts an hour into the half of the day that a part lies in.
func (t timeOfDay) in(part int32) timeOfDay {
	if t.half || t.hour > 12 {
		return t
	}
	t.half, t.short = true, false
	switch part {
	case 1:
		t.hour %= 12
	case 2, 3:
		t.hour = t.hour%12 + 12
	case 4:
		if t.hour >= 5 && t.hour < 12 {
			t.hour += 12
		} else if t.hour == 12 {
			t.hour = 24
		}
	}
	return t
}

// clockFirst reads a time of day with the zone and the day that may follow:
// "9 p.m. ET on Thursday", "noon Saturday", "4 in the morning".
func (r *reader) clockFirst(i int) (expr, int) {
	t, next := r.timeOfDay(i)
	if next == i {
		return expr{}, i
	}
	if e, end := r.clockRange(t, next, i); end > next {
		return e, end
	}
	if e, ok := r.inPart(t, next, i); ok {
		return e, next
	}
	z, j := r.zone(next)
	if e, end := r.repeated(t, j); end > j {
		return e, end
	}
	if !r.sharing && r.joins(j) {
		if e, ok := r.sharesClock(t, j); ok {
			return e, j
		}
	}
	if t.short && (j == next || !z.lettered) {
		k := next
		if r.text(k) == "on" {
			k++
		}
		if spelled := next > i+1; !spelled && !r.atClock(i) || !r.partAhead(k) {
			return expr{}, i
		}
	}
	if r.at(i).class == clock && !t.half && j == next && r.sporting(i) {
		return expr{}, i
	}
	if e, end := r.dayOfClock(j, &t); end > j {
		if z2, k := r.zone(end); j == next && k > end {
			return r.onDay(e, t, z2), k
		}
		return r.onDay(e, t, z), end
	}
	return r.someDay(t, z, i), j
}

// sharesClock gives the first of two times of day that share what is said with
// the second: "from 3 to 5 p.m.", "2:00 to 2:30 p.m. on Tuesday".
func (r *reader) sharesClock(t timeOfDay, j int) (expr, bool) {
	second, next := r.timeOfDay(j + 1)
	if next == j+1 || second.hour == 24 {
		return expr{}, false
	}
	r.sharing = true
	e, end := r.clockFirst(j + 1)
	r.sharing = false
	if end == j+1 || !e.clock || !second.half && end == next {
		return expr{}, false
	}
	if !t.half {
		if t.hour > 12 || t.hour == 0 {
			return expr{}, false
		}
		second.half = true
		return e.sameHalf(t, second)
	}
	if _, dayless := r.zone(next); end == dayless || r.is(dayless, en.TimeEvery) { // each its own
		return expr{}, false
	}
	if t.hour*60+t.minute > e.hour*60+e.minute && e.year != 0 && r.text(j) != "and" && r.text(j) != "or" { // 10 p.m. to 2 a.m. Tuesday
		before := containing(en.Day, e.start().AddDate(0, 0, -1), e.anchor)
		e.year, e.month, e.day = before.year, before.month, before.day
	}
	e.hour, e.minute, e.second, e.seconds = t.hour, t.minute, t.second, t.seconds
	return e, true
}

// partAhead says whether a day with a part of it begins at word k: tonight, this
// morning, yesterday evening, Monday night.
func (r *reader) partAhead(k int) bool {
	p := r.at(k)
	switch en.TimeClass(p.class) {
	case en.TimeDeictic:
		return r.text(k) == "tonight" || r.is(k+1, en.TimePart)
	case en.TimeNear:
		return p.n == 0 && r.is(k+1, en.TimePart)
	case en.TimeWeekday:
		return r.is(k+1, en.TimePart)
	}
	return false
}

// clockRange reads two times of day inside one token, or with what follows it
// said of both: 9am-5pm, 9-11 a.m. on Monday, 9:30-11:30 a.m.
func (r *reader) clockRange(t timeOfDay, j, i int) (expr, int) {
	k := r.pastHyphen(j)
	if k == j || r.at(k).class != clock && r.at(k).class != digits || r.at(k).width > 2 {
		return expr{}, j
	}
	second, next := r.timeOfDay(k)
	if next == k || second.hour == 24 || second.short || !t.half && !second.half && r.at(i).class != clock {
		return expr{}, j
	}
	z, end := r.zone(next)
	e, after := r.dayOfClock(end, &second)
	if after > end {
		e, end = r.onDay(e, second, z), after
	} else {
		e = r.someDay(second, z, i)
	}
	first, ok := e.sameHalf(t, second)
	if !ok {
		return expr{}, j
	}
	return interval(&first, &e), end
}

// sameHalf gives the first time of a range whose second is e, in the half of the
// day that makes it the earlier one where its own is not said.
func (e *expr) sameHalf(t, second timeOfDay) (expr, bool) {
	first := *e
	first.hour, first.minute, first.second, first.seconds = t.hour, t.minute, t.second, t.seconds
	if t.half || !second.half {
		return first, true
	}
	if t.hour > 12 || t.hour == 0 {
		return first, false
	}
	first.hour = t.hour%12 + e.hour/12*12
	if first.hour*60+t.minute > e.hour*60+e.minute { // 11 to 1 p.m.
		first.hour = (first.hour + 12) % 24
	}
	return first, true
}

// inPart reads a bare hour behind a part of the day, or behind another hour in it:
// "this evening from 7 to 9".
func (r *reader) inPart(t timeOfDay, next, i int) (expr, bool) {
	c := &r.chain
	if t.half || c.end != i-1 || !c.prev.calendar() || c.prev.unit != en.Day || c.prev.kind != isTime {
		return expr{}, false
	}
	e := c.prev
	switch before := r.text(i - 1); {
	case !c.prev.clock && (before == "from" || before == "between"):
		if !r.joins(next) || r.at(next+1).class != digits && r.at(next+1).class != clock && r.at(next+1).class != class(en.TimeNumber) {
			return expr{}, false
		}
		t = t.in(c.prev.part)
	case c.prev.clock && r.joins(i-1) && before != "or" && !r.counts(i) && r.closes(next):
		if t.hour == 0 || t.hour > 12 || r.at(next).class == class(en.TimeHalfDay) {
			return expr{}, false
		}
		for t.hour*60+t.minute <= c.prev.hour*60+c.prev.minute && t.hour < 12 {
			t.hour += 12
		}
		if t.hour*60+t.minute <= c.prev.hour*60+c.prev.minute {
			return expr{}, false
		}
	default:
		return expr{}, false
	}
	e.anchor, e.given, e.open = len(r.doc.Timexes)-1, false, c.prev.open
	return r.onDay(e, t, e.zone), true
}

// sporting says whether 9:58 is more likely a time somebody ran in, or a verse, than
// one of the day.
func (r *reader) sporting(i int) bool {
	switch r.text(i + 1) {
	case "minutes", "to", "left", "remaining":
		return r.text(i+1) != "to"
	}
	if before := r.at(i - 1); before.class == 0 && before.flags&capital != 0 && before.flags&last != 0 && i-1 > r.from { // Genesis 1:27
		return true
	}
	return r.at(i).width == 1 && r.text(i-1) != "at"
}

// dayOfClock reads the day behind a time of day.
func (r *reader) dayOfClock(i int, t *timeOfDay) (expr, int) {
	j := i
	switch {
	case r.text(j) == "on" || r.text(j) == "of":
		j++
	case r.at(j).class == comma && !r.is(j+1, en.TimeNear):
		j++
	}
	e, next := r.plain(j)
	if next == j || !e.calendar() || e.unit != en.Day {
		return expr{}, i
	}
	if r.is(next, en.TimePart) && next == j+1 {
		e.part, next = r.at(next).n, next+1
	}
	if e.part > 0 {
		*t = t.in(e.part)
	}
	return e, next
}

// someDay dates a time of day by the time told before, when that is a day of
// this sentence, else by publication.
func (r *reader) someDay(t timeOfDay, z *zone, i int) expr {
	if c := &r.chain; c.fresh && c.last.unit == en.Day && (!r.known || c.index >= 0 && r.together(c.index, c.last.clock)) {
		e := c.last
		e.anchor, e.given = c.index, false
		e.part, e.clock, e.zone = 0, false, nil
		return r.onDay(e, t, z)
	}
	if !r.known {
		return r.onDay(expr{unit: en.Day, anchor: nlp.AnchorNone, open: true}, t, z)
	}
	e := containing(en.Day, r.now, nlp.AnchorPublication)
	if r.dayOnly() {
		return r.onDay(e, t, z)
	}
	if loc := z.load(); loc != nil {
		e = containing(en.Day, r.dayIn(loc, t, i), nlp.AnchorPublication)
	} else if loc := r.all.load(); loc != nil {
		e = containing(en.Day, day(r.doc.Published.In(loc).Add(-time.Second)), nlp.AnchorPublication)
	}
	return r.onDay(e, t, z)
}

// dayOnly says that only the day of publication is known: it is the same day in
// every zone.
func (r *reader) dayOnly() bool {
	hour, minute, second := r.doc.Published.Clock()
	return hour == 0 && minute == 0 && second == 0
}

// dayIn gives the day on which it is a time of day in another zone than the
// story's: the day it is there at publication, the one before when that moment is
// still to come and the verbs say it is past. At midnight sharp the day that ends
// is meant.
func (r *reader) dayIn(loc *time.Location, t timeOfDay, i int) time.Time {
	there := r.doc.Published.In(loc)
	d := day(there.Add(-time.Second))
	at := time.Date(d.Year(), d.Month(), d.Day(), t.hour, t.minute, 0, 0, loc)
	if at.After(there) && r.tense(int(r.at(i).tok)) == past {
		d = d.AddDate(0, 0, -1)
	}
	return d
}

// together says whether an expression stands in the sentence that is read, or,
// where it is a time of day too, in the paragraph.
func (r *reader) together(index int, timed bool) bool {
	t := r.doc.Timexes[index].Span.Start
	return t >= r.verbs.sent.Start || timed && r.doc.Tokens[t].Block == r.doc.Tokens[r.verbs.sent.Start].Block
}

// onDay sets a time of day on a day. "Today" with a zone is the day it is there.
func (r *reader) onDay(e expr, t timeOfDay, z *zone) expr {
	if z == nil {
		z = r.all
	}
	if z != nil && e.anchor == nlp.AnchorPublication && e.deictic {
		if loc := z.load(); loc != nil && !r.dayOnly() {
			there := day(r.doc.Published.In(loc))
			moved := containing(en.Day, e.start().Add(there.Sub(r.now)), e.anchor)
			e.year, e.month, e.day = moved.year, moved.month, moved.day
		}
	}
	e.kind, e.part, e.clock = isTime, 0, true
	e.hour, e.minute, e.second, e.seconds = t.hour, t.minute, t.second, t.seconds
	e.zone = z
	if z != nil && e.hour == 24 && e.year != 0 {
		next := containing(en.Day, e.start().AddDate(0, 0, 1), e.anchor)
		e.year, e.month, e.day, e.hour = next.year, next.month, next.day, 0
	}
	return e
}

// tail reads the part or the time of the day behind a day: "Friday morning",
// "Monday at 8 a.m. GMT", "October 7, 2023, at 6:29 a.m. Israel time".
func (r *reader) tail(e expr, j int) (expr, int) {
	if !e.calendar() || e.unit != en.Day || e.clock {
		return e, j
	}
	p := j + count(r.is(j, en.TimeModifier) && r.is(j+1, en.TimePart) && e.part == 0) // Sunday early morning
	if p := r.at(p); p.class == class(en.TimePart) && p.n != 5 {
		e.kind, e.part = isTime, p.n
		j += 1 + count(r.is(j, en.TimeModifier))
	}
	k := j
	if r.at(k).class == comma {
		k++
	}
	switch r.text(k) {
	case "at", "around", "about", "before", "after":
		if r.text(k) == "at" || r.text(k+1) != "" && r.at(k+1).class != class(en.TimeNoon) {
			k++
		}
	case "shortly":
	}
	t, next := r.timeOfDay(k)
	if next == k {
		return e, j
	}
	bare := t.short
	if e.part > 0 && !t.half {
		t = t.in(e.part)
	}
	z, end := r.zone(next)
	if t.short && !(end > next && z.lettered) || r.text(k-1) == "before" || r.text(k-1) == "after" {
		return e, j
	}
	if before := r.text(k - 1); bare && end == next && before != "at" && !(e.part > 0 && (before == "around" || before == "about") && r.closes(next)) {
		return e, j
	}
	return r.onDay(e, t, z), end
}

// isoTime reads 2024-09-13T17:00:00+03:00.
func (r *reader) isoTime(i int) (expr, int) {
	s := strings.ToUpper(r.text(i))
	for _, layout := range []string{"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		t, err := time.Parse(layout, s)
		if err != nil {
			continue
		}
		e := dated(en.Day, t.Year(), int(t.Month()), t.Day())
		e.kind, e.clock, e.hour, e.minute, e.second, e.seconds = isTime, true, t.Hour(), t.Minute(), t.Second(), t.Second() > 0
		if strings.HasSuffix(layout, "Z07:00") {
			_, offset := t.Zone()
			e.zone = fixed(offset)
		} else if w := r.at(i + 2); r.text(i+1) == "+" && w.class == clock {
			e.zone = fixed(int(w.n))
			return e, i + 3
		}
		return e, i + 1
	}
	return expr{}, i
}
