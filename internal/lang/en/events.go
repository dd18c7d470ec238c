package en

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed events.txt
var eventsText string

//go:embed eventobjects.txt
var eventObjectsText string

//go:embed eventnouns.txt
var eventNounsText string

//go:embed eventcontrol.txt
var eventControlText string

//go:embed eventplain.txt
var eventPlainText string

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

// EventLemma gives the lemma under which the list of event verbs has a form; lemma
// is what a tagger makes of it, and is given back when the list has no such form.
// The list knows the verbs whose last consonant doubles (expelled).
func EventLemma(form, lemma string) string {
	if len(eventVerbs()[lemma]) > 0 || eventControl()[lemma] != "" {
		return lemma
	}
	if known, ok := eventForms()[form]; ok {
		return known
	}
	return lemma
}

// Gathers says whether a noun counts or gathers people or things, so that those
// are meant with it (a group of lawmakers, dozens of troops).
func Gathers(lemma string) bool { return gathering[lemma] }

var gathering = map[string]bool{"group": true, "number": true, "majority": true, "thousand": true, "thousands": true, "hundred": true, "hundreds": true, "dozen": true, "dozens": true,
	"million": true, "millions": true, "tens": true, "ten": true, "score": true, "scores": true, "member": true, "team": true, "delegation": true, "coalition": true, "crowd": true, "family": true,
	"contingent": true, "series": true, "round": true, "package": true, "spate": true, "string": true, "batch": true, "shipment": true, "barrage": true, "piece": true, "worth": true, "percent": true, "%": true, "ton": true, "tons": true, "tonne": true, "wave": true, "handful": true, "couple": true, "pair": true, "part": true, "rest": true, "lot": true, "total": true, "one": true,
	"some": true, "many": true, "most": true, "all": true, "several": true, "both": true, "either": true, "each": true, "leader": true, "minister": true, "head": true, "president": true,
	"chief": true, "spokesman": true, "supporter": true, "resident": true, "citizen": true, "people": true, "worker": true, "official": true, "representative": true, "ambassador": true}

// EventNoun gives the sense of an event noun, by its lemma.
func EventNoun(lemma string) (EventSense, bool) {
	sense, ok := eventNouns()[lemma]
	return sense, ok
}

// EventControl says how a verb means the event of the verb that follows it:
// "threaten", "agree", "refuse", "fail", "ask", "plan", "through", "do", "say"; "" when the
// list does not have it.
func EventControl(lemma string) string {
	class, _, _ := strings.Cut(eventControl()[lemma], "|")
	return class
}

// EventDone says whether the event that a verb's object names takes place by it,
// whatever the verb does to another verb (ordered an attack, ordered them to leave).
func EventDone(lemma string) bool {
	class := eventControl()[lemma]
	return class == "do" || strings.HasSuffix(class, "|do")
}

// EventPlain says whether a verb is hardly used of anything but its event.
func EventPlain(lemma string) bool { return eventPlain()[lemma] }

var eventPlain = sync.OnceValue(func() map[string]bool {
	l := list{"eventplain.txt", eventPlainText}
	m := make(map[string]bool, 200)
	for n, f := range l.entries() {
		if len(f) != 1 {
			l.bad(n, "want 1 field, got %q", f)
		}
		m[f[0]] = true
	}
	return m
})

var eventVerbs = sync.OnceValue(func() map[string][]EventSense {
	l := list{"events.txt", eventsText}
	m := make(map[string][]EventSense, 700)
	for n, f := range l.entries() {
		if len(f) < 5 || len(f) > 6 {
			l.bad(n, "want 5 or 6 fields, got %q", f)
		}
		m[f[0]] = append(m[f[0]], EventSense{Type: f[2], Mode: f[3], Cameo: f[4], Objects: objects(f[1]), Preps: several(field(f, 5))})
	}
	return m
})

// irregular are forms of event verbs that taggers may not know.
var irregular = map[string]string{"overran": "overrun", "overthrew": "overthrow", "overthrown": "overthrow", "withheld": "withhold", "withdrew": "withdraw", "withdrawn": "withdraw",
	"undertook": "undertake", "undertaken": "undertake", "oversaw": "oversee", "overseen": "oversee", "slew": "slay", "slain": "slay", "retook": "retake", "retaken": "retake", "razed": "raze"}

// eventForms maps the regular forms of the verbs of the list to them, those with a
// doubled consonant as well.
var eventForms = sync.OnceValue(func() map[string]string {
	l := list{"events.txt", eventsText}
	m := make(map[string]string, 4000)
	for n, f := range l.entries() {
		verb, _, _ := strings.Cut(f[0], " ")
		for _, form := range l.inflect(n, verb, "±") {
			if form != "" && m[form] == "" {
				m[form] = verb
			}
		}
	}
	for form, verb := range irregular {
		m[form] = verb
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

// objects cuts a field of objects at its bars and puts the nouns of a class in its
// place.
func objects(field string) []string {
	var out []string
	for _, word := range several(field) {
		if nouns := eventObjects()[word]; nouns != nil {
			out = append(out, nouns...)
		} else {
			out = append(out, word)
		}
	}
	return out
}

var eventObjects = sync.OnceValue(func() map[string][]string {
	l := list{"eventobjects.txt", eventObjectsText}
	m := map[string][]string{}
	for n, f := range l.entries() {
		if len(f) != 2 {
			l.bad(n, "want 2 fields, got %q", f)
		}
		m[f[0]] = several(f[1])
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
