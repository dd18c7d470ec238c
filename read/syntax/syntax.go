// Package syntax gives each token its part of speech, base form and
// inflection, and finds noun phrases and verb groups.
//
// Input is Doc.Tokens and Doc.Sentences; output is Token.Tag, Token.Lemma,
// Token.Form and Doc.Chunks. Words come from the lexicon of package en.
//
// The tagger is a hidden Markov model of second order (T. Brants, "TnT: a
// statistical part-of-speech tagger", 2000) over fine tags: counts of words
// with tags and of three tags in a row, an unknown word guessed by its ending
// and its capital. Counts in a plain list were chosen over hand-written rules
// in order: they weigh a whole sentence at once, and one linear pass reads
// many megabytes a second. What was given up: no dependency tree; chunks and
// their order carry what later stages need. Chunks are read off the tags.
package syntax

import (
	"context"

	"github.com/sayso-news/sayso/nlp"
)

// Stage tags and chunks. It never changes and is safe for concurrent use.
type Stage struct {
	tagged bool
}

// New gives the stage. The lexicon is read at the first Read of any Stage.
func New() *Stage { return &Stage{} }

// NewTagged gives the stage for texts whose Tag and Form an earlier stage set:
// it adds base forms and chunks.
func NewTagged() *Stage { return &Stage{tagged: true} }

// Name gives "syntax".
func (*Stage) Name() string { return "syntax" }

// Needs names the layers that Read reads.
func (stage *Stage) Needs() nlp.Layers {
	if stage.tagged {
		return nlp.Tokens | nlp.Sentences | nlp.Quotes | nlp.Tags
	}
	return nlp.Tokens | nlp.Sentences | nlp.Quotes
}

// Gives names the layers that Read fills.
func (*Stage) Gives() nlp.Layers { return nlp.Tags | nlp.Chunks }

// Read fills Tag, Lemma and Form of every token, and Chunks. It fails only
// when ctx is done.
func (stage *Stage) Read(ctx context.Context, doc *nlp.Doc) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	t := tagger{doc: doc, model: trained()}
	if stage.tagged {
		for i := range doc.Tokens {
			t.lemma(i, pennOf(&doc.Tokens[i]))
		}
		for _, sent := range doc.Sentences {
			t.repair(sent)
		}
		doc.Chunks = chunks(doc)
		return nil
	}
	pos := 0
	for _, sent := range doc.Sentences {
		t.tag(nlp.Span{Start: pos, End: sent.Start}) // tokens of no sentence
		t.tag(sent)
		pos = sent.End
	}
	t.tag(nlp.Span{Start: pos, End: len(doc.Tokens)})
	doc.Chunks = chunks(doc)
	return nil
}
