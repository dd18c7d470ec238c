// Package attribution finds who says what: cues, their contents and their
// sources, and the outlet's own voice where nobody else speaks.
//
// Input: tokens, sentences, quotation marks, tags, chunks and names of a Doc.
// Output: Doc.Attributions, in text order, with Within set; hops and entities
// come later. Sieves run sentence by sentence from the most precise to the
// least, one file each, and leave their name in By. A sieve sees what earlier
// ones took and never changes it.
//
// The shape is PARC's: a cue first, then its content and its source by where
// they can stand around it. What was given up: there is no parse, so a clause
// ends where the words say so (a comma before another cue, a coordinated
// reporting verb, the full stop); long coordinated contents may be cut short or
// run on.
package attribution

import (
	"context"
	"slices"

	"github.com/sayso-news/sayso/nlp"
)

// Stage finds attributions. It holds no state.
type Stage struct{}

// New makes the stage.
func New() *Stage { return &Stage{} }

// Name is the stage's name in notes and By.
func (*Stage) Name() string { return "attribution" }

// Needs names the layers read.
func (*Stage) Needs() nlp.Layers {
	return nlp.Tokens | nlp.Sentences | nlp.Quotes | nlp.Tags | nlp.Chunks | nlp.Mentions
}

// Gives names the layer written.
func (*Stage) Gives() nlp.Layers { return nlp.Attributions }

// Read fills doc.Attributions.
func (*Stage) Read(ctx context.Context, doc *nlp.Doc) error {
	f := newFinder(doc)
	f.findTurns()
	for i, sent := range doc.Sentences {
		if !sent.Empty() && f.speaks(sent) {
			f.readSentence(i)
		}
		f.foundBy[i] = len(f.atts)
	}
	f.weigh()
	f.vetted()
	f.claimed()
	f.dropInner()
	f.continueQuotes()
	f.ownVoice()
	f.finish()
	return ctx.Err()
}

// finder holds what the sieves share while one document is read.
type finder struct {
	doc     *nlp.Doc
	chunkAt []int32 // token → chunk, -1 when none
	quoteAt []int32 // token → innermost quote, -1 when none
	nameAt  []int32 // token → mention, -1 when none
	taken   []bool  // token is part of a cue already
	atts    []nlp.Attribution
	sieved  int    // attributions that the sieves found, before any proposal
	foundBy []int  // sentence → attributions that the sieves found up to its end
	ahead   []int  // earlier attributions that reach into the sentence being read
	first   int    // first attribution of that sentence
	told    []bool // token stands in what somebody says
	covered []bool // memory of insideContents
	opened  []int32
	turns   []nlp.Attribution // of a transcript, those not yet added

	at      int      // first token of the cue being tried
	sent    nlp.Span // the sentence being read, final punctuation included
	block   string   // its block's kind
	lastSrc nlp.Span // source of the attribution before, for quotations that go on
}

func newFinder(doc *nlp.Doc) *finder {
	n := len(doc.Tokens)
	f := &finder{doc: doc, chunkAt: filled(n), quoteAt: filled(n), nameAt: filled(n), taken: make([]bool, n),
		told: make([]bool, n), foundBy: make([]int, len(doc.Sentences))}
	for i, chunk := range doc.Chunks {
		for t := chunk.Span.Start; t < chunk.Span.End; t++ {
			f.chunkAt[t] = int32(i)
		}
	}
	for i, quote := range doc.Quotes { // parents come first, so the innermost stays
		for t := quote.Span.Start; t < quote.Span.End; t++ {
			if old := f.quoteAt[t]; old < 0 || doc.Quotes[old].Span.Len() >= quote.Span.Len() {
				f.quoteAt[t] = int32(i)
			}
		}
	}
	for i, men := range doc.Mentions {
		for t := men.Span.Start; t < men.Span.End; t++ {
			f.nameAt[t] = int32(i)
		}
	}
	return f
}

func filled(n int) []int32 {
	s := make([]int32, n)
	for i := range s {
		s[i] = -1
	}
	return s
}

// speaks reports whether statements are looked for in a sentence: not in
// captions' credits, bylines, datelines and notices.
func (f *finder) speaks(sent nlp.Span) bool {
	f.block = "paragraph"
	if b := f.doc.Tokens[sent.Start].Block; b >= 0 {
		f.block = f.doc.Blocks[b].Kind
	} else {
		return false
	}
	switch f.block {
	case "credit", "byline", "dateline", "notice":
		return false
	}
	return true
}

// readSentence runs the sieves over one sentence.
func (f *finder) readSentence(i int) {
	f.sent = f.doc.Sentences[i]
	f.open()
	f.unknowns()
	f.transcript()
	f.headline()
	f.dash()
	f.according()
	f.verbless()
	f.verbs()
	f.nouns()
	f.unstated()
	for _, att := range f.atts[f.first:] {
		if len(att.Sources) > 0 {
			f.lastSrc = att.Sources[0]
		}
	}
}

// add keeps an attribution whose contents are not empty.
func (f *finder) add(att nlp.Attribution) bool {
	att.Contents = slices.DeleteFunc(att.Contents, nlp.Span.Empty)
	att.Sources = slices.DeleteFunc(att.Sources, nlp.Span.Empty)
	if len(att.Contents) == 0 {
		return false
	}
	for _, span := range att.Contents {
		if span.Overlaps(att.Cue) {
			return false
		}
		for _, src := range att.Sources {
			if span.Covers(src) && !src.Empty() {
				return false
			}
		}
	}
	if att.Mode == "" {
		att.Mode = f.mode(att.Contents)
	}
	att.Within = -1
	for t := att.Cue.Start; t < att.Cue.End; t++ {
		f.taken[t] = true
	}
	f.tell(&att)
	f.atts = append(f.atts, att)
	return true
}

// mode says how much of the contents stands in quotation marks; the "that" which
// opens one does not count.
func (f *finder) mode(contents []nlp.Span) string {
	in, out := 0, 0
	for _, span := range contents {
		for t := span.Start; t < span.End; t++ {
			if f.doc.Tokens[t].Tag == nlp.PUNCT || t == span.Start && f.conjunction(t) {
				continue
			}
			if f.quoteAt[t] >= 0 {
				in++
			} else {
				out++
			}
		}
	}
	switch {
	case in > 0 && out == 0:
		return "direct"
	case in > 0:
		return "mixed"
	}
	return "indirect"
}
