package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/store/sqlite"
	"github.com/sayso-news/sayso/internal/trace"
)

type forgetCmd struct {
	dataFlags
	Stories []string `arg:"" name:"story" help:"Ids, starts of ids, or paths of stories. All must be kept, or none is removed."`
}

// Run removes stories with their claims. All names are looked up first: one that
// is not known leaves everything as it was.
func (cmd *forgetCmd) Run(ctx context.Context, std streams) error {
	db, err := cmd.open(ctx, false)
	if err != nil {
		return err
	}
	defer db.Close()
	stories, err := findStories(ctx, db, cmd.Stories)
	if err != nil {
		return storeError(db.Path(), err)
	}
	tracer := trace.New()
	for _, st := range stories {
		if err := db.Write(ctx, func(tx *sqlite.Tx) error {
			if err := tracer.Remove(tx, st.Seq); err != nil {
				return err
			}
			return tx.Forget(st.Seq)
		}); err != nil {
			return storeError(db.Path(), err)
		}
		fmt.Fprintf(std.out, "forgot %s (%s)\n", st.ID, st.Path)
	}
	return storeError(db.Path(), settle(ctx, db, tracer))
}

type backupCmd struct {
	dataFlags
	File string `arg:"" help:"The copy; it must not be there yet."`
}

// Run writes a sound copy of the database.
func (cmd *backupCmd) Run(ctx context.Context, std streams) error {
	db, err := cmd.open(ctx, false)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := db.Backup(ctx, cmd.File); errors.Is(err, fs.ErrExist) {
		return &sayso.Error{Code: sayso.CodeUsage, Input: cmd.File, Message: "is there already", Remedy: "a backup never overwrites a file: name another", Err: err}
	} else if err != nil {
		return storeError(cmd.File, err)
	}
	fmt.Fprintf(std.out, "backed up to %s\n", cmd.File)
	return nil
}

type checkCmd struct{ dataFlags }

// Run verifies the database.
func (cmd *checkCmd) Run(ctx context.Context, std streams) error {
	db, err := cmd.open(ctx, false)
	if err != nil {
		return err
	}
	defer db.Close()
	faults, err := db.Check(ctx)
	if err != nil {
		return storeError(db.Path(), err)
	}
	for _, f := range faults {
		fmt.Fprintln(std.out, f)
	}
	if len(faults) > 0 {
		return &sayso.Error{Code: sayso.CodeUnreadable, Input: db.Path(), Message: fmt.Sprintf("%d faults", len(faults)), Remedy: "restore a backup", Err: store.ErrCorrupt}
	}
	fmt.Fprintln(std.out, "sound")
	return nil
}
