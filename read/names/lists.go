package names

import "github.com/sayso-news/sayso/internal/lang/en"

// The functions of this file are the only ones that ask lang/en and outlets.

func isFirstName(w string) bool {
	_, ok := en.Forename(w)
	return ok
}

// isPlaceWord reports whether one word is the whole name of a place.
func isPlaceWord(w string) bool {
	n, place := en.MatchCountry(func(int) string { return w }, 1)
	return n == 1 && place.Kind != en.PlaceDemonym
}

func isDemonym(w string) bool {
	n, place := en.MatchCountry(func(int) string { return w }, 1)
	return n == 1 && place.Kind == en.PlaceDemonym
}

// demonymAt gives the number of tokens of the nationality that starts at word(0).
func demonymAt(word func(int) string, n int) int {
	if n, place := en.MatchCountry(word, n); place.Kind == en.PlaceDemonym {
		return n
	}
	return 0
}

// placeAt gives the number of tokens of the place that starts at word(0).
func placeAt(word func(int) string, n int) int {
	if n, place := en.MatchCountry(word, n); place.Kind != en.PlaceDemonym {
		return n
	}
	return 0
}

// titleAt gives the number of tokens of the title that starts at word(0).
func titleAt(word func(int) string, n int) int {
	length, _ := en.MatchTitle(word, n)
	return length
}

// roleNoun reports whether a noun in lower case names a person's role.
func roleNoun(w string) bool {
	p, ok := en.LookupPerson(w)
	return ok && !p.Plural && p.Class != en.PersonKin && p.Class != en.PersonGeneric || titleAt(func(int) string { return w }, 1) > 0
}

// bodyNoun reports whether a noun in lower case names a body: "the mining group
// Corella".
func bodyNoun(w string) bool {
	g, ok := en.LookupGroup(w)
	return ok && g.Class != en.GroupPeople && !g.Plural
}

// outletNoun reports whether a noun in lower case is a kind of outlet: "the
// broadcaster TRT".
func outletNoun(w string) bool {
	switch w {
	case "newspaper", "paper", "broadcaster", "daily", "magazine", "outlet", "channel", "station", "newswire", "tabloid", "weekly", "website", "newsletter":
		return true
	}
	return false
}

// outletWord reports whether a word is part of many outlets' names and of few others.
func outletWord(w string) bool {
	switch w {
	case "radio", "tv", "herald", "gazette", "tribune", "courier", "ledger", "post", "times", "telegraph", "chronicle", "daily", "news", "broadcasting",
		"broadcaster", "newswire", "newspaper", "television", "examiner", "inquirer", "observer", "journal", "mail", "mirror", "guardian", "wire", "bulletin", "dispatch", "sentinel", "echo", "argus", "reporter":
		return true
	}
	return false
}

func reports(w string) bool {
	v, ok := en.Reporting(w)
	return ok && v.Form&(en.VerbPast|en.VerbThird) != 0 && !v.Takes.Has(en.TakesWeak)
}

// listed finds a name that a table knows at token i: a place.
func (f *finder) listed(i int) (int, cand) {
	if !f.capital(i) {
		return 0, cand{}
	}
	return 0, cand{}
}
