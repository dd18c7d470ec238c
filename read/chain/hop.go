package chain

import (
	"slices"

	"github.com/sayso-news/sayso/nlp"
)

// linker holds what is looked up again and again while one document is linked.
type linker struct {
	doc     *nlp.Doc
	chunkAt []int32         // token → chunk, -1 when none
	menAt   map[int][]int32 // token → mentions that start there
	printer printer
}

func newLinker(doc *nlp.Doc) *linker {
	l := &linker{doc: doc, chunkAt: make([]int32, len(doc.Tokens)), menAt: make(map[int][]int32, len(doc.Mentions)), printer: newPrinter(doc.Outlet)}
	for i := range l.chunkAt {
		l.chunkAt[i] = -1
	}
	for i, chunk := range doc.Chunks {
		for t := chunk.Span.Start; t < chunk.Span.End; t++ {
			l.chunkAt[t] = int32(i)
		}
	}
	for i, men := range doc.Mentions {
		l.menAt[men.Span.Start] = append(l.menAt[men.Span.Start], int32(i))
	}
	return l
}

// head gives the head token of a noun phrase: that of its first base phrase
// which is not a mere possessor.
func (l *linker) head(span nlp.Span) int {
	for t := span.Start; t < span.End; t++ {
		if c := l.chunkAt[t]; c >= 0 && l.doc.Chunks[c].Kind == nlp.NP && span.Has(l.doc.Chunks[c].Head) {
			head := l.doc.Chunks[c].Head
			switch word := l.doc.Tokens[head].Lower; {
			case l.share(head) && head+1 < span.End: // "29% of the people", "six in ten voters"
				if next := l.doc.Tokens[head+1].Lower; next == "of" || next == "in" || next == "out" {
					t = l.doc.Chunks[c].Span.End
					continue
				}
			case slices.Contains(containers, word):
				if head+1 < span.End && l.doc.Tokens[head+1].Lower == "of" {
					t = l.doc.Chunks[c].Span.End
					continue // "a copy of the letter" is a letter
				}
			}
			return head
		}
	}
	return span.End - 1
}

// containers are nouns that stand before what is meant.
var containers = []string{"copy", "copies", "version", "draft", "excerpt", "excerpts", "series", "number", "group", "couple", "handful", "majority", "transcript",
	"dozens", "scores", "hundreds", "thousands", "half", "most", "batch", "slew", "trove", "string"}

// share reports whether token i is a number or a part of a whole.
func (l *linker) share(i int) bool {
	switch l.doc.Tokens[i].Lower {
	case "%", "percent", "pct", "cent", "half", "most", "many", "some", "thirds", "quarter", "quarters", "third":
		return true
	}
	return l.doc.Tokens[i].Tag == nlp.NUM && !(l.doc.Tokens[i].Lower == "one" && i+1 < len(l.doc.Tokens) && l.doc.Tokens[i+1].Lower == "of")
}

// mention gives the mention that stands for a span: the one with the same head,
// the widest first; nil when none does.
func (l *linker) mention(span nlp.Span) *nlp.Mention {
	head := l.head(span)
	var best *nlp.Mention
	for t := span.Start; t < span.End; t++ {
		for _, m := range l.menAt[t] {
			men := &l.doc.Mentions[m]
			if men.Entity < 0 || men.Span.End > span.End {
				continue
			}
			if men.Span == span {
				return men
			}
			if men.Span.Has(head) && (best == nil || men.Span.Len() > best.Span.Len()) {
				best = men
			}
		}
	}
	return best
}

// entityAt gives the entity that a span speaks of, -1 when none is known.
func (l *linker) entityAt(span nlp.Span) int {
	if men := l.mention(span); men != nil {
		return men.Entity
	}
	return -1
}

// hop makes the hop of a noun phrase, false for what is no carrier ("me", "us").
func (l *linker) hop(span, link nlp.Span) (nlp.Hop, bool) {
	if span.Empty() {
		return nlp.Hop{}, false
	}
	span = l.core(span)
	if np, ok := l.relative(span); ok {
		span = np
	}
	if c := l.chunkAt[span.Start]; c >= 0 && l.doc.Chunks[c].Kind == nlp.VG { // "was quoted as": nobody is named
		return nlp.Hop{Span: span, Link: link, Kind: "unstated", Entity: -1}, true
	}
	hop := nlp.Hop{Span: span, Link: link, Entity: l.entityAt(span)}
	hop.Kind = l.kind(span, hop.Entity)
	if !link.Empty() && l.social(l.head(span)) {
		switch l.doc.Tokens[link.Start].Lower {
		case "via", "on", "in", "through", "to": // a platform as the medium; as a speaker it is a firm
			hop.Kind = "social-post"
		}
	}
	hop.Name = l.doc.Str(span)
	if hop.Entity >= 0 && l.doc.Entities[hop.Entity].Name != "" {
		hop.Name = l.doc.Entities[hop.Entity].Name
	}
	return hop, true
}

// core cuts a source down to its noun phrase: apposition and relative clause
// after a comma are no part of a hop's evidence, but a name is ("his manager,
// Jan Orr").
func (l *linker) core(span nlp.Span) nlp.Span {
	for t := span.Start + 1; t < span.End; t++ {
		if l.doc.Tokens[t].Lower == "," && t+1 < span.End && l.doc.Tokens[l.head(nlp.Span{Start: span.Start, End: t})].Tag != nlp.PROPN {
			for _, m := range l.menAt[t+1] {
				if men := &l.doc.Mentions[m]; men.Kind == "person" && men.Form == "name" && men.Span.End <= span.End {
					return nlp.Span{Start: span.Start, End: men.Span.End}
				}
			}
		}
		if l.doc.Tokens[t].Lower == "," || l.doc.Tokens[t].Lower == "(" {
			return nlp.Span{Start: span.Start, End: t}
		}
	}
	return span
}

// relative gives the noun phrase that a relative pronoun follows: of "a study
// that found", "the engineer, who said" it is the noun phrase that reaches the reader.
func (l *linker) relative(span nlp.Span) (nlp.Span, bool) {
	if !l.pronoun(span) {
		return span, false
	}
	switch l.doc.Tokens[span.Start].Lower {
	case "which", "that", "who":
	default:
		return span, false
	}
	p := span.Start - 1
	if p > 0 && l.doc.Tokens[p].Lower == "," {
		p--
		if c := l.chunkAt[p]; c >= 0 && l.doc.Tokens[l.doc.Chunks[c].Head].Tag == nlp.NUM && l.doc.Chunks[c].Span.Len() == 1 && p > 1 && l.doc.Tokens[p-1].Lower == "," { // "Gray, 24, who"
			p -= 2
		}
	}
	if p < 0 || l.chunkAt[p] < 0 {
		return span, false
	}
	c := &l.doc.Chunks[l.chunkAt[p]]
	if c.Kind != nlp.NP || c.Span.End != p+1 || c.Head == span.Start {
		return span, false
	}
	return c.Span, true
}

// withoutPrinter drops the printing outlet where it stands at the reader's end:
// a story that cites itself adds no hop.
func (l *linker) withoutPrinter(hops []nlp.Hop) []nlp.Hop {
	for len(hops) > 0 && l.isPrinter(hops[0]) {
		hops = hops[1:]
	}
	return hops
}

func (l *linker) isPrinter(hop nlp.Hop) bool {
	first := l.doc.Tokens[hop.Span.Start].Lower
	if hop.Span.Len() == 1 && (first == "me" || first == "us") {
		return true
	}
	if hop.Kind != "outlet" && hop.Kind != "organisation" {
		return false
	}
	return l.printer.is(hop.Name) || l.printer.is(l.doc.Str(hop.Span)) && (hop.Entity < 0 || l.doc.Entities[hop.Entity].Name == hop.Name)
}

// printerSpeaks reports whether an attribution names only the printing outlet.
func (l *linker) printerSpeaks(att *nlp.Attribution) bool {
	for _, src := range att.Sources {
		if hop, ok := l.hop(src, att.Cue); ok && l.isPrinter(hop) {
			return true
		}
	}
	return false
}
