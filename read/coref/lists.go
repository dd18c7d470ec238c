package coref

import "github.com/sayso-news/sayso/internal/lang/en"

// outletNoun reports whether a noun in lower case is a kind of outlet.
func outletNoun(w string) bool {
	switch w {
	case "newspaper", "paper", "broadcaster", "daily", "magazine", "outlet", "channel", "station", "newswire", "tabloid", "weekly", "network":
		return true
	}
	return false
}

// country gives the usual name of the country that a word names or is the
// adjective of, "" for other words.
func country(w string) string { return en.CountryOf(w) }

// nameGender gives the gender that a forename in lower case usually has.
func nameGender(w string) gender {
	g, _ := en.Forename(w)
	return fromEn(g)
}
