package claims

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Likeness is what is counted on two points: all that Compare depends on.
type Likeness struct {
	Shared    float64 // weight of the stems in both
	Cosine    float64 // Shared ÷ the geometric mean of both weights
	Contained float64 // Shared ÷ the smaller weight
	Names     int     // names in both
	Content   int     // stems in both that are neither names nor faint
	Around    float64 // share of the smaller one's stems that stand in the other's statement
	Context   float64 // share of the smaller statement's stems that stand in the other statement
	Anchored  int     // numbers that agree and stand beside the same word
	Loose     int     // numbers over a dozen that agree without a word in common beside them
	Small     int     // the same for smaller numbers: they agree by chance
	Compat    int     // numbers beside the same word that differ and leave room for one count
	Against   int     // numbers beside the same word that exclude each other
	Other     int     // numbers of either that the other has nothing for
	Apart     bool    // both have numbers, and none agrees or leaves room
	Times     int     // times in both
	TimesOff  int     // sorts of time that both have with none in common
	Polarity  bool    // one denies, the other does not
	Denied    bool    // and what it denies is what the other says
	Turned    bool    // two names of both stand in opposite order, in a clause of one voice
	Swapped   bool    // the words are the same but for one name on each side
	Hedge     bool    // one is hedged, the other is not
	Tense     bool    // one lies ahead, the other does not
	Size      float64 // the smaller weight
}

// Measure counts two points.
func Measure(a, b *Point) Likeness {
	l, aSmaller := measureWords(a, b)
	measureRest(a, b, aSmaller, &l)
	return l
}

// measureWords counts words, numbers and context; it says whether the first
// point is the smaller one.
func measureWords(a, b *Point) (l Likeness, aSmaller bool) {
	var wa, wb float64
	i, j := 0, 0
	for i < len(a.Words) || j < len(b.Words) {
		switch {
		case j == len(b.Words) || i < len(a.Words) && a.Words[i].Stem < b.Words[j].Stem:
			wa += float64(a.Words[i].Weight)
			i++
		case i == len(a.Words) || b.Words[j].Stem < a.Words[i].Stem:
			wb += float64(b.Words[j].Weight)
			j++
		default:
			x, y := a.Words[i], b.Words[j]
			wa, wb = wa+float64(x.Weight), wb+float64(y.Weight)
			l.Shared += float64(min(x.Weight, y.Weight))
			switch {
			case x.Name && y.Name:
				l.Names++
			case x.Weight > weightFaint && y.Weight > weightFaint:
				l.Content++
			}
			i, j = i+1, j+1
		}
	}
	numbers(a, b, &l)
	l.Apart = len(a.Numbers) > 0 && len(b.Numbers) > 0 && l.Anchored+l.Loose+l.Small+l.Compat == 0
	const perNumber = 1.2
	na, nb := float64(len(a.Numbers)), float64(len(b.Numbers))
	l.Shared += perNumber * float64(l.Anchored+l.Loose)
	wa, wb = wa+perNumber*na, wb+perNumber*nb
	l.Size = math.Min(wa, wb)
	if wa > 0 && wb > 0 {
		l.Cosine = l.Shared / math.Sqrt(wa*wb)
		l.Contained = l.Shared / l.Size
	}
	if !l.tooLittle() {
		l.Context = overlap(a.Around, b.Around)
	}
	return l, wa <= wb
}

// measureRest counts what measureWords leaves out.
func measureRest(a, b *Point, aSmaller bool, l *Likeness) {
	var sorts, met [8]bool // sorts that both have, and those with one in common
	for _, t := range a.Times {
		sort := t >> 29
		sorts[sort] = slices.ContainsFunc(b.Times, func(o uint32) bool { return o>>29 == sort })
		if slices.Contains(b.Times, t) {
			l.Times++
			met[sort] = true
		}
	}
	for i := range sorts {
		// A resolved value and a day of the week say the same thing twice; a
		// value that differs for one story by a day is no contradiction.
		if sorts[i] && !met[i] && i != sortValue && i != sortYear {
			l.TimesOff++
		}
	}
	l.Around = around(a, b, aSmaller)
	l.Polarity = a.Negative != b.Negative
	// A mere name denies nothing, and what is only possible contradicts nothing.
	if slices.Contains(a.Names, verbMark) && slices.Contains(b.Names, verbMark) && !a.Hedged && !b.Hedged {
		l.Denied = a.Negative && !b.Negative && l.says(b, a.Denied) || b.Negative && !a.Negative && l.says(a, b.Denied)
	}
	l.Hedge = a.Hedged != b.Hedged
	l.Tense = a.Future != b.Future
	l.Turned = turned(a, b)
	l.Swapped = swapped(a, b)
}

// says says whether a point says what the other denies: the first word of it,
// which is mostly the verb, and the second too unless all else is much alike.
// What is denied as a whole is said by what is much alike.
func (l *Likeness) says(p *Point, denied []uint32) bool {
	const alike = 0.6
	switch {
	case len(denied) == 0:
		return l.Cosine >= alike
	case len(denied) > 1 && l.Cosine >= alike:
		denied = denied[:1]
	}
	for _, s := range denied {
		if _, ok := slices.BinarySearchFunc(p.Words, s, func(t Term, s uint32) int { return cmp.Compare(t.Stem, s) }); !ok {
			return false
		}
	}
	return true
}

// turned says whether who acts in one point is acted on in the other: two names
// of both stand before and behind the verb, the other way round in the other.
func turned(a, b *Point) bool {
	va, vb := slices.Index(a.Names, verbMark), slices.Index(b.Names, verbMark)
	if a.Passive != b.Passive || va < 0 || vb < 0 {
		return false
	}
	crosses := func(from, to []uint32) bool {
		return slices.ContainsFunc(from, func(n uint32) bool { return slices.Contains(to, n) })
	}
	return crosses(a.Names[:va], b.Names[vb+1:]) && crosses(a.Names[va+1:], b.Names[:vb])
}

// swapped says whether two points are the same words but for one name each.
func swapped(a, b *Point) bool {
	names, words := [2]int{}, [2]int{}
	both := 0
	count := func(side int, t Term) {
		switch {
		case t.Name:
			names[side]++
		case t.Weight > weightFaint:
			words[side]++
		}
	}
	i, j := 0, 0
	for i < len(a.Words) || j < len(b.Words) {
		switch {
		case j == len(b.Words) || i < len(a.Words) && a.Words[i].Stem < b.Words[j].Stem:
			count(0, a.Words[i])
			i++
		case i == len(a.Words) || b.Words[j].Stem < a.Words[i].Stem:
			count(1, b.Words[j])
			j++
		default:
			if a.Words[i].Weight > weightFaint {
				both++
			}
			i, j = i+1, j+1
		}
	}
	return names[0] == 1 && names[1] == 1 && words[0]+words[1] <= 1 && both >= 4
}

// around gives the share of the smaller point's stems that are in the other's
// whole statement.
func around(a, b *Point, aSmaller bool) float64 {
	if !aSmaller {
		a, b = b, a
	}
	n := 0
	for _, t := range a.Words {
		if _, ok := slices.BinarySearch(b.Around, t.Stem); ok {
			n++
		}
	}
	return float64(n) / float64(max(len(a.Words), 3))
}

func overlap(a, b []uint32) float64 {
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] < b[j]:
			i++
		case b[j] < a[i]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return float64(n) / float64(max(min(len(a), len(b)), 3))
}

// numbers pairs the numbers of two points: agreeing ones first, then those that
// stand beside the same word.
func numbers(a, b *Point, l *Likeness) {
	if len(a.Numbers)+len(b.Numbers) == 0 {
		return
	}
	usedA, usedB := make([]bool, len(a.Numbers)), make([]bool, len(b.Numbers))
	pair := func(fits func(x, y Number) bool, count *int) {
		for i, x := range a.Numbers {
			for j, y := range b.Numbers {
				if !usedA[i] && !usedB[j] && fits(x, y) {
					usedA[i], usedB[j] = true, true
					*count++
				}
			}
		}
	}
	pair(func(x, y Number) bool { return x.Agree(y) && beside2(x, y) || sameLength(x, y) }, &l.Anchored)
	pair(func(x, y Number) bool { return x.Agree(y) && x.Value > 12 }, &l.Loose)
	pair(func(x, y Number) bool { return x.Agree(y) }, &l.Small)
	pair(func(x, y Number) bool {
		return x.Ordinal == y.Ordinal && unitsMeet(x, y) && x.Exclude(y) && !unlike(x, y) && x.share() == y.share()
	}, &l.Against)
	pair(func(x, y Number) bool { return x.Ordinal == y.Ordinal && beside2(x, y) && !x.Exclude(y) }, &l.Compat)
	for _, used := range [][]bool{usedA, usedB} {
		for _, u := range used {
			if !u {
				l.Other++
			}
		}
	}
}

// sameMeasure says whether a number of one point and one of the other both count
// hundredths, or neither does.
func sameMeasure(a, b *Point) bool {
	return slices.ContainsFunc(a.Numbers, func(x Number) bool {
		return slices.ContainsFunc(b.Numbers, func(y Number) bool { return x.share() == y.share() })
	})
}

// beside2 says whether two numbers stand beside a word in common.
func beside2(x, y Number) bool {
	return slices.ContainsFunc(x.Near, func(s uint32) bool { return slices.Contains(y.Near, s) })
}

// unitsMeet says whether the word that one number counts stands beside the other.
func unitsMeet(x, y Number) bool {
	return x.Unit != 0 && y.Unit != 0 && (slices.Contains(y.Near, x.Unit) || slices.Contains(x.Near, y.Unit))
}

// Relation is what two points are to each other.
type Relation uint8

// The relations of points.
const (
	Unrelated Relation = iota
	Same               // one claim
	Conflict           // two claims that cannot both be so, or one distorts the other
	Related            // about the same, neither one claim nor at odds: "12", "at least 12"
)

// Result is the comparison of two points.
type Result struct {
	Relation Relation
	On       string  // what a Conflict or Related is on: "number", "polarity", "hedge", "time", "actor", "tense"
	Score    float64 // how alike they are, 0 to 1
}

// Compare decides what two points are to each other.
func Compare(a, b *Point) Result {
	r, _ := compare(a, b)
	return r
}

// How much two related points must share that tells them from the rest of their
// stories (telling): less where they have a time in common or one denies what the
// other says, nothing where they have a number in common.
const (
	leastTelling = 1.2
	timedTelling = 0.6
)

// compare is Compare; least is how telling what the two share must be.
func compare(a, b *Point) (r Result, least float64) {
	l, aSmaller := measureWords(a, b)
	// Most pairs are nothing to each other whatever the rest of them counts.
	most := l
	most.Around = 1
	if len(b.Times) > 0 {
		most.Times = len(a.Times)
	}
	if s := Alike(most); s < Threshold {
		return Result{Score: s}, 0
	}
	measureRest(a, b, aSmaller, &l)
	r.Score = Alike(l)
	if r.Score < Threshold {
		return r, 0
	}
	switch {
	case l.Anchored+l.Loose > 0:
	case l.Times > 0 || l.Denied && l.Cosine >= atOdds:
		least = timedTelling
	default:
		least = leastTelling
	}
	on := []string{}
	at := func(cond bool, what string) {
		if cond {
			on = append(on, what)
		}
	}
	at(l.Against > 0 || l.Apart && sameMeasure(a, b), "number")
	at(l.Denied && l.Cosine >= atOdds, "polarity")
	at(l.TimesOff > 0, "time")
	at(l.Turned && l.Cosine > 0.7 || l.Swapped, "actor")
	if len(on) > 0 {
		r.Relation, r.On = Conflict, strings.Join(on, ", ")
		if l.Against == 0 && l.Cosine < atOdds {
			r.Relation = Related // about one thing, but too far apart to contradict each other
		}
		return r, least
	}
	at(l.Compat > 0 || l.Apart, "number")
	at(l.Polarity, "polarity")
	at(l.Hedge, "hedge")
	at(l.Tense, "tense")
	if len(on) > 0 {
		r.Relation, r.On = Related, strings.Join(on, ", ")
		return r, least
	}
	r.Relation = Same
	return r, least
}

// atOdds is the likeness of words from which a difference is a contradiction.
const atOdds = 0.5

// Threshold is the score from which two points are about the same thing.
const Threshold = 0.45

// tooLittle says whether two points have so little in common that the rest of
// what is counted does not matter.
func (l Likeness) tooLittle() bool { return l.Content+l.Names+l.Anchored < leastShared }

// What two points must have in common to be about one thing: so many stems and
// numbers, and, when names are all of it, so much of their words.
const (
	leastShared = 2
	leastCosine = 0.6
)

// Alike scores how sure it is that two points are about the same thing,
// polarity and times left aside: 0 to 1. It is a logistic function whose
// weights were fitted on annotated pairs; what weighs most is a number in
// common, because two stories rarely print one by chance.
func Alike(l Likeness) float64 {
	if l.tooLittle() || l.Content+l.Anchored+l.Loose == 0 && l.Cosine < leastCosine {
		return 0
	}
	z := -0.4 + 1.15*l.Cosine - 0.9*l.Contained + 0.75*l.Around + 1.3*l.Context +
		1.8*float64(min(l.Anchored, 2)) + 2.4*float64(min(l.Loose, 2)) + 0.8*float64(min(l.Small, 2)) + 0.19*float64(min(l.Content, 5)) - 0.04*float64(min(l.Names, 4)) +
		1.2*float64(min(l.Times, 2)) + 0.2*float64(min(l.Against, 1)) - 0.05*float64(min(l.Other, 4)) - 0.7*math.Log1p(l.Size)
	return 1 / (1 + math.Exp(-z))
}
