package intake

import (
	"strings"
	"time"
)

// dayLayouts are the ways in which pages print a day. A day and a month that
// are both numbers can be read in two ways, unless one of them is over twelve.
var dayLayouts = []string{"January 2 2006", "Jan 2 2006", "2 January 2006", "2 Jan 2006", "2006-01-02", "Monday January 2 2006", "Monday 2 January 2006"}

// parseDay reads a day as a page prints it, as its first moment in UTC: ok is
// false when it cannot be read or could be read in two ways.
func parseDay(s string) (time.Time, bool) {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == ',' || r == '.' })
	for i, w := range words {
		if w == "sept" {
			w = "sep"
		}
		for _, end := range []string{"st", "nd", "rd", "th"} {
			if n, ok := strings.CutSuffix(w, end); ok && n != "" && n[len(n)-1] >= '0' && n[len(n)-1] <= '9' {
				w = n
			}
		}
		if w != "" && w[0] >= 'a' && w[0] <= 'z' {
			w = strings.ToUpper(w[:1]) + w[1:]
		}
		words[i] = w
	}
	joined := strings.Join(words, " ")
	for _, layout := range dayLayouts {
		if t, err := time.Parse(layout, joined); err == nil {
			return t, true
		}
	}
	american, err1 := time.Parse("1/2/2006", joined)
	european, err2 := time.Parse("2/1/2006", joined)
	switch {
	case err1 == nil && err2 == nil && !american.Equal(european):
		return time.Time{}, false
	case err1 == nil:
		return american, true
	}
	return european, err2 == nil
}
