package sayso

import (
	"strings"
	"time"
)

// TimelineEntry is one event on a timeline, with every story that tells it.
type TimelineEntry struct {
	ID    string `json:"id"`
	Date  string `json:"date"`            // TIMEX3: a day, a month or a year; "" when no story dates it
	Claim string `json:"claim,omitempty"` // of a timeline over what is kept
	Text  string `json:"text"`            // of the first story that tells it: the words of the statement
	EventKind
	Actors     []Participant `json:"actors"`
	Recipients []Participant `json:"recipients"`
	Places     []Participant `json:"places"`
	Says       []Telling     `json:"says"`
}

// EventKind is what an event is, in the terms of Event; all are "" where a
// timeline has a date and no event.
type EventKind struct {
	Type     string `json:"type"`
	Mode     string `json:"mode"`
	Modality string `json:"modality"`
	Polarity string `json:"polarity"`
}

// Participant is somebody who takes part in an event, by the name that the story
// gives him anywhere, else by the words there.
type Participant struct {
	Name    string `json:"name"`
	Country string `json:"country"` // ISO 3166-1 alpha-2, "" when not known
	Sector  string `json:"sector"`
}

// Telling is one story that tells an event: the statement in which, and at whom
// its chain ends. Start and End are bytes of the story's text.
type Telling struct {
	Story     string    `json:"story"`
	Path      string    `json:"path"`
	Outlet    string    `json:"outlet"`
	Title     string    `json:"title"`
	Statement string    `json:"statement"` // "" when the event stands under none
	Start     int       `json:"start"`
	End       int       `json:"end"`
	Text      string    `json:"text"`
	Origin    OriginRef `json:"origin"`
	Chain     Chain     `json:"chain"`
	Time      *Passage  `json:"time"` // the words that date it, null when none do
	Events    []string  `json:"events"`
	Polarity  string    `json:"polarity"`
}

// Timeline gives the events of a reading that are shown, in the order of the text,
// each told by this story once for every statement that it stands under.
func (r *Reading) Timeline() []TimelineEntry {
	times := make(map[string]*Time, len(r.Times))
	for i := range r.Times {
		times[r.Times[i].ID] = &r.Times[i]
	}
	under := make(map[string][]int, len(r.Events))
	for i := range r.Statements {
		for _, id := range r.Statements[i].Events {
			under[id] = append(under[id], i)
		}
	}
	out := make([]TimelineEntry, 0, len(r.Events))
	names := r.entityNames()
	for i := range r.Events {
		ev := &r.Events[i]
		if !ev.Shown() {
			continue
		}
		e := TimelineEntry{ID: r.Story.ID + "-" + ev.ID, EventKind: EventKind{ev.Type, ev.Mode, ev.Modality, ev.Polarity},
			Actors: participants(ev.Actors, names), Recipients: participants(ev.Recipients, names), Places: participants(ev.Places, names)}
		var when *Passage
		if ev.Time != nil && times[*ev.Time] != nil {
			when = &times[*ev.Time].Passage
			e.Date = dayOf(times[*ev.Time])
		}
		told := Telling{Story: r.Story.ID, Path: r.Story.Path, Outlet: r.Story.Outlet.Name, Title: r.Story.Title, Time: when, Events: []string{ev.ID}, Polarity: ev.Polarity}
		for _, s := range under[ev.ID] {
			st := &r.Statements[s]
			at := contentAt(st, ev.Trigger.Start)
			told.Statement, told.Start, told.End, told.Text, told.Origin, told.Chain = st.ID, at.Start, at.End, at.Text, st.Origin, st.Chain
			e.Says = append(e.Says, told)
		}
		if len(e.Says) == 0 {
			told.Start, told.End, told.Text = ev.Trigger.Start, ev.Trigger.End, ev.Trigger.Text
			told.Origin, told.Chain = OriginRef{State: OriginUnknown}, Chain{}
			e.Says = []Telling{told}
		}
		e.Text = e.Says[0].Text
		out = append(out, e)
	}
	return out
}

// contentAt gives the piece of a statement's content that holds a byte, or its first.
func contentAt(st *Statement, at int) Passage {
	for _, p := range st.Content {
		if p.Start <= at && at < p.End {
			return p
		}
	}
	if len(st.Content) > 0 {
		return st.Content[0]
	}
	return Passage{}
}

// dayOf cuts a resolved date to its day, month or year. Of a week, a quarter or a
// season the year is left; a decade or a century, and what is open, give "".
func dayOf(t *Time) string {
	if !t.Resolved || t.Type != "DATE" && t.Type != "TIME" {
		return ""
	}
	for _, layout := range [...]string{"2006-01-02", "2006-01", "2006"} {
		if len(t.Value) < len(layout) {
			continue
		}
		date, rest := t.Value[:len(layout)], t.Value[len(layout):]
		if _, err := time.Parse(layout, date); err == nil && (rest == "" || rest[0] == 'T' || rest[0] == '-') {
			return date
		}
	}
	return ""
}

func (r *Reading) entityNames() map[string]string {
	names := make(map[string]string, len(r.Entities))
	for i := range r.Entities {
		names[r.Entities[i].ID] = r.Entities[i].Name
	}
	return names
}

func participants(list []Party, names map[string]string) []Participant {
	out := make([]Participant, 0, len(list))
	for _, p := range list {
		name := strings.Join(strings.Fields(p.Text), " ")
		if p.Entity != nil && names[*p.Entity] != "" {
			name = names[*p.Entity]
		}
		out = append(out, Participant{name, p.Country, p.Sector})
	}
	return out
}
