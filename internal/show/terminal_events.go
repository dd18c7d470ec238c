package show

import (
	"fmt"
	"strings"

	"github.com/sayso-news/sayso"
)

// events lists what is told under a statement: type, who, to whom, where, when.
func (t *terminal) events(st *sayso.Statement, rest string) {
	for _, id := range st.Events {
		for i := range t.r.Events {
			if ev := &t.r.Events[i]; ev.ID == id {
				t.event(ev, rest)
			}
		}
	}
}

// event shows an event that is sure enough; explained, any with its score.
func (t *terminal) event(ev *sayso.Event, rest string) {
	words := t.eventWords(ev)
	switch {
	case t.opt.Explain && ev.Shown():
		words += fmt.Sprintf(" %.2f", ev.Score)
	case t.opt.Explain:
		words += fmt.Sprintf(" %.2f (not sure)", ev.Score)
	case !ev.Shown():
		return
	}
	t.para(rest+eventLook(ev.Type).Shape+" ", rest+"    ", run{named, line(ev.Type)}, run{faint, words})
}

// apart lists the events of a stretch of the text that stand under no statement.
func (t *terminal) apart(part *stretch) {
	for i := range t.r.Events {
		if ev := &t.r.Events[i]; part.Start <= ev.Trigger.Start && ev.Trigger.Start < part.End && !t.told[ev.ID] {
			t.event(ev, "     ")
		}
	}
}

// eventWords is an event without its type, on one line.
func (t *terminal) eventWords(ev *sayso.Event) string {
	words := " “" + line(ev.Trigger.Text) + "”"
	if who := t.partyWords(ev.Actors); who != "" {
		words += " by " + who
	}
	if whom := t.partyWords(ev.Recipients); whom != "" {
		words += " → " + whom
	}
	if where := t.partyWords(ev.Places); where != "" {
		words += " at " + where
	}
	if ev.Time != nil {
		if i, ok := t.time[*ev.Time]; ok {
			words += ", " + line(t.r.Times[i].Value)
		}
	}
	if ev.Modality != "happened" {
		words += " (" + line(ev.Modality) + ")"
	}
	if ev.Polarity == "negative" {
		words += " (not)"
	}
	return words
}

// partyWords names parties by their words, a pronoun by whom it means.
func (t *terminal) partyWords(list []sayso.Party) string {
	var names []string
	for i := range list {
		name := line(list[i].Text)
		if list[i].Entity != nil && len(name) <= 4 {
			if at, ok := t.entity[*list[i].Entity]; ok {
				name = line(t.r.Entities[at].Name)
			}
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}
