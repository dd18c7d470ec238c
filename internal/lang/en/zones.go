package en

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed zones.txt
var zonesText string

// ZoneByLetters gives the zones that letters in capitals stand for (ET, GMT):
// IANA names or offsets like "-05:00", several where the letters are used for
// several; nil when the list has them not.
func ZoneByLetters(letters string) []string { return zones().letters[letters] }

// MatchZone finds the longest name of a zone or of a place whose zone is known
// that starts at word(0) (eastern standard, new york). word(i) is the i-th of n
// tokens in lower case; length is its number of tokens, 0 when there is none.
// place says that it is a town's name.
func MatchZone(word func(i int) string, n int) (length int, zone string, place bool) {
	length, zone = zones().words.match(word, n)
	if l, z := zones().places.match(word, n); l > length {
		return l, z, true
	}
	return length, zone, false
}

type zoneLists struct {
	letters       map[string][]string
	words, places *phrases[string]
}

var zones = sync.OnceValue(func() zoneLists {
	out := zoneLists{map[string][]string{}, new(phrases[string]), new(phrases[string])}
	section := -1
	for part := range strings.SplitSeq(zonesText, "\n# --") {
		section++
		l := list{"zones.txt", "#" + part}
		for n, f := range l.entries() {
			switch {
			case len(f) != 2:
				l.bad(n, "want 2 fields, got %q", f)
			case section == 1:
				out.letters[f[0]] = strings.Split(f[1], "|")
			case section == 2:
				out.words.add(f[0], f[1])
			default:
				out.places.add(f[0], f[1])
			}
		}
	}
	out.words.index()
	out.places.index()
	return out
})
