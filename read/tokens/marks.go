package tokens

import (
	"unicode"
	"unicode/utf8"

	"github.com/sayso-news/sayso/nlp"
)

// A family is the quotation marks that close each other: a curly mark may be
// closed by a straight one, a double by no single one.
type family uint8

const (
	noMark family = iota
	double
	single
	guillemet
	singleGuillemet
)

// A mark is a token that may open or close a quotation.
type mark struct {
	tok         int
	family      family
	open, close bool // what it may do; both when shape and spacing do not tell
	straight    bool // ' or " or a curly single that may be an apostrophe
}

// readMark gives the mark at token i; from and to are the block's tokens.
// Shape decides for curly marks, spacing for straight ones.
func readMark(doc *nlp.Doc, i, from, to int) mark {
	m := mark{tok: i}
	tok := &doc.Tokens[i]
	c := doc.Text[tok.Start]
	if c != '"' && c != '\'' && c != '`' && c < utf8.RuneSelf {
		return m
	}
	left, right := spaceLeft(doc, i, from), spaceRight(doc, i, to)
	switch doc.Text[tok.Start:tok.End] {
	case "\"":
		m.family, m.straight = double, true
		m.open, m.close = bySpace(left, right)
	case "“":
		// Closes „…“, and a few who type it on both sides.
		m.family, m.open, m.close = double, true, !left && right
	case "”":
		// Opens ”…” in Swedish and Finnish use.
		m.family, m.open, m.close = double, left && !right, true
	case "„", "‟", "``":
		m.family, m.open = double, true
	case "''":
		m.family, m.close = double, true
		m.open = left && !right
	case "«", "»":
		m.family, m.open, m.close = guillemet, true, true
	case "‹", "›":
		m.family, m.open, m.close = singleGuillemet, true, true
	case "‘":
		m.family, m.open, m.close = single, !right, !left && right
	case "‚", "‛":
		m.family, m.open = single, left && !right
	case "`":
		m.family, m.open = single, left && !right
	case "’":
		m.family, m.straight = single, true
		m.close = !left
	case "'":
		m.family, m.straight = single, true
		m.open, m.close = bySpace(left, right)
		if m.open && m.close {
			m.open = false // a glued single mark is an apostrophe before it is a quotation
		}
	}
	return m
}

// bySpace decides for a straight mark.
func bySpace(left, right bool) (open, close bool) {
	switch {
	case left && !right:
		return true, false
	case right && !left:
		return false, true
	}
	return true, true
}

// spaceLeft reports whether what stands left of token i lets a quotation open:
// the block's edge, space, an opening bracket, a dash, another opening mark.
func spaceLeft(doc *nlp.Doc, i, from int) bool {
	if i == from {
		return true
	}
	tok, before := &doc.Tokens[i], &doc.Tokens[i-1]
	if before.End < tok.Start {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(doc.Text[:before.End])
	switch r {
	case '(', '[', '{', '—', '–', '-', '/', '“', '‘', '„', '`', '=', '>':
		return true
	case '"', '\'': // "'Yes
		return i-1 == from || doc.Tokens[i-2].End < before.Start
	}
	return false
}

// spaceRight reports whether what stands right of token i lets a quotation
// close: the block's edge, space, or a mark that ends or joins.
func spaceRight(doc *nlp.Doc, i, to int) bool {
	if i+1 >= to {
		return true
	}
	tok, after := &doc.Tokens[i], &doc.Tokens[i+1]
	if after.Start > tok.End {
		return true
	}
	r, _ := utf8.DecodeRuneInString(doc.Text[after.Start:])
	switch r {
	case '.', '…':
		// "...and then": an ellipsis may open a quotation.
		return after.End-after.Start == 1 && r == '.'
	case ',', ';', ':', '!', '?', ')', ']', '}', '—', '–', '-', '/', '”', '’', '»', '<':
		return true
	case '"', '\'': // Yes.'"
		return after.End-after.Start > 1 || i+2 >= to || doc.Tokens[i+2].Start > after.End
	}
	return false
}

// inches reports whether the straight mark at token i stands right after a
// digit: 5" or 6' when no quotation is open.
func inches(doc *nlp.Doc, i, from int) bool {
	if i == from || doc.Tokens[i-1].End != doc.Tokens[i].Start {
		return false
	}
	return class[doc.Text[doc.Tokens[i].Start-1]] == digit
}

// runeBefore gives the rune glued to the left of token i, 0 for none.
func runeBefore(doc *nlp.Doc, i, from int) rune {
	if i == from || doc.Tokens[i-1].End != doc.Tokens[i].Start {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(doc.Text[:doc.Tokens[i].Start])
	return r
}

// wordFollows reports whether the token after i is a word.
func wordFollows(doc *nlp.Doc, i, to int) bool {
	if i+1 >= to {
		return false
	}
	r, _ := utf8.DecodeRuneInString(doc.Text[doc.Tokens[i+1].Start:])
	return unicode.IsLetter(r)
}
