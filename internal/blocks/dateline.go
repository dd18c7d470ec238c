package blocks

import (
	"regexp"
	"strings"
	"sync"
)

// datelineForm is a place, in capitals or with a date or an agency behind it,
// and the dash that ends it.
var datelineForm = sync.OnceValue(func() *regexp.Regexp {
	const (
		caps   = `\p{Lu}[\p{Lu}'’.\-]+(?:[ /]\p{Lu}[\p{Lu}'’.\-]*){0,4}`
		place  = `\p{Lu}[\p{L}'’.\-]+(?:[ /]\p{L}[\p{L}'’.\-]*){0,4}`
		region = `(?:, \p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,2})?`
		date   = `(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}{0,6}\.? \d{1,2}|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}{0,6})(?:,? \d{4})?`
		agency = `\(\p{L}[^()]{0,40}\)`
		dash   = `\s*(?:--|-|–|—|―)\s+`
	)
	return regexp.MustCompile(`^(?:` + caps + region + `(?:,? ` + date + `)?(?: ` + agency + `)?` + dash +
		`|` + place + region + `,? ` + date + `(?: ` + agency + `)?` + dash +
		`|` + place + region + ` ` + agency + dash +
		`|\((?:Reuters|AP|AFP|UPI|dpa|Xinhua|Bloomberg|CNN|JTA|Kyodo|PA|TASS|EFE|ANSA)\)` + dash + `)`)
})

// dateline gives the length of the dateline at the start of a paragraph, its
// dash included and the space after it not; 0 when there is none.
func dateline(s string) int {
	head := s[:min(len(s), 160)]
	if !strings.ContainsAny(head, "-–—―") {
		return 0
	}
	loc := datelineForm().FindStringIndex(head)
	if loc == nil || loc[1] >= len(s) {
		return 0
	}
	return len(strings.TrimRightFunc(s[:loc[1]], isSpace))
}
