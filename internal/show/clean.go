package show

import (
	"strings"
	"unicode/utf8"
)

// clean makes the words of a story harmless to show: an escape becomes ␛,
// other control characters and those that turn the direction of text become
// U+FFFD, direction marks vanish, invalid bytes become U+FFFD. White space of
// any kind becomes a space, but a line feed stays.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteByte('\n')
		case r == '\t' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
			b.WriteByte(' ')
		case r == 0x1b:
			b.WriteRune('␛')
		case r == 0x200e || r == 0x200f || r == 0x061c || r == 0xfeff:
		case harmful(r):
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// line is clean for words that must stay on one line: runs of white space
// become one space.
func line(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

func isClean(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' && c != '\n' || c >= 0x7f {
			return !strings.ContainsFunc(s, func(r rune) bool { return r != '\n' && (r == utf8.RuneError || harmful(r)) })
		}
	}
	return true
}

// harmful tells the runes that drive a terminal, turn the direction of text
// or hide words in it.
func harmful(r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r <= 0x9f: // C0, DEL, C1
		return true
	case r == 0x061c, r == 0x200e, r == 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return true
	case r == 0x2028, r == 0x2029, r == 0xfeff, r >= 0xfff9 && r <= 0xfffb:
		return true
	case r >= 0xe0000 && r <= 0xe007f: // tags
		return true
	}
	return false
}
