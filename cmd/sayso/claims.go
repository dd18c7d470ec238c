package main

import (
	"context"
	"errors"
	"io"
	"os/user"
	"strings"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/clock"
	"github.com/sayso-news/sayso/internal/show"
	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/store/sqlite"
	"github.com/sayso-news/sayso/internal/trace"
)

type claimsCmd struct {
	dataFlags
	formatFlags
	Query  []string `arg:"" optional:"" name:"word" help:"Only claims in whose evidence these words stand, the best fits first."`
	Merge  []string `help:"Say that these claims are one: ids with commas between. It stays so when stories are read again." placeholder:"ID,ID"`
	Split  []string `help:"Say that a story's evidence is no part of a claim: the claim's id and the story's, with a comma." placeholder:"ID,STORY"`
	Author string   `help:"Who decides; for --merge and --split. Default: your user name." placeholder:"NAME"`
	Reason string   `help:"Why; for --merge and --split." placeholder:"TEXT"`
}

// Run prints claims, or keeps what a person decided about them.
func (cmd *claimsCmd) Run(ctx context.Context, std streams) error {
	switch {
	case len(cmd.Merge) > 0 && len(cmd.Split) > 0:
		return &sayso.Error{Code: sayso.CodeUsage, Input: "--split", Message: "cannot stand beside --merge", Remedy: "decide one after the other"}
	case len(cmd.Merge) > 0:
		return cmd.decide(ctx, "merge", cmd.Merge)
	case len(cmd.Split) > 0:
		return cmd.decide(ctx, "split", cmd.Split)
	}
	db, view, err := viewOf(ctx, cmd.dataFlags, "")
	if err != nil {
		return err
	}
	defer db.Close()
	claims, err := view.Claims(strings.Join(cmd.Query, " "))
	if err != nil {
		return storeError(db.Path(), err)
	}
	return printClaims(cmd.formatFlags, std, claims, false)
}

func printClaims(f formatFlags, std streams, claims []sayso.Claim, whole bool) error {
	return f.answer(std, func(w io.Writer) error {
		if f.Format == "json" {
			return jsonLines(w, claims)
		}
		return show.Claims(w, claims, whole)
	})
}

func (cmd *claimsCmd) decide(ctx context.Context, kind string, args []string) error {
	if len(args) < 2 || kind == "split" && len(args) != 2 {
		return &sayso.Error{Code: sayso.CodeUsage, Input: "--" + kind, Message: "two ids are needed, with a comma between"}
	}
	db, err := cmd.open(ctx, false)
	if err != nil {
		return err
	}
	defer db.Close()
	for i, id := range args {
		if kind == "split" && i == 1 {
			st, err := findStory(ctx, db, id)
			if err != nil {
				return storeError(db.Path(), err)
			}
			args[i] = st.ID
			continue
		}
		if _, _, err := db.Mark(ctx, id); err != nil {
			return storeError(db.Path(), err)
		}
	}
	return keepWord(ctx, db, kind, args, cmd.Author, cmd.Reason)
}

// keepWord keeps a decision with who made it and why.
func keepWord(ctx context.Context, db *sqlite.Store, kind string, args []string, author, reason string) error {
	if author == "" {
		if u, err := user.Current(); err == nil {
			author = u.Username
		}
	}
	if strings.TrimSpace(reason) == "" {
		return &sayso.Error{Code: sayso.CodeUsage, Input: "--reason", Message: "a decision needs a reason", Remedy: "say why with --reason"}
	}
	err := db.Write(ctx, func(tx *sqlite.Tx) error {
		return tx.AddWord(store.Word{Kind: kind, Args: args, Author: author, Reason: reason, At: clock.System{}.Now()})
	})
	return storeError(db.Path(), err)
}

type claimCmd struct {
	dataFlags
	formatFlags
	ID string `arg:"" help:"A claim's id: the id of any of its statements."`
}

// Run shows one claim with everything that is known of it.
func (cmd *claimCmd) Run(ctx context.Context, std streams) error {
	db, err := cmd.openSettled(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	seq, start, err := db.Mark(ctx, cmd.ID)
	if err != nil {
		return storeError(db.Path(), err)
	}
	view, err := trace.Around(ctx, db, seq)
	if err != nil {
		return storeError(db.Path(), err)
	}
	claim, err := view.ClaimOf(cmd.ID)
	if errors.Is(err, store.ErrNotFound) {
		claim, err = view.ClaimAt(seq, start)
	}
	if err != nil {
		return storeError(db.Path(), err)
	}
	return printClaims(cmd.formatFlags, std, []sayso.Claim{claim}, true)
}
