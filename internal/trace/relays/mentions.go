package relays

import (
	"strings"

	"github.com/sayso-news/sayso"
)

// mentions are what a reading says about the names in its text.
type mentions struct {
	at      []mention // of entities, in no order
	outlets []string  // what its outlets are called, without articles
}

type mention struct {
	start, end int
	kind       sayso.EntityKind
	form       string
}

func mentionsOf(r *sayso.Reading) (ms mentions) {
	for i := range r.Entities {
		e := &r.Entities[i]
		for _, m := range e.Mentions {
			ms.at = append(ms.at, mention{m.Start, m.End, e.Kind, m.Form})
			if e.Kind == sayso.KindOutlet && m.Form == "name" {
				ms.outlets = append(ms.outlets, nameOnly(m.Text))
			}
		}
	}
	return ms
}

// isOther says whether at a place in the text something else than an outlet is
// named, a person, a place or a body, or a pronoun or a description begins.
func (ms *mentions) isOther(start int) bool {
	for _, m := range ms.at {
		if m.form == "name" && m.kind != sayso.KindOutlet && m.start <= start && start < m.end || m.form != "name" && m.start == start {
			return true
		}
	}
	return false
}

// isPerson says whether a person is named at a place in the text, or a pronoun
// stands there.
func (ms *mentions) isPerson(start int) bool {
	for _, m := range ms.at {
		if m.form == "pronoun" && m.start == start || m.form == "name" && m.kind == sayso.KindPerson && m.start <= start && start < m.end {
			return true
		}
	}
	return false
}

// isPlace says whether a stretch of text is a place by name.
func (ms *mentions) isPlace(start, end int) bool {
	for _, m := range ms.at {
		if m.form == "name" && m.kind == sayso.KindPlace && m.start == start && m.end == end {
			return true
		}
	}
	return false
}

// inFull gives the one longer name of an outlet of the story that ends as a name
// does: "New York Times" for "Times". It gives the name itself when there is none,
// or more than one.
func (ms *mentions) inFull(name string) string {
	full := name
	for _, o := range ms.outlets {
		if !strings.HasSuffix(o, " "+name) || strings.EqualFold(o, full) {
			continue
		}
		if full != name {
			return name
		}
		full = o
	}
	return full
}

// openers are words with a capital at the start of a sentence that begin no name.
var openers = map[string]bool{"as": true, "on": true, "in": true, "at": true, "from": true, "for": true, "by": true, "to": true, "with": true, "but": true, "and": true, "or": true,
	"when": true, "while": true, "after": true, "before": true, "if": true, "although": true, "though": true, "since": true, "because": true, "so": true, "yet": true}

// house gives the outlet in a name of n tokens that has an owner in it: "NPR" in
// "NPR's Dina Lind", "WBUR" in "Boston's WBUR"; "" for none.
func house(text string, toks []token, n int) string {
	for k := range n - 1 {
		if !possessive(toks[k].text) {
			continue
		}
		for _, part := range []string{text[toks[0].start:toks[k].end], text[toks[k+1].start:toks[n-1].end]} {
			if part = nameOnly(part); OutletCalled(part).Known {
				return part
			}
		}
	}
	return ""
}
