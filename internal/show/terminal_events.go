package show

import (
	"strings"

	"github.com/sayso-news/sayso"
)

// events lists what is told under a statement: type, who, to whom, where, when.
func (t *terminal) events(st *sayso.Statement, rest string) {
	for _, id := range st.Events {
		for i := range t.r.Events {
			if ev := &t.r.Events[i]; ev.ID == id {
				t.para(rest+"⚑ ", rest+"    ", run{named, line(ev.Type)}, run{faint, t.eventWords(ev)})
			}
		}
	}
}

// eventWords is an event without its type, on one line.
func (t *terminal) eventWords(ev *sayso.Event) string {
	words := " “" + line(ev.Trigger.Text) + "”"
	if who := partyWords(ev.Actors); who != "" {
		words += " by " + who
	}
	if whom := partyWords(ev.Recipients); whom != "" {
		words += " → " + whom
	}
	if where := partyWords(ev.Places); where != "" {
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

func partyWords(list []sayso.Party) string {
	var names []string
	for i := range list {
		names = append(names, line(list[i].Text))
	}
	return strings.Join(names, ", ")
}
