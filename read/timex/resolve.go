package timex

import (
	"time"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// containing gives the period of a unit that holds a day.
func containing(u unit, t time.Time, anchor int) expr {
	e := expr{unit: u, anchor: anchor}
	switch u {
	case en.Week, en.Fortnight:
		t = t.AddDate(0, 0, -int(t.Weekday()+6)%7)
	case en.Weekend:
		t = t.AddDate(0, 0, 5-int(t.Weekday()+6)%7)
	case en.Month:
		t = t.AddDate(0, 0, 1-t.Day())
	case en.Quarter:
		e.n = (int(t.Month()) + 2) / 3
		t = time.Date(t.Year(), time.Month(3*e.n-2), 1, 0, 0, 0, 0, time.UTC)
	case en.Half:
		e.n = (int(t.Month()) + 5) / 6
		t = time.Date(t.Year(), time.Month(6*e.n-5), 1, 0, 0, 0, 0, time.UTC)
	case en.Season:
		return seasonOf(t, anchor)
	case en.Year:
		t = time.Date(t.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	case en.Decade:
		t = time.Date(t.Year()/10*10, 1, 1, 0, 0, 0, 0, time.UTC)
	case en.Century:
		t = time.Date(t.Year()/100*100, 1, 1, 0, 0, 0, 0, time.UTC)
	case en.Millennium:
		t = time.Date(t.Year()/1000*1000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	e.year, e.month, e.day = t.Year(), int(t.Month()), t.Day()
	return e
}

// seasonOf gives the season of the northern year that holds a day: winter is
// named for the year in which it ends.
func seasonOf(t time.Time, anchor int) expr {
	e := expr{unit: en.Season, anchor: anchor, year: t.Year(), n: int(t.Month()) / 3 % 4}
	if e.n == 0 {
		e.n = 4
	}
	e.month, e.day = 3*e.n, 1
	return e
}

// move gives the period of a unit that lies n units from the one that holds a day.
func move(t time.Time, u unit, n int, anchor int) expr {
	switch u {
	case en.Week, en.Weekend:
		t = t.AddDate(0, 0, 7*n)
	case en.Fortnight:
		return containing(en.Week, t.AddDate(0, 0, 14*n), anchor)
	case en.Month:
		t = time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	case en.Quarter:
		t = time.Date(t.Year(), t.Month()+time.Month(3*n), 1, 0, 0, 0, 0, time.UTC)
	case en.Half:
		t = time.Date(t.Year(), t.Month()+time.Month(6*n), 1, 0, 0, 0, 0, time.UTC)
	case en.Year, en.Season:
		t = time.Date(t.Year()+n, t.Month(), 1, 0, 0, 0, 0, time.UTC)
	case en.Decade:
		t = time.Date(t.Year()+10*n, t.Month(), 1, 0, 0, 0, 0, time.UTC)
	case en.Century:
		t = time.Date(t.Year()+100*n, t.Month(), 1, 0, 0, 0, 0, time.UTC)
	case en.Millennium:
		t = time.Date(t.Year()+1000*n, t.Month(), 1, 0, 0, 0, 0, time.UTC)
	default:
		u, t = en.Day, t.AddDate(0, 0, n)
	}
	return containing(u, t, anchor)
}

// forward says whether an expression at word i looks ahead: by a word before it
// that has an end in mind, or by its verbs.
func (r *reader) forward(i int) bool {
	tense := r.tense(int(r.at(i).tok))
	before := r.begin - 1
	if r.text(before) == "the" {
		before--
	}
	if r.text(before) == "of" && r.text(before-1) == "ahead" { // ahead of Tuesday's vote
		return true
	}
	if at := r.text(before); at == "on" || at == "in" {
		at = r.text(before - 1)
		if at == "is" || at == "are" {
			return true // the vote is on Tuesday
		}
	}
	switch r.text(before) {
	case "since":
		return false
	case "is", "are":
		return true
	case "payable", "due", "effective", "expires", "expire":
		return true
	case "until", "till":
		return true
	case "by", "through":
		return tense != past
	}
	return tense == future
}

// weekdayNear gives the day of the week that a bare name at word i means.
func (r *reader) weekdayNear(n, i int) expr {
	if base, anchor, ok := r.chain.narrative(r); ok && base.unit <= en.Week { // a month or a year has every weekday
		return onWeekday(base.start(), n, 0, anchor)
	}
	if !r.known {
		return expr{unit: en.Day, n: n, anchor: nlp.AnchorNone, open: true}
	}
	if c := &r.chain; c.end == r.begin-1 && (r.text(c.end) == "to" || r.text(c.end) == "until" || r.text(c.end) == "through" || r.at(c.end).class == hyphen) && c.prev.calendar() && c.prev.unit == en.Day && c.prev.year != 0 {
		from := c.prev.start()
		if c.prev.clock { // 2 to 3 p.m. on Tuesday
			from = from.AddDate(0, 0, -1)
		}
		return onWeekday(from, n, 1, c.index)
	}
	if (r.text(i+1) != "'s" || r.text(r.begin-1) == "of" && r.text(r.begin-2) == "ahead") && r.forward(i) {
		return onWeekday(r.now, n, 1, nlp.AnchorPublication)
	}
	return onWeekday(r.now, n, 0, nlp.AnchorPublication)
}

// onWeekday gives the day of the week before t (-1), not after it (0) or after it (1).
func onWeekday(t time.Time, n, where, anchor int) expr {
	away := (n - (int(t.Weekday()+6)%7 + 1) + 7) % 7 // days ahead
	switch {
	case where > 0 && away == 0:
		away = 7
	case where == 0 && away > 0, where < 0:
		away -= 7
	}
	return containing(en.Day, t.AddDate(0, 0, away), anchor)
}

// yearFor fills in the year of a month, of a day of a month, of a season or of
// a quarter that starts in e.month. It looks back, unless words say otherwise.
func (r *reader) yearFor(e *expr, i int) {
	if base, anchor, ok := r.chain.narrative(r); ok {
		e.year, e.anchor, e.bc = base.year, anchor, base.bc
		return
	}
	if !r.known {
		e.open, e.anchor = true, nlp.AnchorNone
		return
	}
	e.anchor = nlp.AnchorPublication
	if c := &r.chain; c.end == r.begin-1 && r.joins(c.end) && c.prev.calendar() && c.prev.year != 0 && c.prev.unit <= en.Month && e.unit <= en.Month && !r.sharing {
		// The second end of a range is not before the first.
		e.year = c.prev.year
		if e.month < c.prev.month {
			e.year++
		}
		return
	}
	if y, ok := r.chain.goesOn(r, e); ok {
		e.year, e.anchor = y, r.chain.yearIndex
		return
	}
	if y, ok := r.chain.toldDay(e); ok {
		e.year, e.anchor = y, r.chain.dayIndex
		return
	}
	e.year = r.now.Year()
	later := e.after(r.now)
	if later && (r.tense(int(r.at(r.begin).tok)) == unsaid && e.soon(r, 92) || e.soon(r, 14)) {
		return
	}
	switch ahead := r.forward(i); {
	case later && !ahead:
		e.year--
	case ahead && e.unit != en.Quarter && e.before(r.now) && !e.justOver(r) && !r.goingOn(e):
		e.year++
	}
	for tries := 0; e.unit == en.Day && tries < 8 && exists(2024, e.month, e.day) && !exists(e.year, e.month, e.day); tries++ { // 29 February
		e.year--
	}
}

// justOver says whether a period that describes something ("will appeal the Feb.
// 23 ruling") was this year's within the last three months: the next one like it
// would be named with its year.
func (e *expr) justOver(r *reader) bool {
	switch r.text(r.begin - 1) {
	case "the", "your", "his", "her", "its", "their", "our", "a", "an", "of", "in", "since", "'s":
		start := e.start()
		return r.now.Sub(start) < 92*24*time.Hour
	}
	return false
}

// goingOn says whether a month or a day is the first end of a range that is not
// over yet: open from May to October, said in September.
func (r *reader) goingOn(e *expr) bool {
	before := r.text(r.begin - 1)
	if before != "from" && before != "between" || r.sharing {
		return false
	}
	for i := r.begin + 1; i < r.begin+4; i++ {
		if !r.joins(i) {
			continue
		}
		r.sharing = true
		second, next := r.dayAndMonth(i + 1)
		r.sharing = false
		return next > i+1 && second.calendar() && !second.before(r.now) && second.month >= e.month
	}
	return false
}

// soon says whether a day without a year comes within some days, and is more likely
// that one than the one a year before: within three months in words without a verb
// ("payable to holders of record Nov. 22"), within two weeks whatever the verb
// (offered a debate on April 10), but not when it has its day for a name (the October
// 7 attack).
func (e *expr) soon(r *reader, days int) bool {
	if e.unit != en.Day || r.text(r.begin-1) == "the" || r.text(r.begin-1) == "of" {
		return false
	}
	start := e.start()
	return start.Sub(r.now) < time.Duration(days)*24*time.Hour
}

// after says whether a period of this year starts after a day's own period.
func (e *expr) after(t time.Time) bool {
	if e.unit == en.Day {
		return e.month > int(t.Month()) || e.month == int(t.Month()) && e.day > t.Day()
	}
	return e.month > int(t.Month())
}

// before says whether a period of this year is over on a day.
func (e *expr) before(t time.Time) bool {
	switch e.unit {
	case en.Day:
		return e.month < int(t.Month()) || e.month == int(t.Month()) && e.day < t.Day()
	case en.Month:
		return e.month < int(t.Month())
	}
	return e.month+2 < int(t.Month())
}

// chain is what was told before: what the next expressions may hang on.
type chain struct {
	last  expr // the last calendar time
	index int  // of doc.Timexes, -1 when there is none
	fresh bool // last is known, with its year

	quarter      expr // the last quarter, for "the quarter"
	quarterIndex int

	day      expr // the last day with its year
	dayIndex int

	year      int // last year that stands in the text
	bc        bool
	yearIndex int
	block     int // where it stands

	end  int  // word behind the last expression
	prev expr // that expression
}

func (c *chain) reset() {
	*c = chain{index: -1, quarterIndex: -1, yearIndex: -1, end: -1, block: -2}
}

// told enters an expression.
func (c *chain) told(r *reader, e *expr, span nlp.Span, next int) {
	at := len(r.doc.Timexes) - 1
	c.end, c.prev = next, *e
	if !e.calendar() {
		return
	}
	c.index, c.last, c.fresh = at, *e, e.year != 0
	if e.unit == en.Quarter && e.n > 0 && !e.derived {
		c.quarter, c.quarterIndex = *e, at
	}
	if e.given && e.year != 0 && e.unit == en.Day && e.month > 0 {
		c.day, c.dayIndex = *e, at
	}
	if e.given && e.year != 0 && e.unit <= en.Year {
		c.year, c.bc, c.yearIndex, c.block = e.year, e.bc, at, r.doc.Tokens[span.Start].Block
	}
}

// narrative gives the time that a bare month or day is told around, where that
// is not the publication: in a text without one, the last date told.
func (c *chain) narrative(r *reader) (expr, int, bool) {
	if !r.known && c.fresh {
		return c.last, c.index, true
	}
	return expr{}, 0, false
}

// toldDay gives the year of a day that the text has told with its year: February 4,
// 2011, and later February 4.
func (c *chain) toldDay(e *expr) (int, bool) {
	return c.day.year, c.day.year != 0 && !c.day.bc && e.unit == en.Day && e.month == c.day.month && e.day == c.day.day
}

// goesOn gives the year of a month or day that goes on in a story told in another
// year: in the same paragraph, right behind a month or day with its year. "They met in
// May 2013. By July they had parted."
func (c *chain) goesOn(r *reader, e *expr) (int, bool) {
	if c.yearIndex < 0 || c.yearIndex != len(r.doc.Timexes)-1 || c.bc || c.last.unit > en.Month || c.year >= r.now.Year() || r.sharing || e.unit > en.Month ||
		c.block != r.doc.Tokens[r.at(r.begin).tok].Block || r.tense(int(r.at(r.begin).tok)) == future {
		return 0, false
	}
	year := c.year
	if c.last.unit <= en.Month && e.month < c.last.month {
		year++
	}
	return year, year < r.now.Year() || e.month <= int(r.now.Month())
}
