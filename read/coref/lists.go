package coref

import (
	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/internal/outlets"
)

// outletNoun reports whether a noun in lower case is a kind of outlet. "agency"
// is not: it is more often a body.
func outletNoun(w string) bool {
	return w != "agency" && w != "agencies" && w != "media" && w != "press" && outlets.GenericNoun(w)
}

// country gives the usual name of the country that a word names or is the
// adjective of, "" for other words.
func country(w string) string { return en.CountryOf(w) }

// nameGender gives the gender that a forename in lower case usually has.
func nameGender(w string) gender {
	g, _ := en.Forename(w)
	return fromEn(g)
}
