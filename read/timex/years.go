package timex

import (
	"strings"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// yearAt says whether word i can be a year by its looks: four digits without a
// mark, 1000 to 2199.
func (r *reader) yearAt(i int) bool {
	w := r.at(i)
	return w.class == digits && w.width == 4 && w.n >= 1000 && w.n < 2200
}

// year reads a year with its era: 1989, 264 BC, AD 70, '45.
func (r *reader) year(i int) (y int, bc bool, next int) {
	w := r.at(i)
	if lower := r.text(i); (lower == "ad" || lower == "a.d.") && w.flags&capital != 0 && r.at(i+1).class == digits && r.at(i+1).n < 2200 {
		return int(r.at(i + 1).n), false, i + 2
	}
	switch w.class {
	case shortYear:
		return int(w.n), false, i + 1
	case digits:
		if w.n < 1 || w.n >= 10000 {
			return 0, false, i
		}
		switch r.text(i + 1) {
		case "bc", "b.c.", "b.c", "bce":
			return int(w.n), true, i + 2
		case "ad", "a.d.", "ce":
			if w.width > 0 && w.n < 2200 && r.at(i+1).flags&capital != 0 {
				return int(w.n), false, i + 2
			}
		}
		if w.width == 4 {
			return int(w.n), false, i + 1
		}
	}
	return 0, false, i
}

// yearFirst reads a year by itself, "the year 2000", "the 1988 quarter" and the
// ends of ranges of years.
func (r *reader) yearFirst(i int) (expr, int) {
	if w := r.at(i); w.class == yearRange {
		from, to := int(w.n)/10000, int(w.n)%10000
		if r.counts(i) {
			return expr{}, i
		}
		e := dated(en.Year, from, 1, 1)
		end := dated(en.Year, to, 1, 1)
		return expr{unit: en.Year, text: e.value() + "/" + end.value(), anchor: nlp.AnchorNone}, i + 1
	}
	if e, next := r.ordinary(i); next > i {
		return e, next
	}
	if e, next := r.secondYear(i); next > i {
		return e, next
	}
	j := i
	if r.text(j) == "the" {
		j++
	}
	y, bc, next := r.year(j)
	if next == j {
		return expr{}, i
	}
	if next == j+1 && (j > i || !r.yearStands(j)) {
		return expr{}, i
	}
	if j > i && !bc {
		return expr{}, i
	}
	e := dated(en.Year, y, 1, 1)
	e.bc = bc
	if m := r.pastHyphen(next); r.is(m, en.TimeMonth) && !bc && !r.is(i-1, en.TimeMonth) && !r.yearAt(r.pastHyphen(m+1)) && (m > next || (r.at(m).flags&capital != 0 || r.text(m) != "may" && r.text(m) != "march") && r.at(i-1).class != digits && !(r.at(m+1).class == comma && r.yearAt(m+2))) {
		e.unit, e.month = en.Month, int(r.at(m).n)
		if d, end := r.dayNumber(r.pastHyphen(m + 1)); end > m+1 && !r.counts(r.pastHyphen(m+1)) && !r.yearAt(end) && !(r.at(end).class == comma && r.yearAt(end+1)) {
			e.unit, e.day = en.Day, d
			return e, end
		}
		return e, m + 1
	}
	return e, next
}

// secondYear reads the 45 of "1939–45" and the 264 of "264 to 241 BC".
func (r *reader) secondYear(i int) (expr, int) {
	w := r.at(i)
	if w.class != digits {
		return expr{}, i
	}
	c := &r.chain
	if w.width == 2 && c.end == i-1 && r.at(i-1).class == hyphen && c.prev.unit == en.Year && c.prev.given && !c.prev.bc {
		if y := c.prev.year/100*100 + int(w.n); y > c.prev.year && r.at(i+1).class != class(en.TimeUnits) {
			return dated(en.Year, y, 1, 1), i + 1
		}
	}
	if k := i + 2; w.width <= 4 && w.width > 0 && (r.at(i+1).class == hyphen || r.text(i+1) == "to" || r.text(i+1) == "and") {
		if y, bc, next := r.year(k); next > k && bc && y <= int(w.n) {
			e := dated(en.Year, int(w.n), 1, 1)
			e.bc = true
			return e, i + 1
		}
	}
	return expr{}, i
}

// yearStands says whether a bare number at word i is a year, by its neighbours.
func (r *reader) yearStands(i int) bool {
	if !r.yearAt(i) {
		return r.at(i).class == shortYear
	}
	before := r.text(i - 1)
	switch before {
	case "$", "£", "€", "¥", "#", "no.", "number", "room", "section", "article", "flight", "route", "highway", "chapter", "page", "rule", "paragraph",
		"line", "vision", "agenda", "windows", "channel", "model", "resolution", "only", "some", "than", "nearly", "over", "least", "+", "=", ".", "/", "*", "code":
		return before == "than" && (r.text(i-2) == "later" || r.text(i-2) == "earlier") && !r.counts(i)
	}
	if r.counts(i) {
		return false
	}
	if z, next := r.zone(i + 1); next > i+1 && z.lettered { // 1030 GMT
		return false
	}
	n := r.at(i).n
	switch before {
	case "in", "since", "until", "till", "by", "from", "of", "to", "during", "before", "after", "late", "early", "mid", "(", "between", "through", "around", "circa", "ca.", "c.", "spring", "summer", "fall", "autumn", "winter", "the", "year", "fiscal":
		return true
	}
	// Without such a word only numbers like the years of living memory are taken.
	return n >= 1900 && n < 2100 && (before != "" || i == r.from || true)
}

// counts says whether a number at word i counts what follows it.
func (r *reader) counts(i int) bool {
	next := r.at(i + 1)
	switch en.TimeClass(next.class) {
	case en.TimeUnits, en.TimeScale, en.TimeHalfDay:
		return true
	case en.TimeUnit:
		return next.n != en.Quarter && next.n != en.Season
	}
	switch r.text(i + 1) {
	case "%", "percent", "per", "°", "people", "km", "miles", "feet", "meters", "metres", "dollars", "euros", "pounds", "troops", "votes", "shares", "points", "x", "tons", "tonnes", "soldiers", "men", "civilians":
		return true
	}
	if next.class == fraction || next.class == decimal {
		return true
	}
	if i+1 < r.to && next.flags&first != 0 {
		tok := &r.doc.Tokens[next.tok]
		if tok.Tag == nlp.NOUN && tok.Form == nlp.Plural && r.at(i).class == digits {
			switch r.text(i - 1) {
			case "the", "in", "of", "for", "from", "since", "until", "his", "her", "their", "its", "'s":
				return false
			}
			return true
		}
	}
	return false
}

// decade reads "the 1990s", "the '90s" and, in an era, "the 490s BC".
func (r *reader) decade(i int) (expr, int) {
	j := i
	if r.text(j) == "the" {
		j++
	}
	w := r.at(j)
	if w.class == digits && r.text(j+1) == "'s" && w.n%10 == 0 && w.width == 4 && w.n >= 1000 && w.n < 2100 && (j > i || r.is(i-1, en.TimeModifier)) { // the 1970's
		return dated(en.Decade, int(w.n), 1, 1), j + 2
	}
	if w.class != decadeOf {
		return expr{}, i
	}
	if w.width == 2 { // in his 90s, in the high 90s
		k := i - 1
		if r.is(k, en.TimeModifier) || r.at(k).class == hyphen && r.is(k-1, en.TimeModifier) {
			k -= 1 + count(r.at(k).class == hyphen)
		}
		if j == i && r.text(k) != "the" || r.text(k) == "his" || r.text(k) == "her" || r.text(k) == "their" || r.text(k) == "my" {
			return expr{}, i
		}
	}
	e := dated(en.Decade, int(w.n), 1, 1)
	return e, j + 1
}

// century reads "the 19th century" and "the twenty-first century".
func (r *reader) century(i int) (expr, int) {
	j := i
	if r.text(j) == "the" {
		j++
	}
	n, next := r.dayNumber(j)
	if next == j || n > 22 {
		return expr{}, i
	}
	k := r.pastHyphen(next)
	if !(r.is(k, en.TimeUnit) || r.is(k, en.TimeUnits)) || r.at(k).n != en.Century || !r.is(next-1, en.TimeOrdinal) {
		return expr{}, i
	}
	e := dated(en.Century, 100*(n-1), 1, 1)
	k++
	switch r.text(k) {
	case "bc", "b.c.", "bce", "b.c":
		e.bc, e.year = true, 100*(n-1)
		k++
	case "ad", "a.d.", "ce":
		k++
	}
	return e, k
}

// spokenYear reads "nineteen ninety-four", "two thousand and fifteen" and, with
// the article before word j, "the nineteen-nineties".
func (r *reader) spokenYear(i, j int) (expr, int) {
	if k := r.pastHyphen(j + 1); r.is(k, en.TimeDecade) && r.at(j).n >= 15 && r.at(j).n <= 20 {
		return dated(en.Decade, int(r.at(j).n)*100+int(r.at(k).n)%100, 1, 1), k + 1
	}
	y, next := r.spoken(i)
	if next == i {
		return expr{}, i
	}
	return dated(en.Year, y, 1, 1), next
}

func (r *reader) spoken(i int) (y, next int) {
	w := r.at(i)
	if w.class != class(en.TimeNumber) {
		return 0, i
	}
	if w.n == 2 && r.text(i+1) == "thousand" {
		j := i + 2
		if r.text(j) == "and" {
			j++
		}
		n, next := r.belowHundred(j)
		switch {
		case next > j:
			return 2000 + n, next
		case strings.HasPrefix(r.text(i-1), "year") || r.is(i-1, en.TimeMonth):
			return 2000, i + 2
		}
		return 0, i
	}
	if w.n < 15 || w.n > 20 {
		return 0, i
	}
	j := r.pastHyphen(i + 1)
	if r.text(j) == "hundred" {
		j = r.pastHyphen(j + 1)
		if r.text(j) == "and" {
			j++
		}
	}
	n, next := r.belowHundred(j)
	if next == j || n < 10 || r.at(next).class == class(en.TimeUnits) {
		return 0, i
	}
	return int(w.n)*100 + n, next
}

// belowHundred reads a spelled number under a hundred.
func (r *reader) belowHundred(i int) (n, next int) {
	w := r.at(i)
	if w.class != class(en.TimeNumber) {
		return 0, i
	}
	n, next = int(w.n), i+1
	if n >= 20 {
		k := r.pastHyphen(next)
		if o := r.at(k); o.class == class(en.TimeNumber) && o.n >= 1 && o.n <= 9 {
			return n + int(o.n), k + 1
		}
	}
	return n, next
}
