package coref

import (
	"slices"
	"strings"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// A desc is a description taken apart for comparing.
type desc struct {
	head     string   // lemma of the head noun
	mods     []string // words before it, countries made one form
	plural   bool
	definite bool // the, this, a possessor, or no determiner
	fresh    bool // a, another, two: speaks of somebody new
	country  string
}

// A label is a description that stands beside a name: "Turkish President" before
// it, "head of the union" after it.
type label struct {
	man  int
	span nlp.Span
	desc desc
}

type gender uint8

const (
	anyGender gender = iota
	male
	female
)

func fromEn(g en.Gender) gender {
	switch g {
	case en.GenderMale:
		return male
	case en.GenderFemale:
		return female
	}
	return anyGender
}

// describe takes the noun phrase apart that ends at its head or soon after.
func (r *resolver) describe(span nlp.Span, head int) desc {
	d := desc{head: lemma(r.lower(head)), plural: r.plural(head), definite: true}
	for t := span.Start; t < head; t++ {
		w := r.lower(t)
		switch w {
		case "a", "an", "another", "one", "two", "three", "four", "five", "six", "some", "several", "many", "other", "more", "few", "second", "third", "both", "any", "every":
			d.fresh, d.definite = w != "both", false
		case "the", "this", "that", "these", "those", "'s", "'", "’", "-", ",", "his", "her", "its", "their", "our", "my", "then", "former", "current", "same", "said":
		default:
			if c := country(w); c != "" {
				d.country = c
				w = c
			}
			if !slices.Contains(d.mods, w) {
				d.mods = append(d.mods, w)
			}
		}
	}
	// "the president of Ostland", "a delegation from Hamas"
	if w := r.lower(head + 1); (w == "of" || w == "from") && head+2 < len(r.doc.Tokens) {
		k := head + 2
		if r.lower(k) == "the" {
			k++
		}
		if c := country(r.lower(k)); c != "" && d.country == "" {
			d.country = c
			d.mods = append(d.mods, c)
		}
	}
	return d
}

// fits reports whether a later description can speak of one that these words
// describe: nothing new is said, and the countries agree.
func (d desc) fits(known []string, knownCountry string) bool {
	if d.country != "" && knownCountry != "" && d.country != knownCountry {
		return false
	}
	for _, mod := range d.mods {
		if !slices.Contains(known, mod) {
			return false
		}
	}
	return true
}

// lemma gives the singular of a person's or body's noun.
func lemma(w string) string {
	if p, ok := en.LookupPerson(w); ok {
		return p.Lemma
	}
	if g, ok := en.LookupGroup(w); ok {
		return g.Lemma
	}
	if d, ok := en.LookupDocument(w); ok {
		return d.Lemma
	}
	return strings.TrimSuffix(w, "s")
}

// kindOf gives the kind of what a common noun names, "" when it names nobody,
// and how sure that is.
func kindOf(word func(int) string, plural bool) (string, float64) {
	w := word(0)
	if w == "one" || w == "justice" || w == "unity" || w == "power" {
		return "", 0
	}
	switch w {
	case "crew", "staff", "others", "personnel", "everybody", "everyone", "people", "press":
		return "group", 0.5
	}
	if outletNoun(w) {
		return "outlet", 0.6
	}
	if p, ok := en.LookupPerson(w); ok {
		if p.Plural || plural {
			return "group", 0.8
		}
		return "person", 0.8
	}
	if g, ok := en.LookupGroup(w); ok {
		if g.Class == en.GroupPeople || g.Plural {
			return "group", 0.7
		}
		return "organisation", 0.7
	}
	if n, _ := en.MatchTitle(func(int) string { return w }, 1); n > 0 {
		return "person", 0.6
	}
	switch w {
	case "delegation", "leadership", "family", "couple", "team", "negotiators", "crew":
		return "group", 0.5
	}
	if _, ok := en.LookupDocument(w); ok {
		return "document", 0.5
	}
	if _, ok := en.LookupSocial(w); ok {
		return "document", 0.4
	}
	return "", 0
}

// genderOf gives what a mention's own words say: its pronoun, a title before
// it, a forename, a noun like "spokeswoman".
func (r *resolver) genderOf(m *man) gender {
	switch m.pronoun {
	case "he", "him", "his", "himself":
		return male
	case "she", "her", "hers", "herself":
		return female
	}
	if m.Kind != "person" {
		return anyGender
	}
	if m.Form == "description" {
		p, _ := en.LookupPerson(r.lower(m.Head))
		return fromEn(p.Gender)
	}
	for n := 1; n <= 3 && m.Span.Start-n >= 0; n++ {
		from := m.Span.Start - n
		length, title := en.MatchTitle(func(i int) string { return r.lower(from + i) }, n)
		if length > 0 && length >= n-1 && title.Gender != en.GenderUnknown {
			return fromEn(title.Gender)
		}
	}
	if p, ok := en.LookupPerson(r.lower(m.Span.Start - 1)); ok && p.Gender != en.GenderUnknown {
		return fromEn(p.Gender)
	}
	if m.Span.Len() == 1 {
		return anyGender // "Scott" may be a surname: see named
	}
	for t := m.Span.Start; t < m.Span.End-1; t++ { // "Thorold William Marsh"
		if g := nameGender(r.lower(t)); g != anyGender {
			return g
		}
	}
	return anyGender
}
