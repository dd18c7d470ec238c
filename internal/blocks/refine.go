package blocks

import (
	"strings"

	"github.com/sayso-news/sayso"
)

// refiner holds what Refine knows while it goes through the blocks.
type refiner struct {
	text        string
	in          []sayso.Block
	first       int // index of the first block that is a sentence of the story
	noticesFrom int // index from which on every block is a notice
	out         []sayso.Block
	notes       []sayso.Note
	caption     string // the caption last printed, "" when the block before was none
	headed      bool   // a heading was seen
}

// firstSentence gives the index of the first block that is a sentence of the
// story and no caption, byline or credit; len(blocks) when there is none.
func firstSentence(text string, blocks []sayso.Block) int {
	for i, b := range blocks {
		s := text[b.Start:b.End]
		if b.Kind != sayso.BlockParagraph || captionLead(s) > 0 || isCredit(s) || isByline(s) {
			continue
		}
		if at, _, ok := bracketCredit(s); ok && at > 0 {
			continue
		}
		if endsSentence(s) || endsOpen(s) || wordCount(s, 26) > 25 {
			return i
		}
	}
	return len(blocks)
}

// block refines block i.
func (r *refiner) block(i int) {
	b := r.in[i]
	s := r.text[b.Start:b.End]
	before := r.caption
	r.caption = ""
	switch {
	case b.Kind == sayso.BlockHeading:
		r.headed = true
		r.add(b.Kind, b.Start, b.End)
	case b.Kind == sayso.BlockCaption:
		r.captionBlock(b, before)
	case b.Kind == sayso.BlockCredit || b.Kind == sayso.BlockByline || b.Kind == sayso.BlockDateline:
		r.add(b.Kind, b.Start, b.End)
	case i >= r.noticesFrom || b.Kind == sayso.BlockNotice || isNotice(s):
		r.add(sayso.BlockNotice, b.Start, b.End)
	case b.Kind == sayso.BlockList:
		r.add(b.Kind, b.Start, b.End)
	case before != "" && strings.HasPrefix(s, before) && repeats(s[len(before):]):
		r.captionBlock(b, before)
	case isCredit(s):
		r.add(sayso.BlockCredit, b.Start, b.End)
	case isByline(s) && (i < r.first || i >= len(r.in)-2):
		r.add(sayso.BlockByline, b.Start, b.End)
	case captionLead(s) > 0:
		r.captionBlock(b, before)
	case i < r.first:
		r.lead(i, b, s, before)
	default:
		r.story(i, b, s)
	}
}

// lead refines a line that stands before the story's first sentence.
func (r *refiner) lead(i int, b sayso.Block, s, before string) {
	if at, _, ok := bracketCredit(s); ok && at > 0 {
		r.captionBlock(b, before)
		return
	}
	if !shortLine(s, 25) {
		r.add(sayso.BlockParagraph, b.Start, b.End)
		return
	}
	if r.headed && !r.captioned(i, s) && personLike(s) {
		r.add(sayso.BlockByline, b.Start, b.End)
		return
	}
	if r.captioned(i, s) || r.headed && !titleLike(s) || !r.headed && len(r.out) > 0 && wordCount(s, 9) <= 8 {
		r.captionBlock(b, before)
		return
	}
	if words := wordCount(s, 6); titleLike(s) && words >= 3 || (words >= 5 || i == 0 && words >= 3) && !labelLike(s) {
		r.headed = true
		r.add(sayso.BlockHeading, b.Start, b.End)
		return
	}
	r.captionBlock(b, before)
}

// captioned reports whether a lead line is a caption by what is printed with
// it: its own credit, or the same line again next.
func (r *refiner) captioned(i int, s string) bool {
	if at, ok := gluedCredit(s); ok && at > 0 {
		return true
	}
	if i+1 >= len(r.in) {
		return false
	}
	next := r.text[r.in[i+1].Start:r.in[i+1].End]
	return isCredit(next) || strings.HasPrefix(next, s) && repeats(next[len(s):])
}

// story refines a block at or after the story's first sentence.
func (r *refiner) story(i int, b sayso.Block, s string) {
	if at, _, ok := bracketCredit(s); ok {
		if at > 0 {
			r.captionBlock(b, "")
		} else {
			r.add(sayso.BlockCredit, b.Start, b.End)
		}
		return
	}
	if i == r.first {
		if n := dateline(s); n > 0 {
			r.add(sayso.BlockDateline, b.Start, b.Start+n)
			r.add(sayso.BlockParagraph, b.Start+n, b.End)
			return
		}
	}
	if i > r.first && i+1 < min(len(r.in), r.noticesFrom) && shortLine(s, 9) && upperFirst(s) && !strings.ContainsAny(s, "\"“”") {
		r.add(sayso.BlockHeading, b.Start, b.End)
		return
	}
	r.add(sayso.BlockParagraph, b.Start, b.End)
}

// captionBlock adds a caption and the credit in it. When it repeats the
// caption before, only its credit is added, and a note.
func (r *refiner) captionBlock(b sayso.Block, before string) {
	s := r.text[b.Start:b.End]
	if before != "" && strings.HasPrefix(s, before) && repeats(s[len(before):]) {
		r.notes = append(r.notes, sayso.Note{
			Code: NoteRepeated, Start: b.Start, End: b.Start + len(before),
			Message: "the caption is printed twice; its second printing is left out",
		})
		if at := len(before); at < len(s) {
			r.credit(b.Start+at, b.End)
		}
		r.caption = before
		return
	}
	at, cut := len(s), len(s)
	if from, _, ok := bracketCredit(s); ok {
		at, cut = from, from
	} else if from, ok := gluedCredit(s); ok {
		at, cut = from, from
	} else if from, to, ok := partedCredit(s); ok {
		at, cut = to, from
	}
	r.add(sayso.BlockCaption, b.Start, b.Start+cut)
	r.caption = strings.TrimFunc(s[:cut], isSpace)
	if at < len(s) {
		r.credit(b.Start+at, b.End)
	}
}

// credit adds a credit block without the marks that part it from its caption.
func (r *refiner) credit(start, end int) {
	s := r.text[start:end]
	trimmed := strings.TrimLeft(s, " \t|/-–—")
	r.add(sayso.BlockCredit, start+len(s)-len(trimmed), end)
}

// add appends a block without the space around it, if anything is left.
func (r *refiner) add(kind sayso.BlockKind, start, end int) {
	if b, ok := trim(r.text, sayso.Block{Kind: kind, Start: start, End: end}); ok {
		r.out = append(r.out, b)
	}
}
