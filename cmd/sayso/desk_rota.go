package main

import (
	"fmt"
	"html"
	"io"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"github.com/sayso-news/sayso/internal/desk"
	"github.com/sayso-news/sayso/internal/show"
)

type deskRotaCmd struct {
	configFlag
	rangeFlags
	Format string `enum:"text,json,svg,html" default:"text" help:"text, json (one shift a line), or a picture: svg, html." placeholder:"FORMAT"`
	Output string `short:"o" help:"Write here instead of standard output: whole or not at all." placeholder:"FILE"`
}

// deskShift is a shift as JSON: desk null is unattended. start and end have the
// desk's offset (the house's where nobody is on duty).
type deskShift struct {
	Desk       *string  `json:"desk"`
	Start      string   `json:"start"`
	End        string   `json:"end"`
	HouseStart string   `json:"house_start"`
	HouseEnd   string   `json:"house_end"`
	Reasons    []string `json:"reasons"` // why it ends; empty where another desk comes on duty
	Basis      string   `json:"basis"`
}

// Run prints who is on duty when.
func (cmd *deskRotaCmd) Run(std streams) error {
	rota, err := cmd.load()
	if err != nil {
		return err
	}
	from, to, err := cmd.between(rota.House.Zone, 7)
	if err != nil {
		return err
	}
	shifts, err := rota.Shifts(from, to)
	if err != nil {
		return inRange(err)
	}
	out, err := newOutput(cmd.Output, nil, std.out)
	if err != nil {
		return err
	}
	defer out.discard()
	switch cmd.Format {
	case "svg":
		err = rota.SVG(out, from, to)
	case "html":
		err = rotaPage(out, rota, shifts, from, to)
	case "json":
		for _, s := range shifts {
			if err = show.JSONLine(out, shiftJSON(rota, s)); err != nil {
				break
			}
		}
	default:
		err = rotaText(out, rota, shifts)
	}
	if err != nil {
		return inRange(err)
	}
	return out.commit()
}

func shiftJSON(rota *desk.Rota, s desk.Shift) deskShift {
	zone := rota.House.Zone
	if s.Desk != nil {
		zone = s.Desk.Zone
	}
	return deskShift{
		Desk: id(s.Desk), Start: s.Start.In(zone).Format(time.RFC3339), End: s.End.In(zone).Format(time.RFC3339),
		HouseStart: s.Start.In(rota.House.Zone).Format(time.RFC3339), HouseEnd: s.End.In(rota.House.Zone).Format(time.RFC3339),
		Reasons: append([]string{}, s.Closing.Reasons...), Basis: string(s.Closing.Basis),
	}
}

func rotaText(w io.Writer, rota *desk.Rota, shifts []desk.Shift) error {
	width := len("unattended")
	for _, d := range rota.Desks() {
		width = max(width, len([]rune(d.Name)))
	}
	fmt.Fprintf(w, "House time: %s\n", rota.House.Zone)
	gaps := 0
	for i, s := range shifts {
		name := "unattended"
		if s.Desk != nil {
			name = s.Desk.Name
		} else {
			gaps++
		}
		const form = "Mon 2006-01-02 15:04"
		fmt.Fprintf(w, "%-*s  %s → %s", width, name, s.Start.In(rota.House.Zone).Format(form), s.End.In(rota.House.Zone).Format(form))
		if s.Desk != nil && s.Desk.Zone.String() != rota.House.Zone.String() {
			fmt.Fprintf(w, "   %s: %s → %s", s.Desk.City, s.Start.In(s.Desk.Zone).Format("Mon 15:04"), s.End.In(s.Desk.Zone).Format("Mon 15:04"))
		}
		if len(s.Closing.Reasons) > 0 {
			fmt.Fprintf(w, "   until %s", strings.Join(s.Closing.Reasons, ", "))
		}
		if i+1 < len(shifts) && s.Desk != nil && shifts[i+1].Desk != nil {
			fmt.Fprintf(w, "; hands over to the %s", shifts[i+1].Desk.Name)
		}
		fmt.Fprintln(w)
	}
	_, err := fmt.Fprintf(w, "%d shifts, %d unattended\n", len(shifts)-gaps, gaps)
	return err
}

// rotaPage is the picture with the same as a table: one page, nothing from outside.
func rotaPage(w io.Writer, rota *desk.Rota, shifts []desk.Shift, from, to time.Time) error {
	title := html.EscapeString("Rota of " + rota.House.Name)
	fmt.Fprintf(w, "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\"><title>%s</title>\n", title)
	fmt.Fprint(w, "<style>body{font:16px/1.5 system-ui,sans-serif;max-width:76rem;margin:1.5rem auto;padding:0 1rem}svg{width:100%;height:auto}.scroll{overflow-x:auto}.scroll svg{min-width:44rem}table{border-collapse:collapse}th,td{text-align:left;padding:.3rem .8rem;border-bottom:1px solid #8886}</style></head>\n<body><main>\n")
	fmt.Fprintf(w, "<h1>%s</h1>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Picture of the rota\">\n", title)
	if err := rota.SVG(w, from, to); err != nil {
		return err
	}
	fmt.Fprintf(w, "</div>\n<table><thead><tr><th scope=\"col\">On duty</th><th scope=\"col\">From (%[1]s)</th><th scope=\"col\">Until (%[1]s)</th><th scope=\"col\">Until, desk time</th><th scope=\"col\">Because of</th></tr></thead><tbody>\n", html.EscapeString(rota.House.Place))
	for _, s := range shifts {
		const form = "Mon 2 Jan 2006, 15:04"
		local := ""
		if s.Desk != nil {
			local = s.End.In(s.Desk.Zone).Format("Mon 15:04 -07:00")
		}
		fmt.Fprintf(w, "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n", html.EscapeString(deskName(s.Desk)), s.Start.In(rota.House.Zone).Format(form),
			s.End.In(rota.House.Zone).Format(form), local, html.EscapeString(strings.Join(s.Closing.Reasons, ", ")))
	}
	_, err := fmt.Fprint(w, "</tbody></table>\n</main></body></html>\n")
	return err
}

type deskIcsCmd struct {
	configFlag
	rangeFlags
	Output string `short:"o" help:"Write here instead of standard output: whole or not at all." placeholder:"FILE"`
}

// Run prints the rota of a year, or of what is asked for, as iCalendar.
func (cmd *deskIcsCmd) Run(std streams) error {
	rota, err := cmd.load()
	if err != nil {
		return err
	}
	from, to, err := cmd.between(rota.House.Zone, 365)
	if err != nil {
		return err
	}
	shifts, err := rota.Shifts(from, to)
	if err != nil {
		return inRange(err)
	}
	cal := ics.NewCalendarFor("sayso")
	cal.SetMethod(ics.MethodPublish)
	cal.SetName("Rota of " + rota.House.Name)
	for _, s := range shifts {
		name, who := "Unattended: no desk is on duty", "nobody"
		if s.Desk != nil {
			name, who = s.Desk.Name+" on duty", s.Desk.ID
		}
		event := cal.AddEvent(fmt.Sprintf("%s-%s@%s", s.Start.UTC().Format("20060102T150405Z"), who, "sayso"))
		event.SetDtStampTime(s.Start)
		event.SetStartAt(s.Start)
		event.SetEndAt(s.End)
		event.SetSummary(name)
		if len(s.Closing.Reasons) > 0 {
			event.SetDescription(fmt.Sprintf("Until %s (%s).", strings.Join(s.Closing.Reasons, ", "), s.Closing.Basis))
		}
	}
	out, err := newOutput(cmd.Output, nil, std.out)
	if err != nil {
		return err
	}
	defer out.discard()
	if err := cal.SerializeTo(out, ics.WithNewLineWindows); err != nil {
		return fmt.Errorf("write calendar: %w", err)
	}
	return out.commit()
}
