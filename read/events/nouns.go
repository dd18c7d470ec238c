package events

import (
	"slices"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// nounSense looks a noun phrase up by its head with the word before it, then by
// its head.
func (f *finder) nounSense(p phrase) (en.EventSense, bool) {
	head := &f.doc.Tokens[p.head]
	if head.Tag != nlp.NOUN && head.Tag != nlp.PROPN {
		return en.EventSense{}, false
	}
	if p.head > p.span.Start {
		if sense, ok := en.EventNoun(f.doc.Tokens[p.head-1].Lower + " " + head.Lemma); ok {
			return sense, sense.Type != ""
		}
	}
	if head.Tag == nlp.PROPN {
		return en.EventSense{}, false
	}
	for _, q := range f.complements(p) { // the imposition of sanctions
		if q.prep == "of" {
			if sense, ok := en.EventNoun(head.Lemma + " of " + f.doc.Tokens[q.head].Lemma); ok {
				return sense, sense.Type != ""
			}
		}
	}
	return en.EventNoun(head.Lemma)
}

// lightVerb reads a verb that says no more than that the event of its object
// takes place, or how it is meant (launched an attack on, offered talks to).
func (f *finder) lightVerb(c *clause) (nlp.Event, bool) {
	ev := f.newEvent(c.chunk)
	control := ""
	for _, key := range f.keys(c) {
		if control = en.EventControl(key.words); control != "" {
			if en.EventDone(key.words) {
				control = "do"
			}
			break
		}
	}
	switch control {
	case "do", "through", "threaten", "agree", "refuse", "plan":
	default:
		return ev, false
	}
	patients := c.patients()
	if len(patients) == 0 && control != "through" { // agreed to a ceasefire
		patients = slices.Concat(behind(c.preps, "to"), behind(c.preps, "on"), behind(c.preps, "for"))
	}
	for _, p := range patients {
		sense, ok := f.nounSense(p)
		if !ok && en.Gathers(f.doc.Tokens[p.head].Lemma) {
			for _, q := range f.complements(p) { // a series of attacks
				if q.prep == "of" && !ok {
					if sense, ok = f.nounSense(q.phrase); ok {
						p = q.phrase
					}
				}
			}
		}
		if lemma := f.doc.Tokens[c.chunk.Head].Lemma; !ok || lemma == "expect" || (lemma == "make" || lemma == "give" || lemma == "deliver") && (sense.Mode == "meet" || sense.Mode == "phone") {
			continue // expects talks, made the talks harder, gave a talk, made the call
		}
		ev.Type, ev.Mode, ev.Cameo = sense.Type, sense.Mode, sense.Cameo
		f.markNoun(&ev, p)
		ev.Actors = f.doers(c.agents())
		if len(ev.Recipients) == 0 {
			ev.Recipients = f.parties(c.given)
		}
		if len(ev.Recipients) == 0 {
			ev.Recipients = f.reached(slices.Concat(f.nested(p), without(c.preps, p)), sense.Preps)
		}
		f.settle(&ev)
		f.places(&ev, c.preps)
		switch control {
		case "plan":
			if ev.Modality = "planned"; hostile[ev.Type] {
				return ev, true
			}
		case "agree":
			ev.Modality = "planned"
		case "threaten":
			ev.Type, ev.Mode, ev.Cameo = "THREATEN", "", "130"
		case "refuse":
			ev.Type, ev.Mode, ev.Cameo = "REJECT", "", "120"
		}
		f.intend(&ev)
		return ev, true
	}
	return ev, false
}

// noun reads the event that a noun phrase names by itself: somebody must be seen
// to take part in it, on one side at least.
func (f *finder) noun(k int) (nlp.Event, bool) {
	p := f.phraseOf(k)
	sense, ok := f.nounSense(p)
	if !ok {
		return nlp.Event{}, false
	}
	ev := nlp.Event{Type: sense.Type, Mode: sense.Mode, Cameo: sense.Cameo, Trigger: nlp.Span{Start: p.head, End: p.head + 1}, Time: -1, Modality: "happened"}
	complements := f.complements(p)
	if agent, ok := f.agentOf(p); ok {
		ev.Actors = []nlp.Party{f.party(agent)}
	} else if agent, ok := f.agentBefore(p); ok {
		ev.Actors = []nlp.Party{f.party(agent)}
	}
	ev.Recipients = f.reached(complements, sense.Preps)
	if len(ev.Actors) == 0 && len(ev.Recipients) > 1 && mutual[ev.Type] { // talks between Alba and Bera
		ev.Actors, ev.Recipients = ev.Recipients[:1:1], ev.Recipients[1:]
	}
	f.settle(&ev)
	if len(ev.Actors) == 0 || len(ev.Recipients) == 0 {
		return ev, false
	}
	ev.Modality, ev.Negative = f.nounModality(p)
	f.places(&ev, complements)
	f.intend(&ev)
	return ev, true
}

// agentBefore gives who does what a noun names by the words before it (the
// Israeli strike, a Taliban attack): the whole phrase stands for him.
func (f *finder) agentBefore(p phrase) (phrase, bool) {
	if k := int(f.chunkAt[p.span.Start-f.sent.Start]) - 2; k >= 0 && f.chunks[k].Span.End == p.span.Start && f.isTime(p.span.Start-1) {
		if owner, ok := f.owner(f.phraseOf(k)); ok { // Bera's October 7 attack
			return owner, true
		}
	}
	for t := p.span.Start; t < p.head; t++ {
		tok := &f.doc.Tokens[t]
		if m, ok := f.men[t]; ok && f.doc.Mentions[m].Form == "name" && (tok.Tag == nlp.PROPN || tok.Tag == nlp.ADJ) {
			return phrase{f.doc.Mentions[m].Span, t}, true
		}
		if n, _ := en.MatchCountry(func(i int) string { return f.doc.Tokens[t+i].Lower }, p.head-t); n > 0 && f.doc.Text[tok.Start] < 'a' {
			return phrase{nlp.Span{Start: t, End: t + n}, t + n - 1}, true
		}
	}
	return phrase{}, false
}

// nounModality tells from the words around a noun whether its event took place.
func (f *finder) nounModality(p phrase) (modality string, negative bool) {
	modality = "happened"
	for t := p.span.Start; t < p.head; t++ {
		switch f.doc.Tokens[t].Lower {
		case "possible", "potential", "alleged", "suspected", "attempted", "threatened", "any", "future", "imminent", "further":
			modality = "hypothetical"
		case "planned", "upcoming", "next", "scheduled", "forthcoming":
			modality = "planned"
		case "no":
			negative = true
		}
	}
	for t := p.span.Start - 1; t >= max(f.sent.Start, p.span.Start-2); t-- {
		switch f.doc.Tokens[t].Lemma {
		case "threat", "fear", "risk", "possibility", "prospect", "plan", "hope", "if", "avoid", "prevent", "propose", "consider", "want", "against", "for", "without", "suspect", "accuse", "attempt":
			modality = "hypothetical"
		}
	}
	return modality, negative
}
