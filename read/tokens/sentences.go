package tokens

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// sentences gives the sentences of every block, in order. Tokens of no block
// are in no sentence.
func sentences(doc *nlp.Doc) []nlp.Span {
	out := make([]nlp.Span, 0, len(doc.Tokens)/16+len(doc.Blocks))
	for from := 0; from < len(doc.Tokens); {
		block := doc.Tokens[from].Block
		to := from + 1
		for to < len(doc.Tokens) && doc.Tokens[to].Block == block {
			to++
		}
		if block >= 0 {
			switch doc.Blocks[block].Kind {
			case "heading", "credit", "byline", "dateline":
				out = appendCut(doc, out, nlp.Span{Start: from, End: to})
			default:
				out = splitBlock(doc, from, to, out)
			}
		}
		from = to
	}
	return out
}

// splitBlock appends the sentences of tokens [from,to), which are one block.
func splitBlock(doc *nlp.Doc, from, to int, out []nlp.Span) []nlp.Span {
	start := from
	closing := 0 // the token of the bracket that closes the one we are in; 0 outside
	for i := from; i < to; i++ {
		word := doc.Tok(i)
		switch c := word[0]; {
		case c == '(' || c == '[':
			// A sentence may end inside brackets only when it began with them.
			if closing <= i && i != start {
				closing = closingBracket(doc, i, to)
			}
			continue
		case c == '.', c == '!', c == '?', word == "…":
		case word[len(word)-1] == '.' && len(word) > 1:
		default:
			continue
		}
		if i < closing {
			continue
		}
		next := i + 1
		for next < to && closes(doc, next) {
			next++
		}
		if next >= to {
			break
		}
		if ends(doc, i, next, to) {
			out = appendCut(doc, out, nlp.Span{Start: start, End: next})
			start = next
		}
		i = next - 1
	}
	if start < to {
		out = appendCut(doc, out, nlp.Span{Start: start, End: to})
	}
	return out
}

// appendCut appends a sentence; one that is too long it cuts, after a mark
// where there is one in the second half.
func appendCut(doc *nlp.Doc, out []nlp.Span, sent nlp.Span) []nlp.Span {
	for sent.Len() > nlp.LongestSentence {
		end := sent.Start + nlp.LongestSentence
		for i := end - 1; i >= end-nlp.LongestSentence/2; i-- {
			if strings.Contains(",;:–—|•", doc.Tok(i)) {
				end = i + 1
				break
			}
		}
		out = append(out, nlp.Span{Start: sent.Start, End: end})
		sent.Start = end
	}
	return append(out, sent)
}

// closingBracket gives the token that closes the bracket at i, or i when it
// is not near: a bracket that was forgotten must not swallow a paragraph.
func closingBracket(doc *nlp.Doc, i, to int) int {
	depth := 0
	for j := i; j < min(to, i+80); j++ {
		switch doc.Text[doc.Tokens[j].Start] {
		case '(', '[':
			depth++
		case ')', ']':
			if depth--; depth == 0 {
				return j
			}
		}
	}
	return i
}

// closers are the marks that a straight mark before them closes with.
const closers = "\"'”’)]"

// closes reports whether token i is glued to the one before and closes
// something: a bracket, a quotation mark, another stop.
func closes(doc *nlp.Doc, i int) bool {
	if doc.Tokens[i].Start != doc.Tokens[i-1].End {
		return false
	}
	word := doc.Tok(i)
	switch word {
	case ")", "]", "”", "’", "''", "»", "›", "!", "?", ".", "...", "…":
		return true
	case "\"", "'", "“", "‘", "«":
		return i+1 == len(doc.Tokens) || doc.Tokens[i+1].Start > doc.Tokens[i].End || doc.Tokens[i+1].Block != doc.Tokens[i].Block ||
			strings.Contains(closers, doc.Tok(i+1))
	}
	return false
}

// ends reports whether the sentence whose stop is token stop ends before token
// next, which comes after all that closes it.
func ends(doc *nlp.Doc, stop, next, to int) bool {
	first := next // the first word after what opens the next sentence
	for first < to && opens(doc, first) {
		first++
	}
	spaced := doc.Tokens[next].Start > doc.Tokens[next-1].End
	if first == to {
		return spaced
	}
	r, _ := utf8.DecodeRuneInString(doc.Text[doc.Tokens[first].Start:])
	mark := doc.Tok(stop)
	if unicode.IsLower(r) {
		return false
	}
	switch {
	case unicode.IsUpper(r):
	case unicode.IsDigit(r), unicode.IsLetter(r), r == '$', r == '€', r == '£', r == '@', r == '#':
		if !spaced {
			return false
		}
	case first > next:
	default: // , ; : – and other signs go on with the sentence
		return false
	}
	if mark[len(mark)-1] == '.' && mark[0] != '.' {
		return abbreviationEnds(doc, stop, first, next > stop+1 || first > next)
	}
	if mark == "..." || mark == "…" || len(mark) > 1 && mark[0] == '.' {
		return spaced
	}
	if next > stop+1 && mark != "." && spaced && saidAfter(doc, first, to) {
		return false
	}
	return spaced || unicode.IsUpper(r)
}

// abbreviationEnds reports whether the period of an abbreviation ends the
// sentence as well.
func abbreviationEnds(doc *nlp.Doc, stop, first int, marks bool) bool {
	form := doc.Tok(stop)
	ab, ok := en.Abbreviation(form)
	if !ok && utf8.RuneCountInString(form) == 2 {
		return false // an initial
	}
	if ok && !ab.MayEnd {
		return false
	}
	return marks || starters[doc.Tokens[first].Lower]
}

// opens reports whether token i opens a quotation or a bracket by its shape.
func opens(doc *nlp.Doc, i int) bool {
	switch doc.Tok(i) {
	case "(", "[", "“", "‘", "``", "„", "«", "»", "\"", "'", "‚":
		return true
	case "''": // two apostrophes for both marks: spaced before and glued behind, they open
		return i+1 < len(doc.Tokens) && doc.Tokens[i].End == doc.Tokens[i+1].Start && (i == 0 || doc.Tokens[i-1].End < doc.Tokens[i].Start)
	}
	return false
}

// saidAfter reports whether a name or a title and then a word of saying come at
// token i: "Is it over?" Mayor Ruiz asked.
func saidAfter(doc *nlp.Doc, i, to int) bool {
	for j := i; j < min(to, i+5); j++ {
		if j > i && saying[doc.Tokens[j].Lower] {
			return !starters[doc.Tokens[i].Lower]
		}
		if r, _ := utf8.DecodeRuneInString(doc.Tok(j)); !unicode.IsUpper(r) {
			return false
		}
	}
	return false
}

// saying holds the words of saying that follow a quoted question or cry.
var saying = set("said", "says", "asked", "asks", "wrote", "added", "told", "cried", "shouted", "wondered", "replied", "tweeted", "posted", "continued")

// starters are words that often open a sentence and seldom follow an
// abbreviation inside one when they have a capital.
var starters = set("the", "a", "an", "this", "that", "these", "those", "he", "she", "it", "they", "we", "i", "you", "his", "her",
	"its", "their", "our", "my", "in", "on", "at", "for", "from", "to", "with", "after", "before", "since", "while", "when",
	"as", "if", "but", "and", "or", "so", "yet", "however", "there", "here", "what", "who", "why", "how", "where", "some", "many",
	"most", "several", "both", "all", "no", "not", "now", "then", "by", "although", "though", "because", "during", "under", "until",
	"also", "about", "according", "despite", "earlier", "later", "last", "another", "each", "every", "more", "once", "one", "two", "only",
	"meanwhile", "please", "is", "are", "was", "did", "do", "does", "will", "can")

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, word := range words {
		m[word] = true
	}
	return m
}
