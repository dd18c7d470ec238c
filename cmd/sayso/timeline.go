package main

import (
	"context"
	"fmt"
	"io"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/show"
	"github.com/sayso-news/sayso/internal/timeline"
	"github.com/sayso-news/sayso/read"
)

type timelineCmd struct {
	dataFlags
	Stories   []string `arg:"" optional:"" name:"story" help:"Files, folders, addresses (https://…), or - for standard input; without any, what is kept."`
	About     string   `help:"Whom it is about: a name or a part of one. Needed for what is kept." placeholder:"NAME"`
	Format    string   `enum:"text,json,html,ics" default:"text" help:"text, json (one entry a line), html (one self-contained page) or ics (for a calendar program)." placeholder:"FORMAT"`
	Output    string   `short:"o" help:"Write here instead of standard output: whole or not at all." placeholder:"FILE"`
	Manifest  string   `help:"A table of inputs: tab-separated path, outlet, url, published, zone, title, with that header." placeholder:"FILE.tsv"`
	Outlet    string   `help:"The printing outlet's name."`
	Published string   `help:"Publication time: RFC 3339, or a local time such as 2024-09-13T17:00 with --zone." placeholder:"TIME"`
	Zone      string   `help:"IANA time zone of --published, such as Asia/Jerusalem." placeholder:"ZONE"`
	Rules     bool     `help:"Read by rules and lists alone, without the trained reader."`
}

// Run prints one timeline of what stories tell, with who says so: of the stories
// named, else of those that are kept.
func (cmd *timelineCmd) Run(ctx context.Context, std streams) error {
	entries, failed, err := cmd.entries(ctx, std)
	if err != nil {
		return err
	}
	out, err := newOutput(cmd.Output, cmd.Stories, std.out)
	if err != nil {
		return err
	}
	if err := cmd.write(out, std, entries); err != nil {
		out.discard()
		return err
	}
	if err := out.commit(); err != nil {
		return err
	}
	if failed > 0 {
		return someFailed(failed)
	}
	return nil
}

// entries gives the timeline, and how many stories could not be read for it.
func (cmd *timelineCmd) entries(ctx context.Context, std streams) (list []sayso.TimelineEntry, failed int, err error) {
	if len(cmd.Stories) == 0 && cmd.Manifest == "" {
		if cmd.About == "" {
			return nil, 0, &sayso.Error{Code: sayso.CodeUsage, Message: "no story given", Remedy: "name files or folders, or with --about NAME whom the kept stories shall be asked for"}
		}
		list, err = cmd.kept(ctx)
		return list, 0, err
	}
	readings, failed, err := cmd.read(ctx, std)
	if err == nil && failed > 0 && len(readings) == 0 {
		err = someFailed(failed)
	}
	if err != nil {
		return nil, failed, err
	}
	if list = timeline.Merge(readings); cmd.About != "" {
		list = timeline.About(list, cmd.About)
	}
	return list, failed, nil
}

// read reads the stories that the command names.
func (cmd *timelineCmd) read(ctx context.Context, std streams) (readings []*sayso.Reading, failed int, err error) {
	in := readCmd{Inputs: cmd.Stories, Manifest: cmd.Manifest, Outlet: cmd.Outlet, Published: cmd.Published, Zone: cmd.Zone, MaxSize: "20MB"}
	items, err := in.items(ctx, std)
	if err != nil {
		return nil, 0, err
	}
	reader, err := read.New(read.Options{Rules: cmd.Rules})
	if err != nil {
		return nil, 0, err
	}
	for res := range readAll(ctx, in.reading(reader), items, 0) {
		if res.err != nil {
			failed++
			fmt.Fprintf(std.err, "sayso: %v\n", res.err)
			continue
		}
		readings = append(readings, res.reading)
	}
	return readings, failed, ctx.Err()
}

func (cmd *timelineCmd) write(w io.Writer, std streams, entries []sayso.TimelineEntry) error {
	switch cmd.Format {
	case "json":
		for i := range entries {
			if err := show.JSONLine(w, &entries[i]); err != nil {
				return err
			}
		}
		return nil
	case "html":
		return show.TimelinePage(w, entries, show.PageOptions{Title: cmd.About, Version: buildVersion()})
	case "ics":
		return writeCalendar(w, entries)
	}
	width, color := terminalOf(std.out)
	return show.Timeline(w, entries, show.Options{Width: width, Color: color && cmd.Output == ""})
}
