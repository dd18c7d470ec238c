package blocks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sayso-news/sayso/internal/lang/en"
)

// bylineRoles are what a byline calls its writer, in lower case.
var bylineRoles = []string{
	"staff writer", "staff reporter", "correspondent", "staff", "reporter", "special to", "for the", "columnist", "contributor", "political editor",
	"news editor", "bureau chief", "associated press", "chief reporter", "senior writer", "news agency",
}

// isByline reports whether a whole line names who wrote the story.
func isByline(s string) bool {
	if len(s) > 120 || endsSentence(s) && !strings.HasSuffix(s, "Jr.") || strings.ContainsRune(s, '\n') {
		return false
	}
	if foldPrefix(s, "by ") && nameLike(s[3:], 12) {
		return true
	}
	if foldPrefix(s, "written by ") || foldPrefix(s, "story by ") {
		return nameLike(s[strings.Index(strings.ToLower(s), "by ")+3:], 12)
	}
	for _, mark := range []string{" | ", ", "} {
		name, role, ok := strings.Cut(s, mark)
		if !ok || !nameLike(name, 8) || wordCount(name, 3) < 2 {
			continue
		}
		role = strings.ToLower(role)
		for _, known := range bylineRoles {
			if strings.Contains(role, known) {
				return true
			}
		}
		if mark == " | " && wordCount(role, 5) <= 4 {
			for _, agency := range creditNames {
				if strings.EqualFold(role, agency) {
					return true
				}
			}
		}
	}
	return false
}

// personLike reports whether a whole line is the name of one person: two to four
// words in capitals, the first a forename.
func personLike(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	_, known := en.Forename(strings.ToLower(first))
	return known && nameLike(s, 4) && wordCount(s, 2) == 2 && !strings.ContainsAny(s, ",:;|") && s != strings.ToUpper(s)
}

// nameLike reports whether the words are names: capitals but for the small
// words that stand between names.
func nameLike(s string, limit int) bool {
	words := 0
	for w := range strings.FieldsSeq(s) {
		if words++; words > limit {
			return false
		}
		switch strings.Trim(w, ",;|") {
		case "and", "in", "at", "for", "of", "the", "with", "de", "van", "von", "der", "bin", "al", "el", "la", "du", "da", "":
			if words == 1 {
				return false
			}
			continue
		}
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && r != '&' && r != '|' && r != '-' {
			return false
		}
	}
	return words > 0
}
