package events

import (
	"slices"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// peopled says whether an event is told well enough to be one: somebody does it,
// and it is done to somebody or to what politics is about. What nobody is said to
// do must be done to somebody.
func (f *finder) peopled(ev *nlp.Event) bool {
	to := f.standing(ev.Recipients)
	if len(ev.Actors) == 0 {
		return to >= people && !needsActor[ev.Type] && !f.mishap(ev)
	}
	by := f.standing(ev.Actors)
	switch {
	case by == thing:
		return false
	case to > thing:
		return by > people || to > people || physical[ev.Type]
	case len(ev.Recipients) > 0 && by > people && aboutThings[ev.Type]:
		return true
	}
	return by > thing && alone[ev.Type] || by > people && (aloneMode[ev.Mode] || ev.Type == "AGREE" && ev.Cameo != intent(""))
}

// mishap tells whether people only came to harm: nobody is said to do it, and no
// word of the sentence is for violence (12 were killed when the bridge fell).
func (f *finder) mishap(ev *nlp.Event) bool {
	switch f.doc.Tokens[ev.Trigger.Start].Lemma {
	case "kill", "injure", "hurt", "wound":
	default:
		return false
	}
	for t := f.sent.Start; t < f.sent.End; t++ {
		tok := &f.doc.Tokens[t]
		if sense, ok := en.EventNoun(tok.Lemma); ok && sense.Type == "ASSAULT" || weapons[tok.Lemma] && tok.Lemma != "fire" && tok.Lemma != "plane" && tok.Lemma != "helicopter" {
			return false
		}
		switch tok.Lemma {
		case "shoot", "stab", "bomb", "attack", "shell", "fight", "gunman", "attacker", "bomber", "militant", "rebel", "terrorist":
			return false
		}
	}
	return true
}

var (
	// Types that say nothing without who does it.
	needsActor = map[string]bool{"CONSULT": true, "AGREE": true, "COOPERATE": true, "REQUEST": true, "THREATEN": true, "SUPPORT": true, "MOBILIZE": true, "AID": true}
	// Types done to bodies, which are events between any two people.
	physical = map[string]bool{"ASSAULT": true, "COERCE": true, "PROTEST": true}
	// Types that may be about a thing (condemned the verdict).
	aboutThings = map[string]bool{"ACCUSE": true, "SUPPORT": true, "REJECT": true, "REQUEST": true, "ASSAULT": true, "COERCE": true, "RETREAT": true, "CONCEDE": true, "PROTEST": true, "MOBILIZE": true, "AID": true, "SANCTION": true, "AGREE": true, "THREATEN": true}
	// Types and modes that need nobody on the other side.
	alone     = map[string]bool{"PROTEST": true, "MOBILIZE": true}
	aloneMode = map[string]bool{"resign": true, "ceasefire": true, "disarm": true, "ease": true, "curfew": true, "martial-law": true, "investigate": true, "meet": true, "withdraw": true, "assist": true, "yield": true}
)

// How well it is known who a party is.
const (
	thing     = iota
	people    // a word for people without an office (a woman, nurses)
	officials // a word for those who hold an office, or for a body
	named
)

// standing gives how well the best known of some parties is known.
func (f *finder) standing(list []nlp.Party) int {
	best := thing
	for _, p := range list {
		best = max(best, f.known(p))
	}
	return best
}

func (f *finder) known(p nlp.Party) int {
	if p.Entity >= 0 && !f.doc.Entities[p.Entity].Unnamed && f.doc.Entities[p.Entity].Kind != "document" {
		return named
	}
	head := p.Span.End - 1
	if k := f.chunkAt[p.Span.Start-f.sent.Start] - 1; k >= 0 && f.chunks[k].Kind == nlp.NP {
		head = min(head, f.chunks[k].Head)
	}
	tok := &f.doc.Tokens[head]
	if tok.Tag == nlp.PRON {
		return thing
	}
	if _, ok := en.LookupGroup(tok.Lower); ok {
		return officials
	}
	if person, ok := en.LookupPerson(tok.Lower); ok {
		if person.Class == en.PersonKin || person.Class == en.PersonGeneric || person.Class == en.PersonJob && !person.Plural {
			return people // workers together are a body, a worker is not
		}
		return officials
	}
	if f.acts(phrase{p.Span, head}) {
		return people // a car bomb killed
	}
	if tok.Tag == nlp.PROPN || f.national(phrase{p.Span, head}) {
		return named
	}
	if m, ok := f.men[head]; ok && slices.Contains([]string{"person", "organisation", "place", "group", "outlet"}, f.doc.Mentions[m].Kind) {
		return people
	}
	return thing
}
