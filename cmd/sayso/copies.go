package main

import (
	"context"
	"fmt"
	"io"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/show"
	"github.com/sayso-news/sayso/internal/store/sqlite"
	"github.com/sayso-news/sayso/internal/trace"
)

type copiesCmd struct {
	dataFlags
	formatFlags
	Story string `arg:"" optional:"" help:"Only the group of this story: its id, the start of it, or its path."`
	Pairs bool   `help:"Instead, every pair of stories that was compared, what they are to each other and how sure that is."`
}

// pairLine is a compared pair in JSON (docs/formats/trace.md).
type pairLine struct {
	A        string             `json:"a"`
	B        string             `json:"b"`
	Relation sayso.CopyRelation `json:"relation"`
	Score    float64            `json:"score"`
}

// Run prints copy groups.
func (cmd *copiesCmd) Run(ctx context.Context, std streams) error {
	db, view, err := viewOf(ctx, cmd.dataFlags, cmd.Story)
	if err != nil {
		return err
	}
	defer db.Close()
	if cmd.Pairs {
		return cmd.answer(std, func(w io.Writer) error {
			return view.Pairs(func(a, b string, relation sayso.CopyRelation, score float64) error {
				if cmd.Format == "json" {
					return show.JSONLine(w, pairLine{a, b, relation, score})
				}
				_, err := fmt.Fprintf(w, "%s  %s  %-13s  %.2f\n", a, b, relation, score)
				return err
			})
		})
	}
	groups, err := view.CopyGroups()
	if err != nil {
		return storeError(db.Path(), err)
	}
	if cmd.Story != "" {
		st, err := findStory(ctx, db, cmd.Story)
		if err != nil {
			return storeError(db.Path(), err)
		}
		groups = holding(groups, st.ID)
	}
	return cmd.answer(std, func(w io.Writer) error {
		if cmd.Format == "json" {
			return jsonLines(w, groups)
		}
		return show.CopyGroups(w, groups)
	})
}

// holding gives the groups that a story is in.
func holding(groups []sayso.CopyGroup, id string) (out []sayso.CopyGroup) {
	for _, g := range groups {
		for _, m := range g.Members {
			if m.Story == id {
				out = append(out, g)
				break
			}
		}
	}
	return out
}

// viewOf opens the database and looks at everything, or at what hangs together
// with one story.
func viewOf(ctx context.Context, data dataFlags, story string) (*sqlite.Store, *trace.View, error) {
	db, err := data.openSettled(ctx)
	if err != nil {
		return nil, nil, err
	}
	var view *trace.View
	if story == "" {
		view, err = trace.Load(ctx, db)
	} else {
		st, findErr := findStory(ctx, db, story)
		if err = findErr; err == nil {
			view, err = trace.Around(ctx, db, st.Seq)
		}
	}
	if err != nil {
		db.Close()
		return nil, nil, storeError(db.Path(), err)
	}
	return db, view, nil
}
