package events

import (
	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// controlled reads verb group k as one that says how another verb's event is
// meant (threatened to, urged them to). done is false when it is none.
func (f *finder) controlled(k int, c *clause, depth int) (ev nlp.Event, ok, done bool) {
	control, lemma := f.control(c)
	next := f.complement(k)
	if next < 0 || control == "" || control == "say" || control == "do" || depth >= maxControl || f.ofNoun(c, next) {
		return ev, false, false
	}
	ev = f.newEvent(c.chunk)
	inner, ok := f.verb(next, depth+1)
	if !ok && (control == "through" || control == "plan") {
		return ev, false, true
	}
	f.used[next] = true
	ev.Actors = f.doers(c.agents())
	ev.Recipients = inner.Recipients
	if control == "ask" {
		if asked := f.parties(f.asked(c)); len(asked) > 0 {
			ev.Recipients = asked
		}
	}
	if control == "refuse" && len(ev.Recipients) == 0 { // refused the town to build
		ev.Recipients = f.parties(c.objects)
	}
	if with := f.parties(behind(c.preps, "with")); control == "agree" && len(with) > 0 {
		ev.Recipients = with // agreed with Bera to
	}
	if len(ev.Recipients) == 0 && (!ok || control == "agree") {
		ev.Recipients = f.loose(next)
	}
	if inner.Trigger.End > ev.Trigger.Start && inner.Trigger.End-ev.Trigger.Start <= 2*maxTrigger {
		ev.Trigger.End = inner.Trigger.End
	}
	switch control {
	case "threaten":
		ev.Type, ev.Cameo, ev.Modality = "THREATEN", "130", "threatened"
	case "agree":
		switch {
		case c.chunk.Negated:
			ev.Type, ev.Mode, ev.Cameo, ev.Negative = "REJECT", asking(inner.Type), "120", false
		case hostile[inner.Type] && lemma != "offer", vows[lemma] && (inner.Type == "REJECT" || inner.Type == "ACCUSE" || opposing[f.doc.Tokens[f.chunks[next].Head].Lemma]):
			ev.Type, ev.Cameo, ev.Modality = "THREATEN", "130", "threatened"
		default:
			ev.Type, ev.Cameo, ev.Modality = "AGREE", intent(inner.Type), "planned"
		}
	case "refuse":
		if !ok && silent[f.doc.Tokens[f.chunks[next].Head].Lemma] {
			return ev, false, true // declined to comment
		}
		ev.Type, ev.Mode, ev.Cameo = "REJECT", asking(inner.Type), "120"
	case "fail": // to do what is friendly; to fail to attack is nothing
		if ev.Type, ev.Mode, ev.Cameo = "REJECT", asking(inner.Type), "120"; !soft[inner.Type] {
			return ev, false, true
		}
	case "ask":
		ev.Type, ev.Mode, ev.Cameo, ev.Modality = "REQUEST", asking(inner.Type), "100", "asked"
		if f.conditional(c.chunk) {
			ev.Modality = "hypothetical"
		}
	default: // plan, through
		if (len(ev.Actors) > 0 || !c.passive) && !f.chunks[next].Passive {
			inner.Actors = ev.Actors
			f.settle(&inner)
		}
		if (lemma == "try" || lemma == "attempt") && inner.Modality == "happened" {
			inner.Modality = "hypothetical"
		} else if ev.Modality == "hypothetical" {
			inner.Modality = ev.Modality // could be forced to
		}
		if lemma == "expect" && len(c.objects) > 0 {
			inner.Actors = f.doers(c.objects) // expects the envoy to meet them
		}
		inner.Negative = inner.Negative != ev.Negative
		if control == "plan" && inner.Modality != "hypothetical" {
			inner.Modality = "planned"
			f.intend(&inner)
		}
		return inner, true, true
	}
	f.settle(&ev)
	return ev, true, true
}

// control gives how a verb group means the verb behind it, "" when it does not,
// and the lemma that says so.
func (f *finder) control(c *clause) (control, lemma string) {
	tok := &f.doc.Tokens[c.chunk.Head]
	lemma = en.EventLemma(tok.Lower, tok.Lemma)
	if lemma == "be" && c.chunk.Head+1 < f.sent.End {
		lemma += " " + f.doc.Tokens[c.chunk.Head+1].Lower // be willing (to)
	}
	control = en.EventControl(lemma)
	if at := c.chunk.Head + 1; at < f.sent.End && f.doc.Tokens[at].Tag == nlp.ADP { // called on them to
		if class := en.EventControl(lemma + " " + f.doc.Tokens[at].Lower); class != "" {
			control = class
		}
	}
	return control, lemma
}

// controls tells whether a verb group says how another verb is meant.
func (f *finder) controls(c *clause) bool {
	control, _ := f.control(c)
	return control != "" && control != "say" && control != "do"
}

var (
	vows     = map[string]bool{"vow": true, "promise": true, "pledge": true, "swear": true}
	opposing = map[string]bool{"fight": true, "challenge": true, "retaliate": true, "defeat": true, "stop": true, "punish": true, "resist": true, "appeal": true, "hit": true, "crush": true, "destroy": true}
)

// ofNoun tells whether an infinitive belongs to a noun before it and not to the
// verb (refused a request to leave).
func (f *finder) ofNoun(c *clause, next int) bool {
	if f.parsed {
		tok := &f.doc.Tokens[f.chunks[next].Head]
		if tok.Rel == "acl" && f.sent.Has(tok.Head) && f.doc.Tokens[tok.Head].Tag == nlp.NOUN && !f.isParty(f.phraseAt(tok.Head)) {
			return true
		}
	}
	return !c.passive && len(c.objects) > 0 && !f.isParty(c.objects[0]) && f.chunks[next].Span.Start > c.objects[0].head
}

// asked gives the phrases of whom a verb asks something.
func (f *finder) asked(c *clause) []phrase {
	if c.passive {
		return c.subject
	}
	if len(c.objects) > 0 {
		return c.objects
	}
	for _, prep := range [...]string{"on", "upon", "to"} {
		if list := behind(c.preps, prep); len(list) > 0 {
			return list
		}
	}
	return nil
}

// loose gives to whom a verb is done that is no event itself, for what is agreed
// or refused: a party among its objects and behind its prepositions.
func (f *finder) loose(k int) []nlp.Party {
	c := f.clauseOf(k)
	for _, prep := range [...]string{"with", "to", "from", "for", "against"} {
		for _, p := range behind(c.preps, prep) {
			if q, ok := f.descend(p, 1); ok {
				return []nlp.Party{f.party(q)}
			}
		}
	}
	for _, p := range c.objects {
		if f.isParty(p) && !(sends[f.doc.Tokens[c.chunk.Head].Lemma] && f.ownForce(p)) {
			return []nlp.Party{f.party(p)}
		}
		for _, q := range f.complements(p) {
			if found, ok := f.descend(q.phrase, 1); ok {
				return []nlp.Party{f.party(found)}
			}
		}
	}
	for _, p := range behind(c.preps, "in") {
		if f.isPlace(p) && f.national(p) {
			return []nlp.Party{f.party(p)}
		}
	}
	return f.helped(&c)
}

// silent are verbs that one declines when asked by a reporter.
var silent = map[string]bool{"say": true, "comment": true, "elaborate": true, "disclose": true, "identify": true, "name": true, "speculate": true, "confirm": true, "specify": true, "reveal": true,
	"describe": true, "give": true, "explain": true}

// sends are verbs whose object is sent or taken away: of one's own troops it says
// not to whom that is done.
var sends = map[string]bool{"send": true, "withdraw": true, "deploy": true, "dispatch": true, "station": true, "pull": true, "mobilize": true, "mobilise": true}

// complement gives the infinitive that verb group k governs, -1 when none does.
func (f *finder) complement(k int) int {
	last := f.chunks[k].Span.End
	for j := k + 1; j < min(len(f.chunks), k+maxReach); j++ {
		c := f.chunks[j]
		if f.boundary(last, c.Span.Start) {
			return -1
		}
		if c.Kind == nlp.VG {
			if f.doc.Tokens[c.Span.Start].Lower == "to" {
				return j
			}
			return -1
		}
		last = c.Span.End
	}
	return -1
}
