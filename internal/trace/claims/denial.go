package claims

import (
	"slices"
	"strings"
)

// denials are words that deny what comes after them; refusals are verbs and
// adjectives that do, so that "did not deny" denies nothing.
var (
	denials  = set("not no never nobody nothing none neither cannot without")
	refusals = set("denied denies deny denying declined declines refused refuses unclear undisclosed unspecified unknown failed")
)

// denial says whether a run of words denies something, and gives the stems of
// what: the first two words behind the denial that carry something. Further denials repeat the
// first ("never, not at school, not ever").
func denial(run []word) (denied []uint32, negative bool) {
	for i := 0; i < len(run); i++ {
		w := run[i].text
		switch {
		case refusals[w]:
		case denies(run, i):
			if k := slices.IndexFunc(run[i+1:min(i+4, len(run))], func(w word) bool { return refusals[w.text] }); k >= 0 {
				i += 1 + k // the two cancel out
				continue
			}
		default:
			continue
		}
		if objects[w] {
			if denied = contentStems(run[:i]); len(denied) > 0 {
				return denied[len(denied)-1:], true
			}
		}
		if denied = contentStems(run[i+1:]); len(denied) > 1 && pointsBack(run[i+1:]) {
			return denied[:1], true
		}
		return denied[:min(2, len(denied))], true
	}
	return nil, false
}

// pointsBack says whether the second word that carries something in a run stands
// behind "this" or its like: "received this document" names by another word what
// somebody else has named.
func pointsBack(run []word) bool {
	seen := 0
	for i := range run {
		if len(contentStems(run[i:i+1])) == 0 {
			continue
		}
		if seen++; seen == 2 {
			return demonstratives[run[i-1].text]
		}
	}
	return false
}

var demonstratives = set("this that these those")

// objects are denials that stand behind what they deny: "she offered nothing".
var objects = set("nothing nobody none")

// contentStems gives the stems of the words of a run that are no names and carry
// something, as they stand in it.
func contentStems(run []word) (out []uint32) {
	for _, w := range run {
		if !w.stop && !w.name && w.text != "" && (w.text[0] < '0' || w.text[0] > '9') {
			out = append(out, hash(stem(w.text)))
		}
	}
	return out
}

// denies says whether the word at i denies: "no" before a figure, and "no
// fewer", "no doubt", "not only" do not.
func denies(run []word, i int) bool {
	w := run[i].text
	if strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") {
		return true
	}
	if !denials[w] || i+1 >= len(run) {
		return denials[w]
	}
	switch next := run[i+1].text; w {
	case "no":
		return next != "fewer" && next != "less" && next != "more" && next != "doubt" && digitRun(next) == 0
	case "not":
		return next != "only" && next != "just" && next != "least"
	}
	return true
}
