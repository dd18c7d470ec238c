package outlets

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Generic is a common noun for an outlet.
type Generic struct {
	Noun   string // singular, in lower case
	Kind   Kind
	Known  bool // the noun says of which kind the outlet is
	Plural bool // the plural form, or a noun that is used as a plural (state media)
	Weak   bool // also something else: agency, paper, network
}

// GenericNoun says whether a single word in lower case, singular or plural, is
// a common noun for an outlet that needs no look around: "newspaper" and
// "broadcaster", also "paper", "network" and "channel" as heads of a noun
// phrase; not "agency" or "press", which are more often something else.
func GenericNoun(word string) bool {
	g, ok := generics().single[word]
	return ok && (!g.Weak || slices.Contains(heads, g.Noun))
}

// heads are weak nouns that mean an outlet more often than not when they are the
// speaker or the one spoken to.
var heads = []string{"channel", "daily", "network", "outlet", "paper", "publication", "station", "weekly", "media"}

// MatchGeneric finds the longest common noun for an outlet that starts at
// word(0): "state news agency". word(i) is the i-th of n tokens in lower case;
// length is their number, 0 when there is none.
func MatchGeneric(word func(i int) string, n int) (length int, g Generic) {
	if n == 0 {
		return 0, Generic{}
	}
	for _, g := range generics().first[leading(word(0))] {
		if length := follow(g.form, word, n); length > 0 {
			return length, g.Generic
		}
	}
	return 0, Generic{}
}

type genericForm struct {
	Generic
	form string
}

type genericList struct {
	single map[string]Generic
	first  map[string][]genericForm // by the letters that a first token starts with; longest form first
}

var generics = sync.OnceValue(func() *genericList {
	l := &genericList{single: make(map[string]Generic, 100), first: make(map[string][]genericForm, 100)}
	n := 0
	for line := range strings.Lines(genericText) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < 2 || len(f) > 3 {
			panic(fmt.Sprintf("internal error: generic.txt:%d: want 2 or 3 fields, got %q", n, f))
		}
		g := Generic{Noun: f[0]}
		if kind := slices.Index(kinds[:], f[1]); kind >= 0 {
			g.Kind, g.Known = Kind(kind), true
		} else if f[1] != "outlet" {
			panic(fmt.Sprintf("internal error: generic.txt:%d: unknown kind %q", n, f[1]))
		}
		flags := strings.Join(f[2:], "")
		g.Weak = strings.Contains(flags, "weak")
		g.Plural = strings.Contains(flags, "plural")
		l.enter(g, g.Noun)
		if !g.Plural {
			g.Plural = true
			l.enter(g, plural(g.Noun))
		}
	}
	for _, forms := range l.first {
		slices.SortStableFunc(forms, func(a, b genericForm) int { return len(b.form) - len(a.form) })
	}
	return l
})

func (l *genericList) enter(g Generic, form string) {
	if !strings.Contains(form, " ") {
		l.single[form] = g
	}
	first := leading(form)
	l.first[first] = append(l.first[first], genericForm{g, form})
}

// leading gives the letters at the start of s, up to the first hyphen or space.
func leading(s string) string {
	if i := strings.IndexAny(s, "- "); i > 0 {
		return s[:i]
	}
	return s
}

func plural(s string) string {
	if stem, ok := strings.CutSuffix(s, "y"); ok && !strings.HasSuffix(s, "ay") {
		return stem + "ies"
	}
	return s + "s"
}
