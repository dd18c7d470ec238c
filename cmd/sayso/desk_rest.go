package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/calendar"
	"github.com/sayso-news/sayso/internal/desk"
	"github.com/sayso-news/sayso/internal/show"
)

type deskWindowsCmd struct {
	configFlag
	rangeFlags
	Desk     string `help:"Only this desk, by its id." placeholder:"ID"`
	Coverage bool   `help:"What the desks cover instead of when they rest."`
	formatFlags
}

// deskWindow is a window as JSON. Times are RFC 3339 with the desk's offset.
type deskWindow struct {
	Desk    string   `json:"desk"`
	Start   string   `json:"start"`
	End     string   `json:"end"`
	Reasons []string `json:"reasons"`
	Basis   string   `json:"basis"`
}

// Run prints the windows of one desk or all, in order of desks and time. In text,
// what a desk covers stands between its windows of rest.
func (cmd *deskWindowsCmd) Run(std streams) error {
	rota, err := cmd.load()
	if err != nil {
		return err
	}
	from, to, err := cmd.between(rota.House.Zone, 28)
	if err != nil {
		return err
	}
	desks := rota.Desks()
	if cmd.Desk != "" {
		d := rota.Desk(cmd.Desk)
		if d == nil {
			var ids []string
			for _, d := range desks {
				ids = append(ids, d.ID)
			}
			return &sayso.Error{Code: sayso.CodeUsage, Input: "--desk", Message: fmt.Sprintf("no desk has the id %q", cmd.Desk), Remedy: "the desks are " + strings.Join(ids, ", ")}
		}
		desks = []*desk.Desk{d}
	}
	out, err := newOutput(cmd.Output, nil, std.out)
	if err != nil {
		return err
	}
	for _, d := range desks {
		if err := cmd.write(out, rota, d, from, to); err != nil {
			out.discard()
			return inRange(err)
		}
	}
	return out.commit()
}

func (cmd *deskWindowsCmd) write(w io.Writer, rota *desk.Rota, d *desk.Desk, from, to time.Time) error {
	rest, err := rota.Rest(d, from, to)
	if err != nil {
		return err
	}
	covers, err := rota.Coverage(d, from, to)
	if err != nil {
		return err
	}
	if cmd.Format == "json" {
		list := rest
		if cmd.Coverage {
			list = covers
		}
		for _, win := range list {
			if err := show.JSONLine(w, deskWindow{d.ID, win.Start.In(d.Zone).Format(time.RFC3339), win.End.In(d.Zone).Format(time.RFC3339), append([]string{}, win.Reasons...), string(win.Basis)}); err != nil {
				return err
			}
		}
		return nil
	}
	fmt.Fprintf(w, "%s (%s), %s\n", d.Name, d.ID, d.Zone)
	if cmd.Coverage {
		rest = nil
	}
	for len(rest) > 0 || len(covers) > 0 {
		if len(covers) == 0 || len(rest) > 0 && rest[0].Start.Before(covers[0].Start) {
			fmt.Fprintf(w, "  rests   %s   %s", windowText(rest[0], d.Zone), strings.Join(rest[0].Reasons, ", "))
			if rest[0].Basis != calendar.Computed {
				fmt.Fprintf(w, " (%s)", rest[0].Basis)
			}
			fmt.Fprintln(w)
			rest = rest[1:]
			continue
		}
		fmt.Fprintf(w, "  covers  %s\n", windowText(covers[0], d.Zone))
		covers = covers[1:]
	}
	_, err = fmt.Fprintln(w)
	return err
}

func windowText(w calendar.Window, zone *time.Location) string {
	const form = "Mon 2006-01-02 15:04"
	return w.Start.In(zone).Format(form) + " → " + w.End.In(zone).Format(form)
}
