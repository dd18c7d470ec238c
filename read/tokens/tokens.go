// Package tokens is the first stage of a reading: it finds the tokens, the
// sentences and the quotations of a text.
//
// Input is Doc.Text with Doc.Blocks; when there are no blocks, every stretch
// between blank lines becomes a paragraph. Output is Doc.Tokens (offsets,
// Block, Lower), Doc.Sentences and Doc.Quotes, with a Note for each quotation
// mark that has no partner. Its only list is the abbreviations of package en.
//
// The tokeniser reads bytes from left to right, once, and follows the English
// treebanks of Universal Dependencies, except that words with hyphens stay
// whole. Sentences and quotations are found on tokens, block by block, so that
// a fault in one paragraph cannot spoil the next. What was given up: no word is
// looked up besides abbreviations, so that "the U.S. Senate" and "the U.S. She"
// are told apart by a short list of words that often open a sentence.
package tokens

import (
	"context"

	"github.com/sayso-news/sayso/nlp"
)

// Stage finds tokens, sentences and quotations. It holds no state and is safe
// for concurrent use.
type Stage struct{}

// New gives the stage.
func New() *Stage { return &Stage{} }

// Name gives "tokens".
func (*Stage) Name() string { return "tokens" }

// Needs gives no layer: blocks come with the Doc.
func (*Stage) Needs() nlp.Layers { return 0 }

// Gives names the layers that Read fills.
func (*Stage) Gives() nlp.Layers { return nlp.Tokens | nlp.Sentences | nlp.Quotes }

// Read fills Tokens, Sentences and Quotes, and Blocks when there are none. It
// fails only when ctx is done.
func (*Stage) Read(ctx context.Context, doc *nlp.Doc) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if len(doc.Blocks) == 0 {
		doc.Blocks = paragraphs(doc.Text)
	}
	tokenise(doc)
	doc.Sentences = sentences(doc)
	pairQuotes(doc)
	return nil
}
