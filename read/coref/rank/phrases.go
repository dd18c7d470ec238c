package rank

import (
	"slices"

	"github.com/sayso-news/sayso/nlp"
)

// phrase is a noun phrase, name or pronoun that may speak of something.
type phrase struct {
	span nlp.Span
	head int
	sent int
	facts
}

// tree gives the children and extents of a document's dependency trees.
type tree struct {
	doc       *nlp.Doc
	first     []int32 // token → its first child, -1
	next      []int32 // token → the next child of the same head, -1
	low, high []int32 // token → first and last token of its subtree
}

func newTree(doc *nlp.Doc) *tree {
	n := len(doc.Tokens)
	t := &tree{doc: doc, first: make([]int32, n), next: make([]int32, n), low: make([]int32, n), high: make([]int32, n)}
	for i := range n {
		t.first[i], t.next[i], t.low[i], t.high[i] = -1, -1, int32(i), int32(i)
	}
	for i := n - 1; i >= 0; i-- { // backwards, so that children come in text order
		if head := doc.Tokens[i].Head; head >= 0 && head < n && head != i {
			t.next[i] = t.first[head]
			t.first[head] = int32(i)
		}
	}
	for i := range n {
		at := i
		for range deepest { // a bound, should heads ever run in a circle
			head := doc.Tokens[at].Head
			if head < 0 || head >= n || t.low[head] <= int32(i) && t.high[head] >= int32(i) {
				break
			}
			t.low[head], t.high[head] = min(t.low[head], int32(i)), max(t.high[head], int32(i))
			at = head
		}
	}
	return t
}

const deepest = 400

// children calls f with each child of token i, in text order.
func (t *tree) children(i int, f func(child int, rel string)) {
	for c := t.first[i]; c >= 0; c = t.next[c] {
		f(int(c), t.doc.Tokens[c].Rel)
	}
}

// has gives the first child of token i with a relation, -1 when there is none.
func (t *tree) has(i int, rel string) int {
	for c := t.first[i]; c >= 0; c = t.next[c] {
		if t.doc.Tokens[c].Rel == rel {
			return int(c)
		}
	}
	return -1
}

// phrases lists the noun phrases of a document by place, the longer of two that
// start together first.
func phrases(doc *nlp.Doc, t *tree, mentions []nlp.Mention) []phrase {
	var list []phrase
	add := func(span nlp.Span, head int) {
		if sent := doc.SentenceAt(head); !span.Empty() && span.Has(head) && sent >= 0 { // what is printed twice is in no sentence the second time
			list = append(list, phrase{span: span, head: head, sent: sent})
		}
	}
	taken := make([]bool, len(doc.Tokens)) // heads of phrases
	for i := range doc.Tokens {
		if !t.opens(i) {
			continue
		}
		taken[i] = true
		add(t.spanOf(i, false), i)
		if t.has(i, "conj") >= 0 && doc.Tokens[i].Rel != "conj" {
			add(t.spanOf(i, true), i)
		}
	}
	person := make([]bool, len(doc.Tokens))
	for i := range mentions {
		if men := &mentions[i]; men.Form == "name" && men.Kind == "person" {
			for k := men.Span.Start; k < men.Span.End; k++ {
				person[k] = true
			}
		}
	}
	for i := range doc.Tokens { // a name before a noun: "the Lindhavn harbour board"
		if tok := &doc.Tokens[i]; tok.Tag == nlp.PROPN && tok.Rel == "compound" && tok.Head > i && !(person[i] && person[tok.Head]) {
			taken[i] = true
			add(nlp.Span{Start: i, End: i + 1}, i)
		}
	}
	for i := range mentions { // names inside a phrase: "Ostland officials"
		if men := &mentions[i]; men.Form == "name" {
			if head := t.headOf(men.Span, men.Head); !taken[head] {
				add(men.Span, head)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b phrase) int {
		if a.span.Start != b.span.Start {
			return a.span.Start - b.span.Start
		}
		return b.span.End - a.span.End
	})
	return slices.CompactFunc(list, func(a, b phrase) bool { return a.span == b.span })
}

// opens reports whether token i is the head of a noun phrase.
func (t *tree) opens(i int) bool {
	tok := &t.doc.Tokens[i]
	switch tok.Rel {
	case "compound", "flat", "fixed", "goeswith", "expl", "case", "cc", "mark", "det", "aux", "cop", "punct", "discourse", "":
		return false
	}
	switch tok.Tag {
	case nlp.NOUN, nlp.PROPN:
		return true
	case nlp.PRON:
		return !t.relative(i) && !indefinite[tok.Lower]
	case nlp.DET:
		return demonstrative[tok.Lower] && argument[tok.Rel]
	case nlp.NUM:
		return argument[tok.Rel] && t.doc.Tokens[i].Rel != "nmod"
	case nlp.ADJ:
		return argument[tok.Rel] && t.has(i, "det") >= 0
	}
	return false
}

var (
	argument      = map[string]bool{"nsubj": true, "obj": true, "iobj": true, "obl": true, "nmod": true, "conj": true, "appos": true}
	demonstrative = map[string]bool{"this": true, "that": true, "these": true, "those": true, "both": true, "all": true, "some": true, "another": true, "each": true}
	indefinite    = map[string]bool{"there": true, "what": true, "whatever": true, "who": true, "whom": true, "whoever": true, "which": true}
)

// relative reports whether a pronoun opens a clause that hangs on a noun.
func (t *tree) relative(i int) bool {
	switch t.doc.Tokens[i].Lower {
	case "that", "which", "who", "whom", "whose":
	default:
		return false
	}
	at := i
	for range 3 {
		at = t.doc.Tokens[at].Head
		if at < 0 {
			return false
		}
		if t.doc.Tokens[at].Rel == "acl" {
			return t.low[at] == int32(i) || t.low[at] == int32(i)-1
		}
	}
	return false
}

// spanOf gives the words of the phrase that token i heads: determiner, modifiers,
// what hangs on it with a preposition, appositions, clauses; together with the
// phrases it is joined to when joined is set.
func (t *tree) spanOf(i int, joined bool) nlp.Span {
	tok := &t.doc.Tokens[i]
	predicate := t.has(i, "cop") >= 0
	low, high, from := i, i, 0
	t.children(i, func(c int, rel string) {
		if c > i && t.aside(c) || rel == "appos" && tok.Tag == nlp.PRON {
			return
		}
		if c < i && (rel == "case" || rel == "cop" || rel == "mark" || rel == "cc" || rel == "aux") {
			from = c + 1 // "even by the state": what stands before is no part either
		}
		switch rel {
		case "mark", "cc", "cop", "aux", "nsubj", "csubj", "expl", "parataxis", "discourse", "vocative", "dislocated", "punct", "ccomp", "advcl", "orphan":
			return
		case "case":
			if c < i || t.doc.Tokens[c].Tag != nlp.PART {
				return // "of" stays out, "'s" is in
			}
		case "conj":
			if !joined {
				return
			}
		case "obl", "advmod":
			if predicate {
				return
			}
		case "nmod":
			if c > i && tok.Tag == nlp.PROPN && !ofName[t.preposition(c)] {
				return // "met Ruiz in Ostland"
			}
		}
		low, high = min(low, int(t.low[c])), max(high, int(t.high[c]))
	})
	return t.trim(nlp.Span{Start: max(low, from), End: high + 1}, i)
}

// aside reports whether what hangs on token c stands in brackets and is more than
// a short name for the same: "the union (founded in 1912)", not "the union (UPW)".
func (t *tree) aside(c int) bool {
	switch t.doc.Tokens[t.low[c]].Lower {
	case "(", "[":
		return t.high[c]-t.low[c] > 2 || t.doc.Tokens[c].Tag == nlp.NUM
	}
	return false
}

// ofName are the prepositions that go on with a name ("Lund of the union"); others
// more often belong to the verb.
var ofName = map[string]bool{"of": true, "from": true, "for": true}

// preposition gives the first word that marks how token c hangs, "" when none does.
func (t *tree) preposition(c int) string {
	if at := t.has(c, "case"); at >= 0 && at < c {
		return t.doc.Tokens[at].Lower
	}
	return ""
}

// trim takes marks and small words off the edges of a phrase.
func (t *tree) trim(span nlp.Span, head int) nlp.Span {
	for span.End-1 > head {
		tok := &t.doc.Tokens[span.End-1]
		if (tok.Tag != nlp.PUNCT || t.closes(span)) && tok.Tag != nlp.ADV && tok.Tag != nlp.CCONJ {
			break
		}
		span.End--
	}
	for span.Start < head {
		tok := &t.doc.Tokens[span.Start]
		if (tok.Tag != nlp.CCONJ || tok.Lower == "both") && tok.Tag != nlp.SCONJ && (tok.Tag != nlp.PUNCT || tok.Lower == "(") && (tok.Tag != nlp.ADV || tok.Rel != "advmod" || tok.Head != head) {
			break
		}
		span.Start++
	}
	return span
}

// closes reports whether the last token is a bracket or mark that opened inside.
func (t *tree) closes(span nlp.Span) bool {
	open := ""
	switch t.doc.Tokens[span.End-1].Lower {
	case ")":
		open = "("
	case "]":
		open = "["
	case "”":
		open = "“"
	case "\"":
		open = "\""
	default:
		return false
	}
	for k := span.Start; k < span.End-1; k++ {
		if t.doc.Tokens[k].Lower == open {
			return true
		}
	}
	return false
}
