// Package read turns a Page into a Reading: who says what, through whom, about
// what and when.
//
// Input is the text and what is known of it; output is one Reading whose every
// span lies in that text. Reading is a pure function: no clock, network, disk
// or randomness, and the same page and version give the same bytes.
//
// Inside, stages run one after another on one nlp.Doc. Each says which layers
// it needs and gives; New checks the order once. A stage never imports another,
// so a trained stage can take the place of a rule stage. What was given up: a
// stage cannot ask a later one (attribution does not know entities), which is
// why chains are joined in a stage of their own at the end.
package read

import (
	"context"
	"fmt"
	"slices"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/blocks"
	"github.com/sayso-news/sayso/internal/model/weights"
	"github.com/sayso-news/sayso/nlp"
	"github.com/sayso-news/sayso/read/attribution"
	"github.com/sayso-news/sayso/read/chain"
	"github.com/sayso-news/sayso/read/coref"
	"github.com/sayso-news/sayso/read/events"
	"github.com/sayso-news/sayso/read/names"
	"github.com/sayso-news/sayso/read/syntax"
	"github.com/sayso-news/sayso/read/timex"
	"github.com/sayso-news/sayso/read/tokens"
	"github.com/sayso-news/sayso/read/trained"
)

// Options chooses how a Reader reads. The zero value is the default.
type Options struct {
	// Rules reads by rules and lists alone, without the trained reader: sooner,
	// and blinder to whatever is worded as no rule expects.
	Rules bool
	// Unranked leaves noun phrases unclustered: what the ranker is trained on.
	Unranked bool
	// Unjudged finds names by rules and lists alone: what the judge of names is
	// trained on.
	Unjudged bool
}

// Reader reads stories. It is safe for use by several goroutines.
type Reader struct {
	stages []Stage
}

// New makes a Reader. The error is about a damaged model file in the program or
// the order of stages; neither happens in a sound build.
func New(options Options) (*Reader, error) {
	list, err := stages(options)
	if err == nil {
		err = checkOrder(list)
	}
	if err != nil {
		return nil, fmt.Errorf("make reader: %w", err)
	}
	return &Reader{stages: list}, nil
}

// stages lists the stages of a reading, in order: the one place that knows them all.
func stages(options Options) ([]Stage, error) {
	syntaxes := []Stage{syntax.New()}
	naming := names.New()
	if !options.Rules {
		net, err := weights.Reader()
		if err != nil {
			return nil, err
		}
		syntaxes = []Stage{trained.New(net), syntax.NewTagged()}
		if !options.Unjudged {
			if naming, err = names.NewJudged(); err != nil {
				return nil, err
			}
		}
	}
	resolve := coref.New()
	if !options.Rules && !options.Unranked {
		var err error
		if resolve, err = coref.NewRanked(); err != nil {
			return nil, err
		}
	}
	return slices.Concat([]Stage{tokens.New()}, syntaxes, []Stage{
		naming,
		timex.New(),
		attribution.New(),
		resolve,
		chain.New(),
		events.New(),
	}), nil
}

// Read reads one page. Odd text gives notes on the Reading; an error means a
// cancelled context. The page is not changed and not kept.
func (reader *Reader) Read(ctx context.Context, page *sayso.Page) (*sayso.Reading, error) {
	doc := newDoc(page)
	if err := reader.run(ctx, doc); err != nil {
		return nil, err
	}
	return newReading(page, doc), nil
}

// ReadDoc reads one page and gives the document with all its layers instead of
// the Reading: for callers who work on tokens.
func (reader *Reader) ReadDoc(ctx context.Context, page *sayso.Page) (*nlp.Doc, error) {
	doc := newDoc(page)
	if err := reader.run(ctx, doc); err != nil {
		return nil, err
	}
	return doc, nil
}

func (reader *Reader) run(ctx context.Context, doc *nlp.Doc) error {
	for _, stage := range reader.stages {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("read, before stage %s: %w", stage.Name(), err)
		}
		if err := stage.Read(ctx, doc); err != nil {
			return fmt.Errorf("read, stage %s: %w", stage.Name(), err)
		}
	}
	return nil
}

// newDoc puts a page's text and facts on a fresh document.
func newDoc(page *sayso.Page) *nlp.Doc {
	doc := &nlp.Doc{Text: page.Text, Published: page.Published.Time, Outlet: page.Outlet.Name}
	if !doc.Published.IsZero() && page.Published.Zone != "" {
		doc.Zone = doc.Published.Location()
	}
	list := page.Blocks
	for _, note := range page.Notes {
		doc.Note(note.Code, note.Start, note.End, note.Message)
	}
	if list == nil {
		var notes []sayso.Note
		list, notes = blocks.Find(page.Text)
		for _, note := range notes {
			doc.Note(note.Code, note.Start, note.End, note.Message)
		}
	}
	for _, block := range list {
		doc.Blocks = append(doc.Blocks, nlp.Block{Kind: string(block.Kind), Start: block.Start, End: block.End})
	}
	return doc
}
