package claims

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Bound says how a number is meant.
type Bound uint8

// The bounds of a number.
const (
	Exactly Bound = iota // "12"
	AtLeast              // "at least 12", "12 or more", "no fewer than 12"
	Above                // "more than ten", "over ten"
	AtMost               // "up to 12", "at most 12"
	Below                // "fewer than 12", "under 12"
	About                // "about 12", "some 12", "dozens"
)

// Number is a quantity in a statement.
type Number struct {
	Value   float64
	Bound   Bound
	Ordinal bool // "fifth"
	Unit    uint32
	Near    []uint32 // stems of the content words beside it, its unit first
}

// cent is the stem of per cent, however it is written.
var cent = hash("cent")

// share says whether a number counts hundredths of something: it excludes no count.
func (n Number) share() bool { return slices.Contains(n.Near, cent) }

var bounds = map[string]Bound{
	"at least": AtLeast, "no fewer than": AtLeast, "no less than": AtLeast, "a minimum of": AtLeast,
	"more than": Above, "over": Above, "above": Above, "upwards of": Above, "greater than": Above, "in excess of": Above, "exceeding": Above,
	"at most": AtMost, "up to": AtMost, "as many as": AtMost, "as much as": AtMost, "no more than": AtMost, "a maximum of": AtMost,
	"fewer than": Below, "less than": Below, "under": Below, "below": Below,
	"about": About, "around": About, "some": About, "roughly": About, "approximately": About, "nearly": About, "almost": About,
	"an estimated": About, "close to": About, "estimated": About, "just over": About, "just under": About, "just after": About, "just past": About, "shortly after": About,
}

// boundBefore reads the bound that the words before a number give it; the last
// word of the slice stands nearest the number.
func boundBefore(words []string) Bound {
	for n := min(3, len(words)); n > 0; n-- {
		if b, ok := bounds[strings.Join(words[len(words)-n:], " ")]; ok {
			return b
		}
	}
	return Exactly
}

var units = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"half": 0.5, "dozen": 12, "once": 1, "twice": 2,
}

var ordinals = map[string]float64{
	"third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"eleventh": 11, "twelfth": 12, "thirteenth": 13, "twentieth": 20,
}

var scales = map[string]float64{"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9, "k": 1e3}

// parseNumber reads the number that starts at words[0]: "12", "1,200",
// "twenty-five", "two million", "fifth", "3rd". used is how many words it
// takes, 0 when there is none.
func parseNumber(words []string) (value float64, ordinal bool, used int) {
	w := words[0]
	if v, ok := ordinals[w]; ok {
		return v, true, 1
	}
	if v, ord, ok := digits(w); ok {
		value, ordinal, used = v, ord, 1
		if f, n := partOf(words[used:]); n > 0 {
			value, used = value+f, used+n
		}
	} else if v, ok := units[w]; ok {
		value, used = v, 1
		if v >= 20 && v < 100 && len(words) > 1 {
			if small, ok := units[words[1]]; ok && small >= 1 && small < 10 {
				value, used = v+small, 2
			} else if small, ok := ordinals[words[1]]; ok && small < 10 {
				return v + small, true, 2
			}
		}
		if f, n := partOf(words[used:]); n > 0 {
			value, used = value+f, used+n
		}
	} else if (w == "a" || w == "an") && len(words) > 1 {
		if s, ok := scales[words[1]]; ok && len(words[1]) > 2 {
			return s, false, 2
		}
		if words[1] == "dozen" {
			return 12, false, 2
		}
		return 0, false, 0
	} else {
		return 0, false, 0
	}
	for used < len(words) && !ordinal {
		s, ok := scales[words[used]]
		if !ok && words[used] == "dozen" && used == 1 && w != "dozen" {
			s, ok = 12, true
		}
		if !ok {
			break
		}
		value *= s
		used++
		// "two hundred and five"
		if s == 100 && used < len(words) {
			next := used
			if words[next] == "and" && next+1 < len(words) {
				next++
			}
			if v, ok := units[words[next]]; ok && v < 100 && v >= 1 && words[next] != "half" && words[next] != "dozen" {
				value, used = value+v, next+1
			}
		}
	}
	return value, ordinal, used
}

// digits reads a word of digits: 1200, 1,200, 3.5, 3rd, 12m.
func digits(w string) (value float64, ordinal, ok bool) {
	if w == "" || w[0] < '0' || w[0] > '9' {
		return 0, false, false
	}
	w = strings.ReplaceAll(w, ",", "")
	for _, end := range []string{"st", "nd", "rd", "th"} {
		if rest, cut := strings.CutSuffix(w, end); cut {
			w, ordinal = rest, true
			break
		}
	}
	scale := 1.0
	for _, end := range []string{"bn", "m", "k"} {
		if rest, cut := strings.CutSuffix(w, end); cut && rest != "" && rest[len(rest)-1] >= '0' && rest[len(rest)-1] <= '9' {
			w, scale = rest, scales[end]
			break
		}
	}
	// "200ft": what follows the digits is their unit.
	end := len(w)
	for end > 0 && (w[end-1] >= 'a' && w[end-1] <= 'z') {
		end--
	}
	w = w[:end]
	v, err := strconv.ParseFloat(w, 64)
	if err != nil || math.IsInf(v, 0) {
		return 0, false, false
	}
	return v * scale, ordinal, true
}

// Agree says whether two numbers can be one count told twice: the values are
// equal and the bounds leave room for both. "at least 12" and "12" are not one
// claim, though they do not exclude each other (Exclude).
func (n Number) Agree(o Number) bool {
	if n.Ordinal != o.Ordinal {
		return false
	}
	if n.Bound == About || o.Bound == About {
		return near(n.Value, o.Value, 0.03) && (n.Bound == o.Bound || n.Bound == Exactly || o.Bound == Exactly)
	}
	return n.Bound == o.Bound && n.Value == o.Value
}

// Exclude says whether no count fits both numbers.
func (n Number) Exclude(o Number) bool {
	low1, high1 := n.interval()
	low2, high2 := o.interval()
	return high1 < low2 || high2 < low1
}

// interval gives the counts that fit a number.
func (n Number) interval() (low, high float64) {
	switch n.Bound {
	case AtLeast:
		return n.Value, math.Inf(1)
	case Above:
		return math.Nextafter(n.Value, math.Inf(1)), math.Inf(1)
	case AtMost:
		return math.Inf(-1), n.Value
	case Below:
		return math.Inf(-1), math.Nextafter(n.Value, math.Inf(-1))
	case About:
		return n.Value * 0.9, n.Value * 1.1
	}
	return n.Value, n.Value
}

func near(a, b, share float64) bool { return math.Abs(a-b) <= share*math.Max(math.Abs(a), math.Abs(b)) }

// String writes a number with its bound: "at least 12".
func (n Number) String() string {
	s := strconv.FormatFloat(n.Value, 'f', -1, 64)
	if n.Ordinal {
		s += "th"
	}
	return [...]string{"", "at least ", "more than ", "at most ", "fewer than ", "about "}[n.Bound] + s
}
