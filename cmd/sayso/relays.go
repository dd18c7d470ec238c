package main

import (
	"context"
	"io"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/show"
)

type relaysCmd struct {
	dataFlags
	formatFlags
	Story  string   `arg:"" optional:"" help:"Only what this story took and what was taken from it: its id, the start of it, or its path."`
	False  []string `help:"Say that a story took nothing from an outlet or a story: the story and the other, with a comma." placeholder:"STORY,OUTLET"`
	Owner  []string `help:"Say who owns an outlet, and since when: names and a date (2018, 2018-06 or 2018-06-18), with commas." placeholder:"OUTLET,OWNER[,DATE]"`
	Author string   `help:"Who decides; for --false and --owner. Default: your user name." placeholder:"NAME"`
	Reason string   `help:"Why; for --false and --owner." placeholder:"TEXT"`
}

// Run prints who took it from whom, or keeps what a person decided about it.
func (cmd *relaysCmd) Run(ctx context.Context, std streams) error {
	switch {
	case len(cmd.False) > 0 || len(cmd.Owner) > 0:
		return cmd.decide(ctx)
	}
	db, view, err := viewOf(ctx, cmd.dataFlags, cmd.Story)
	if err != nil {
		return err
	}
	defer db.Close()
	relays, err := view.Relays()
	if err != nil {
		return storeError(db.Path(), err)
	}
	if cmd.Story != "" {
		st, err := findStory(ctx, db, cmd.Story)
		if err != nil {
			return storeError(db.Path(), err)
		}
		var own []sayso.Relay
		for _, r := range relays {
			if *r.From.Story == st.ID || r.To.Story != nil && *r.To.Story == st.ID {
				own = append(own, r)
			}
		}
		relays = own
	}
	return cmd.answer(std, func(w io.Writer) error {
		if cmd.Format == "json" {
			return jsonLines(w, relays)
		}
		return show.Relays(w, relays)
	})
}

func (cmd *relaysCmd) decide(ctx context.Context) error {
	kind, args := "false-relay", cmd.False
	if len(cmd.Owner) > 0 {
		kind, args = "owner", cmd.Owner
	}
	if len(args) < 2 || len(args) > 3 || kind == "false-relay" && len(args) != 2 {
		return &sayso.Error{Code: sayso.CodeUsage, Input: "--" + map[string]string{"false-relay": "false", "owner": "owner"}[kind], Message: "two names are needed, with a comma between"}
	}
	db, err := cmd.open(ctx, false)
	if err != nil {
		return err
	}
	defer db.Close()
	if kind == "false-relay" {
		st, err := findStory(ctx, db, args[0])
		if err != nil {
			return storeError(db.Path(), err)
		}
		args[0] = st.ID
		if other, err := db.Story(ctx, args[1]); err == nil {
			args[1] = other.ID
		}
	}
	return keepWord(ctx, db, kind, args, cmd.Author, cmd.Reason)
}
