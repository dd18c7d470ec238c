package events

import (
	"slices"
	"strings"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// able leaves of an event's parties those who can act: people, bodies and states.
// It is false when what would act is a thing (a fever, a rule); a weapon or an
// attack that is said to act only leaves open who did it.
func (f *finder) able(ev *nlp.Event) bool {
	had, things := len(ev.Recipients), ev.Recipients
	cannot := func(p nlp.Party) bool { return !f.canAct(p) }
	ev.Recipients = slices.DeleteFunc(slices.Clone(ev.Recipients), cannot)
	if threat := f.doc.Tokens[ev.Trigger.Start].Lemma; ev.Type == "THREATEN" && had > 0 && len(ev.Recipients) == 0 && (threat == "threaten" || threat == "menace") && ev.Trigger.Len() == 1 {
		return false // to endanger a thing is no threat
	}
	if had > 0 && len(ev.Recipients) == 0 && deadly[f.doc.Tokens[ev.Trigger.Start].Lemma] {
		return false // killed a bill
	}
	if had > 0 && len(ev.Recipients) == 0 {
		ev.Recipients = f.behindThings(things, ev.Type)
		f.settle(ev)
	}
	doers := slices.DeleteFunc(slices.Clone(ev.Actors), func(p nlp.Party) bool {
		ph := f.headed(p)
		return cannot(p) && !(f.acts(ph) && f.national(ph)) // Bhutanese jets stand for Bhutan
	})
	if len(ev.Actors) > 0 && len(doers) == 0 {
		if !slices.ContainsFunc(ev.Actors, func(p nlp.Party) bool { return f.acts(f.headed(p)) }) {
			return false
		}
		if needsActor[ev.Type] || len(ev.Recipients) == 0 {
			return false
		}
	}
	ev.Actors = doers
	if len(ev.Actors) == 0 && f.doc.Tokens[ev.Trigger.Start].Lemma == "force" {
		return false // was forced to, by whatever
	}
	f.share(ev)
	return len(ev.Actors)+len(ev.Recipients) > 0
}

// behindThings gives those whom things acted on belong to, by the words before
// their noun or behind it: Bera's request, a Bhutanese proposal, a ban on Bhutanese
// rice, a deal with Bera, positions in Bera.
func (f *finder) behindThings(things []nlp.Party, kind string) []nlp.Party {
	said := kind == "ACCUSE" || kind == "SUPPORT" || kind == "REQUEST" // of a thing, not of those it was about
	var out []nlp.Party
	for _, thing := range things {
		ph := f.headed(thing)
		owner, ok := f.owner(ph)
		if before, found := f.agentBefore(ph); !ok && found && kind != "REQUEST" && (!said || f.speaksFor(before)) {
			owner, ok = before, true
		}
		for _, q := range f.complements(ph) {
			if !ok && !said && (q.prep == "against" || q.prep == "with" || q.prep == "on" && kind != "REJECT" || q.prep == "for" && kind == "REJECT" || onPlaces[kind] && around[q.prep] && q.prep != "for") {
				owner, ok = f.descend(q.phrase, 1)
			}
		}
		if !ok {
			continue
		}
		if p := f.party(owner); f.canAct(p) {
			out = append(out, p)
		}
	}
	return out
}

// speaksFor tells whether a word before a noun is whose the thing is, and not where
// it was or whom it was about: an adjective for a people, or a body.
func (f *finder) speaksFor(p phrase) bool {
	if f.doc.Tokens[p.head].Tag == nlp.ADJ || p.span.Len() == 1 && strings.Trim(f.doc.Tok(p.head), "ABCDEFGHIJKLMNOPQRSTUVWXYZ.") == "" { // U.S. policy
		return true
	}
	m, ok := f.mention(p)
	return ok && (f.doc.Mentions[m].Kind == "organisation" || f.doc.Mentions[m].Kind == "group")
}

// canAct tells whether a party is somebody: an entity that is a person, a body or
// a place, or a noun or pronoun for such.
func (f *finder) canAct(p nlp.Party) bool {
	ph := f.headed(p)
	tok := &f.doc.Tokens[ph.head]
	if k := f.chunkAt[p.Span.Start-f.sent.Start] - 1; k >= 0 && f.chunks[k].Head < ph.span.Start && f.forPeople(f.chunks[k].Head) {
		return true // members of, the leader of
	}
	if tok.Lemma == "side" && f.sent.Has(p.Span.Start-1) && f.doc.Tokens[p.Span.Start-1].Lower == "on" {
		return false // on the Republican side
	}
	if affiliation(f.doc.Tok(ph.span.Start)) || f.isTime(ph.head) || f.bare(ph) {
		return false
	}
	if p.Entity >= 0 && !f.doc.Entities[p.Entity].Unnamed {
		return somebody[f.doc.Entities[p.Entity].Kind]
	}
	switch tok.Tag {
	case nlp.PRON:
		return personal[tok.Lower]
	case nlp.NUM, nlp.ADJ:
		return !f.money(ph) && tok.Lower != "one" // two were killed, the wounded
	case nlp.PROPN:
		return !f.money(ph)
	}
	if f.forPeople(ph.head) {
		return true
	}
	if n, _ := en.MatchCountry(func(i int) string { return f.doc.Tokens[ph.head+i].Lower }, 1); n > 0 {
		return true
	}
	m, ok := f.men[ph.head]
	return ok && f.doc.Mentions[m].Form == "name" && somebody[f.doc.Mentions[m].Kind] && !f.money(ph)
}

// forPeople tells whether a token is a common noun for people, a body or a state.
func (f *finder) forPeople(t int) bool {
	tok := &f.doc.Tokens[t]
	for _, form := range [...]string{tok.Lower, tok.Lemma, strings.TrimPrefix(tok.Lower, "ex-")} {
		if _, ok := en.LookupGroup(form); ok {
			return true
		}
		if _, ok := en.LookupPerson(form); ok {
			return true
		}
		if _, ok := en.LookupTitle(form); ok {
			return true
		}
	}
	return bodies[tok.Lemma] || strings.HasSuffix(tok.Lemma, "ist") && !strings.HasSuffix(tok.Lemma, "list") && len(tok.Lemma) > len("twist")
}

// bare tells whether a phrase is a common noun for a body without any word before
// it: what stands so is no body but a thing or part of a phrase (in court, in
// exchange, opposition to it), unless it is for those who govern or bear arms.
func (f *finder) bare(ph phrase) bool {
	tok := &f.doc.Tokens[ph.head]
	if ph.span.Len() > 1 || tok.Tag != nlp.NOUN || tok.Form == nlp.Plural {
		return false
	}
	g, ok := en.LookupGroup(tok.Lower)
	return ok && !g.Plural && g.Class != en.GroupGovernment && g.Class != en.GroupForce && g.Class != en.GroupLegislature && g.Class != en.GroupPeople
}

// headed gives the phrase that says who a party is: behind "of" where its own
// noun only counts or gathers (thousands of workers).
func (f *finder) headed(p nlp.Party) phrase {
	ph := phrase{p.Span, p.Span.End - 1}
	if k := f.chunkAt[p.Span.Start-f.sent.Start] - 1; k >= 0 && f.chunks[k].Kind == nlp.NP {
		ph.head = max(p.Span.Start, min(ph.head, f.chunks[k].Head))
	}
	for t := ph.head + 1; t+1 < p.Span.End; t++ {
		if f.doc.Tokens[t].Lower != "of" || !en.Gathers(f.doc.Tokens[ph.head].Lemma) {
			continue
		}
		if q := f.phraseAt(t + 1); f.chunkAt[t+1-f.sent.Start] > 0 {
			k := f.chunkAt[t+1-f.sent.Start] - 1
			return phrase{q.span, min(f.chunks[k].Head, p.Span.End-1)}
		}
	}
	return ph
}

// affiliation tells a legislator's party and state (R-Ky., D-Calif.).
func affiliation(word string) bool {
	return len(word) > 3 && strings.IndexByte("RDI", word[0]) >= 0 && word[1] == '-' && word[2] >= 'A' && word[2] <= 'Z'
}

var (
	// Verbs done to living beings only, unless they are a figure of speech.
	deadly = map[string]bool{"kill": true, "murder": true, "wound": true, "injure": true, "behead": true, "execute": true, "assassinate": true, "abduct": true, "kidnap": true}

	somebody = map[string]bool{"person": true, "organisation": true, "outlet": true, "group": true, "place": true}
	personal = map[string]bool{"i": true, "you": true, "he": true, "she": true, "we": true, "they": true, "me": true, "him": true, "her": true, "us": true, "them": true,
		"who": true, "whom": true, "someone": true, "somebody": true, "everyone": true, "everybody": true, "anyone": true, "anybody": true, "others": true, "those": true}
	// States and parts of them, and where people live: they stand for their people.
	bodies = map[string]bool{"country": true, "nation": true, "state": true, "city": true, "town": true, "village": true, "province": true, "region": true, "republic": true, "kingdom": true,
		"capital": true, "county": true, "neighborhood": true, "neighbourhood": true, "camp": true, "base": true, "embassy": true, "consulate": true, "hospital": true, "school": true, "church": true, "mosque": true, "synagogue": true, "people": true, "victim": true, "community": true, "minority": true, "side": true, "wing": true,
		"newspaper": true, "channel": true, "broadcaster": true, "seeker": true, "follower": true, "entity": true, "service": true, "territory": true}
)
