package tokens

import (
	"strings"
	"unicode"
)

// Classes of ASCII bytes.
const (
	other = iota
	space
	letter
	digit
	repeat    // signs that are one token when repeated
	quoteSign // ' " `
	tagSign   // @ #
)

var class = [256]uint8{
	' ': space, '\t': space, '\n': space, '\v': space, '\f': space, '\r': space,
	'0': digit, '1': digit, '2': digit, '3': digit, '4': digit, '5': digit, '6': digit, '7': digit, '8': digit, '9': digit,
	'.': repeat, '!': repeat, '?': repeat, '-': repeat, '*': repeat, '=': repeat, '_': repeat, '~': repeat, '+': repeat,
	'\'': quoteSign, '"': quoteSign, '`': quoteSign,
	'@': tagSign, '#': tagSign,
	'a': letter, 'b': letter, 'c': letter, 'd': letter, 'e': letter, 'f': letter, 'g': letter, 'h': letter, 'i': letter,
	'j': letter, 'k': letter, 'l': letter, 'm': letter, 'n': letter, 'o': letter, 'p': letter, 'q': letter, 'r': letter,
	's': letter, 't': letter, 'u': letter, 'v': letter, 'w': letter, 'x': letter, 'y': letter, 'z': letter,
	'A': letter, 'B': letter, 'C': letter, 'D': letter, 'E': letter, 'F': letter, 'G': letter, 'H': letter, 'I': letter,
	'J': letter, 'K': letter, 'L': letter, 'M': letter, 'N': letter, 'O': letter, 'P': letter, 'Q': letter, 'R': letter,
	'S': letter, 'T': letter, 'U': letter, 'V': letter, 'W': letter, 'X': letter, 'Y': letter, 'Z': letter,
}

var asciiSpace = [128]bool{' ': true, '\t': true, '\n': true, '\v': true, '\f': true, '\r': true}

// wordRune reports whether a rune beyond ASCII belongs to a word: letters,
// marks, digits, and the signs without width that stand inside words.
func wordRune(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	case 'ª', 'º':
		return true
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

// ideographic reports whether r belongs to a script written without spaces in
// which one sign is close to one word; each sign is a token of its own.
func ideographic(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

func upperByte(c byte) bool { return 'A' <= c && c <= 'Z' }
func lowerByte(c byte) bool { return 'a' <= c && c <= 'z' }

// hasPrefixFold reports whether s starts with prefix, which is lower case.
func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
