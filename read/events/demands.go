package events

import "github.com/sayso-news/sayso/nlp"

// demanded reads what a speaker says that others must do, as a request to them
// (the minister said that Bera must leave), and what he says that they are
// guilty of, as an accusation. The speaker is who acts.
func (f *finder) demanded(k int) (nlp.Event, bool) {
	c := f.chunks[k]
	under := f.statement(c.Head)
	if under < 0 || !c.Finite || f.parsed && f.doc.Tokens[f.root(c.Head)].Rel != "ccomp" {
		return nlp.Event{}, false
	}
	att := &f.doc.Attributions[under]
	if att.Cue.Empty() || att.Cue.Has(c.Head) || len(att.Sources) == 0 || att.Sources[0].Empty() || !f.sent.Has(att.Sources[0].Start) {
		return nlp.Event{}, false
	}
	if f.sent.Has(att.Cue.Start) {
		if k := f.chunkAt[att.Cue.Start-f.sent.Start] - 1; k >= 0 && f.chunks[k].Kind == nlp.VG && f.chunks[k].Negated {
			return nlp.Event{}, false // does not think that they must
		}
	}
	ev := f.newEvent(c)
	switch {
	case f.obliged(c):
		ev.Type, ev.Cameo, ev.Modality = "REQUEST", "100", "asked"
		ev.Trigger.Start = c.Span.Start
	case f.blamed(c):
		ev.Type, ev.Mode, ev.Cameo = "ACCUSE", "allege", "112"
		ev.Trigger = nlp.Span{Start: c.Head, End: c.Head + 2}
	default:
		return nlp.Event{}, false
	}
	cl := f.clauseOf(k)
	for _, source := range att.Sources {
		if !source.Empty() && f.sent.Has(source.Start) {
			ev.Actors = append(ev.Actors, f.party(f.phraseIn(source)))
		}
	}
	ev.Recipients = f.parties(cl.subject)
	f.settle(&ev)
	return ev, f.standing(ev.Actors) > people && f.standing(ev.Recipients) > people
}

// obliged tells whether a verb group says that something must be done.
func (f *finder) obliged(c nlp.Chunk) bool {
	for t := c.Span.Start; t < c.Head; t++ {
		if f.doc.Tokens[t].Lower == "must" {
			return true
		}
	}
	return (f.doc.Tokens[c.Head].Lemma == "need" || f.doc.Tokens[c.Head].Lemma == "have" && f.doc.Tokens[c.Head].Lower != "had") && f.follows(c, "to")
}

// blamed tells whether a verb group says that somebody is to blame.
func (f *finder) blamed(c nlp.Chunk) bool {
	if f.doc.Tokens[c.Head].Lemma != "be" || c.Negated || !f.sent.Has(c.Head+1) {
		return false
	}
	switch f.doc.Tokens[c.Head+1].Lower {
	case "responsible", "guilty", "complicit":
		return true
	}
	return false
}
