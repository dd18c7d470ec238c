package tokens

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A lowerer gives lower-cased words. A word that is lower case already is
// given back as it is; the others share a buffer, so that a text costs a few
// allocations and not one for each capital.
type lowerer struct{ buf strings.Builder }

func (l *lowerer) of(s string) string {
	i := 0
	for i < len(s) && s[i] < utf8.RuneSelf && !upperByte(s[i]) {
		i++
	}
	if i == len(s) {
		return s
	}
	if l.buf.Cap()-l.buf.Len() < len(s)+utf8.UTFMax {
		l.buf = strings.Builder{} // words made before keep the old buffer
		l.buf.Grow(max(1024, 2*len(s)))
	}
	start := l.buf.Len()
	l.buf.WriteString(s[:i])
	for i < len(s) {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case r == utf8.RuneError && size == 1:
			l.buf.WriteByte(s[i]) // not UTF-8: kept as it is
		case r == '’' || r == '‘' || r == 'ʼ' || r == '‛':
			l.buf.WriteByte('\'')
		case r < utf8.RuneSelf:
			c := s[i]
			if upperByte(c) {
				c |= 0x20
			}
			l.buf.WriteByte(c)
		default:
			l.buf.WriteRune(unicode.ToLower(r))
		}
		i += size
	}
	return l.buf.String()[start:]
}
