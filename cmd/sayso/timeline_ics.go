package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/show"
)

// writeCalendar writes the dated entries as a calendar (RFC 5545): all-day events
// as long as their date is coarse. Nothing in it depends on when it is written:
// the stamp is the day itself, the id the entry's.
func writeCalendar(w io.Writer, entries []sayso.TimelineEntry) error {
	cal := ics.NewCalendarFor("sayso")
	cal.SetMethod(ics.MethodPublish)
	cal.SetName("Timeline")
	for i := range entries {
		e := &entries[i]
		from, to, ok := span(e.Date)
		if !ok {
			continue
		}
		event := cal.AddEvent(e.ID + "@sayso")
		event.SetDtStampTime(from)
		event.SetAllDayStartAt(from)
		event.SetAllDayEndAt(to)
		event.SetSummary(show.EntryWords(e))
		var says []string
		for k := range e.Says {
			says = append(says, show.TellingWords(&e.Says[k]))
		}
		event.SetDescription("“" + show.Clean(e.Text) + "”\n" + strings.Join(says, "\n"))
		if len(e.Places) > 0 {
			event.SetLocation(show.Clean(e.Places[0].Name))
		}
		event.SetTimeTransparency(ics.TransparencyTransparent)
	}
	if err := cal.SerializeTo(w, ics.WithNewLineWindows); err != nil {
		return fmt.Errorf("write calendar: %w", err)
	}
	return nil
}

// span gives the days of a date: one, or those of its month or year. A date that
// the calendar does not have, or a week, gives none.
func span(date string) (from, to time.Time, ok bool) {
	for _, form := range []struct {
		layout              string
		years, months, days int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(form.layout, date); err == nil {
			return t, t.AddDate(form.years, form.months, form.days), true
		}
	}
	return from, to, false
}
