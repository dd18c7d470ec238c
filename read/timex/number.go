package timex

import "github.com/sayso-news/sayso/internal/lang/en"

// number is how many: n whole ones and some quarters, or a vague number of them.
type number struct {
	n        int
	quarters int
	vague    bool
}

// number reads "three", "24", "a", "a couple of", "several", "2 1/2", "a hundred",
// "twenty-five", "half an", "two to three", "3.5", "one and three quarters".
func (r *reader) number(i int) (number, int) {
	w := r.at(i)
	switch w.class {
	case digits:
		if w.n >= 100000 {
			return number{}, i
		}
		return r.more(number{n: int(w.n)}, i+1)
	case decimal:
		if w.n%25 == 0 {
			return number{n: int(w.n / 100), quarters: int(w.n%100) / 25}, i + 1
		}
		return number{}, i
	case fraction:
		if q := quartersOf(w.n); q > 0 {
			return number{quarters: q}, i + 1
		}
		return number{}, i
	case class(en.TimeArticle):
		return r.article(i)
	case class(en.TimeVague):
		j := i + 1
		if r.text(j) == "of" || r.text(j) == "dozen" || r.text(j) == "hundred" {
			j++
		}
		return number{vague: true}, j
	case class(en.TimeNumber):
		return r.spelled(i)
	case class(en.TimeKey):
		switch r.text(i) {
		case "half":
			if r.is(i+1, en.TimeArticle) {
				return number{quarters: 2}, i + 2
			}
			if r.at(i+1).class == hyphen {
				return number{quarters: 2}, i + 1
			}
		case "couple":
			return number{n: 2}, i + 1 + count(r.text(i+1) == "of")
		case "dozen":
			return number{n: 12}, i + 1
		}
	}
	return number{}, i
}

func (r *reader) article(i int) (number, int) {
	j := i + 1
	switch w := r.at(j); {
	case r.text(j) == "couple":
		return number{n: 2}, j + 1 + count(r.text(j+1) == "of")
	case r.text(j) == "dozen":
		return number{n: 12}, j + 1
	case r.text(j) == "half" || r.text(j) == "half-":
		return number{quarters: 2}, j + 1
	case r.text(j) == "quarter" && r.at(j+1).class == hyphen: // a quarter-century
		return number{quarters: 1}, j + 1
	case r.text(j) == "few" || r.text(j) == "good" && r.text(j+1) == "few":
		return number{vague: true}, j + 1 + count(r.text(j) == "good")
	case w.class == class(en.TimeScale):
		return number{n: int(w.n)}, j + 1
	case w.class == class(en.TimeFiller) && (r.is(j+1, en.TimeNumber) || r.at(j+1).class == digits): // an additional three
		if n, next := r.number(j + 1); next > j+1 {
			return n, next
		}
		return number{}, i
	case (r.text(j) == "number" || r.text(j) == "matter") && r.text(j+1) == "of":
		return number{vague: true}, j + 2
	case w.class == fraction && quartersOf(w.n) > 0:
		return number{quarters: quartersOf(w.n)}, j + 1
	case w.class == class(en.TimeNumber) || w.class == digits || w.class == class(en.TimeOrdinal):
		return number{}, i
	}
	return r.more(number{n: 1}, j)
}

// spelled reads a number in words below a million.
func (r *reader) spelled(i int) (number, int) {
	total, part := 0, 0
	j := i
	for steps := 0; steps < 8; steps++ {
		k := j
		if j > i {
			k = r.pastHyphen(j)
			if r.text(k) == "and" && (r.is(k+1, en.TimeNumber) && part >= 100) {
				k++
			}
		}
		w := r.at(k)
		if w.class == class(en.TimeNumber) {
			if part%10 != 0 && j > i || part%100 != 0 && w.n >= 10 {
				break
			}
			part += int(w.n)
		} else if w.class == class(en.TimeScale) && part > 0 {
			if w.n == 100 {
				part *= 100
			} else if w.n == 1000 {
				total, part = total+part*1000, 0
			} else {
				return number{}, i
			}
		} else {
			break
		}
		j = k + 1
	}
	return r.more(number{n: total + part}, j)
}

// more reads what may follow a whole number: "and a half", "1/2", "to three".
func (r *reader) more(n number, j int) (number, int) {
	if w := r.at(j); w.class == fraction {
		if q := quartersOf(w.n); q > 0 {
			n.quarters = q
			return n, j + 1
		}
	}
	if q, next := r.andPart(j); next > j {
		n.quarters = q
		return n, next
	}
	if r.text(j) == "to" || r.text(j) == "or" || r.at(j).class == hyphen {
		k := j + 1
		w := r.at(k)
		if w.class == digits && int(w.n) > n.n || w.class == class(en.TimeNumber) && int(w.n) > n.n {
			if u := r.at(r.pastHyphen(k + 1)); u.class == class(en.TimeUnits) || u.class == class(en.TimeUnit) && r.at(k+1).class == hyphen {
				return n, k + 1
			}
		}
	}
	return n, j
}

// quartersOf gives the quarters in a fraction, 100 times its first number and the
// second; 0 when it is another.
func quartersOf(n int32) int {
	switch n {
	case 102:
		return 2
	case 104:
		return 1
	case 304:
		return 3
	}
	return 0
}

// andPart reads the part behind a whole number or a unit: "and a half", "and a
// quarter", "-and-a-half".
func (r *reader) andPart(j int) (quarters, next int) {
	k := r.pastHyphen(j)
	if r.text(k) != "and" {
		return 0, j
	}
	k = r.pastHyphen(k + 1)
	n := 0
	if w := r.at(k); w.class == class(en.TimeArticle) || w.class == class(en.TimeNumber) && (w.n == 1 || w.n == 3) {
		n, k = int(w.n), r.pastHyphen(k+1)
	}
	switch name := r.text(k); {
	case r.text(k+1) == "of":
	case name == "half" && n < 2:
		return 2, k + 1
	case name == "quarter" && n == 1, name == "quarters" && n == 3:
		return n, k + 1
	}
	return 0, j
}
