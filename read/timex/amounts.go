package timex

import (
	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// amount reads a number of a unit: "two weeks", "16-hour", "two and a half years",
// "a year and a half", "three hours and 20 minutes", "eight trading days", "three
// quarters of an hour".
func (r *reader) amount(i int) (amount, int) {
	if a, next := r.quartersOfUnit(i); next > i {
		return a, next
	}
	n, j := r.number(i)
	if j == i {
		return amount{}, i
	}
	k := r.pastHyphen(j)
	if r.at(k).class == class(en.TimeFiller) || r.text(k) == "more" {
		k = r.pastHyphen(k + 1)
	} else if (r.is(k, en.TimeNear) || r.is(k, en.TimeBeside)) && r.at(k).n != 0 && r.is(k+1, en.TimeUnits) { // three next weeks
		k++
	}
	u := r.at(k)
	if u.class != class(en.TimeUnit) && u.class != class(en.TimeUnits) || u.n == en.Workday {
		return amount{}, i
	}
	if u.class == class(en.TimeUnits) && u.n == en.Quarter && k > j && r.at(j).class == hyphen {
		return amount{}, i // three-quarters of them
	}
	if u.class == class(en.TimeUnit) && n.n > 1 && u.n == en.Quarter && k == j {
		return amount{}, i
	}
	if r.is(i, en.TimeArticle) && k == j && n.n == 1 && r.at(k+1).class == hyphen && r.text(k+2) == "long" {
		return amount{}, i // a day-long strike: the article is the strike's
	}
	if r.is(i, en.TimeArticle) && u.class == class(en.TimeUnit) && k == j && u.n == en.Quarter {
		return amount{}, i // a quarter of them
	}
	a := amount{number: n, unit: u.n}
	if u.n == en.Night {
		if n.vague {
			return amount{}, i
		}
		a.unit = en.Day
	}
	k++
	if q, next := r.andPart(k); next > k && n.quarters == 0 {
		a.quarters = q
		return a, next
	}
	for p := 0; p < len(a.rest) && !a.vague && a.quarters == 0; p++ {
		d, next := r.shorterPart(&a, k)
		if next == k {
			break
		}
		a.rest[p], k = d, next
	}
	return a, k
}

// quartersOfUnit reads "three quarters of an hour" and "a quarter of a century".
func (r *reader) quartersOfUnit(i int) (amount, int) {
	n, j := 1, i
	switch w := r.at(i); {
	case w.class == class(en.TimeArticle), w.class == class(en.TimeNumber) && w.n <= 3:
		n, j = int(w.n), r.pastHyphen(i+1)
	case r.text(i) != "quarter":
		return amount{}, i
	}
	if name := r.text(j); name != "quarter" && name != "quarters" || (name == "quarters") != (n == 3) || r.text(j+1) != "of" || !r.is(j+2, en.TimeArticle) {
		return amount{}, i
	}
	switch u := r.at(j + 3); {
	case u.class != class(en.TimeUnit) || u.n < en.Minute || u.n == en.Quarter:
		return amount{}, i
	default:
		return amount{number: number{quarters: n}, unit: u.n}, j + 4
	}
}

// shorterPart reads a part behind an amount, of a unit shorter than those before.
func (r *reader) shorterPart(a *amount, k int) (part, int) {
	j := k
	if r.at(j).class == comma {
		j++
	}
	if r.text(j) == "and" {
		j++
	}
	if c := r.at(j).class; c != digits && c != class(en.TimeNumber) {
		return part{}, k
	}
	least := a.unit
	for _, p := range a.rest {
		if p.n > 0 {
			least = p.unit
		}
	}
	n, next := r.number(j)
	u := r.at(next)
	if next == j || n.n == 0 || n.vague || n.quarters > 0 || u.class != class(en.TimeUnits) && u.class != class(en.TimeUnit) || u.n >= least || u.n == en.Night || u.n == en.Workday || u.n == en.Weekend {
		return part{}, k
	}
	return part{n.n, u.n}, next + 1
}

// amountFirst reads durations and distances: "nearly two years", "the past two
// months", "two days ago", "a year earlier", "three weeks from tomorrow".
func (r *reader) amountFirst(i int) (expr, int) {
	j := r.approximately(i)
	if r.text(j) == "the" {
		j++
		if e, next := r.measured(j); next > j {
			return e, next
		}
	} else if r.is(j, en.TimeNear) {
		return r.measured(j)
	}
	a, next := r.amount(j)
	if next == j {
		return expr{}, i
	}
	k := r.pastHyphen(next)
	if lower := r.text(k); lower == "old" || lower == "olds" || lower == "of" && r.text(k+1) == "age" {
		return expr{}, i // an age
	}
	if r.text(i) == "the" {
		if r.at(next-2).class == hyphen && r.at(next-2).flags&last == 0 {
			return expr{}, i // the "10-year" bond
		}
		return duration(a.value()), next
	}
	if e, end := r.distance(i, a, next); end > next {
		return e, end
	}
	if e, ok := r.ahead(i, next, a); ok {
		return e, next
	}
	if r.perPrice(i, a) {
		return expr{kind: isSet, text: a.value(), anchor: nlp.AnchorNone}, next
	}
	if a.n == 1 && a.quarters == 0 && r.is(j, en.TimeArticle) && (a.unit == en.Second || a.unit == en.Day && r.text(next) == "of" || a.unit == en.Weekend) {
		return expr{}, i
	}
	if r.text(next) == "or" && (r.text(next+1) == "so" || r.text(next+1) == "two") {
		next += 2
		if r.text(next) == "ago" && r.known {
			return r.moved(r.now, a, -1, nlp.AnchorPublication), next + 1
		}
	} else if r.text(next) == "long" || next < k && r.text(k) == "long" {
		next = k + 1
	}
	return duration(a.value()), next
}

// approximately gives the word behind words that bound an amount and belong to
// it: "nearly", "more than", "at least".
func (r *reader) approximately(i int) int {
	switch r.text(i) {
	case "at":
		if r.text(i+1) == "least" {
			return i + 2
		}
	case "over", "under":
		if c := r.at(i + 1).class; c == digits || c == class(en.TimeNumber) || c == class(en.TimeArticle) {
			return i + 1
		}
	case "nearly", "almost":
		return i + 1
	case "more", "less", "fewer":
		if r.text(i+1) == "than" {
			return i + 2
		}
	case "no", "not":
		if (r.text(i+1) == "more" || r.text(i+1) == "less") && r.text(i+2) == "than" {
			return i + 3
		}
	}
	return i
}

// measured reads the amounts that are counted from a time: "past two months",
// "next few days", "first nine months", "last 24 hours".
func (r *reader) measured(i int) (expr, int) {
	w := r.at(i)
	switch {
	case w.class == class(en.TimeNear) && w.n != 0 || w.class == class(en.TimeBeside) && w.n != 0:
	case w.class == class(en.TimeOrdinal) && w.n == 1:
	case w.class == class(en.TimeModifier) && w.n == -1 && r.is(i+1, en.TimeUnits):
		return r.plural(i + 1)
	case r.text(i) == "latest":
	default:
		return expr{}, i
	}
	j := i + 1
	if a, next := r.amount(j); next > j && !r.is(j, en.TimeArticle) {
		if r.text(next) == "or" && r.text(next+1) == "so" {
			next += 2
		}
		return duration(a.value()), next
	}
	if e, next := r.plural(j); next > j && r.at(j).n >= en.Hour {
		return e, next
	}
	return expr{}, i
}

// plural reads units without a number.
func (r *reader) plural(i int) (expr, int) {
	if u := r.at(i); u.class == class(en.TimeUnits) && u.n != en.Night && u.n != en.Workday {
		return duration(amount{number: number{vague: true}, unit: u.n}.value()), i + 1
	}
	return expr{}, i
}

// perPrice says whether an article with a unit is a rate: "$2 million a year",
// "twice a day".
func (r *reader) perPrice(i int, a amount) bool {
	if !r.is(i, en.TimeArticle) || a.n != 1 || a.quarters > 0 || a.unit == en.Century || a.unit == en.Decade {
		return false
	}
	switch before := r.at(i - 1); {
	case before.class == 0 && before.flags&last != 0 && i-1 >= r.from && r.countedNoun(i-1):
		return true
	case before.class == digits || before.class == class(en.TimeScale) || before.class == decimal:
		return true
	case r.text(i-1) == "times" || r.text(i-1) == "once" || r.text(i-1) == "twice" || r.text(i-1) == "billion" || r.text(i-1) == "percent" || r.text(i-1) == "%":
		return true
	}
	return false
}

// countedNoun says whether word i is a plural noun with a number right before it:
// four flights a week.
func (r *reader) countedNoun(i int) bool {
	tok := &r.doc.Tokens[r.words[i].tok]
	if tok.Tag != nlp.NOUN || tok.Form != nlp.Plural {
		return false
	}
	for k := i - 1; k >= i-2; k-- {
		switch c := r.at(k).class; {
		case c == digits || c == decimal || c == class(en.TimeNumber) || c == class(en.TimeScale) || c == class(en.TimeVague):
			return true
		}
	}
	return false
}

// unitFirst reads what a unit without a number begins: "year-end", "weeks
// later", "years ago", "day-long", "year-earlier", "for years".
func (r *reader) unitFirst(i int) (expr, int) {
	u := r.at(i)
	j := r.pastHyphen(i + 1)
	if u.class == class(en.TimeUnit) {
		switch {
		case u.n == en.Year && (r.text(j) == "end"):
			e := r.unitNow(en.Year)
			if e.year != 0 {
				e.unit, e.month, e.day = en.Day, 12, 31
			}
			return e, j + 1
		case r.text(j) == "long" && j > i+1:
			return duration(amount{number: number{n: 1}, unit: u.n}.value()), j + 1
		case u.n == en.Quarter:
			return r.clockFirst(i)
		case (u.n == en.Week || u.n == en.Weekend) && r.text(i+1) == "of": // week of June 3
			if e, next := r.theUnit(i - 1); next > i+1 {
				return e, next
			}
			return expr{}, i
		case r.text(j) == "to" && r.text(r.pastHyphen(j+1)) == "date" && u.n >= en.Month: // year to date
			return r.unitNow(u.n), r.pastHyphen(j+1) + 1
		}
		return r.yearBack(i)
	}
	a := amount{number: number{vague: true}, unit: u.n}
	if r.text(j) == "long" && j > i+1 {
		return duration(a.value()), j + 1
	}
	if e, next := r.distance(i, a, i+1); next > i+1 {
		return e, next
	}
	if u.n == en.Workday || u.n == en.Weekend {
		return r.set(i)
	}
	switch r.text(i - 1) {
	case "for", "within", "in":
		next := r.text(i + 1)
		if u.n >= en.Day && u.n != en.Night && u.n != en.Weekend && u.n != en.Workday && next != "of" && (r.text(i-1) != "in" || next == "" || next == "," || next == "." || next == ";") {
			return duration(a.value()), i + 1
		}
	case "took", "take", "takes", "taken", "lasted", "lasts", "last", "spent", "waited":
		if u.n >= en.Minute && u.n != en.Night && u.n != en.Weekend && u.n != en.Workday && !r.followedByNoun(i+1) && r.at(i+1).class != hyphen {
			return duration(a.value()), i + 1
		}
	}
	return expr{}, i
}
