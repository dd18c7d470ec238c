package show

import (
	"fmt"
	"io"
	"strings"

	"github.com/sayso-news/sayso"
)

// Timeline writes entries by date, each with its words and the stories that tell
// it, for a terminal.
func Timeline(w io.Writer, entries []sayso.TimelineEntry, opt Options) error {
	if opt.Width <= 0 {
		opt.Width = 80
	}
	opt.Width = max(opt.Width, 30)
	var b strings.Builder
	para := func(first, rest string, runs ...run) { render(&b, wrap(runs, first, rest, opt.Width), opt.Color) }
	const margin = "            "
	last := "-"
	for i := range entries {
		e := &entries[i]
		date := ""
		if e.Date != last {
			if date = e.Date; date == "" {
				date = "no date"
			}
			last = e.Date
		}
		first := fmt.Sprintf("%-12s", line(date))
		if e.Type != "" {
			para(first, margin+"  ", run{named, eventLook(e.Type).Shape + " " + line(e.Type)}, run{plain, " " + entryParties(e)}, run{faint, entryState(e)})
			first = margin
		}
		para(first, margin, run{slanted, "“" + shorten(line(e.Text), 3*opt.Width) + "”"})
		for k := range e.Says {
			para(margin+"· ", margin+"    ", run{faint, TellingWords(&e.Says[k])})
		}
	}
	n, open := len(entries), 0
	for i := range entries {
		if entries[i].Date == "" {
			open++
		}
	}
	sum := count(n, "moment")
	if open > 0 {
		sum += fmt.Sprintf(", %d without a date", open)
	}
	para("", "", run{strong, sum})
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write timeline: %w", err)
	}
	return nil
}

// EntryWords says an entry on one line: its type and who takes part, or its text.
func EntryWords(e *sayso.TimelineEntry) string {
	if e.Type == "" {
		return shorten(line(e.Text), 120)
	}
	return line(e.Type) + " " + entryParties(e) + entryState(e)
}

// TellingWords says who tells it: the story, and at whom its chain ends.
func TellingWords(t *sayso.Telling) string {
	story := line(t.Outlet)
	if story == "" {
		story = line(t.Path)
	} else if t.Path != "" {
		story += " (" + line(t.Path) + ")"
	}
	who := line(t.Origin.Name)
	switch {
	case len(t.Chain) > 1:
		var hops []string
		for i := range t.Chain[1:] {
			hops = append(hops, hopName(&t.Chain[i+1]))
		}
		return story + " ← " + strings.Join(hops, " ← ")
	case t.Origin.State == sayso.OriginUnknown && len(t.Chain) == 0:
		return story + ": nobody is known to say so"
	case who == "" || len(t.Chain) == 1:
		return story + ": in its own voice"
	}
	return story + ": " + who
}

func entryParties(e *sayso.TimelineEntry) string {
	words := participantWords(e.Actors)
	if to := participantWords(e.Recipients); to != "" {
		words = strings.TrimLeft(words+" → "+to, " ")
	}
	if at := participantWords(e.Places); at != "" {
		words += ", " + at
	}
	return words
}

// entryState says what is not simply so about an event.
func entryState(e *sayso.TimelineEntry) string {
	words := ""
	if e.Modality != "happened" && e.Modality != "" {
		words = " (" + line(e.Modality) + ")"
	}
	if e.Polarity == "negative" {
		words += " (not)"
	}
	return words
}

func participantWords(list []sayso.Participant) string {
	var names []string
	for _, p := range list {
		names = append(names, shorten(line(p.Name), 60))
	}
	return strings.Join(names, ", ")
}
