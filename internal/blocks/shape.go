package blocks

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// endsSentence reports whether the text ends as a sentence does, closing marks
// and brackets set aside.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)] ")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…", r) && s != ""
}

// endsOpen reports whether something is bound to follow the text.
func endsOpen(s string) bool {
	return strings.HasSuffix(s, ":") || strings.HasSuffix(s, ",") || strings.HasSuffix(s, ";") ||
		strings.HasSuffix(s, "-") || strings.HasSuffix(s, "–") || strings.HasSuffix(s, "—")
}

// shortLine reports whether the text is one short line with no final stop.
func shortLine(s string, words int) bool {
	return len(s) <= 160 && !endsSentence(s) && !endsOpen(s) && !strings.ContainsRune(s, '\n') && wordCount(s, words+1) <= words
}

// wordCount counts words, up to a limit.
func wordCount(s string, limit int) int {
	n := 0
	for range strings.FieldsSeq(s) {
		if n++; n >= limit {
			break
		}
	}
	return n
}

// capitals tells how a line is set: how many words have letters, how many of
// the longer ones begin with a capital, and whether all letters are capitals.
func capitals(s string) (words, long, capital int, all bool) {
	all = true
	for w := range strings.FieldsSeq(s) {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
		if w == "" {
			continue
		}
		words++
		if w != strings.ToUpper(w) {
			all = false
		}
		if utf8.RuneCountInString(w) >= 4 {
			long++
			if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
				capital++
			}
		}
	}
	return words, long, capital, all && words > 0
}

// titleLike reports whether a line is set as a title: all capitals, or a
// capital on nearly every longer word.
func titleLike(s string) bool {
	words, long, capital, all := capitals(s)
	if all {
		return words >= 2
	}
	return words >= 3 && long >= 2 && capital*10 >= long*8
}

// upperFirst reports whether the first letter or digit is a capital or a digit.
func upperFirst(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return !unicode.IsLower(r)
		}
	}
	return false
}

// foldPrefix reports whether s begins with prefix, case set aside (ASCII).
func foldPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
