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
	"slices"
	"unicode"
	"unicode/utf8"
)

// Text is a story's text cut into words: what pairs are compared by. Make one
// with NewText.
type Text struct {
	Words  []Word
	Quotes int // quoted words

	seeds []uint64 // of each run of minRun words 32 bits of a hash, then where it starts; sorted
}

// Bytes is a byte range of a text, half open.
type Bytes struct{ Start, End int }

// Word is one run of letters and digits, in lower case, as a hash.
type Word struct {
	Hash       uint32
	Start, End int32 // bytes of the text
	Quoted     bool  // inside quotation marks, or in a social post
	Voiced     bool  // in a sentence that has a reporting word outside of quotation marks
	Lower      bool  // its first letter is no capital: no name
	Ends       bool  // the last word of its sentence
}

// reporting are the words by which a sentence is known to pass on what somebody
// said; what several stories have from one speaker is no copying.
var reporting = hashes("said", "says", "told", "tells", "according", "added", "announced", "asked", "confirmed", "contact", "explained",
	"noted", "release", "reported", "spokesman", "spokeswoman", "stated", "statement")

func hashes(words ...string) map[uint32]bool {
	set := make(map[uint32]bool, len(words))
	for _, w := range words {
		set[hashOf(w)] = true
	}
	return set
}

// hashOf is FNV-1a over the code points of a word in lower case.
func hashOf(word string) uint32 {
	h := uint32(2166136261)
	for _, r := range word {
		h = (h ^ uint32(r)) * 16777619
	}
	return h
}

// NewText cuts a text into words. The thousands mark inside a number and the
// apostrophe inside a word part nothing: "1,200" and "don't" are one word each.
// What stands in one of the ranges of apart, which are in order, is left out:
// captions, bylines, notices.
func NewText(text string, apart ...Bytes) *Text {
	t := &Text{Words: make([]Word, 0, len(text)/6+1), seeds: make([]uint64, 0, len(text)/6+1)}
	quoted, since, sentence := false, 0, 0
	embedded := posts(text)
	for i := 0; i < len(text); {
		if len(apart) > 0 && i >= apart[0].Start {
			sentence = t.endSentence(sentence)
			quoted = false
			i, apart = max(i, min(apart[0].End, len(text))), apart[1:]
			continue
		}
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if !inWord(r) {
			if r == '.' || r == '?' || r == '!' || r == '\n' {
				sentence = t.endSentence(sentence)
			}
			switch {
			case r == '“', r == '"' && !quoted:
				quoted, since = true, i
			case r == '”', r == '"':
				quoted = false
			case r == '\n' && i+1 < len(text) && text[i+1] == '\n':
				// A quotation ends with its paragraph: marks that never close are common.
				quoted = false
			case quoted && i-since > 1200:
				quoted = false
			}
			i += size
			continue
		}
		start, hash, lower := i, uint32(2166136261), !unicode.IsUpper(r)
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
		for len(embedded) > 0 && start >= embedded[0].End {
			embedded = embedded[1:]
		}
		said := quoted || len(embedded) > 0 && start >= embedded[0].Start
		t.Words = append(t.Words, Word{Hash: hash, Start: int32(start), End: int32(i), Quoted: said, Lower: lower})
		if said {
			t.Quotes++
		}
	}
	t.endSentence(sentence)
	t.inCapitals()
	for i := 0; i+minRun <= len(t.Words); i++ {
		t.seeds = append(t.seeds, seed(t.Words[i:])>>32<<32|uint64(i))
	}
	slices.Sort(t.seeds)
	return t
}

// inCapitals makes every word of a text that is set in capitals one in lower
// case: no names can be told there.
func (t *Text) inCapitals() {
	lower := 0
	for _, w := range t.Words {
		if w.Lower {
			lower++
		}
	}
	for i := range t.Words {
		t.Words[i].Lower = t.Words[i].Lower || 4*lower < len(t.Words)
	}
}

// endSentence marks the words from the first one of a sentence to the last and
// gives where the next one starts.
func (t *Text) endSentence(first int) int {
	if first == len(t.Words) {
		return first
	}
	voiced := false
	for _, w := range t.Words[first:] {
		voiced = voiced || !w.Quoted && reporting[w.Hash]
	}
	for i := range t.Words[first:] {
		t.Words[first+i].Voiced = voiced
	}
	t.Words[len(t.Words)-1].Ends = true
	return len(t.Words)
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
