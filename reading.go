package sayso

import "time"

// Passage is a byte range of a story's text with the text itself, so that it
// checks itself. Start and End are bytes of UTF-8, half open.
type Passage struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Reading is everything sayso found in one story: version 1 of the JSON
// contract (docs/formats/reading.md). Slices are never nil in a Reading made
// by package read, so that JSON shows [] and not null.
type Reading struct {
	Version    int         `json:"version"`
	Story      Story       `json:"story"`
	Text       string      `json:"text"`
	Blocks     []Block     `json:"blocks"`
	Statements []Statement `json:"statements"`
	Entities   []Entity    `json:"entities"`
	Times      []Time      `json:"times"`
	Events     []Event     `json:"events"`
	Unknowns   []Unknown   `json:"unknowns"`
	Origins    []Origin    `json:"origins"`
	Notes      []Note      `json:"notes"`
}

// Story is one article as one outlet printed it.
type Story struct {
	ID        string    `json:"id"` // 16 hex digits of xxh3-128 over text, outlet and publication time
	Path      string    `json:"path"`
	Title     string    `json:"title"`
	URL       string    `json:"url"`
	Outlet    Outlet    `json:"outlet"`
	Published Published `json:"published"`
	Language  string    `json:"language"`
}

// Published is the JSON form of a Publication.
type Published struct {
	Time    *time.Time `json:"time"` // RFC 3339 with the offset of its zone
	Zone    *string    `json:"zone"`
	Printed *string    `json:"printed"`
	Basis   Basis      `json:"basis"`
}

// EntityKind says what an entity is.
type EntityKind string

// The kinds of entity.
const (
	KindPerson       EntityKind = "person"
	KindOrganisation EntityKind = "organisation"
	KindOutlet       EntityKind = "outlet"
	KindPlace        EntityKind = "place"
	KindGroup        EntityKind = "group"
	KindDocument     EntityKind = "document"
)

// Entity is somebody or something the story speaks of, with all its mentions.
type Entity struct {
	ID           string        `json:"id"`
	Name         string        `json:"name"` // the fullest name, or the first description when it has none
	Kind         EntityKind    `json:"kind"`
	Descriptions []Description `json:"descriptions"`
	Mentions     []Mention     `json:"mentions"`
}

// Description is what the story calls an entity besides its name. From is the
// id of the time since when it holds, nil when the story does not say.
type Description struct {
	Text string  `json:"text"`
	From *string `json:"from"`
}

// Mention is one place where an entity is mentioned.
type Mention struct {
	Passage
	Form string `json:"form"` // "name", "description" or "pronoun"
}

// Time is a time expression with its TIMEX3 value.
type Time struct {
	ID string `json:"id"`
	Passage
	Type     string `json:"type"`  // DATE, TIME, DURATION, SET
	Value    string `json:"value"` // TIMEX3; unresolved values keep their pattern (XXXX-10-07)
	Anchor   string `json:"anchor"`
	Resolved bool   `json:"resolved"`
}

// Event is who did what to whom, under which statement.
type Event struct {
	ID         string  `json:"id"`
	Type       string  `json:"type"` // PLOVER
	Mode       string  `json:"mode"`
	Cameo      string  `json:"cameo"`
	Polarity   string  `json:"polarity"`
	Modality   string  `json:"modality"`
	Trigger    Passage `json:"trigger"`
	Actors     []Party `json:"actors"`
	Recipients []Party `json:"recipients"`
	Places     []Party `json:"places"`
	Time       *string `json:"time"`
	Score      float64 `json:"score"` // how sure it is to have been read right, 0 to 1
}

// SureEvent is the score from which an event is shown to people.
const SureEvent = 0.66

// Shown tells whether an event is sure enough to be shown to people. The others
// stand in the reading for programs that take more errors for more events.
func (ev *Event) Shown() bool { return ev.Score >= SureEvent }

// Party is somebody who takes part in an event.
type Party struct {
	Passage
	Entity  *string `json:"entity"`
	Country string  `json:"country"`
	Sector  string  `json:"sector"`
}

// Unknown is something the story says is not known or not stated, and by whom.
type Unknown struct {
	Passage
	By *string `json:"by"` // entity id
}

// Note is an oddity in the text: never an error. Start and End are bytes into
// the text.
type Note struct {
	Code    string `json:"code"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Message string `json:"message"`
}
