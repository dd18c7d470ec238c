package blocks

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Widths, in characters, between which a text may be wrapped at a column.
const (
	minWrap = 45
	maxWrap = 120
)

// line is one line of a text without the space around it; body is where the
// words begin after a list marker.
type line struct {
	start, end, body int
	item, indented   bool
}

func isSpace(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }

// lines gives every line, the blank ones as empty ranges.
func lines(text string) []line {
	var out []line
	pos := 0
	for s := range strings.Lines(text) {
		left := strings.TrimLeftFunc(s, isSpace)
		body := strings.TrimRightFunc(left, isSpace)
		l := line{start: pos + len(s) - len(left)}
		l.end = l.start + len(body)
		l.indented = l.start > pos && l.start < l.end
		mark := marker(body)
		l.item, l.body = mark > 0, l.start+mark
		out = append(out, l)
		pos += len(s)
	}
	return out
}

// marker gives the length of the list marker a line begins with, the space
// after it included; 0 when there is none or nothing follows it.
func marker(s string) int {
	n := 0
	switch {
	case strings.HasPrefix(s, "•"), strings.HasPrefix(s, "◦"), strings.HasPrefix(s, "▪"):
		n = 3
	case strings.HasPrefix(s, "·"):
		n = 2
	case strings.HasPrefix(s, "- "), strings.HasPrefix(s, "* "):
		n = 1
	default:
		d := 0
		for d < len(s) && d < 3 && '0' <= s[d] && s[d] <= '9' {
			d++
		}
		if d == 0 || d == 3 || d+1 >= len(s) || s[d] != '.' && s[d] != ')' || s[d+1] != ' ' {
			return 0
		}
		n = d + 1
	}
	rest := strings.TrimLeftFunc(s[n:], isSpace)
	if rest == "" {
		return 0
	}
	return len(s) - len(rest)
}

// wrapWidth gives the column at which the text is wrapped, 0 when it is not:
// no line is longer than a page is wide, and most lines that another follows
// are as full as the next word allows.
func wrapWidth(text string, ls []line) int {
	width, joins, full, stops := 0, 0, 0, 0
	for _, l := range ls {
		width = max(width, utf8.RuneCountInString(text[l.start:l.end]))
	}
	if width < minWrap || width > maxWrap {
		return 0
	}
	for i := 1; i < len(ls); i++ {
		prev, l := ls[i-1], ls[i]
		if prev.start == prev.end || l.start == l.end || l.item {
			continue
		}
		joins++
		if fills(text, prev, l, width) {
			full++
		}
		if endsSentence(text[prev.start:prev.end]) {
			stops++
		}
	}
	if joins == 0 || full*2 < joins || stops*10 >= joins*7 {
		return 0
	}
	return width
}

// fills reports whether the first word of l would not have fitted on the line
// before, which is how a wrapped paragraph goes on.
func fills(text string, prev, l line, width int) bool {
	word, _, _ := strings.Cut(text[l.start:l.end], " ")
	n := utf8.RuneCountInString(text[prev.start:prev.end]) + 1 + utf8.RuneCountInString(word)
	return n*8 > width*7
}

// ragged reports whether the text's lines break off wherever they stand, at no
// column: a third of the lines that follow another go on with a small letter
// where no sentence ended. paragraphs says whether blank lines part its
// paragraphs.
func ragged(text string, ls []line) (broken, paragraphs bool) {
	joins, goOn := 0, 0
	for i := 1; i < len(ls); i++ {
		prev, l := ls[i-1], ls[i]
		if prev.start == prev.end || l.start == l.end || l.item {
			paragraphs = paragraphs || prev.start == prev.end && joins > 0
			continue
		}
		joins++
		if first, _ := utf8.DecodeRuneInString(text[l.start:]); unicode.IsLower(first) && !endsSentence(text[prev.start:prev.end]) {
			goOn++
		}
	}
	return joins >= 3 && goOn*3 >= joins, paragraphs
}
