package model

import (
	"unicode"
	"unicode/utf8"
)

// slots is the number of hashed features of a token.
const slots = 8

// A word that is not in the lexicon is read by its pieces: at most maxPieces,
// each of at most maxPiece code points.
const (
	maxPieces = 6
	maxPiece  = 20
)

// Flags of a token, added up.
const (
	Quoted       = 1 // stands in quotation marks, or is one
	OpensBlock   = 2 // first token of its block
	OpensByRules = 4 // first token of a sentence as package tokens cuts it
)

// fnv is 32-bit FNV-1a over a kind byte and text.
func fnv(kind byte, text string) uint32 {
	h := (uint32(2166136261) ^ uint32(kind)) * 16777619
	for i := 0; i < len(text); i++ {
		h = (h ^ uint32(text[i])) * 16777619
	}
	return h
}

// appendLower appends the lexicon's form of a word: lower case, typographic
// apostrophes and marks plain, every digit 0.
func appendLower(buf []byte, word string) []byte {
	for _, r := range word {
		switch {
		case r >= '0' && r <= '9':
			buf = append(buf, '0')
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			buf = append(buf, byte(r))
		case r == '’' || r == '‘':
			buf = append(buf, '\'')
		case r == '“' || r == '”':
			buf = append(buf, '"')
		case r == '–' || r == '—':
			buf = append(buf, '-')
		case r == 'İ': // its lower case is two code points
			buf = utf8.AppendRune(buf, r)
		default:
			buf = utf8.AppendRune(buf, unicode.ToLower(r))
		}
	}
	return buf
}

// maxShape is the longest shape, in signs.
const maxShape = 12

// appendShape appends a word's shape: letters as X, x or a, digits as 0, other
// signs as they are, runs cut to two.
func appendShape(buf []byte, word string) []byte {
	var last, before rune
	n := 0
	for _, r := range word {
		s := r
		switch {
		case r >= '0' && r <= '9':
			s = '0'
		case unicode.IsUpper(r):
			s = 'X'
		case unicode.IsLower(r):
			s = 'x'
		case unicode.IsLetter(r):
			s = 'a'
		}
		if n < 2 || last != s || before != s {
			buf = utf8.AppendRune(buf, s)
			last, before = s, last
			n++
		}
		if n == maxShape {
			break
		}
	}
	return buf
}

// hashes fills the rows of the hash table that a word adds up: its shape, then
// its first one to three and its last one to four code points.
func hashes(rows *[slots]uint32, word, lower string, size uint32, buf []byte) {
	buf = appendShape(buf[:0], word)
	rows[0] = fnv(0, string(buf)) % size
	for n := 1; n <= 3; n++ {
		rows[n] = fnv(byte(n), head(lower, n)) % size
	}
	for n := 1; n <= 4; n++ {
		rows[3+n] = fnv(byte(3+n), tail(lower, n)) % size
	}
}

// head gives the first n code points.
func head(s string, n int) string {
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return s[:at]
}

// tail gives the last n code points.
func tail(s string, n int) string {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:]
}

// inner is what the pieces that do not open a run of letters begin with in a model file.
const inner = "##"

// appendPieces appends the rows of an unknown word's pieces: the longest piece
// that fits, from left to right (WordPiece, Wu et al. 2016). A sign that no
// piece begins with is passed over.
func appendPieces(rows []int32, table map[string]int32, lower string) []int32 {
	key := make([]byte, 0, len(inner)+maxPiece*utf8.UTFMax)
	var ends [maxPiece]int
	inside := false
	for at, n := 0, 0; at < len(lower) && n < maxPieces; {
		first, size := utf8.DecodeRuneInString(lower[at:])
		points := 0
		for end := at; end < len(lower) && points < maxPiece; points++ {
			_, size := utf8.DecodeRuneInString(lower[end:])
			end += size
			ends[points] = end
		}
		key = key[:0]
		if inside {
			key = append(key, inner...)
		}
		mark := len(key)
		next := at + size
		for points--; points >= 0; points-- {
			key = append(key[:mark], lower[at:ends[points]]...)
			if row, ok := table[string(key)]; ok {
				rows = append(rows, row)
				n++
				next = ends[points]
				break
			}
		}
		inside = unicode.IsLetter(first)
		at = next
	}
	return rows
}
