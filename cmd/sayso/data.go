package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/show"
	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/store/sqlite"
	"github.com/sayso-news/sayso/internal/trace"
)

// dataFlags are the options of every command that works on what is kept.
type dataFlags struct {
	Data string `env:"SAYSO_DATA" help:"Folder of the database. Default: the platform's place for data." placeholder:"DIR"`
}

// formatFlags are the options of a command that prints answers.
type formatFlags struct {
	Format string `enum:"text,json" default:"text" help:"text, or json (one object a line)." placeholder:"FORMAT"`
	Output string `short:"o" help:"Write here instead of standard output: whole or not at all." placeholder:"FILE"`
}

// dir gives the data folder.
func (f dataFlags) dir() (string, error) {
	if f.Data != "" {
		return f.Data, nil
	}
	base := os.Getenv("XDG_DATA_HOME")
	if base == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", &sayso.Error{Code: sayso.CodeUsage, Input: "--data", Message: "there is no home folder to keep stories in", Remedy: "name a folder with --data", Err: err}
		}
		switch runtime.GOOS {
		case "darwin", "ios":
			base = filepath.Join(home, "Library", "Application Support")
		case "windows":
			if base = os.Getenv("LocalAppData"); base == "" {
				base = filepath.Join(home, "AppData", "Local")
			}
		default:
			base = filepath.Join(home, ".local", "share")
		}
	}
	return filepath.Join(base, "sayso"), nil
}

// open opens the database, and makes it when create is set.
func (f dataFlags) open(ctx context.Context, create bool) (*sqlite.Store, error) {
	dir, err := f.dir()
	if err != nil {
		return nil, err
	}
	var db *sqlite.Store
	if create {
		db, err = sqlite.Open(ctx, dir)
	} else {
		db, err = sqlite.OpenExisting(ctx, dir)
	}
	if err != nil {
		return nil, storeError(dir, err)
	}
	return db, nil
}

// openSettled opens the database for an answer: what arrived out of order is
// compared first.
func (f dataFlags) openSettled(ctx context.Context) (*sqlite.Store, error) {
	db, err := f.open(ctx, false)
	if err != nil {
		return nil, err
	}
	settled, err := db.Settled(ctx)
	if err == nil && !settled {
		err = settle(ctx, db, trace.New())
	}
	if err != nil {
		db.Close()
		return nil, storeError(db.Path(), err)
	}
	return db, nil
}

func settle(ctx context.Context, db *sqlite.Store, tracer *trace.Tracer) error {
	return tracer.SettleAll(ctx, func(f func(trace.Index) error) error {
		return db.Write(ctx, func(tx *sqlite.Tx) error { return f(tx) })
	})
}

// storeError says what a user can do about a failure of the store.
func storeError(where string, err error) error {
	var user *sayso.Error
	if err == nil || errors.As(err, &user) || errors.Is(err, context.Canceled) {
		return err
	}
	for _, known := range []struct {
		is              error
		message, remedy string
	}{
		{store.ErrNewer, "the database was written by a newer version of sayso", "use that version, or another --data folder"},
		{store.ErrLocked, "another sayso is writing to the database", "wait until it is done and run this again: nothing was lost"},
		{store.ErrReadOnly, "the database cannot be written to", "check the rights of the folder, or name another one with --data"},
		{store.ErrFull, "the disk is full", "free some space and run this again: what was finished is kept"},
		{store.ErrDisk, "the disk does not take or give the data", "look at the disk, its quota and the limit on file sizes, and run this again: what was finished is kept"},
		{store.ErrCorrupt, "the database is damaged", "restore a backup; 'sayso check' names the damage"},
	} {
		if errors.Is(err, known.is) {
			return &sayso.Error{Code: sayso.CodeUnreadable, Input: where, Message: known.message, Remedy: known.remedy, Err: err}
		}
	}
	if errors.Is(err, store.ErrNotFound) {
		if _, statErr := os.Stat(filepath.Join(where, sqlite.FileName)); statErr != nil && filepath.Base(where) != sqlite.FileName {
			return &sayso.Error{Code: sayso.CodeUnreadable, Input: where, Message: "no stories are kept here", Remedy: "add some with 'sayso add', or name another folder with --data", Err: err}
		}
		return &sayso.Error{Code: sayso.CodeUnreadable, Message: err.Error(), Remedy: "'sayso stories' and 'sayso claims' list what there is", Err: err}
	}
	return err
}

// answer opens the output, lets f write to it, and makes it appear whole.
func (f formatFlags) answer(std streams, write func(w io.Writer) error) error {
	out, err := newOutput(f.Output, nil, std.out)
	if err != nil {
		return err
	}
	if err := write(out); err != nil {
		out.discard()
		return err
	}
	return out.commit()
}

// findStory finds a story by its id, the start of it, or its path.
func findStory(ctx context.Context, db *sqlite.Store, name string) (store.Story, error) {
	st, err := db.Story(ctx, name)
	if !errors.Is(err, store.ErrNotFound) {
		return st, err
	}
	var found []store.Story
	for st, err := range db.Stories(ctx) {
		if err != nil {
			return st, err
		}
		if st.Path == name || filepath.Base(st.Path) == name {
			found = append(found, st)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return st, &sayso.Error{Code: sayso.CodeUsage, Input: name, Message: "no such story is kept", Remedy: "'sayso stories' lists them"}
	}
	return st, &sayso.Error{Code: sayso.CodeUsage, Input: name, Message: fmt.Sprintf("%d stories are called that", len(found)), Remedy: "name one by its id"}
}

// findStories finds each of the stories named, once. The error tells of every
// name that fits none or several.
func findStories(ctx context.Context, db *sqlite.Store, names []string) ([]store.Story, error) {
	var found []store.Story
	var faults []error
	seen := map[int64]bool{}
	for _, name := range names {
		st, err := findStory(ctx, db, name)
		var user *sayso.Error
		switch {
		case errors.As(err, &user):
			faults = append(faults, err)
		case err != nil:
			return nil, err
		case !seen[st.Seq]:
			seen[st.Seq] = true
			found = append(found, st)
		}
	}
	return found, errors.Join(faults...)
}

// jsonLines writes each of a list as one line of JSON.
func jsonLines[T any](w io.Writer, list []T) error {
	for _, v := range list {
		if err := show.JSONLine(w, v); err != nil {
			return err
		}
	}
	return nil
}
