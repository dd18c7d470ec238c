package events

import (
	"slices"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// assign sets who does it, to whom and where. noun is the phrase that names the
// event when the verb alone does not (imposed sanctions), with no words otherwise.
func (f *finder) assign(ev *nlp.Event, c *clause, sense en.EventSense, patients []phrase, noun phrase) {
	ev.Actors = f.doers(c.agents())
	given := c.given
	if moved[sense.Mode] {
		patients = slices.DeleteFunc(slices.Clone(patients), f.ownForce)
	}
	if noun.span.Empty() {
		if len(given) > 0 {
			patients = given
		}
		ev.Recipients = f.aims(ev.Type, patients)
		if len(ev.Recipients) == 0 {
			ev.Recipients = f.targets(patients, ev.Actors, ev.Type)
		}
		if len(ev.Recipients) == 0 {
			preps := c.preps
			if len(patients) == 0 && len(c.objects) > 0 { // opened fire on Bera
				preps = slices.Concat(f.nested(c.objects[0]), preps)
			}
			ev.Recipients = f.reached(preps, sense.Preps)
		}
	} else {
		ev.Recipients = f.parties(given)
		if len(c.objects) > 0 && !moved[sense.Mode] && slices.ContainsFunc(c.preps, func(p prepPhrase) bool { return p.head == noun.head }) {
			ev.Recipients = f.targets(c.objects, ev.Actors, ev.Type) // held them as hostages
		}
		if len(ev.Recipients) == 0 {
			ev.Recipients = f.reached(slices.Concat(f.nested(noun), without(c.preps, noun)), sense.Preps)
		}
		if len(ev.Recipients) == 0 && len(c.objects) > 1 { // a grant and a loan to Bera
			ev.Recipients = f.reached(f.nested(c.objects[len(c.objects)-1]), sense.Preps)
		}
		if len(ev.Recipients) == 0 {
			if owner, ok := f.owner(noun); ok { // blocked Bera's bill
				ev.Recipients = []nlp.Party{f.party(owner)}
			}
		}
		if len(ev.Recipients) == 0 && f.isParty(noun) && !moved[sense.Mode] {
			ev.Recipients = []nlp.Party{f.party(noun)}
		}
	}
	f.settle(ev)
	if about := len(sense.Objects) > 0 && sense.Objects[0] == "@topic"; len(ev.Recipients) == 0 && !about { // a blockade in Bera
		for _, p := range c.preps {
			if f.isMention(p.phrase) && around[p.prep] && !(ev.Type == "PROTEST" && p.prep == "for") && (onPlaces[ev.Type] || p.prep == "to" || p.prep == "with" || p.prep == "for" || p.prep == "against" || p.prep == "on") {
				ev.Recipients = []nlp.Party{f.party(p.phrase)}
				break
			}
		}
	}
	if len(ev.Recipients) == 0 && !noun.span.Empty() {
		for _, p := range f.complements(noun) {
			if q, ok := f.descend(p.phrase, 1); ok && p.prep != "by" {
				ev.Recipients = []nlp.Party{f.party(q)}
				break
			}
		}
	}
	if ev.Type == "CONSULT" && ev.Mode != "visit" { // attended a summit in Bera: a place
		ev.Recipients = slices.DeleteFunc(ev.Recipients, f.onlyThere)
	}
	f.settle(ev)
	if len(ev.Recipients) == 0 && ev.Type == "AID" {
		ev.Recipients = f.helped(c)
		f.settle(ev)
	}
	f.places(ev, c.preps)
	if ev.Type == "CONSULT" && len(ev.Places) == 0 {
		for _, p := range patients { // met a delegation from Bera in Kiel
			for _, q := range f.complements(p) {
				f.places(ev, append(f.complements(q.phrase), q))
			}
		}
	}
}

// helped gives whom an aid is for, by the infinitive that says what for (gave money
// to help people in Bera).
func (f *finder) helped(c *clause) []nlp.Party {
	if !f.parsed {
		return nil
	}
	verb := f.root(c.chunk.Head)
	for k := int(f.chunkAt[c.chunk.Head-f.sent.Start]); k < len(f.chunks); k++ {
		t := f.chunks[k].Head
		if rel := f.doc.Tokens[t].Rel; f.chunks[k].Kind != nlp.VG || rel != "acl" && rel != "advcl" || !f.infinitive(t) || !f.hangs(t, verb) {
			continue
		}
		purpose := f.treeClause(k)
		for _, p := range purpose.objects {
			if q, ok := f.descend(p, 0); ok {
				f.used[k] = true // nor is to help them another event
				return []nlp.Party{f.party(q)}
			}
		}
		for _, p := range purpose.preps {
			if q, ok := f.descend(p.phrase, 1); ok && (p.prep == "in" || p.prep == "for" || p.prep == "to") {
				f.used[k] = true
				return []nlp.Party{f.party(q)}
			}
		}
	}
	return nil
}

// hangs tells whether a token depends on a verb, over nouns at most.
func (f *finder) hangs(t, verb int) bool {
	for range maxUp {
		t = f.doc.Tokens[t].Head
		if t == verb {
			return true
		}
		if !f.sent.Has(t) || !nominal(f.doc.Tokens[t].Tag) {
			return false
		}
	}
	return false
}

// ownForce tells whether a phrase is of those whom somebody sends: troops without
// a name of their own, or his.
func (f *finder) ownForce(p phrase) bool {
	first := &f.doc.Tokens[p.span.Start]
	if first.Tag == nlp.PRON && first.Rel == "nmod" {
		return true
	}
	return forces[f.doc.Tokens[p.head].Lemma] && !f.national(p)
}

var forces = map[string]bool{"troop": true, "troops": true, "force": true, "soldier": true, "army": true, "brigade": true, "battalion": true, "unit": true, "reservist": true, "marine": true, "navy": true, "fleet": true,
	"contingent": true, "platoon": true, "regiment": true, "peacekeeper": true, "police": true, "man": true, "personnel": true}

// onlyThere tells whether a party is the place where something is: behind "in" or
// "at".
func (f *finder) onlyThere(p nlp.Party) bool {
	before := p.Span.Start - 1
	if !f.sent.Has(before) {
		return false
	}
	low := f.doc.Tokens[before].Lower
	return (low == "in" || low == "at") && f.isPlace(f.headed(p))
}

// moved are the modes whose object is what somebody sends or takes away, and not
// to whom that is done (withdrew its troops from Bera).
var moved = map[string]bool{"withdraw": true, "troops": true, "peacekeeping": true}

// locate adds to parties without a name the place that follows them (a base in
// Bera, people from Bera); a meeting's place is its own.
func (f *finder) locate(ev *nlp.Event) {
	for _, list := range [...][]nlp.Party{ev.Actors, ev.Recipients} {
		for i := range list {
			if at, ok := f.placed(list[i]); ok && ev.Type != "CONSULT" {
				list[i].Span.End = at.span.End
				f.described(&list[i], list[i].Span)
			} else if ok && f.isPlace(at) && len(ev.Places) == 0 {
				ev.Places = []nlp.Party{f.party(at)}
			}
		}
	}
}

// placed gives the phrase with a name that follows a party without one.
func (f *finder) placed(p nlp.Party) (phrase, bool) {
	prep := p.Span.End
	if !f.sent.Has(prep+1) || f.doc.Tokens[prep-1].Tag != nlp.NOUN {
		return phrase{}, false
	}
	switch word := f.doc.Tokens[prep].Lower; word {
	case "in", "of", "from", "at":
		k := f.chunkAt[prep+1-f.sent.Start] - 1
		if k < 0 || f.chunks[k].Kind != nlp.NP || f.isTime(f.chunks[k].Head) {
			return phrase{}, false
		}
		q := f.phraseAt(f.chunks[k].Head)
		return q, f.isPlace(q) || f.national(q) || word == "from" && f.isMention(q)
	}
	return phrase{}, false
}

func (f *finder) isPlace(p phrase) bool {
	m, ok := f.mention(p)
	return ok && f.doc.Mentions[m].Kind == "place"
}

// around are prepositions behind which somebody stands to whom something is done
// when nothing says it better.
var around = map[string]bool{"in": true, "at": true, "on": true, "to": true, "against": true, "with": true, "for": true, "into": true, "of": true, "over": true, "along": true, "near": true, "across": true, "toward": true, "towards": true, "around": true, "outside": true, "inside": true, "throughout": true, "through": true, "between": true, "among": true}

// onPlaces are types of what is done to those in a place by being done there.
var onPlaces = map[string]bool{"ASSAULT": true, "COERCE": true, "MOBILIZE": true, "PROTEST": true, "AID": true, "RETREAT": true, "SANCTION": true, "COOPERATE": true}

// aimed are prepositions behind which also a thing is what an event is done to.
var aimed = map[string]bool{"on": true, "against": true, "into": true, "of": true, "at": true}

// settle takes out of the recipients who acts himself, and shares an event among
// those who act together.
func (f *finder) settle(ev *nlp.Event) {
	ev.Recipients = slices.DeleteFunc(ev.Recipients, func(r nlp.Party) bool {
		return slices.ContainsFunc(ev.Actors, func(a nlp.Party) bool { return a.Span.Overlaps(r.Span) || a.Entity >= 0 && a.Entity == r.Entity })
	})
	f.share(ev)
}

// doers makes parties of subjects. A thing that somebody has or sent stands for
// its owner (the missiles fired by Bera, Bera's rockets).
func (f *finder) doers(list []phrase) []nlp.Party {
	var out []nlp.Party
	for _, p := range list {
		if !f.isParty(p) && f.acts(p) {
			if owner, ok := f.agentOf(p); ok {
				p = owner
			}
		}
		out = append(out, f.party(p))
	}
	return out
}

// acts tells whether what a phrase names is somebody's acting (his attack, their
// missiles, her statement), not what only follows from it.
func (f *finder) acts(p phrase) bool {
	if _, ok := f.nounSense(p); ok || weapons[f.doc.Tokens[p.head].Lemma] {
		return true
	}
	_, ok := en.LookupDocument(f.doc.Tokens[p.head].Lower)
	return ok
}

var weapons = map[string]bool{"missile": true, "rocket": true, "bomb": true, "jet": true, "plane": true, "warplane": true, "drone": true, "tank": true, "shell": true, "artillery": true,
	"helicopter": true, "ship": true, "warship": true, "submarine": true, "gun": true, "mortar": true, "grenade": true, "bomber": true, "fire": true, "operation": true}

// agentOf gives who does what a noun names, or has it: "Bera's", "by Bera".
func (f *finder) agentOf(p phrase) (phrase, bool) {
	if owner, ok := f.owner(p); ok {
		return owner, true
	}
	for _, q := range f.complements(p) {
		if q.prep == "by" && f.isParty(q.phrase) {
			return q.phrase, true
		}
	}
	return phrase{}, false
}

// targets gives the parties of patients: somebody as such; of a thing whose it
// is or who made it (Bera's decision, a request from Bera), else the thing.
func (f *finder) targets(list []phrase, actors []nlp.Party, kind string) []nlp.Party {
	var out []nlp.Party
	for _, p := range list {
		found := f.party(p)
		if !f.isParty(p) {
			q, ok := f.owner(p)
			if !ok {
				q = f.maker(p, kind)
			}
			if other := f.party(q); !slices.ContainsFunc(actors, func(a nlp.Party) bool { return a.Span.Overlaps(other.Span) }) {
				found = other
			}
		}
		out = append(out, found)
	}
	return out
}

// aims gives at whom what somebody asks for or rejects would be aimed (called for
// talks with Bera, rejected sanctions on Bera).
func (f *finder) aims(kind string, patients []phrase) []nlp.Party {
	if kind != "REQUEST" && kind != "REJECT" && kind != "THREATEN" {
		return nil
	}
	for _, p := range patients {
		if sense, ok := f.nounSense(p); ok && !f.isMention(p) {
			if out := f.reached(f.complements(p), sense.Preps); len(out) > 0 {
				return out
			}
		}
	}
	return nil
}

// maker gives who is behind a thing by a preposition, else the thing.
func (f *finder) maker(p phrase, kind string) phrase {
	deep := 1
	if kind == "REQUEST" { // a fence at the border with Bera is not asked of Bera
		deep = 3
	}
	for _, q := range f.nested(p) {
		switch q.prep {
		case "by", "from", "of", "among", "between":
			if found, ok := f.descend(q.phrase, deep); ok {
				return found
			}
		}
	}
	return p
}

// reached gives the parties behind the prepositions of a sense, the first that
// brings somebody; then who stands behind a thing; then the thing.
func (f *finder) reached(preps []prepPhrase, order []string) []nlp.Party {
	for pass := range 3 {
		for _, prep := range order {
			var out []nlp.Party
			for _, p := range behind(preps, prep) {
				if f.isParty(p) {
					out = append(out, f.party(p))
				} else if owner, ok := f.owner(p); ok {
					out = append(out, f.party(owner))
				} else if q, ok := f.descend(p, 0); pass > 0 && (ok || pass > 1 && aimed[prep]) {
					out = append(out, f.party(q))
				}
			}
			if len(out) > 0 {
				return out
			}
		}
	}
	return nil
}

// nested gives the phrases behind a noun by prepositions, and those behind them:
// what a tree hangs too low ($5 million in aid to Bera).
func (f *finder) nested(p phrase) []prepPhrase {
	out := f.complements(p)
	for _, q := range out[:len(out):len(out)] {
		switch {
		case !f.isMention(q.phrase):
			out = append(out, f.complements(q.phrase)...)
		case q.prep == "in" || q.prep == "at": // talks in Kiel with Bera
			for _, r := range f.complements(q.phrase) {
				if r.prep == "with" || r.prep == "against" || r.prep == "to" {
					out = append(out, r)
				}
			}
		}
	}
	return out
}

// without gives the phrases behind prepositions other than one.
func without(preps []prepPhrase, p phrase) []prepPhrase {
	return slices.DeleteFunc(slices.Clone(preps), func(q prepPhrase) bool { return q.head == p.head })
}

// share makes the second of two actors the recipient of what two do with each
// other: that Alba and Bera met says no less than that Alba met Bera.
func (f *finder) share(ev *nlp.Event) {
	failed := ev.Type == "REJECT" && f.doc.Tokens[ev.Trigger.Start].Lemma == "fail" && shared[f.doc.Tokens[ev.Trigger.End-1].Lemma]
	if len(ev.Recipients) == 0 && len(ev.Actors) > 1 && (mutual[ev.Type] && (ev.Type != "SUPPORT" || ev.Mode == "agreement") || failed) {
		ev.Actors, ev.Recipients = ev.Actors[:1:1], ev.Actors[1:]
	}
}

// shared are what two reach or fail to reach together.
var shared = map[string]bool{"agreement": true, "deal": true, "accord": true, "consensus": true, "compromise": true, "agree": true, "settlement": true, "truce": true}

// mutual are the types that join those who take part.
var mutual = map[string]bool{"CONSULT": true, "AGREE": true, "COOPERATE": true, "SUPPORT": true}

// places adds the places that a clause names.
func (f *finder) places(ev *nlp.Event, preps []prepPhrase) {
	for _, p := range preps {
		if !f.isPlace(p.phrase) || p.prep != "in" && p.prep != "at" && p.prep != "near" {
			continue
		}
		if !slices.ContainsFunc(ev.Recipients, func(r nlp.Party) bool { return r.Span == p.span }) {
			ev.Places = append(ev.Places, f.party(p.phrase))
		}
	}
}
