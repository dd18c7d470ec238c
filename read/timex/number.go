package timex

import "github.com/sayso-news/sayso/internal/lang/en"

// number is how many: n whole ones and a half, or a vague number of them.
type number struct {
	n     int
	half  bool
	vague bool
}

// number reads "three", "24", "a", "a couple of", "several", "2 1/2", "a hundred",
// "twenty-five", "half an", "two to three", "3.5".
func (r *reader) number(i int) (number, int) {
	w := r.at(i)
	switch w.class {
	case digits:
		if w.n >= 100000 {
			return number{}, i
		}
		return r.more(number{n: int(w.n)}, i+1)
	case decimal:
		if w.n%100 == 50 {
			return number{n: int(w.n / 100), half: true}, i + 1
		}
		return number{}, i
	case fraction:
		if w.n == 102 {
			return number{half: true}, i + 1
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
				return number{half: true}, i + 2
			}
			if r.at(i+1).class == hyphen {
				return number{half: true}, i + 1
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
		return number{half: true}, j + 1
	case r.text(j) == "few" || r.text(j) == "good" && r.text(j+1) == "few":
		return number{vague: true}, j + 1 + count(r.text(j) == "good")
	case w.class == class(en.TimeScale):
		return number{n: int(w.n)}, j + 1
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
	switch {
	case r.at(j).class == fraction && r.at(j).n == 102:
		n.half = true
		return n, j + 1
	case r.text(j) == "and" && r.text(j+1) == "a" && r.text(j+2) == "half":
		n.half = true
		return n, j + 3
	case r.text(j) == "and" && r.text(j+1) == "half":
		n.half = true
		return n, j + 2
	case r.text(r.pastHyphen(j)) == "and" && r.at(j).class == hyphen:
		if k := r.pastHyphen(j) + 1; r.text(r.pastHyphen(k)) == "a" && r.text(r.pastHyphen(r.pastHyphen(k)+1)) == "half" {
			n.half = true
			return n, r.pastHyphen(r.pastHyphen(k)+1) + 1
		}
	case r.text(j) == "to" || r.text(j) == "or" || r.at(j).class == hyphen:
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
