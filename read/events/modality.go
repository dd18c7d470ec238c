package events

import (
	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

var (
	soft    = map[string]bool{"AID": true, "CONCEDE": true, "RETREAT": true, "COOPERATE": true, "SUPPORT": true, "CONSULT": true}
	hostile = map[string]bool{"SANCTION": true, "COERCE": true, "ASSAULT": true, "MOBILIZE": true, "PROTEST": true}
)

// intent gives the CAMEO code of being willing to do something of a type.
func intent(kind string) string {
	switch kind {
	case "COOPERATE":
		return "031"
	case "SUPPORT":
		return "032"
	case "AID":
		return "033"
	case "CONCEDE", "RETREAT":
		return "035"
	case "CONSULT":
		return "036"
	}
	return "030"
}

// asking gives the PLOVER mode of asking for or refusing something of a type.
func asking(kind string) string {
	switch kind {
	case "AID", "COOPERATE", "SUPPORT":
		return "assist"
	case "CONCEDE", "RETREAT":
		return "yield"
	case "CONSULT":
		return "meet"
	}
	return ""
}

// intend gives an event that is only planned the type of the intention: what is
// friendly is AGREE, what is hostile THREATEN, and to say that something friendly
// will not be done is REJECT.
func (f *finder) intend(ev *nlp.Event) {
	if ev.Modality == "planned" {
		switch {
		case ev.Negative && soft[ev.Type]:
			ev.Type, ev.Mode, ev.Cameo, ev.Negative = "REJECT", asking(ev.Type), "120", false
		case soft[ev.Type]: // as the manual has it but for what yields
			ev.Type, ev.Mode, ev.Cameo = "AGREE", "", intent(ev.Type)
		case hostile[ev.Type] && !ev.Negative:
			ev.Type, ev.Cameo, ev.Modality = "THREATEN", "130", "threatened"
			if ev.Mode != "withdraw" { // from a treaty: it needs nobody else
				ev.Mode = ""
			}
		}
	}
	if ev.Modality == "hypothetical" && hostile[ev.Type] && f.warned(ev.Trigger.Start) {
		ev.Type, ev.Mode, ev.Cameo = "THREATEN", "", "130"
	}
	switch ev.Type {
	case "REQUEST":
		if ev.Modality != "hypothetical" { // they could demand it
			ev.Modality = "asked"
		}
	case "THREATEN":
		ev.Modality = "threatened"
	}
}

// modality reads the auxiliaries of a verb, and what opens or governs its clause.
func (f *finder) modality(c nlp.Chunk) string {
	for t := c.Span.Start; t < c.Head; t++ {
		if m := f.auxiliary(t, c.Head); m != "" {
			return m
		}
	}
	if f.parsed {
		for t := range f.kids(f.root(c.Head)) { // would “totally destroy”
			if f.doc.Tokens[t].Rel == "aux" {
				if m := f.auxiliary(t, c.Head); m != "" {
					return m
				}
			}
		}
		if tok := &f.doc.Tokens[c.Head]; tok.Rel == "conj" && tok.Form == nlp.Base && f.sent.Has(tok.Head) { // might slash and burn
			for t := range f.kids(tok.Head) {
				if f.doc.Tokens[t].Rel == "aux" && t < tok.Head {
					if m := f.auxiliary(t, c.Head); m != "" {
						return m
					}
				}
			}
		}
		if tok := &f.doc.Tokens[c.Head]; (tok.Rel == "xcomp" && tok.Head < c.Head || tok.Rel == "csubj" || tok.Rel == "nsubj") && f.sent.Has(tok.Head) { // will begin to work with, blaming them could help
			for t := range f.kids(tok.Head) {
				if f.doc.Tokens[t].Rel == "aux" && t < tok.Head {
					if m := f.auxiliary(t, tok.Head); m != "" {
						return m
					}
				}
			}
		}
		if tok := &f.doc.Tokens[c.Head]; tok.Rel == "ccomp" && f.sent.Has(tok.Head) && f.unspoken(tok.Head) {
			return "hypothetical" // did not say that they met
		}
		if tok := &f.doc.Tokens[c.Head]; (tok.Rel == "ccomp" || tok.Rel == "xcomp") && f.sent.Has(tok.Head) && unreal[f.doc.Tokens[tok.Head].Lemma] {
			return "hypothetical"
		}
	}
	if tok := &f.doc.Tokens[c.Head]; f.parsed && tok.Rel == "ccomp" && tok.Form == nlp.Base && f.sent.Has(tok.Head) && en.EventControl(f.doc.Tokens[tok.Head].Lemma) == "ask" {
		return "hypothetical" // asked that she investigate
	}
	if c.Passive && f.doc.Tokens[c.Span.Start].Lower == "to" || f.conditional(c) || f.alleged(c) {
		return "hypothetical"
	}
	return "happened"
}

// unspoken tells whether a verb is one of saying that is negated.
func (f *finder) unspoken(verb int) bool {
	k := f.chunkAt[verb-f.sent.Start] - 1
	return k >= 0 && f.chunks[k].Kind == nlp.VG && (f.chunks[k].Negated || f.negated(f.chunks[k])) && en.EventControl(f.doc.Tokens[verb].Lemma) == "say"
}

// unreal are verbs whose complement need not be.
var unreal = map[string]bool{"want": true, "hope": true, "wish": true, "fear": true, "imagine": true, "need": true, "suppose": true, "suggest": true, "wonder": true, "deserve": true}

// auxiliary gives the modality that an auxiliary makes, "" when it makes none.
func (f *finder) auxiliary(t, verb int) string {
	switch f.doc.Tokens[t].Lower {
	case "will", "'ll", "shall", "wo":
		return "planned"
	case "'d":
		if form := f.doc.Tokens[verb].Form; form == nlp.Past || form == nlp.Participle {
			return "" // they'd criticised him
		}
		fallthrough
	case "would":
		if f.reported(verb) {
			return "planned"
		}
		return "hypothetical"
	case "could", "might", "may", "can", "should", "must", "ca", "ought":
		return "hypothetical"
	}
	return ""
}

// idle tells whether a verb is an infinitive that says only what might be done
// (easier to arrest, a motion to dismiss): it hangs from a noun or an adjective,
// and the noun is none that means doing it (an attempt to).
func (f *finder) idle(c *clause) bool {
	if !f.parsed {
		return false
	}
	if f.doc.Tokens[c.chunk.Span.Start].Lower != "to" {
		before := f.joined(c.chunk)
		return before != nil && f.idle(before)
	}
	if before := c.chunk.Span.Start - 1; before >= f.sent.Start {
		switch tok := &f.doc.Tokens[before]; tok.Lower {
		case "how", "whether", "when", "where", "what":
			return true
		default:
			if tok.Tag == nlp.NOUN && designs[tok.Lemma] {
				return true
			}
		}
	}
	tok := &f.doc.Tokens[c.chunk.Head]
	if !f.sent.Has(tok.Head) {
		return true
	}
	over := &f.doc.Tokens[tok.Head]
	switch over.Tag {
	case nlp.VERB:
		return unreal[over.Lemma] || over.Lemma == "make" && f.easier(tok.Head)
	case nlp.NOUN, nlp.PROPN:
		return !meant[over.Lemma] && !f.isParty(f.phraseAt(tok.Head))
	case nlp.ADJ:
		return true
	}
	return false
}

// joined gives the infinitive that a verb without "to" goes on (wanted to review
// the file and arrest them), nil when it goes on none.
func (f *finder) joined(c nlp.Chunk) *clause {
	t := c.Span.Start - 1
	if c.Span.Len() > 2 || f.doc.Tokens[c.Span.Start].Form != nlp.Base || !f.sent.Has(t) || f.doc.Tokens[t].Tag != nlp.CCONJ || f.subjectOf(c.Head) >= 0 {
		return nil
	}
	for k := f.chunkAt[c.Head-f.sent.Start] - 2; k >= 0; k-- {
		if f.chunks[k].Kind != nlp.VG {
			continue
		}
		if f.doc.Tokens[f.chunks[k].Span.Start].Lower != "to" {
			return nil
		}
		return &clause{chunk: f.chunks[k]}
	}
	return nil
}

// easier tells whether a verb makes something so or so (made it easier to).
func (f *finder) easier(verb int) bool {
	for t := range f.kids(verb) {
		if f.doc.Tokens[t].Rel == "xcomp" && f.doc.Tokens[t].Tag == nlp.ADJ {
			return true
		}
	}
	return false
}

// designs are nouns of which an infinitive is only meant, whatever the tree hangs
// it from.
var designs = map[string]bool{"plan": true, "order": true, "proposal": true, "request": true, "call": true, "demand": true, "right": true, "ability": true, "power": true, "chance": true, "opportunity": true,
	"way": true, "pressure": true, "reason": true, "desire": true, "threat": true, "pledge": true, "promise": true, "offer": true, "motion": true, "authority": true, "duty": true, "obligation": true, "intention": true}

// meant are nouns of which an infinitive is done or being done.
var meant = map[string]bool{"attempt": true, "effort": true, "bid": true, "move": true, "decision": true, "operation": true, "campaign": true, "step": true, "vote": true, "mission": true}

// warned tells whether a verb stands in what somebody threatens in so many words
// (warned that it would strike if …), and he is who would do it.
func (f *finder) warned(verb int) bool {
	under := f.statement(verb)
	if under < 0 || f.doc.Attributions[under].Cue.Empty() || f.doc.Attributions[under].Cue.Has(verb) {
		return false
	}
	cue := f.doc.Attributions[under].Cue
	for t := cue.Start; t < cue.End; t++ {
		if en.EventControl(f.doc.Tokens[t].Lemma) == "threaten" || f.doc.Tokens[t].Lemma == "vow" {
			return verb-cue.End < 8
		}
	}
	return false
}

// reported tells whether a verb stands in somebody's words told in the past,
// where "would" is the past of "will" (said it would withdraw), and under no
// condition.
func (f *finder) reported(verb int) bool {
	under := f.statement(verb)
	if under < 0 {
		return false
	}
	att := &f.doc.Attributions[under]
	if att.Cue.Empty() || att.Mode == "direct" || att.Cue.Has(verb) {
		return false
	}
	for t := f.sent.Start; t < f.sent.End; t++ {
		if low := f.doc.Tokens[t].Lower; (low == "if" || low == "unless") && f.statement(t) == under {
			return false
		}
	}
	return true
}
