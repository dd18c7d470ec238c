package trained

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// In a sentence set in capitals ("MAYOR RUIZ SAYS PORT WILL CLOSE") every word
// looks like a name. The network is given the words as running text would have
// them: what the lexicon knows in small letters goes small, what it knows
// mainly as a name or an abbreviation, and what it does not know, keeps capitals
// (truecasing, as L. Lita et al. 2003 have it, word by word). In a text without
// capitals no word looks like a name, and it is given the same way.

// recase sets the words of sentences in capitals, and those of a text written in
// small letters, as running text has them.
func recase(doc *nlp.Doc, words []string) {
	small := 0
	for _, sent := range doc.Sentences {
		if inSmall(words[sent.Start:sent.End]) {
			small++
		}
	}
	careless := small*2 > len(doc.Sentences)
	for _, sent := range doc.Sentences {
		switch part := words[sent.Start:sent.End]; {
		case inCapitals(part):
			for i, word := range part {
				part[i] = usual(word, i == 0)
			}
		case careless && inSmall(part):
			for i, word := range part {
				part[i] = usual(strings.ToUpper(word), i == 0)
			}
		}
	}
}

// inSmall reports whether a sentence has letters, and no capital.
func inSmall(words []string) bool {
	letters := false
	for _, word := range words {
		if strings.ContainsFunc(word, unicode.IsUpper) {
			return false
		}
		letters = letters || hasLetter(word)
	}
	return letters
}

// inCapitals reports whether a sentence of at least three words of three
// letters or more has no small letter, but in one word of ten.
func inCapitals(words []string) bool {
	count, small := 0, 0
	for _, word := range words {
		if utf8.RuneCountInString(word) < 3 || !hasLetter(word) {
			continue
		}
		count++
		if strings.ContainsFunc(word, unicode.IsLower) {
			small++
		}
	}
	return count >= 3 && small*10 <= count
}

func hasLetter(word string) bool { return strings.ContainsFunc(word, unicode.IsLetter) }

// usual gives a word in capitals as it usually stands.
func usual(word string, opens bool) string {
	if !hasLetter(word) || strings.ContainsFunc(word, unicode.IsLower) {
		return word
	}
	lower := strings.ToLower(word)
	_, size := utf8.DecodeRuneInString(word)
	title := word[:size] + strings.ToLower(word[size:])
	lex := en.Words()
	small, names, all := count(lex, lower), count(lex, title, "PROPN"), count(lex, word, "PROPN")
	switch {
	case lower == "i":
		return "I"
	case utf8.RuneCountInString(word) > 1 && all > small && all > names:
		return word
	case small > 0 && small >= names, names == 0 && plain(lower):
		if !opens {
			return lower
		}
	}
	return title
}

// count adds up how often a word was seen with some universal tags, or with any.
func count(lex *en.Lexicon, word string, upos ...string) int {
	n := 0
	for _, tag := range lex.TagsOf(word) {
		if len(upos) == 0 || lex.Tags[tag.Tag].UPOS == upos[0] {
			n += int(tag.Count)
		}
	}
	return n
}

// plain reports whether a word is made as names seldom are.
func plain(lower string) bool {
	for _, end := range [...]string{"ing", "ed", "ly", "tion", "tions", "ment", "ments", "ness", "able", "ible", "ous", "ive", "ity", "ities", "ize", "'s", "n't"} {
		if strings.HasSuffix(lower, end) {
			return true
		}
	}
	return false
}
