package main

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/eval"
	"github.com/sayso-news/sayso/read"
)

type predictCmd struct {
	Task   string `required:"" enum:"${tasks}" help:"Development set: ${tasks}."`
	Data   string `default:"../shared/data" help:"Folder of the annotated sets." placeholder:"DIR"`
	Blind  bool   `help:"Read the part kept for closing measurements instead."`
	Rules  bool   `help:"Read by rules and lists alone, without the trained reader."`
	Noise  string `default:"none" enum:"${noises}" help:"Make the texts worse first, every byte in its place: ${noises}." placeholder:"KIND"`
	Output string `short:"o" help:"Write here instead of standard output." placeholder:"FILE"`
}

// Run reads a development set and writes one prediction a line.
func (cmd *predictCmd) Run(ctx context.Context, std streams) error {
	if traceTasks[cmd.Task] != nil {
		return predictTrace(ctx, cmd.Task, cmd.Data, splitOf(cmd.Blind), cmd.Output, std)
	}
	return tasks()[cmd.Task].predict(cmd, ctx, std)
}

// stories reads whole documents and saves their readings.
func stories(items itemsFunc) func(*predictCmd, context.Context, streams) error {
	return func(cmd *predictCmd, ctx context.Context, std streams) error {
		return cmd.each(ctx, std, items, func(reader *read.Reader, page *sayso.Page, p *eval.Prediction) (err error) {
			p.Reading, err = reader.Read(ctx, page)
			return err
		})
	}
}

// syntaxes reads whole documents and saves their syntax.
func syntaxes(items itemsFunc) func(*predictCmd, context.Context, streams) error {
	return func(cmd *predictCmd, ctx context.Context, std streams) error {
		return cmd.each(ctx, std, items, func(reader *read.Reader, page *sayso.Page, p *eval.Prediction) (err error) {
			p.Syntax, err = syntaxOf(ctx, reader, page)
			return err
		})
	}
}

// clusters reads whole documents and saves which noun phrases speak of one thing.
func clusters(items itemsFunc) func(*predictCmd, context.Context, streams) error {
	return func(cmd *predictCmd, ctx context.Context, std streams) error {
		return cmd.each(ctx, std, items, func(reader *read.Reader, page *sayso.Page, p *eval.Prediction) error {
			doc, err := reader.ReadDoc(ctx, page)
			if err != nil {
				return err
			}
			for _, cluster := range doc.Clusters {
				var list [][2]int
				for _, span := range cluster.Mentions {
					start, end := doc.Bytes(span)
					list = append(list, [2]int{start, end})
				}
				p.Clusters = append(p.Clusters, list)
			}
			return nil
		})
	}
}

// each has every item of a set read and writes what comes of it.
func (cmd *predictCmd) each(ctx context.Context, std streams, load itemsFunc, fill func(*read.Reader, *sayso.Page, *eval.Prediction) error) error {
	items, err := load(cmd.Data, splitOf(cmd.Blind))
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
		p := eval.Prediction{ID: item.ID}
		err := fill(reader, &sayso.Page{Path: item.ID, Text: noises[cmd.Noise](item.Text), Outlet: sayso.Outlet{Name: item.Printer},
			Published: sayso.Publication{Time: item.Published}}, &p)
		if err == nil {
			err = enc.Encode(p)
		}
		if err != nil {
			out.discard()
			return fmt.Errorf("predict %s: %w", item.ID, err)
		}
	}
	return out.commit()
}

func splitOf(blind bool) eval.Split {
	if blind {
		return eval.Blind
	}
	return eval.Open
}
