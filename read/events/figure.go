package events

import (
	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// fought are verbs and nouns for violence that newspapers use as often for words
// and elections.
var fought = map[string]bool{"attack": true, "target": true, "fight": true, "battle": true, "hit": true, "crush": true, "batter": true, "assault": true, "strike": true, "war": true, "raid": true, "clash": true, "destroy": true}

// figure reads violence that is told without any sign of it: an attack between
// people and bodies is a matter of words, the rest is a figure of speech and no
// event.
func (f *finder) figure(ev *nlp.Event) bool {
	lemma := f.doc.Tokens[ev.Trigger.End-1].Lemma // of "launched an attack" the noun
	switch {
	case lemma == "stand" && ev.Type == "SUPPORT" && (len(ev.Recipients) == 0 || f.doc.Tokens[f.headed(ev.Recipients[0]).head].Lemma == "side"):
		return true // stood by his side
	case ev.Type == "THREATEN" && ev.Trigger.Len() == 1 && fought[lemma] && !f.violent(ev):
		return true // will target voters
	}
	if ev.Type == "ASSAULT" && (ev.Mode == "territory" && f.voted() || f.quarrel(ev)) {
		return true
	}
	if ev.Type != "ASSAULT" || !fought[lemma] || ev.Trigger.Len() > 1 && lemma != "attack" {
		return false
	}
	for t := ev.Trigger.Start; t < ev.Trigger.End; t++ {
		if worded[f.doc.Tokens[t].Lower] {
			ev.Type, ev.Mode, ev.Cameo = "ACCUSE", "disapprove", "111"
			return false
		}
	}
	if t := ev.Trigger.Start - 1; f.sent.Has(t) && f.doc.Tokens[t].Lower == "verbally" {
		return true
	}
	if f.violent(ev) {
		return false
	}
	if lemma != "attack" {
		return true
	}
	ev.Type, ev.Mode, ev.Cameo = "ACCUSE", "disapprove", "111"
	return false
}

// violent tells whether anything in the sentence besides the trigger shows that
// there was violence, or who takes part is armed or a state or a place.
func (f *finder) violent(ev *nlp.Event) bool {
	for _, list := range [...][]nlp.Party{ev.Actors, ev.Recipients} {
		for _, p := range list {
			if armed[p.Sector] || f.national(phrase{p.Span, p.Span.End - 1}) || f.isPlace(f.headed(p)) {
				return true
			}
		}
	}
	for t := f.sent.Start; t < f.sent.End; t++ {
		tok := &f.doc.Tokens[t]
		if ev.Trigger.Has(t) || tok.Tag == nlp.PUNCT {
			continue
		}
		if weapons[tok.Lemma] && !everyday[tok.Lemma] || harm[tok.Lemma] {
			return true
		}
		if g, ok := en.LookupGroup(tok.Lower); ok && g.Class == en.GroupForce {
			return true
		}
	}
	return false
}

// voted tells whether a sentence is of votes: a state is carried and a house taken
// in an election.
func (f *finder) voted() bool {
	for t := f.sent.Start; t < f.sent.End; t++ {
		if electing[f.doc.Tokens[t].Lemma] {
			return true
		}
	}
	return false
}

// quarrel tells whether people clash about something.
func (f *finder) quarrel(ev *nlp.Event) bool {
	next := ev.Trigger.End
	return f.doc.Tokens[ev.Trigger.Start].Lemma == "clash" && f.sent.Has(next) && (f.doc.Tokens[next].Lower == "over" || f.doc.Tokens[next].Lower == "on" && !f.isTime(next+1))
}

var electing = map[string]bool{"vote": true, "election": true, "primary": true, "caucus": true, "delegate": true, "ballot": true, "poll": true, "voter": true, "house": true, "senate": true, "congress": true,
	"democrat": true, "republican": true, "gop": true, "majority": true}

// worded says that an attack is one of words.
var worded = map[string]bool{"scathing": true, "verbal": true, "blistering": true, "stinging": true, "withering": true, "scorching": true, "vitriolic": true, "rhetorical": true, "veiled": true, "personal": true}

var (
	// Weapons that sentences speak of without violence (gun control, under fire).
	everyday = map[string]bool{"fire": true, "gun": true, "operation": true, "plane": true, "ship": true, "shell": true, "tank": true}

	armed = map[string]bool{"military": true, "rebels": true, "police": true}
	harm  = map[string]bool{"kill": true, "wound": true, "injure": true, "shoot": true, "shooting": true, "stab": true, "bomb": true, "bombing": true, "blast": true, "explosion": true, "murder": true,
		"dead": true, "death": true, "casualty": true, "airstrike": true, "air": true, "soldier": true, "troop": true, "gunman": true, "fighter": true, "militant": true, "rebel": true, "insurgent": true,
		"terrorist": true, "terrorism": true, "terror": true, "jihadist": true, "attacker": true, "assailant": true, "suicide": true, "knife": true, "sword": true, "machete": true, "ambush": true, "convoy": true,
		"checkpoint": true, "base": true, "embassy": true, "consulate": true, "mosque": true, "village": true, "civilian": true, "beat": true, "punch": true, "rape": true, "victim": true, "violent": true, "physical": true,
		"physically": true, "sexually": true, "mob": true, "offensive": true, "border": true, "ceasefire": true, "cease-fire": true, "invasion": true, "invade": true, "ground": true, "naval": true, "cyber": true, "hostage": true}
)
