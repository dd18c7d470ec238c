package en

import (
	_ "embed"
	"sync"
)

//go:embed nouns.txt
var nounsText string

// Noun is what is known about one written form of a reporting noun: "claims",
// in "his claims that …".
type Noun struct {
	Lemma  string // singular
	Plural bool
	Stance Stance
	Takes  Takes
	preps  string
}

// Prep says whether word is a preposition that opens what was said or joins
// the speaker ("allegations of", "a warning from").
func (n Noun) Prep(word string) bool { return among(n.preps, word) }

// ReportingNoun looks up a reporting noun, singular or plural, in lower case.
func ReportingNoun(form string) (Noun, bool) {
	n, ok := reportingNouns()[form]
	return n, ok
}

var reportingNouns = sync.OnceValue(parseNouns)

func parseNouns() map[string]Noun {
	l := list{"nouns.txt", nounsText}
	m := make(map[string]Noun, 500)
	for n, f := range l.entries() {
		if len(f) < 3 || len(f) > 5 {
			l.bad(n, "want 3 to 5 fields, got %q", f)
		}
		noun := Noun{Lemma: f[0], Stance: l.stance(n, f[1]), Takes: l.takes(n, f[2])}
		noun.preps = field(f, 3)
		l.number(n, noun.Lemma, field(f, 4), func(form string, plural bool) {
			if had, twice := m[form]; twice {
				l.bad(n, "%q is a form of %q already", form, had.Lemma)
			}
			noun.Plural = plural
			m[form] = noun
		})
	}
	return m
}

// number calls enter with the singular and the plural of a noun. how is the
// list's column "plural": empty when regular, "-" when there is none, else the
// plural itself.
func (l list) number(n int, singular, how string, enter func(form string, plural bool)) {
	enter(singular, false)
	switch how {
	case "":
		enter(plural(singular), true)
	case "-":
	case singular:
		l.bad(n, "plural %q is the singular: give it as '-'", how)
	default:
		enter(how, true)
	}
}

// plural gives the regular plural of a noun, or of the last word of a phrase.
func plural(s string) string {
	if s[len(s)-1] == 'o' {
		return s + "s" // memos, videos; not as in echoes
	}
	return third(s)
}
