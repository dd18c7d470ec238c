package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/show"
	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/trace"
)

type storiesCmd struct {
	dataFlags
	formatFlags
	Query []string `arg:"" optional:"" name:"word" help:"Only stories that hold these words, the best fit first."`
	Limit int      `default:"100" help:"At most so many for a query." placeholder:"N"`
}

// keptLine is a kept story in JSON (docs/formats/trace.md).
type keptLine struct {
	Story     string       `json:"story"`
	Path      string       `json:"path"`
	Title     string       `json:"title"`
	URL       string       `json:"url"`
	Outlet    sayso.Outlet `json:"outlet"`
	Published *time.Time   `json:"published"`
	OnlyDay   bool         `json:"only_day"` // published is the first moment of a day; no more is known
	Zone      string       `json:"zone"`
	Basis     sayso.Basis  `json:"basis"`
	Language  string       `json:"language"`
	Status    store.Status `json:"status"`
	Why       string       `json:"why"`
}

// Run lists what is kept.
func (cmd *storiesCmd) Run(ctx context.Context, std streams) error {
	db, err := cmd.open(ctx, false)
	if err != nil {
		return err
	}
	defer db.Close()
	var stories iter.Seq2[store.Story, error]
	if len(cmd.Query) > 0 {
		stories = db.Search(ctx, strings.Join(cmd.Query, " "), cmd.Limit)
	} else {
		stories = db.Stories(ctx)
	}
	return cmd.answer(std, func(w io.Writer) error {
		n := 0
		for st, err := range stories {
			if err != nil {
				return storeError(db.Path(), err)
			}
			n++
			if cmd.Format == "json" {
				err = show.JSONLine(w, keptLine{st.ID, st.Path, st.Title, st.URL, st.Outlet, timeOrNil(st.Published), st.OnlyDay, st.Zone, st.Basis, st.Language, st.Status, st.Why})
			} else {
				_, err = fmt.Fprintf(w, "%s  %-16s  %-24s  %s%s\n", st.ID, when(&st), show.Clean(orUnknown(st.Outlet.Name)), show.Clean(titleOf(st)), notBelieved(st)+notRead(st))
			}
			if err != nil {
				return err
			}
		}
		if cmd.Format == "text" {
			_, err := fmt.Fprintln(w, show.Stories(n))
			return err
		}
		return nil
	})
}

func timeOrNil(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

func when(st *store.Story) string {
	switch {
	case st.Published.IsZero():
		return "time unknown"
	case st.OnlyDay:
		return show.Day(st.Published, st.Zone, time.DateOnly)
	}
	return st.Published.Format("2006-01-02 15:04")
}

func orUnknown(outlet string) string {
	if outlet == "" {
		return "unknown outlet"
	}
	return outlet
}

func titleOf(st store.Story) string {
	if st.Title == "" {
		return st.Path
	}
	return st.Title
}

// notBelieved says so of a time that the store puts no trust in: nothing is
// ordered by it.
func notBelieved(st store.Story) string {
	if st.Published.IsZero() || !trace.Believed(&st.Published, st.SeenAt).IsZero() {
		return ""
	}
	return "  (that time lies ahead of the clock: not believed)"
}

func notRead(st store.Story) string {
	if st.Status == store.StatusRead {
		return ""
	}
	return "  (not read: " + st.Why + ")"
}

type storyCmd struct {
	dataFlags
	formatFlags
	Story   string `arg:"" help:"The story's id, the start of it, or its path."`
	Explain bool   `help:"Show for every statement which rule decided and how sure it is."`
}

// Run shows one story with its statements, as 'sayso read' does.
func (cmd *storyCmd) Run(ctx context.Context, std streams) error {
	db, err := cmd.open(ctx, false)
	if err != nil {
		return err
	}
	defer db.Close()
	st, err := findStory(ctx, db, cmd.Story)
	if err != nil {
		return storeError(db.Path(), err)
	}
	if st.Status != store.StatusRead {
		return &sayso.Error{Code: sayso.CodeLanguage, Input: st.ID, Message: "it was kept and not read: " + st.Why}
	}
	r, err := db.Reading(ctx, st.Seq)
	if err != nil {
		return storeError(db.Path(), err)
	}
	return cmd.answer(std, func(w io.Writer) error {
		if cmd.Format == "json" {
			return show.JSON(w, r)
		}
		width, color := terminalOf(std.out)
		return show.Terminal(w, r, show.Options{Width: width, Color: color && cmd.Output == "", Explain: cmd.Explain})
	})
}
