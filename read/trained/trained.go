// Package trained lets the trained network read a text: sentences, parts of
// speech, dependency trees, and proposals for names and attributions.
//
// Input: tokens, rule sentences and quotation marks of a Doc. Output: the tags
// and the sentences outright, Token.Head and Rel, and Doc.Proposals, which the
// stages names and attribution weigh against their own rules. One pass of the
// network serves all of it.
//
// What was given up: a sentence is parsed as cut here, and a wrong cut is never
// taken back; arguments are looked for within a window around their cue.
package trained

import (
	"context"

	"github.com/sayso-news/sayso/internal/model"
	"github.com/sayso-news/sayso/nlp"
)

// Stage runs one network. It never changes and is safe for concurrent use.
type Stage struct {
	net  *model.Net
	tags []nlp.Tag  // by the network's labels
	form []nlp.Form // likewise
	name []int      // likewise: places in nlp.NameLabels
}

// New makes the stage.
func New(net *model.Net) *Stage {
	stage := &Stage{net: net}
	byName := map[string]nlp.Tag{}
	for tag := nlp.X; tag <= nlp.VERB; tag++ {
		byName[tag.String()] = tag
	}
	for _, name := range net.Labels(model.UPOS) {
		stage.tags = append(stage.tags, byName[name])
	}
	forms := map[string]nlp.Form{"Base": nlp.Base, "Present": nlp.Present, "Past": nlp.Past, "Participle": nlp.Participle, "Gerund": nlp.Gerund, "Plural": nlp.Plural}
	for _, name := range net.Labels(model.Form) {
		stage.form = append(stage.form, forms[name])
	}
	for _, name := range net.Labels(model.News) {
		stage.name = append(stage.name, namePlace(name))
	}
	return stage
}

// Name is the stage's name in notes and By.
func (*Stage) Name() string { return "trained" }

// Needs names the layers read.
func (*Stage) Needs() nlp.Layers { return nlp.Tokens | nlp.Sentences | nlp.Quotes }

// Gives names the layers written.
func (*Stage) Gives() nlp.Layers {
	return nlp.Tags | nlp.Sentences | nlp.Heads | nlp.Proposed
}

// Read fills the layers. It fails only when ctx is done.
func (stage *Stage) Read(ctx context.Context, doc *nlp.Doc) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	words, flags := input(doc)
	r := &reading{stage: stage, doc: doc, words: words, flags: flags, text: stage.net.Read(words, flags)}
	doc.Proposals.Model = stage.net.Name()
	r.tag()
	r.sentences()
	r.parse()
	r.names()
	r.attributions()
	r.text.Close()
	return ctx.Err()
}

// reading is one document with what the network says of it.
type reading struct {
	stage  *Stage
	doc    *nlp.Doc
	words  []string // as the network was given them
	flags  []uint8  // likewise
	text   *model.Text
	opened []bool // sentences open here, in a text that lost its stops
}

// input gives the words of a document and their flags.
func input(doc *nlp.Doc) (words []string, flags []uint8) {
	words, flags = make([]string, len(doc.Tokens)), make([]uint8, len(doc.Tokens))
	block := -2
	for i := range doc.Tokens {
		words[i] = doc.Tok(i)
		if doc.Tokens[i].Block != block {
			block = doc.Tokens[i].Block
			flags[i] |= model.OpensBlock
		}
	}
	for _, quote := range doc.Quotes {
		for i := quote.Span.Start; i < quote.Span.End; i++ {
			flags[i] |= model.Quoted
		}
	}
	for _, sent := range doc.Sentences {
		if !sent.Empty() {
			flags[sent.Start] |= model.OpensByRules
		}
	}
	recase(doc, words)
	return words, flags
}

// tag sets Tag and Form. Modal verbs have no form, as in package syntax.
func (r *reading) tag() {
	for i := range r.doc.Tokens {
		tok := &r.doc.Tokens[i]
		tok.Tag = r.stage.tags[r.text.Best(model.UPOS, i)]
		tok.Form = r.stage.form[r.text.Best(model.Form, i)]
		switch tok.Tag {
		case nlp.AUX:
			if modal[tok.Lower] {
				tok.Form = nlp.FormNone
			}
		case nlp.VERB:
		case nlp.NOUN, nlp.PROPN:
			if tok.Form != nlp.Plural {
				tok.Form = nlp.FormNone
			}
		default:
			tok.Form = nlp.FormNone
		}
	}
}

var modal = map[string]bool{"can": true, "ca": true, "could": true, "may": true, "might": true, "must": true, "shall": true, "sha": true, "should": true, "will": true, "wo": true, "'ll": true, "would": true, "'d": true}

// probability of the second of two labels.
func probability(logits []float32) float32 {
	return float32(model.Sigmoid(float64(logits[1]) - float64(logits[0])))
}
