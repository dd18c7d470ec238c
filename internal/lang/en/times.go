package en

import (
	_ "embed"
	"strconv"
	"sync"
)

//go:embed times.txt
var timesText string

// TimeClass says what a word does in a time expression.
type TimeClass uint8

// Classes of time word, as times.txt spells and explains them.
const (
	TimeNone TimeClass = iota
	TimeMonth
	TimeWeekday
	TimeWeekdays
	TimeUnit
	TimeUnits
	TimeNumber
	TimeScale
	TimeArticle
	TimeOrdinal
	TimeDecade
	TimeSeason
	TimePart
	TimeParts
	TimeDeictic
	TimeReference
	TimeNear
	TimeBeside
	TimeModifier
	TimeEdge
	TimeApprox
	TimeVague
	TimeFiller
	TimeDirection
	TimeOften
	TimeEvery
	TimeHalfDay
	TimeNoon
	TimeKey
	timeClasses // how many there are
)

var timeClassNames = [timeClasses]string{"", "month", "weekday", "weekdays", "unit", "units", "number", "scale", "article", "ordinal", "decade", "season",
	"part", "parts", "deictic", "reference", "near", "beside", "modifier", "edge", "approx", "vague", "filler", "direction", "often", "every", "halfday", "noon", "key"}

// TimeUnitName is a unit of time, from the shortest to the longest.
type TimeUnitName = int32

// The units. A season and a half are said with words of their own.
const (
	Second TimeUnitName = iota + 1
	Minute
	Hour
	Day
	Night
	Workday
	Weekend
	Week
	Fortnight
	Month
	Season
	Quarter
	Half
	Year
	Decade
	Century
	Millennium
)

var (
	timeUnits = map[string]TimeUnitName{"second": Second, "minute": Minute, "hour": Hour, "day": Day, "night": Night, "weekday": Workday, "weekend": Weekend, "week": Week,
		"fortnight": Fortnight, "month": Month, "quarter": Quarter, "year": Year, "decade": Decade, "century": Century, "millennium": Millennium}
	timeParts = map[string]int32{"MO": 1, "AF": 2, "EV": 3, "NI": 4, "DT": 5}
)

// TimePartName gives the TIMEX3 name of a part of the day by its N.
func TimePartName(n int32) string { return [...]string{"", "MO", "AF", "EV", "NI", "DT"}[n] }

// TimeWord is what is known of a word that time expressions are made of. N is
// its value: a number, a unit, or a part of the day by its number (TimePartName);
// Value is a TIMEX3 value instead.
type TimeWord struct {
	Class TimeClass
	N     int32
	Value string
	Named bool // some holiday's name starts with it
}

// TimeWordOf gives a word by its lower-cased form; Class is TimeNone when the
// list has it not.
func TimeWordOf(lower string) TimeWord { return timeWords()[lower] }

var timeWords = sync.OnceValue(func() map[string]TimeWord {
	l := list{"times.txt", timesText}
	m := make(map[string]TimeWord, 300)
	for n, f := range l.entries() {
		w := TimeWord{Class: class[TimeClass](l, n, timeClassNames[:], f[1])}
		if len(f) > 2 {
			switch w.Class {
			case TimeUnit, TimeUnits:
				w.N = timeUnits[f[2]]
			case TimePart, TimeParts:
				w.N = timeParts[f[2]]
			case TimeReference, TimeOften:
				w.Value = f[2]
			default:
				v, err := strconv.Atoi(f[2])
				if err != nil {
					l.bad(n, "value %q is no number", f[2])
				}
				w.N = int32(v)
			}
			if w.N == 0 && (w.Class == TimeUnit || w.Class == TimeUnits || w.Class == TimePart || w.Class == TimeParts) {
				l.bad(n, "value %q is not known", f[2])
			}
		}
		m[f[0]] = w
	}
	for first := range holidays().head {
		w := m[first]
		w.Named = true
		m[first] = w
	}
	return m
})
