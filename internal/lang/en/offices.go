package en

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed offices.txt
var officesText string

// SameOffice says whether two descriptions name one office by the list, "spy
// chief" and "head of the intelligence agency". Both are lower-case words
// without country, determiners and "of".
func SameOffice(a, b []string) bool {
	for _, office := range offices() {
		if officeNamed(office, a) && officeNamed(office, b) {
			return true
		}
	}
	return false
}

// officeNamed reports whether some name of an office has all its words in phrase.
func officeNamed(names [][]string, phrase []string) bool {
	return slices.ContainsFunc(names, func(name []string) bool {
		for _, word := range name {
			if !slices.ContainsFunc(phrase, func(w string) bool {
				start, any := strings.CutSuffix(word, "*")
				return w == word || any && strings.HasPrefix(w, start)
			}) {
				return false
			}
		}
		// one word names an office only when the description has no other noun
		return len(name) > 1 || len(phrase) == 1
	})
}

var offices = sync.OnceValue(parseOffices)

func parseOffices() [][][]string {
	l := list{"offices.txt", officesText}
	var all [][][]string
	for n, f := range l.entries() {
		if len(f) != 2 {
			l.bad(n, "want office and names, got %q", f)
		}
		names := [][]string{strings.Fields(strings.ReplaceAll(f[0], " of ", " "))}
		for name := range strings.SplitSeq(f[1], "|") {
			names = append(names, strings.Fields(name))
		}
		all = append(all, names)
	}
	return all
}
