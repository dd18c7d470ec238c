package main

import (
	"context"
	"fmt"
	"io"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/show"
)

type timelineCmd struct {
	dataFlags
	formatFlags
	About string `required:"" help:"Whom it is about: a name or a part of one." placeholder:"NAME"`
}

// Run prints what the kept stories date about somebody, with who says so.
func (cmd *timelineCmd) Run(ctx context.Context, std streams) error {
	db, view, err := viewOf(ctx, cmd.dataFlags, "")
	if err != nil {
		return err
	}
	defer db.Close()
	moments, err := view.Timeline(cmd.About)
	if err != nil {
		return storeError(db.Path(), err)
	}
	return cmd.answer(std, func(w io.Writer) error {
		for _, m := range moments {
			if cmd.Format == "json" {
				if err := show.JSONLine(w, m); err != nil {
					return err
				}
				continue
			}
			if _, err := fmt.Fprintf(w, "%-10s  “%s”\n", m.Date, show.Clean(m.Text)); err != nil {
				return err
			}
			for _, s := range m.Says {
				who := s.Origin.Name
				if s.Origin.State == sayso.OriginUnknown {
					who = "nobody is known to say so"
				}
				if _, err := fmt.Fprintf(w, "            %s: %s\n", show.Clean(s.Path), show.Clean(who)); err != nil {
					return err
				}
			}
		}
		if cmd.Format == "text" {
			_, err := fmt.Fprintf(w, "%d moments\n", len(moments))
			return err
		}
		return nil
	})
}
