package eval

import (
	"strings"
	"unicode"
)

// baselineContained is the share of the shorter document's 5-grams from which the
// baseline takes two documents of one event for one text: the threshold that fits
// the whole of the set best.
const baselineContained = 0.25

// baseline groups the documents of each event by the share of word 5-grams that two
// of them have in common, single link: what a part of the set is measured against.
func (g *copyGold) baseline() map[string]int {
	grams := map[string]map[string]bool{}
	for _, d := range g.docs {
		grams[d.ID] = fiveGrams(d.Text)
	}
	group := map[string]int{}
	next := 0
	for _, e := range g.groups {
		docs := e.docs()
		for _, d := range docs {
			next++
			group[d] = next
		}
		for i, a := range docs {
			for _, b := range docs[:i] {
				if contained(grams[a], grams[b]) >= baselineContained {
					join(group, docs, group[a], group[b])
				}
			}
		}
	}
	return group
}

// join gives the documents of one group the number of another.
func join(group map[string]int, docs []string, to, from int) {
	for _, d := range docs {
		if group[d] == from {
			group[d] = to
		}
	}
}

// fiveGrams gives each run of five words of a text, in lower case without marks.
func fiveGrams(text string) map[string]bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' })
	out := map[string]bool{}
	for i := 5; i <= len(words); i++ {
		out[strings.Join(words[i-5:i], " ")] = true
	}
	return out
}

// contained gives the share of the smaller set that is in the other.
func contained(a, b map[string]bool) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 0
	}
	n := 0
	for gram := range a {
		if b[gram] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}
