package main

import (
	"context"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store/sqlite"
	"github.com/sayso-news/sayso/internal/timeline"
	"github.com/sayso-news/sayso/internal/trace"
)

// kept gives what the kept stories date about somebody: a line a claim and date,
// with the event where the first story tells one.
func (cmd *timelineCmd) kept(ctx context.Context) ([]sayso.TimelineEntry, error) {
	db, view, err := viewOf(ctx, cmd.dataFlags, "")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	moments, err := view.Timeline(cmd.About)
	if err != nil {
		return nil, storeError(db.Path(), err)
	}
	k := keptEvents{db: db, read: map[string]map[string]sayso.TimelineEntry{}}
	out := make([]sayso.TimelineEntry, 0, len(moments))
	for i := range moments {
		e, err := k.entry(ctx, &moments[i])
		if err != nil {
			return nil, storeError(db.Path(), err)
		}
		out = append(out, e)
	}
	timeline.Sort(out)
	return out, nil
}

// keptEvents looks events of kept stories up, each story once.
type keptEvents struct {
	db   *sqlite.Store
	read map[string]map[string]sayso.TimelineEntry // story → event → entry
}

func (k *keptEvents) entry(ctx context.Context, m *trace.Moment) (sayso.TimelineEntry, error) {
	e := sayso.TimelineEntry{ID: m.Claim + "-" + m.Date, Date: m.Date, Claim: m.Claim, Text: m.Text,
		Actors: []sayso.Participant{}, Recipients: []sayso.Participant{}, Places: []sayso.Participant{}}
	for i := range m.Says {
		s := &m.Says[i]
		events, err := k.of(ctx, s.Story)
		if err != nil {
			return e, err
		}
		t := sayso.Telling{Story: s.Story, Path: s.Path, Statement: s.Statement, Start: s.Start, End: s.End, Text: m.Text, Origin: s.Origin,
			Chain: sayso.Chain{}, Time: &s.Time, Events: s.Events, Polarity: s.Polarity}
		for _, id := range s.Events {
			ev, ok := events[id]
			if !ok {
				continue
			}
			t.Outlet, t.Title = ev.Says[0].Outlet, ev.Says[0].Title
			for _, told := range ev.Says {
				if told.Statement == s.Statement {
					t.Chain = told.Chain
				}
			}
			if e.Type == "" && ev.Date == m.Date {
				e.EventKind, e.Actors, e.Recipients, e.Places = ev.EventKind, ev.Actors, ev.Recipients, ev.Places
			}
		}
		e.Says = append(e.Says, t)
	}
	return e, nil
}

// of gives the events of a kept story.
func (k *keptEvents) of(ctx context.Context, story string) (map[string]sayso.TimelineEntry, error) {
	if events, ok := k.read[story]; ok {
		return events, nil
	}
	events := map[string]sayso.TimelineEntry{}
	st, err := k.db.Story(ctx, story)
	if err != nil {
		return nil, err
	}
	r, err := k.db.Reading(ctx, st.Seq)
	if err != nil {
		return nil, err
	}
	for _, e := range r.Timeline() {
		events[e.Says[0].Events[0]] = e
	}
	k.read[story] = events
	return events, nil
}
