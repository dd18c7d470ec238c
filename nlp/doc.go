// Package nlp holds the one document of a reading and its layers: tokens,
// sentences, quotations, chunks, mentions, entities, attributions, hops,
// unknowns, time expressions, events and notes.
//
// Input and output: stages of package read fill a Doc layer by layer; nothing
// here reads text or knows a language. The package imports the standard
// library only. A layer is a typed slice on Doc, referred to by index, so that
// a Doc can be listed, stored and compared without pointers. What was given up:
// layers cannot be removed or reordered once another layer points into them.
package nlp

import "time"

// Doc is one story while it is read. Text never changes; every other field is
// a layer that one stage writes.
type Doc struct {
	Text      string
	Published time.Time      // zero when not known; otherwise in Zone
	Zone      *time.Location // of Published; nil when only an offset is known
	Outlet    string         // printing outlet's name, "" when not known

	Blocks       []Block
	Tokens       []Token
	Sentences    []Span
	Quotes       []Quote
	Chunks       []Chunk
	Mentions     []Mention
	Entities     []Entity
	Clusters     []Cluster
	Attributions []Attribution
	Unknowns     []Unknown
	Timexes      []Timex
	Events       []Event
	Notes        []Note

	Proposals Proposals // what a trained stage found, for the stages that decide
}

// Layers is a set of layers of a Doc.
type Layers uint32

// The layers. Blocks come with the Doc.
const (
	Tokens       Layers = 1 << iota // Doc.Tokens: offsets, Lower, Block
	Sentences                       // Doc.Sentences
	Quotes                          // Doc.Quotes
	Tags                            // Token.Tag and Token.Lemma
	Chunks                          // Doc.Chunks
	Mentions                        // Doc.Mentions of form name (Mention.Entity not yet set)
	Timexes                         // Doc.Timexes
	Attributions                    // Doc.Attributions without hops
	Entities                        // Doc.Entities, Mention.Entity, mentions of every form
	Hops                            // Attribution.Hops, SameAs
	Unknowns                        // Doc.Unknowns
	Events                          // Doc.Events
	Heads                           // Token.Head, Token.Rel
	Proposed                        // Doc.Proposals
	Clusters                        // Doc.Clusters
)

// Str gives the text of a span, without the space around it; "" for an empty one.
func (doc *Doc) Str(span Span) string {
	start, end := doc.Bytes(span)
	return doc.Text[start:end]
}

// Bytes gives the byte range of a span: from the first byte of its first token
// to the end of its last. An empty span gives an empty range at its place.
func (doc *Doc) Bytes(span Span) (start, end int) {
	if span.Start >= span.End {
		if span.Start < len(doc.Tokens) && span.Start >= 0 {
			p := doc.Tokens[span.Start].Start
			return p, p
		}
		return 0, 0
	}
	return doc.Tokens[span.Start].Start, doc.Tokens[span.End-1].End
}

// Tok gives the text of token i.
func (doc *Doc) Tok(i int) string {
	tok := &doc.Tokens[i]
	return doc.Text[tok.Start:tok.End]
}

// SentenceAt gives the index of the sentence that holds token i, -1 when none does.
func (doc *Doc) SentenceAt(i int) int {
	lo, hi := 0, len(doc.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if doc.Sentences[mid].End <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(doc.Sentences) && doc.Sentences[lo].Start <= i {
		return lo
	}
	return -1
}

// Note adds an oddity at a byte range.
func (doc *Doc) Note(code string, start, end int, message string) {
	doc.Notes = append(doc.Notes, Note{Code: code, Start: start, End: end, Message: message})
}
