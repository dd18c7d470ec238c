package main

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/eval"
	"github.com/sayso-news/sayso/nlp"
	"github.com/sayso-news/sayso/read"
	"github.com/sayso-news/sayso/read/chain"
)

// kinds reads the documents of source-kinds and writes the kind of each one's
// source, one a line. Which words are the source is given, not found.
func (cmd *predictCmd) kinds(ctx context.Context, std streams) error {
	items, err := eval.SourceItems(cmd.Data, splitOf(cmd.Blind))
	if err != nil {
		return err
	}
	reader, err := read.New(read.Options{Rules: cmd.Rules})
	if err != nil {
		return err
	}
	out, err := newOutput(cmd.Output, nil, std.out)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(out)
	for _, item := range items {
		doc, err := reader.ReadDoc(ctx, &sayso.Page{Path: item.ID, Text: item.Text, Outlet: sayso.Outlet{Name: item.Printer}})
		if err == nil {
			err = enc.Encode(eval.KindPrediction{ID: item.ID, Kind: sayso.HopKind(chain.Kind(doc, tokensIn(doc, item.Start, item.End)))})
		}
		if err != nil {
			out.discard()
			return fmt.Errorf("predict %s: %w", item.ID, err)
		}
	}
	return out.commit()
}

// tokensIn gives the tokens that share a byte with [start, end); the last one
// before it when none does.
func tokensIn(doc *nlp.Doc, start, end int) nlp.Span {
	span := nlp.Span{}
	for i := range doc.Tokens {
		tok := &doc.Tokens[i]
		switch {
		case tok.End <= start:
			span = nlp.Span{Start: i, End: i + 1}
		case tok.Start < end:
			if span.Empty() || doc.Tokens[span.Start].End <= start {
				span.Start = i
			}
			span.End = i + 1
		}
	}
	return span
}
