package trained

import (
	"unicode"
	"unicode/utf8"

	"github.com/sayso-news/sayso/nlp"
)

// likelyCut takes the place of sureCut in a text that lost its stops ("… the port
// will close The mayor said").
const likelyCut = 0.2

// unstopped reports whether the text has lost its stops: more than half of its
// longer paragraphs end without one.
func (r *reading) unstopped() bool {
	doc := r.doc
	long, bare, start := 0, 0, 0
	for i := range doc.Tokens {
		if i+1 < len(doc.Tokens) && doc.Tokens[i+1].Block == doc.Tokens[i].Block {
			continue
		}
		if i+1-start >= longParagraph {
			long++
			if first, _ := utf8.DecodeRuneInString(doc.Tok(i)); unicode.IsLetter(first) || unicode.IsDigit(first) {
				bare++
			}
		}
		start = i + 1
	}
	return bare > 1 && bare*2 > long
}

// longParagraph is how many tokens a paragraph has that should end with a stop.
const longParagraph = 12

// smallWord reports whether token i is an article, a pronoun or another small
// word with a capital, before a word without one: "… the port The mayor said".
func (r *reading) smallWord(i int) bool {
	first, _ := utf8.DecodeRuneInString(r.words[i])
	if !unicode.IsUpper(first) || r.doc.Tokens[i].Lower == "i" || i+1 >= len(r.words) || i == 0 {
		return false
	}
	if next, _ := utf8.DecodeRuneInString(r.words[i+1]); unicode.IsUpper(next) {
		return false
	}
	if before, _ := utf8.DecodeRuneInString(r.words[i-1]); !unicode.IsLetter(before) && !unicode.IsDigit(before) {
		return false
	}
	switch r.doc.Tokens[i].Tag {
	case nlp.DET, nlp.PRON, nlp.ADP, nlp.SCONJ, nlp.CCONJ, nlp.ADV, nlp.AUX:
		return true
	}
	return false
}
