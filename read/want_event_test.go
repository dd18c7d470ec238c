package read_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/sayso-news/sayso"
)

// wantEvent checks that an event is read: event TYPE "trigger" by "actor" to
// "recipient" at "place" on VALUE as MODALITY, all after the trigger optional and
// in any order. A name means the party that holds it, or whose entity has it.
func wantEvent(w *want) error {
	p, err := w.place(w.at(1))
	if err != nil {
		return err
	}
	var seen []string
	for i := range w.r.Events {
		ev := &w.r.Events[i]
		if !p.overlaps(ev.Trigger.Start, ev.Trigger.End) {
			continue
		}
		err := w.eventFits(ev)
		if err == nil {
			return nil
		}
		seen = append(seen, fmt.Sprintf("%s %q: %v", ev.Type, ev.Trigger.Text, err))
	}
	return fmt.Errorf("events there: %q", seen)
}

func (w *want) eventFits(ev *sayso.Event) error {
	if ev.Type != w.at(0).text {
		return errors.New("another type")
	}
	for i := 2; i+1 < len(w.words); i += 2 {
		value := w.words[i+1].text
		ok := false
		switch w.words[i].text {
		case "by":
			ok = w.party(ev.Actors, value)
		case "to":
			ok = w.party(ev.Recipients, value)
		case "at":
			ok = w.party(ev.Places, value)
		case "as":
			ok = ev.Modality == value
		case "on":
			at := slices.IndexFunc(w.r.Times, func(t sayso.Time) bool { return ev.Time != nil && t.ID == *ev.Time })
			ok = at >= 0 && (w.r.Times[at].Value == value || w.r.Times[at].Text == value)
		default:
			return fmt.Errorf("an event has no %q", w.words[i].text)
		}
		if !ok {
			return fmt.Errorf("not %s %s", w.words[i].text, value)
		}
	}
	return nil
}

func (w *want) party(list []sayso.Party, name string) bool {
	return slices.ContainsFunc(list, func(p sayso.Party) bool {
		if strings.Contains(p.Text, name) {
			return true
		}
		e := w.entityNamed(name)
		return e != nil && p.Entity != nil && *p.Entity == e.ID
	})
}
