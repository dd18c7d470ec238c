package tokens

import (
	"slices"
	"unicode"

	"github.com/sayso-news/sayso/nlp"
)

// CodeUnbalanced is the code of the note at a quotation mark without partner.
const CodeUnbalanced = "unbalanced-quote"

const (
	maxDepth = 8  // open quotations that a mark looks back over
	maxOpen  = 32 // quotations open at once; prose has three
)

// An openQuote waits for its closing mark.
type openQuote struct {
	mark  mark
	child int // token where a quotation of the same family opened inside; -1 for none
}

// A pairer pairs the marks of one Doc, block after block, with a stack. One
// quotation may be carried from a paragraph to the next.
type pairer struct {
	doc     *nlp.Doc
	stack   []openQuote
	marks   []mark
	closers []int // closers[k]: index of the next mark after k that can close a single quotation
}

// pairQuotes fills doc.Quotes and notes the marks without partner.
func pairQuotes(doc *nlp.Doc) {
	p := pairer{doc: doc}
	for from := 0; from < len(doc.Tokens); {
		block := doc.Tokens[from].Block
		to := from + 1
		for to < len(doc.Tokens) && doc.Tokens[to].Block == block {
			to++
		}
		if block >= 0 {
			p.pairBlock(from, to)
		}
		from = to
	}
	slices.SortFunc(doc.Quotes, func(a, b nlp.Quote) int {
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		return b.Span.End - a.Span.End
	})
	nest(doc)
}

// nest sets Parent on quotes that are sorted and do not cross.
func nest(doc *nlp.Doc) {
	var open []int
	for i := range doc.Quotes {
		q := &doc.Quotes[i]
		for len(open) > 0 && doc.Quotes[open[len(open)-1]].Span.End <= q.Span.Start {
			open = open[:len(open)-1]
		}
		q.Parent = -1
		if len(open) > 0 {
			q.Parent = open[len(open)-1]
		}
		open = append(open, i)
	}
}

// pairBlock pairs the marks of tokens [from,to), one block.
func (p *pairer) pairBlock(from, to int) {
	doc := p.doc
	paragraph := doc.Blocks[doc.Tokens[from].Block].Kind
	running := paragraph == "paragraph" || paragraph == "list"
	var carried []openQuote
	if !running { // a caption between two paragraphs of a quotation
		carried, p.stack = p.stack, nil
	}
	p.readMarks(from, to)
	marks := p.marks
	if running && len(p.stack) > 0 {
		if len(marks) > 0 && marks[0].tok == from && marks[0].open && marks[0].family == p.stack[0].mark.family {
			marks = marks[1:] // goes on with the paragraph before
		} else {
			p.abandon(from, true)
		}
	}
	base := len(p.marks) - len(marks)
	for k, m := range marks {
		p.take(m, base+k, from, to)
	}
	if !running {
		p.abandon(to, true)
		p.stack = carried
		return
	}
	if len(p.stack) > 0 && !p.goesOn(to) {
		p.abandon(to, true)
	} else if len(p.stack) > 1 {
		bottom := p.stack[0]
		p.stack = p.stack[1:]
		p.abandon(to, true)
		p.stack = append(p.stack[:0], bottom)
	}
}

// goesOn reports whether the quotation at the bottom of the stack, open at the
// end of a paragraph, goes on in the paragraph that starts at token next: it
// must open with a mark of the same family.
func (p *pairer) goesOn(next int) bool {
	doc := p.doc
	for next < len(doc.Tokens) {
		block := doc.Tokens[next].Block
		if block >= 0 {
			if kind := doc.Blocks[block].Kind; kind == "paragraph" || kind == "list" {
				break
			}
		}
		next++
	}
	if next >= len(doc.Tokens) || p.stack[0].child >= 0 {
		return false
	}
	m := readMark(doc, next, next, min(next+8, len(doc.Tokens)))
	return m.open && m.family == p.stack[0].mark.family && m.family != noMark
}

func (p *pairer) readMarks(from, to int) {
	p.marks = p.marks[:0]
	for i := from; i < to; i++ {
		if m := readMark(p.doc, i, from, to); m.family != noMark {
			p.marks = append(p.marks, m)
		}
	}
	p.closers = p.closers[:0]
	for range p.marks {
		p.closers = append(p.closers, -1)
	}
	next := -1
	for k := len(p.marks) - 1; k >= 0; k-- {
		p.closers[k] = next
		if p.marks[k].family == single && p.marks[k].close {
			next = k
		}
	}
}

// find gives the place on the stack of the innermost open quotation that m may
// close, -1 for none.
func (p *pairer) find(m mark) int {
	for k := len(p.stack) - 1; k >= max(0, len(p.stack)-maxDepth); k-- {
		if open := p.stack[k].mark; open.family == m.family {
			if m.family >= guillemet && p.doc.Tok(open.tok) == p.doc.Tok(m.tok) {
				continue // « does not close «
			}
			return k
		}
		if m.family == single && p.stack[k].mark.family != single {
			return -1 // an apostrophe inside “…” closes nothing outside it
		}
	}
	return -1
}

// take opens or closes a quotation at m, which is p.marks[k].
func (p *pairer) take(m mark, k, from, to int) {
	doc := p.doc
	at := p.find(m)
	if m.close && at >= 0 && !p.apostrophe(m, k, from, to) {
		p.closeAt(at, m.tok)
		return
	}
	if m.family == single {
		// Single marks are apostrophes unless a partner is in sight.
		if m.open && p.closers[k] >= 0 && wordOrMark(doc, m.tok, to) {
			p.push(m)
		} else if m.open && doc.Tok(m.tok) == "‘" && wordFollows(doc, m.tok, to) && p.closers[k] >= 0 {
			p.push(m)
		}
		return
	}
	if m.straight && m.close && inches(doc, m.tok, from) {
		return
	}
	if m.open && m.tok+1 < to {
		p.push(m)
		return
	}
	p.unopened(m, from)
}

// apostrophe reports whether the closing single mark m is one rather than the
// end of the open quotation: behind an s, before a word, with a better closing
// mark to come.
func (p *pairer) apostrophe(m mark, k, from, to int) bool {
	if m.family != single || !m.straight {
		return false
	}
	r := runeBefore(p.doc, m.tok, from)
	if m.tok+1 < to && p.doc.Tokens[m.tok+1].Start == p.doc.Tokens[m.tok].End && wordFollows(p.doc, m.tok, to) {
		return true // glued on both sides
	}
	if r != 's' && !(r == 'n' || r == 'z' || r == 'x') || !wordFollows(p.doc, m.tok, to) {
		return false
	}
	next := p.closers[k]
	if next < 0 {
		return false
	}
	for j := k + 1; j < next && j < k+4; j++ {
		if p.marks[j].family != single || p.marks[j].open {
			return false // another quotation comes first
		}
	}
	return unicode.IsPunct(runeBefore(p.doc, p.marks[next].tok, from)) || r == 's'
}

// push opens a quotation at m, unless a heap of marks is open already.
func (p *pairer) push(m mark) {
	if len(p.stack) >= maxOpen {
		tok := p.doc.Tokens[m.tok]
		p.doc.Note(CodeUnbalanced, tok.Start, tok.End, "this quotation is never closed")
		return
	}
	for k := len(p.stack) - 1; k >= max(0, len(p.stack)-maxDepth); k-- {
		if p.stack[k].mark.family == m.family {
			if p.stack[k].child < 0 {
				// A quotation of another family that opened between the two and
				// may enclose the second goes with it.
				p.stack[k].child = m.tok
				if k+1 < len(p.stack) {
					p.stack[k].child = p.stack[k+1].mark.tok
				}
			}
			break
		}
	}
	p.stack = append(p.stack, openQuote{mark: m, child: -1})
}

// closeAt closes stack[at] with the mark at token tok; what opened inside it
// and is still open ends before the mark.
func (p *pairer) closeAt(at, tok int) {
	open := p.stack[at]
	inner := append([]openQuote(nil), p.stack[at+1:]...)
	p.stack = p.stack[:at]
	if len(inner) > 0 {
		outer := p.stack
		p.stack = inner
		p.abandon(tok, false)
		p.stack = outer
	}
	p.add(nlp.Span{Start: open.mark.tok, End: tok + 1}, true)
}

// abandon ends every quotation on the stack before token end, or before the
// next quotation of its own kind, and notes that it was never closed.
func (p *pairer) abandon(end int, note bool) {
	for _, open := range p.stack {
		stop := end
		if open.child >= 0 {
			stop = min(stop, open.child)
		}
		end = stop
		if open.mark.family == single && open.mark.straight {
			continue // an apostrophe after all
		}
		for stop > open.mark.tok+1 && p.doc.Tokens[stop-1].Block < 0 {
			stop--
		}
		tok := p.doc.Tokens[open.mark.tok]
		p.doc.Note(CodeUnbalanced, tok.Start, tok.End, "this quotation is never closed")
		if stop > open.mark.tok+1 {
			p.add(nlp.Span{Start: open.mark.tok, End: stop}, false)
		}
	}
	p.stack = p.stack[:0]
}

// unopened notes a closing mark without opening. The quotation is taken to
// start with the sentence when no other mark stands between.
func (p *pairer) unopened(m mark, from int) {
	doc := p.doc
	tok := doc.Tokens[m.tok]
	doc.Note(CodeUnbalanced, tok.Start, tok.End, "this quotation is never opened")
	s := doc.SentenceAt(m.tok)
	if s < 0 {
		return
	}
	start := max(from, doc.Sentences[s].Start)
	if n := len(doc.Quotes); n > 0 && doc.Quotes[n-1].Span.End > start || len(p.stack) > 0 {
		return
	}
	if m.tok-start < 2 {
		return
	}
	p.add(nlp.Span{Start: start, End: m.tok + 1}, false)
}

// add adds a quotation; a balanced one of three words or fewer is a scare quote.
func (p *pairer) add(span nlp.Span, balanced bool) {
	words, stops := 0, 0
	for i := span.Start; i < min(span.End, span.Start+8); i++ {
		switch c := p.doc.Text[p.doc.Tokens[i].Start]; {
		case class[c] == letter, class[c] == digit, c >= 0x80 && p.doc.Tokens[i].Lower[0] >= 0x80 && wordRune([]rune(p.doc.Tok(i))[0]):
			words++
		case c == '!' || c == '?':
			stops++
		}
	}
	p.doc.Quotes = append(p.doc.Quotes, nlp.Quote{
		Span: span, Parent: -1, Balanced: balanced,
		Scare: balanced && span.Len() <= 8 && words <= 3 && words > 0 && stops == 0,
	})
}

// wordOrMark reports whether a word or an ellipsis or another mark is glued to the right of token i.
func wordOrMark(doc *nlp.Doc, i, to int) bool {
	return i+1 < to && doc.Tokens[i+1].Start == doc.Tokens[i].End
}
