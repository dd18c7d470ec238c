package en

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed countries.txt
var countriesText string

//go:embed towns.txt
var townsText string

// PlaceKind says what a word about a place is.
type PlaceKind uint8

// The kinds of word about a place.
const (
	PlaceCountry PlaceKind = iota // Turkey, US
	PlaceDemonym                  // Turkish, Americans: no place by itself
	PlaceTown                     // any other place: Ankara, West Bank
)

// Place is what is known about the name of a place, or an adjective made of one.
type Place struct {
	Name string // usual name, with its capitals; of a demonym the country's
	Kind PlaceKind
	Code string // ISO 3166-1 alpha-2 of the country it is or lies in; "" when none or several
}

// CapitalOf gives the seat of a country's government, "" when the list has none.
// The argument is the country's usual name, as in Place.Name.
func CapitalOf(country string) string { return capitals()[country] }

var capitals = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 250)
	for _, f := range (list{"countries.txt", countriesText}).entries() {
		if capital := field(f, 4); capital != "" {
			m[f[0]] = capital
		}
	}
	return m
})

// MatchCountry finds the longest name or adjective of a country, region or town
// that starts at word(0). word(i) is the i-th of n tokens in lower case; length
// is its number of tokens, 0 when there is none. That "us" and "turkey" stand
// with a capital is for the caller to see.
func MatchCountry(word func(i int) string, n int) (length int, place Place) {
	return countryNames().match(word, n)
}

// CountryOf gives the usual name of the country that a single lower-case word
// names or is the adjective of, "" when it is no such word.
func CountryOf(word string) string {
	if place, ok := countryNames().find(word); ok && place.Kind != PlaceTown {
		return place.Name
	}
	return ""
}

var countryNames = sync.OnceValue(parseCountries)

func parseCountries() *phrases[Place] {
	l := list{"countries.txt", countriesText}
	p := new(phrases[Place])
	for n, f := range l.entries() {
		if len(f) > 5 {
			l.bad(n, "want 1 to 5 fields, got %q", f)
		}
		name := f[0]
		place := Place{Name: name, Kind: PlaceCountry, Code: field(f, 3)}
		people := place
		people.Kind = PlaceDemonym
		p.add(strings.ToLower(name), place)
		if others := field(f, 1); others != "" {
			for other := range strings.SplitSeq(others, "|") {
				p.add(strings.ToLower(other), place)
			}
		}
		if adjectives := field(f, 2); adjectives != "" {
			for adjective := range strings.SplitSeq(adjectives, "|") {
				p.add(adjective, people)
				if !strings.HasSuffix(adjective, "s") && !strings.HasSuffix(adjective, "h") && !strings.HasSuffix(adjective, "ese") {
					p.add(adjective+"s", people)
				}
			}
		}
	}
	for _, f := range (list{"towns.txt", townsText}).entries() {
		p.add(strings.ToLower(f[0]), Place{Name: f[0], Kind: PlaceTown, Code: field(f, 1)})
	}
	p.index()
	return p
}
