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
	Task   string `required:"" enum:"polnear,relay-chains,copies,claims,origins" help:"polnear, relay-chains, copies, claims or origins."`
	Data   string `default:"../shared/data" help:"Folder of the annotated sets." placeholder:"DIR"`
	Blind  bool   `help:"Read the part kept for closing measurements instead."`
	Output string `short:"o" help:"Write here instead of standard output." placeholder:"FILE"`
}

// Run reads a development set and writes one prediction a line.
func (cmd *predictCmd) Run(ctx context.Context, std streams) error {
	if traceTasks[cmd.Task] != nil {
		return predictTrace(ctx, cmd.Task, cmd.Data, splitOf(cmd.Blind), cmd.Output, std)
	}
	load := eval.AttributionItems
	if cmd.Task == "relay-chains" {
		load = eval.ChainItems
	}
	items, err := load(cmd.Data, splitOf(cmd.Blind))
	if err != nil {
		return err
	}
	reader, err := read.New(read.Options{})
	if err != nil {
		return err
	}
	out, err := newOutput(cmd.Output, nil, std.out)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(out)
	for _, item := range items {
		page := &sayso.Page{Path: item.ID, Text: item.Text, Outlet: sayso.Outlet{Name: item.Printer}}
		reading, err := reader.Read(ctx, page)
		if err == nil {
			err = enc.Encode(eval.Prediction{ID: item.ID, Reading: reading})
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
