// Package copies tells which stories derive from one text.
//
// Input is the texts of stories; output is, for a pair, the passages that both
// have, what the pair is to each other (same-text, derived, common-quotes,
// independent) and which way it went, with reasons; and for many pairs the
// groups that they form. Package trace looks for the pairs (Shingles) and keeps
// what comes out.
//
// A pair is aligned on words: runs of words that both texts have are laid over
// them, the longest first, each word covered once (greedy string tiling,
// Wise 1993). Word runs are blind to punctuation, case and the layout of
// quotation marks, which copying changes most. What was given up: a rewrite that keeps
// no run of four words has no passages here, and is left to package relays.
package copies

import (
	"unicode"
	"unicode/utf8"
)

// Text is a story's text cut into words: what pairs are compared by. Make one
// with NewText.
type Text struct {
	Words  []Word
	Quotes int // words inside quotation marks
}

// Word is one run of letters and digits, in lower case, as a hash.
type Word struct {
	Hash       uint32
	Start, End int32 // bytes of the text
	Quoted     bool  // inside quotation marks
	Close      bool  // the last word of its paragraph
}

// NewText cuts a text into words. The thousands mark inside a number and the
// apostrophe inside a word part nothing: "1,200" and "don't" are one word each.
func NewText(text string) *Text {
	t := &Text{Words: make([]Word, 0, len(text)/6+1)}
	quoted, since := false, 0
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if !inWord(r) {
			switch {
			case r == '“', r == '"' && !quoted:
				quoted, since = true, i
			case r == '”', r == '"':
				quoted = false
			case r == '\n' && i+1 < len(text) && text[i+1] == '\n':
				// A quotation ends with its paragraph: marks that never close are common.
				quoted = false
				if n := len(t.Words); n > 0 {
					t.Words[n-1].Close = true
				}
			case quoted && i-since > 1200:
				quoted = false
			}
			i += size
			continue
		}
		start, hash := i, uint32(2166136261)
		for i < len(text) {
			r, size = rune(text[i]), 1
			if r >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(text[i:])
			}
			if !inWord(r) {
				next, _ := utf8.DecodeRuneInString(text[i+size:])
				if (r == '\'' || r == '’' || r == ',' || r == '.') && inWord(next) && i > start && (r == '\'' || r == '’' || isDigit(text[i-1]) && unicode.IsDigit(next)) {
					if r == '.' {
						hash = (hash ^ '.') * 16777619
					}
					i += size
					continue
				}
				break
			}
			hash = (hash ^ uint32(unicode.ToLower(r))) * 16777619 // FNV-1a over code points
			i += size
		}
		t.Words = append(t.Words, Word{Hash: hash, Start: int32(start), End: int32(i), Quoted: quoted})
		if quoted {
			t.Quotes++
		}
	}
	if n := len(t.Words); n > 0 {
		t.Words[n-1].Close = true
	}
	return t
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
