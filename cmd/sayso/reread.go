package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/show"
	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/store/sqlite"
	"github.com/sayso-news/sayso/internal/trace"
	"github.com/sayso-news/sayso/read"
)

type rereadCmd struct {
	dataFlags
	Stories []string `arg:"" optional:"" name:"story" help:"Only these: ids, starts of ids, or paths. Default: every story that another version of the reader read."`
	Quiet   bool     `short:"q" help:"No progress."`
	All     bool     `help:"Every story, also those that this version read."`
}

// Run reads kept stories again from their originals. Ids stay, and so does what
// people decided.
func (cmd *rereadCmd) Run(ctx context.Context, std streams) error {
	db, err := cmd.open(ctx, false)
	if err != nil {
		return err
	}
	defer db.Close()
	stories, err := cmd.stories(ctx, db)
	if err != nil {
		return storeError(db.Path(), err)
	}
	reader, err := read.New(read.Options{})
	if err != nil {
		return err
	}
	tracer := trace.New()
	done, failed := 0, 0
	bar := newProgress(std.err, cmd.Quiet)
	defer bar.end()
	for _, st := range stories {
		if ctx.Err() != nil {
			bar.end()
			fmt.Fprintf(std.err, "sayso: interrupted: %d stories read again; run it again for the rest\n", done)
			return ctx.Err()
		}
		err := readAgain(ctx, db, tracer, reader, st)
		var user *sayso.Error
		if errors.As(err, &user) {
			failed++
			bar.say(fmt.Sprintf("sayso: %v", err))
			continue
		}
		if err != nil {
			return storeError(db.Path(), err)
		}
		done++
		bar.step()
	}
	bar.end()
	if err := settle(ctx, db, tracer); err != nil {
		return storeError(db.Path(), err)
	}
	fmt.Fprintf(std.out, "%s read again\n", show.Stories(done))
	if failed > 0 {
		return someFailed(failed)
	}
	return nil
}

// stories gives the stories that are to be read again.
func (cmd *rereadCmd) stories(ctx context.Context, db *sqlite.Store) (out []store.Story, err error) {
	if len(cmd.Stories) > 0 {
		return findStories(ctx, db, cmd.Stories)
	}
	for st, err := range db.Stories(ctx) {
		if err != nil {
			return nil, err
		}
		if cmd.All || st.Reader != readerVersion() {
			out = append(out, st)
		}
	}
	return out, nil
}

// readAgain reads one story from its original and traces it again, in one
// transaction. It keeps its id and its place.
func readAgain(ctx context.Context, db *sqlite.Store, tracer *trace.Tracer, reader *read.Reader, st store.Story) error {
	item, err := db.Item(ctx, st)
	if err != nil {
		return err
	}
	kept, err := readKept(ctx, reader, item)
	if err != nil {
		return err
	}
	if kept.Reading == nil {
		return db.Write(ctx, func(tx *sqlite.Tx) error { return tx.SetRead(st.Seq, kept.Story.Status, kept.Story.Why, "") })
	}
	kept.Reading.Story.ID = st.ID
	prepared := trace.Prepare(kept.Reading, st.SeenAt)
	var edges []store.Edge
	for _, kind := range trace.EdgeKinds {
		list, err := db.EdgesOf(ctx, kind, st.Seq)
		if err != nil {
			return err
		}
		edges = append(edges, list...)
	}
	return db.Write(ctx, func(tx *sqlite.Tx) error {
		if err := tx.PutReading(st.Seq, kept.Reading); err != nil {
			return err
		}
		if err := tx.SetRead(st.Seq, store.StatusRead, "", kept.Story.Reader); err != nil {
			return err
		}
		return tracer.Replace(tx, st.Seq, prepared, edges)
	})
}
