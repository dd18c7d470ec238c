package coref

import "github.com/sayso-news/sayso/nlp"

// below is how many blocks under a letter's words its signature may stand.
const below = 12

// writers says who writes in the first person outside every quotation.
type writers struct {
	signed []int32 // block → the person who signs in it, -1
	author int     // the one whom the byline names, -1 where it names nobody or several
}

// writers looks through the names once.
func (r *resolver) writers() writers {
	w := writers{filled(len(r.doc.Blocks)), -1}
	several := false
	for k := range r.men {
		m := &r.men[k]
		b := r.doc.Tokens[m.Span.Start].Block
		if b < 0 || m.Form != "name" || m.Kind != "person" {
			continue
		}
		if m.Span.Len() > 1 && r.signs(m.Span) {
			w.signed[b] = int32(k)
		}
		if r.doc.Blocks[b].Kind == "byline" {
			several = several || w.author >= 0 && !r.same(w.author, k)
			w.author = k
		}
	}
	if several {
		w.author = -1
	}
	return w
}

// beside is how many words of a place may stand behind a name that signs: "Anna
// Lund, Lindhavn".
const beside = 5

// signs reports whether a name is all that its block says, but for marks and a place.
func (r *resolver) signs(span nlp.Span) bool {
	block := r.doc.Tokens[span.Start].Block
	for t := span.Start - 1; t >= 0 && r.doc.Tokens[t].Block == block; t-- {
		if r.doc.Tokens[t].Tag != nlp.PUNCT {
			return false
		}
	}
	words := 0
	for t := span.End; t < len(r.doc.Tokens) && r.doc.Tokens[t].Block == block; t++ {
		switch r.doc.Tokens[t].Tag {
		case nlp.PUNCT:
			continue
		case nlp.VERB, nlp.AUX:
			return false
		}
		if words++; words > beside || r.lower(span.End) != "," {
			return false
		}
	}
	return true
}

// of gives who an I in a block is: who signs in a line below, as under a letter, else the byline's; -1 where neither is there.
func (w *writers) of(block int) int {
	if block < 0 {
		return -1
	}
	for b := block + 1; b < len(w.signed) && b <= block+below; b++ {
		if w.signed[b] >= 0 {
			return int(w.signed[b])
		}
	}
	return w.author
}
