package timex

import (
	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// The grammar. Small letters are productions, each a method of reader with the
// name given; capitals are classes of word (times.txt and word.go); words in
// quotation marks are themselves. A production returns what it has read and the
// word behind it, the word it was started at when it has read nothing.
//
//	phrase    = period [clockTail] | clockFirst | distance | duration | set
//	            | REFERENCE | named | beyond
//	period    = [MODIFIER ["to" MODIFIER] ["in"]] (date | near | beside | ordinary | edge | nth)
//	edge      = ["the"] EDGE "of" period
//	nth       = ["the"] ORDINAL (UNIT | WEEKDAY) "of" (period | set)            the last day of June
//	date      = weekday | monthFirst | dayMonth | yearFirst | DECADE | century | DIGITAL
//	weekday   = WEEKDAY [","] [date] | WEEKDAY ["of" near] | "the" WEEKDAY ("before" | "after") date
//	monthFirst = MONTH [day] [","] [YEAR | "of" period] | MONTH-MONTH [YEAR]
//	dayMonth  = day ["of"] MONTH [[","] YEAR]
//	near      = NEAR (UNIT | WEEKDAY | MONTH | SEASON | PART | holiday)         counted from publication
//	beside    = ["the"] BESIDE (UNIT | WEEKDAY | MONTH | SEASON | PART)         counted from what was told
//	ordinary  = ["the"] [YEAR | near] [ORDINAL] ("quarter" | "half") ["of" period]
//	distance  = amount DIRECTION [period]                                       two days ago, a year earlier
//	duration  = [APPROX] ["the" NEAR] amount
//	amount    = number [FILLER] UNIT ["and" (half | quarter)] [["and"] amount] | quarters "of" "a" UNIT
//	set       = repetition [["at"] time of day]
//	repetition = EVERY [number | ORDINAL] (UNIT | WEEKDAY | PART) | OFTEN | WEEKDAYS | WEEKDAY PARTS
//	            | ("once" | "twice" | number "times") ("a" UNIT | repetition) | "a" UNIT behind a price
//	clockFirst = time of day ["-" time of day] [zone] [["on"] period | repetition]
//	clockTail = [","] ["at"] time of day [zone]
//	named     = holiday [YEAR]
//	beyond    = "the" EDGE "of" "Shabbat" ["in" place] | "sunset" "in" place

// phrase reads the expression that starts at word i: the one place that decides
// what a first word may begin.
func (r *reader) phrase(i int) (expr, int) {
	w := r.at(i)
	if w.flags&named != 0 {
		if e, next := r.named(i); next > i {
			return r.tail(e, next)
		}
	}
	switch en.TimeClass(w.class) {
	case en.TimeWeekday:
		if e, next := r.set(i); next > i {
			return e, next
		}
		return r.periodAndTail(i)
	case en.TimeNear, en.TimeBeside: // last May, last three months
		if e, next := r.periodAndTail(i); next > i || r.text(i) == "that" || r.text(i) == "same" {
			return e, next
		}
		if before := r.text(i - 1); modal[before] || before == "n't" {
			return expr{}, i // it may last three hours
		}
		if r.at(i+1).class == digits || r.is(i+1, en.TimeNumber) || r.is(i+1, en.TimeVague) {
			return r.measured(i)
		}
		return expr{}, i
	case en.TimeMonth, en.TimeSeason, en.TimeModifier, en.TimeEdge, en.TimeDeictic:
		return r.periodAndTail(i)
	case en.TimeKey:
		return r.keyword(i)
	case en.TimeNumber, en.TimeArticle, en.TimeVague, en.TimeApprox, en.TimeScale:
		return r.counted(i)
	case en.TimeOrdinal:
		if e, next := r.periodAndTail(i); next > i {
			return e, next
		}
		return r.counted(i)
	case en.TimeUnit, en.TimeUnits:
		return r.unitFirst(i)
	case en.TimeReference:
		return refers(en.TimeWordOf(r.text(i)).Value, nlp.AnchorNone).resolvedIfPresent(), i + 1
	case en.TimeOften, en.TimeEvery, en.TimeWeekdays, en.TimeParts:
		return r.set(i)
	case en.TimeNoon:
		return r.clockFirst(i)
	case en.TimePart:
		return r.partAndTail(i)
	case en.TimeDirection:
		return r.aroundEvent(i)
	}
	switch w.class {
	case digits, decimal, fraction:
		return r.counted(i)
	case clock:
		return r.clockFirst(i)
	case decadeOf, class(en.TimeDecade), isoDay, isoMonth, yearRange, quarterOf, halfOf, fiscalOf, shortYear:
		return r.periodAndTail(i)
	case isoTime:
		return r.isoTime(i)
	}
	return expr{}, i
}

// counted reads what starts with a number.
func (r *reader) counted(i int) (expr, int) {
	if e, next := r.periodAndTail(i); next > i {
		return e, next
	}
	if e, next := r.clockFirst(i); next > i {
		return e, next
	}
	if e, next := r.amountFirst(i); next > i {
		return e, next
	}
	if r.is(i, en.TimeNumber) || r.is(i, en.TimeVague) {
		return r.set(i)
	}
	return expr{}, i
}

// keyword reads what starts with a word of the grammar.
func (r *reader) keyword(i int) (expr, int) {
	switch r.text(i) {
	case "the":
		return r.the(i)
	case "half":
		if e, next := r.clockFirst(i); next > i {
			return e, next
		}
		return r.amountFirst(i)
	case "fiscal", "fy":
		return r.periodAndTail(i)
	case "ad", "a.d.":
		return r.yearFirst(i)
	case "at":
		switch {
		case r.text(i+1) == "least":
			return r.amountFirst(i)
		case r.text(i+1) == "present", r.text(i+1) == "this" && r.text(i+2) == "time", r.text(i+1) == "the" && r.text(i+2) == "moment":
			return refers("PRESENT_REF", nlp.AnchorNone).resolvedIfPresent(), i + 2 + count(r.text(i+1) != "present")
		}
	case "as":
		if r.text(i+1) == "soon" && r.text(i+2) == "as" && r.text(i+3) == "possible" {
			return refers("FUTURE_REF", nlp.AnchorNone), i + 4
		}
	case "these":
		if r.text(i+1) == "days" {
			return refers("PRESENT_REF", nlp.AnchorNone).resolvedIfPresent(), i + 2
		}
	case "more", "less", "fewer", "no", "not":
		if r.approximately(i) > i {
			return r.amountFirst(i)
		}
	case "right":
		if r.text(i+1) == "now" {
			return refers("PRESENT_REF", nlp.AnchorNone).resolvedIfPresent(), i + 2
		}
	case "recent":
		if u := r.at(i + 1); u.class == class(en.TimeUnits) && u.n >= en.Day {
			return refers("PAST_REF", nlp.AnchorNone), i + 2
		}
	case "couple", "dozen":
		return r.amountFirst(i)
	case "sunset", "sunrise", "dusk", "dawn":
		return r.beyond(i)
	case "once", "twice", "times":
		return r.set(i)
	case "all":
		if u := r.at(i + 1); u.class == class(en.TimeUnit) && u.n >= en.Day && u.n <= en.Year && u.n != en.Quarter && u.n != en.Workday && r.at(i+2).class != hyphen {
			return duration(amount{number: number{n: 1}, unit: u.n}.value()), i + 2
		}
	}
	return expr{}, i
}

// the reads what starts with the article: only what is a noun phrase of time by
// itself takes it in ("the third quarter", but the "third-quarter" loss).
func (r *reader) the(i int) (expr, int) {
	w := r.at(i + 1)
	switch en.TimeClass(w.class) {
	case en.TimeEdge:
		if e, next := r.beyond(i); next > i {
			return e, next
		}
		return r.periodAndTail(i)
	case en.TimeKey:
		return r.theKeyword(i)
	case en.TimeUnit:
		return r.theUnit(i)
	case en.TimePart:
		return r.partAndTail(i)
	case en.TimeNear, en.TimeBeside, en.TimeModifier:
		if e, next := r.periodAndTail(i); next > i {
			return e, next
		}
		if e, next := r.amountFirst(i); next > i || r.text(i+1) != "past" || r.text(i-1) != "in" {
			return e, next
		}
		if r.at(i+2).class == 0 && !r.followedByNoun(i+2) {
			return refers("PAST_REF", nlp.AnchorNone), i + 2
		}
		return expr{}, i
	case en.TimeOrdinal, en.TimeNumber:
		if e, next := r.periodAndTail(i); next > i {
			return e, next
		}
		return r.amountFirst(i)
	case en.TimeSeason, en.TimeDecade:
		return r.periodAndTail(i)
	case en.TimeWeekday:
		return r.theWeekday(i)
	case en.TimeMonth:
		if e, next := r.monthFirst(i + 1); next > i+1 && e.unit == en.Weekend {
			return e, next
		}
	case en.TimeParts:
		if e, next := r.set(i + 1); next > i+1 {
			return e, next
		}
	}
	switch w.class {
	case decadeOf, digits, shortYear, fiscalOf:
		if e, next := r.periodAndTail(i); next > i {
			return e, next
		}
		return r.amountFirst(i)
	}
	if r.text(i+1) == "latest" && r.text(i+2) != "quarter" {
		if e, next := r.amountFirst(i); next > i {
			return e, next
		}
	}
	if r.text(i+1) == "latest" || r.text(i+1) == "comparable" || r.text(i+1) == "corresponding" || r.text(i+1) == "full" || r.text(i+1) == "latter" {
		return r.periodAndTail(i)
	}
	if u := r.at(i + 2); w.class == class(en.TimeFiller) && (r.text(i+1) == "whole" || r.text(i+1) == "entire") && u.class == class(en.TimeUnit) && u.n >= en.Day && u.n != en.Workday && r.at(i+3).class != hyphen {
		return duration(amount{number: number{n: 1}, unit: u.n}.value()), i + 3
	}
	if w.flags&named != 0 {
		if e, next := r.theNamed(i); next > i {
			return e, next
		}
	}
	if (r.text(i+1) == "small" || r.text(i+1) == "wee") && r.text(i+2) == "hours" {
		return r.modifiedPart(i, i+2)
	}
	switch {
	case r.text(i+1) == "future":
		return refers("FUTURE_REF", nlp.AnchorNone), i + 2
	case r.text(i+1) == "near" && r.text(i+2) == "future", r.text(i+1) == "foreseeable" && r.text(i+2) == "future":
		return refers("FUTURE_REF", nlp.AnchorNone), i + 3
	}
	return expr{}, i
}

func (r *reader) theKeyword(i int) (expr, int) {
	switch r.text(i + 1) {
	case "fiscal", "half":
		return r.periodAndTail(i)
	}
	return expr{}, i
}

// resolvedIfPresent marks a reference to the present as known: it needs no anchor.
func (e expr) resolvedIfPresent() expr {
	if e.text == "PRESENT_REF" {
		e.open = false
	}
	return e
}

// periodAndTail reads a period with the part or time of the day that may follow.
func (r *reader) periodAndTail(i int) (expr, int) {
	e, next := r.period(i)
	if next == i {
		return e, i
	}
	return r.tail(e, next)
}

// period reads a time of the calendar of any length.
func (r *reader) period(i int) (expr, int) {
	if e, next := r.modified(i); next > i {
		return e, next
	}
	if e, next := r.edge(i); next > i {
		return e, next
	}
	return r.plain(i)
}

// deepest is how many periods may stand in each other: the first week of May of
// next year.
const deepest = 4

// plain reads a period with no modifier before it.
func (r *reader) plain(i int) (expr, int) {
	if r.depth >= deepest {
		return expr{}, i
	}
	r.depth++
	e, next := r.unmodified(i)
	r.depth--
	return e, next
}

func (r *reader) unmodified(i int) (expr, int) {
	j := i
	if r.text(i) == "the" {
		j++
	}
	w := r.at(j)
	if w.flags&named != 0 {
		if e, next := r.named(j); next > j {
			return e, next
		}
	}
	switch en.TimeClass(w.class) {
	case en.TimeMonth:
		if j == i {
			return r.monthFirst(i)
		}
	case en.TimeWeekday:
		if j == i {
			return r.weekday(i)
		}
	case en.TimeSeason:
		return r.season(i)
	case en.TimeDeictic:
		if j == i {
			return r.deictic(i)
		}
	case en.TimeNear:
		if e, next := r.nth(i); next > i {
			return e, next
		}
		if e, next := r.near(i); next > i {
			return e, next
		}
		return r.ordinary(i)
	case en.TimeBeside:
		return r.beside(i)
	case en.TimeDecade:
		if j > i || r.at(i-1).class == class(en.TimeModifier) {
			return dated(en.Decade, int(w.n), 0, 0), j + 1
		}
	case en.TimeOrdinal:
		if e, next := r.century(i); next > i {
			return e, next
		}
		if e, next := r.nth(i); next > i {
			return e, next
		}
		if e, next := r.ordinary(i); next > i {
			return e, next
		}
		return r.dayMonth(i)
	case en.TimeNumber:
		if e, next := r.nth(i); next > i {
			return e, next
		}
		if e, next := r.dayMonth(i); next > i {
			return e, next
		}
		return r.spokenYear(i, j)
	case en.TimeUnit:
		return r.unitPeriod(i)
	case en.TimeKey:
		return r.ordinary(i)
	case en.TimeFiller:
		return r.ordinary(i)
	}
	switch w.class {
	case digits:
		if e, next := r.decade(i); next > i {
			return e, next
		}
		if e, next := r.dayMonth(i); next > i {
			return e, next
		}
		return r.yearFirst(i)
	case decadeOf:
		return r.decade(i)
	case shortYear, yearRange:
		if j == i {
			return r.yearFirst(i)
		}
	case isoDay:
		n := int(w.n)
		return dated(en.Day, n/10000, n/100%100, n%100), i + 1
	case isoMonth:
		n := int(w.n)
		return dated(en.Month, n/100, n%100, 1), i + 1
	case quarterOf, halfOf, fiscalOf:
		return r.ordinary(i)
	}
	switch r.text(j) {
	case "latest", "comparable", "corresponding", "latter":
		return r.ordinary(i)
	}
	return expr{}, i
}

// pastHyphen gives the word behind a hyphen inside a token, i when there is none.
func (r *reader) pastHyphen(i int) int {
	if w := r.at(i); w.class == hyphen && w.flags&(first|last) == 0 {
		return i + 1
	}
	return i
}
