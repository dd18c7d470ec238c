package en

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed events.txt
var eventsText string

//go:embed eventnouns.txt
var eventNounsText string

//go:embed eventcontrol.txt
var eventControlText string

//go:embed actors.txt
var actorsText string

// EventSense is what a verb or a noun does to somebody: a type and mode of the
// PLOVER manual and a CAMEO code. Objects are the lemmas of which the verb's
// object must hold one, none when any will do. Preps bring the recipient.
type EventSense struct {
	Type, Mode, Cameo string
	Objects, Preps    []string
}

// EventVerb gives the senses of a verb's lemma, those that need an object first.
// The slice is shared and not to be changed.
func EventVerb(lemma string) []EventSense { return eventVerbs()[lemma] }

// EventNoun gives the sense of an event noun, by its lemma.
func EventNoun(lemma string) (EventSense, bool) {
	sense, ok := eventNouns()[lemma]
	return sense, ok
}

// EventControl says how a verb means the event of the verb that follows it:
// "threaten", "agree", "refuse", "ask", "plan", "through", "say"; "" when the
// list does not have it.
func EventControl(lemma string) string { return eventControl()[lemma] }

var eventVerbs = sync.OnceValue(func() map[string][]EventSense {
	l := list{"events.txt", eventsText}
	m := make(map[string][]EventSense, 700)
	for n, f := range l.entries() {
		if len(f) < 5 || len(f) > 6 {
			l.bad(n, "want 5 or 6 fields, got %q", f)
		}
		m[f[0]] = append(m[f[0]], EventSense{Type: f[2], Mode: f[3], Cameo: f[4], Objects: several(f[1]), Preps: several(field(f, 5))})
	}
	return m
})

var eventNouns = sync.OnceValue(func() map[string]EventSense {
	l := list{"eventnouns.txt", eventNounsText}
	m := make(map[string]EventSense, 100)
	for n, f := range l.entries() {
		if len(f) != 5 {
			l.bad(n, "want 5 fields, got %q", f)
		}
		m[f[0]] = EventSense{Type: f[1], Mode: f[2], Cameo: f[3], Preps: several(f[4])}
	}
	return m
})

var eventControl = sync.OnceValue(func() map[string]string {
	l := list{"eventcontrol.txt", eventControlText}
	m := make(map[string]string, 150)
	for n, f := range l.entries() {
		if len(f) != 2 {
			l.bad(n, "want 2 fields, got %q", f)
		}
		m[f[0]] = f[1]
	}
	return m
})

// several cuts a field at its bars.
func several(field string) []string {
	if field == "" {
		return nil
	}
	return strings.Split(field, "|")
}

// Actor is what is known of somebody by name.
type Actor struct {
	Country string // ISO 3166-1 alpha-2, "" when none or several
	Sector  string // government, military, rebels, igo, …
}

// ActorNamed looks a lower-case name up as of a day (2006-01-02, "" when it is
// not known): an office counts only in its term. Without a day the last line
// of the name counts.
func ActorNamed(name, day string) (Actor, bool) {
	var found Actor
	ok := false
	for _, term := range actors()[name] {
		if day != "" && (term.from > day || term.to != "" && term.to < day[:min(len(day), len(term.to))]) {
			continue
		}
		found, ok = term.Actor, true
	}
	return found, ok
}

type actorTerm struct {
	Actor
	from, to string
}

var actors = sync.OnceValue(func() map[string][]actorTerm {
	l := list{"actors.txt", actorsText}
	m := make(map[string][]actorTerm, 250)
	for n, f := range l.entries() {
		if len(f) < 3 || len(f) > 5 {
			l.bad(n, "want 3 to 5 fields, got %q", f)
		}
		m[f[0]] = append(m[f[0]], actorTerm{Actor{f[1], f[2]}, field(f, 3), field(f, 4)})
	}
	return m
})
