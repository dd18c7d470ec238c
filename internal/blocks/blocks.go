// Package blocks says what each stretch of a story is for: heading, paragraph,
// caption, credit, byline, dateline, list item or notice.
//
// Input is the story's text; output is blocks in text order that do not
// overlap, begin and end on characters that are not space, and lie on rune
// boundaries. Package extract refines with it what the markup said; package
// read splits with it a page that came as text alone. Both work on byte
// offsets and never change the text. What was given up: no grammar is read, so
// a short line is judged by its length, its capitals and its last character.
package blocks

import (
	"strings"
	"unicode/utf8"

	"github.com/sayso-news/sayso"
)

// NoteRepeated is the code of the note put on a caption printed twice.
const NoteRepeated = "caption-repeated"

// Find splits a plain text and refines the result: what a reader wants when
// nothing but the text is known.
func Find(text string) ([]sayso.Block, []sayso.Note) {
	return Refine(text, Split(text))
}

// Split gives the paragraphs and list items of a plain text. Blank lines
// separate paragraphs. Lines that follow each other without a blank line are
// one paragraph when the text is wrapped at a column, which the lengths of the
// lines tell, or broken in the middle of its sentences; else one paragraph each.
func Split(text string) []sayso.Block {
	ls := lines(text)
	width := wrapWidth(text, ls)
	broken, paragraphs := false, false
	if width == 0 {
		broken, paragraphs = ragged(text, ls)
	}
	var out []sayso.Block
	for i, l := range ls {
		if l.start == l.end {
			continue
		}
		joined := i > 0 && ls[i-1].start < ls[i-1].end && !l.item && !l.indented &&
			(width > 0 && fills(text, ls[i-1], l, width) || broken && (paragraphs || !endsSentence(text[ls[i-1].start:ls[i-1].end])))
		switch {
		case joined && len(out) > 0:
			out[len(out)-1].End = l.end
		case l.item:
			out = append(out, sayso.Block{Kind: sayso.BlockList, Start: l.body, End: l.end})
		default:
			out = append(out, sayso.Block{Kind: sayso.BlockParagraph, Start: l.start, End: l.end})
		}
	}
	return out
}

// Refine gives the blocks their kinds and takes apart what was printed in one
// line: a credit glued to its caption, a dateline before the first sentence.
// Blocks whose kind is already known from markup (heading, caption, credit,
// list) keep it. Blocks must be in text order; one that is empty, reversed or
// outside the text is dropped, and an overlap goes to the earlier one. A
// caption printed twice is one block, with a note at the second printing.
func Refine(text string, blocks []sayso.Block) (out []sayso.Block, notes []sayso.Note) {
	in := tidy(text, blocks)
	r := refiner{text: text, in: in, first: firstSentence(text, in)}
	r.noticesFrom = noticesFrom(text, in)
	for i := range in {
		r.block(i)
	}
	return r.out, r.notes
}

// tidy trims the space around each block and drops what is no block.
func tidy(text string, blocks []sayso.Block) []sayso.Block {
	out := make([]sayso.Block, 0, len(blocks))
	end := 0
	for _, b := range blocks {
		b.Start, b.End = max(b.Start, end), min(b.End, len(text))
		for b.Start < b.End && !utf8.RuneStart(text[b.Start]) {
			b.Start++
		}
		for b.Start < b.End && b.End < len(text) && !utf8.RuneStart(text[b.End]) {
			b.End--
		}
		if b, ok := trim(text, b); ok {
			out = append(out, b)
			end = b.End
		}
	}
	return out
}

// trim moves the ends of a block past space; ok is false when nothing is left.
func trim(text string, b sayso.Block) (sayso.Block, bool) {
	if b.Start >= b.End {
		return b, false
	}
	s := text[b.Start:b.End]
	left := strings.TrimLeftFunc(s, isSpace)
	b.Start += len(s) - len(left)
	b.End = b.Start + len(strings.TrimRightFunc(left, isSpace))
	return b, b.Start < b.End
}
