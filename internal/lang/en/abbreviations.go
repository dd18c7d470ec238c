package en

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed abbreviations.txt
var abbreviationsText string

// AbbrKind says what an abbreviation stands for.
type AbbrKind uint8

// Kinds of abbreviation, as abbreviations.txt spells them.
const (
	AbbrTitle   AbbrKind = iota // title: before a person's name (Mr., Gen., Sen.)
	AbbrSuffix                  // suffix: after a person's name (Jr., Ph.D., Esq.)
	AbbrParty                   // party: member of a legislature (D-Va., R-Texas has no period)
	AbbrCompany                 // company: legal form of a firm (Inc., Ltd.)
	AbbrPlace                   // place: country, state, or part of an address (U.S., Calif., St., Ave.)
	AbbrOrg                     // org: an organisation or a word of its name (U.N., Dept., Univ.)
	AbbrTime                    // time: clock, month, weekday, era (a.m., Jan., Mon., B.C.)
	AbbrUnit                    // unit: measure or quantity (ft., lbs., approx.)
	AbbrRef                     // ref: pointer to a numbered thing (No., p., Art., Fig.)
	AbbrLatin                   // latin: e.g., i.e., etc., vs.
	AbbrWord                    // word: any other shortened word (govt., misc.)
)

var abbrKinds = map[string]AbbrKind{
	"title": AbbrTitle, "suffix": AbbrSuffix, "party": AbbrParty, "company": AbbrCompany, "place": AbbrPlace,
	"org": AbbrOrg, "time": AbbrTime, "unit": AbbrUnit, "ref": AbbrRef, "latin": AbbrLatin, "word": AbbrWord,
}

// Abbr is what is known about an abbreviation that ends with a period.
type Abbr struct {
	Kind AbbrKind
	// MayEnd: its period may also end the sentence ("in the U.S. She left").
	// Without it, a capital after the period starts no sentence ("Gen. Ruiz").
	MayEnd bool
	// BeforeNumber: it is an abbreviation only before a number ("No. 10", but
	// "He said no."); before anything else its period ends the sentence.
	BeforeNumber bool
}

// Abbreviation looks up form, which includes its last period ("Mr.", "U.S.").
// Case counts: "No." and "no.", "Sun." and "sun." are different entries. The
// state form of a legislator's party ("D-Va.", "R-Fla.") is found for every
// state that is listed. Single capital initials ("J.") are not listed.
func Abbreviation(form string) (Abbr, bool) {
	if a, ok := abbreviations()[form]; ok {
		return a, true
	}
	if len(form) > 3 && form[1] == '-' && (form[0] == 'D' || form[0] == 'R' || form[0] == 'I') {
		if a, ok := abbreviations()[form[2:]]; ok && a.Kind == AbbrPlace {
			return Abbr{Kind: AbbrParty, MayEnd: true}, true
		}
	}
	return Abbr{}, false
}

var abbreviations = sync.OnceValue(parseAbbreviations)

func parseAbbreviations() map[string]Abbr {
	l := list{"abbreviations.txt", abbreviationsText}
	m := make(map[string]Abbr, 640)
	for n, f := range l.entries() {
		if len(f) < 2 || len(f) > 3 || !strings.HasSuffix(f[0], ".") {
			l.bad(n, "want form ending in a period, kind, flags; got %q", f)
		}
		kind, ok := abbrKinds[f[1]]
		if !ok {
			l.bad(n, "unknown kind %q", f[1])
		}
		a := Abbr{Kind: kind}
		if len(f) == 3 {
			switch f[2] {
			case "end":
				a.MayEnd = true
			case "number":
				a.BeforeNumber = true
			case "end,number":
				a.MayEnd, a.BeforeNumber = true, true
			default:
				l.bad(n, "unknown flags %q", f[2])
			}
		}
		if _, twice := m[f[0]]; twice {
			l.bad(n, "%q is listed twice", f[0])
		}
		m[f[0]] = a
	}
	return m
}
