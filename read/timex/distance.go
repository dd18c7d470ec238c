package timex

import (
	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
	"time"
)

// distance reads the direction behind an amount.
func (r *reader) distance(i int, a amount, j int) (expr, int) {
	k := r.pastHyphen(j)
	w := r.at(k)
	step := int(w.n)
	if k > j && (w.n == -2 || r.text(k) == "ago") {
		return expr{}, j // a "year-earlier" loss
	}
	switch lower := r.text(k); {
	case lower == "ago":
		if !r.known || a.vague {
			return refers("PAST_REF", r.publication()), k + 1
		}
		if e, ok := r.yearOfQuarter(a); ok {
			return e, k + 1
		}
		if e, next := r.toTheDay(a, k+1); next > k+1 {
			return e, next
		}
		return r.moved(r.now, a, -1, nlp.AnchorPublication), k + 1
	case lower == "back":
		if !r.known || a.unit < en.Day || r.text(k+1) == "in" || r.text(k+1) == "to" || r.text(k+1) == "at" || !r.closes(k+1) {
			return expr{}, j
		}
		if a.vague {
			return refers("PAST_REF", r.publication()), k + 1
		}
		return r.moved(r.now, a, -1, nlp.AnchorPublication), k + 1
	case w.class == class(en.TimeModifier) && (w.n == 2 || w.n == -2):
		if e, ok := r.yearOfQuarter(a); ok && step < 0 {
			return e, k + 1
		}
		return r.chainedBy(a, step/2), k + 1
	case lower == "hence":
		if r.known && !a.vague {
			return r.moved(r.now, a, 1, nlp.AnchorPublication), k + 1
		}
		return refers("FUTURE_REF", r.publication()), k + 1
	case lower == "from" && r.text(k+1) == "now":
		if r.known && !a.vague {
			return r.moved(r.now, a, 1, nlp.AnchorPublication), k + 2
		}
		return refers("FUTURE_REF", r.publication()), k + 2
	case w.class == class(en.TimeDirection):
		if e, next := r.period(k + 1); next > k+1 && e.calendar() && e.year != 0 && !a.vague && !e.bc && (e.unit <= a.unit || e.unit == en.Day) && lower != "ago" {
			if a.unit == en.Week && e.unit == en.Day && a.plain() { // two weeks before Christmas is a day
				a.n, a.unit = 7*a.n, en.Day
			}
			return r.moved(e.start(), a, step, e.anchor), next
		}
		if lower == "from" {
			break
		}
		if next := r.text(k + 1); lower == "afterwards" || lower == "afterward" || next == "" || next == "," || next == "." || next == ";" || next == ")" {
			return r.chainedBy(a, step), k + 1
		}
	}
	return expr{}, j
}

// toTheDay reads the day behind "a week ago": a week ago today, a week ago Monday.
func (r *reader) toTheDay(a amount, k int) (expr, int) {
	if !a.plain() || a.unit < en.Week {
		return expr{}, k
	}
	w := r.at(k)
	day := r.now
	switch {
	case w.class == class(en.TimeDeictic) && (r.text(k) == "today" || r.text(k) == "yesterday" || r.text(k) == "tomorrow"):
		day = day.AddDate(0, 0, int(w.n))
	case w.class == class(en.TimeWeekday) && a.unit == en.Week && len(r.text(k)) > 5:
		e := onWeekday(day, int(w.n), 0, nlp.AnchorPublication)
		day = e.start()
	default:
		return expr{}, k
	}
	switch a.unit {
	case en.Week:
		day = day.AddDate(0, 0, -7*a.n)
	case en.Month:
		day = day.AddDate(0, -a.n, 0)
	case en.Year:
		day = day.AddDate(-a.n, 0, 0)
	default:
		return expr{}, k
	}
	return containing(en.Day, day, nlp.AnchorPublication), k + 1
}

// yearOfQuarter reads "a year ago" and "a year earlier" in a text about a
// quarter's results as the same quarter of the year before.
func (r *reader) yearOfQuarter(a amount) (expr, bool) {
	c := &r.chain
	if a.unit != en.Year || a.n != 1 || !a.plain() || c.quarterIndex < 0 || len(r.doc.Timexes)-c.quarterIndex > 12 {
		return expr{}, false
	}
	return r.quarterBack(-1), true
}

func (r *reader) publication() int {
	if r.known {
		return nlp.AnchorPublication
	}
	return nlp.AnchorNone
}

// moved gives the time that lies an amount from a day, as exact as its shortest unit.
func (r *reader) moved(t time.Time, a amount, step int, anchor int) expr {
	if a.unit < en.Day { // of the moment somebody spoke, which is not that of printing
		if step < 0 {
			return refers("PAST_REF", anchor)
		}
		return refers("FUTURE_REF", anchor)
	}
	if a.quarters > 0 && a.unit == en.Year {
		a.rest[0], a.rest[1] = part{3 * a.quarters, en.Month}, part{}
	}
	for _, p := range a.rest {
		if p.n == 0 || p.unit < en.Day {
			break
		}
		switch {
		case a.unit == en.Year || a.unit == en.Month:
			t = t.AddDate(step*a.n*count(a.unit == en.Year), step*a.n*count(a.unit == en.Month), 0)
		default:
			t = t.AddDate(0, 0, 7*step*a.n)
		}
		a.n, a.unit = p.n, p.unit
	}
	return move(t, a.unit, step*a.n, anchor)
}

// chainedBy moves an amount on from the time told before.
func (r *reader) chainedBy(a amount, step int) expr {
	base, ok := r.chain.base(r)
	if a.unit == en.Year && ok && !a.vague && a.quarters == 0 && base.unit <= en.Year && !base.bc {
		// As exact as the time it is counted from: a year after March 3.
		base.year, base.anchor, base.given = base.year+step*a.n, r.chain.anchor(r), false
		base.kind, base.clock, base.part, base.zone = isDate, false, 0, nil
		return base
	}
	if a.rest[0].n > 0 && ok && a.rest[0].unit >= en.Day && base.unit <= a.rest[0].unit && !base.bc {
		return r.moved(base.start(), a, step, r.chain.anchor(r))
	}
	return r.chained(a.unit, step*max(a.n, 1), !a.vague && a.quarters == 0)
}

// ahead reads "in two weeks" with a verb in the future, and "in two weeks' time", as
// the day it comes to.
func (r *reader) ahead(i, next int, a amount) (expr, bool) {
	time := (r.text(next) == "'" || r.text(next) == "'s") && r.text(next+1) == "time"
	if r.text(i-1) != "in" || a.vague || a.quarters > 0 || !r.known || a.unit < en.Day || !time && r.tense(int(r.at(i).tok)) != future {
		return expr{}, false
	}
	return r.moved(r.now, a, 1, nlp.AnchorPublication), true
}

// aroundEvent reads "after the meeting" behind a time: open, and anchored on that.
func (r *reader) aroundEvent(i int) (expr, int) {
	at := len(r.doc.Timexes) - 1
	if at < 0 || r.doc.Timexes[at].Type != "DATE" && r.doc.Timexes[at].Type != "TIME" {
		return expr{}, i
	}
	reference := "FUTURE_REF"
	switch r.text(i) {
	case "after":
	case "before":
		reference = "PAST_REF"
	default:
		return expr{}, i
	}
	if before := r.at(i - 1).class; r.text(i+1) != "the" && r.text(i+1) != "that" && r.text(i+1) != "their" || before == class(en.TimeUnit) || before == class(en.TimeUnits) {
		return expr{}, i
	}
	switch r.text(i + 2) {
	case "meeting", "talks", "summit", "visit", "hearing", "ceremony", "session", "conversation", "speech", "conference", "negotiations", "vote", "trial":
	default:
		return expr{}, i
	}
	switch r.text(i + 3) {
	case "of", "with", "between", "in", "on", "at", "to", "for", "by", "began", "started", "ended", "is", "was", "were", "had":
		return expr{}, i // more is said of it, which this leaves out
	}
	return refers(reference, at), i + 3
}
