// Package events finds who did what to whom, in the terms of PLOVER.
//
// Input is Doc's chunks, mentions, times and attributions; output is Doc.Events
// and, on each attribution, the events told under it. A verb group, or a verb
// with its object, is looked up in a list of package en; a verb of control
// (threatened to, urged them to) gives its own type to the verb that follows.
// Parties are noun phrases around the verb. The shape is flat, over chunks and
// not over trees, so that it works with either syntax; what was given up are
// parties that stand far from their verb.
package events

import (
	"context"
	"slices"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// Stage finds events. It never changes and is safe for concurrent use.
type Stage struct{}

// New gives the stage.
func New() *Stage { return &Stage{} }

// Name gives "events".
func (*Stage) Name() string { return "events" }

// Needs names the layers that Read reads.
func (*Stage) Needs() nlp.Layers {
	return nlp.Tags | nlp.Chunks | nlp.Entities | nlp.Timexes | nlp.Attributions
}

// Gives names the layer that Read fills.
func (*Stage) Gives() nlp.Layers { return nlp.Events }

// Read fills Events and the Events of every attribution. It fails only when ctx
// is done.
func (*Stage) Read(ctx context.Context, doc *nlp.Doc) error {
	f := &finder{doc: doc, men: map[int]int{}}
	f.paint()
	if !doc.Published.IsZero() {
		f.day = doc.Published.Format("2006-01-02")
	}
	for i := range doc.Mentions {
		men := &doc.Mentions[i]
		if old, ok := f.men[men.Head]; !ok || doc.Mentions[old].Span.Len() < men.Span.Len() {
			f.men[men.Head] = i
		}
	}
	at := 0
	for _, sent := range doc.Sentences {
		for at < len(doc.Chunks) && doc.Chunks[at].Span.Start < sent.Start {
			at++
		}
		end := at
		for end < len(doc.Chunks) && doc.Chunks[end].Span.End <= sent.End {
			end++
		}
		f.sentence(sent, doc.Chunks[at:end])
		at = end
	}
	return ctx.Err()
}

// finder is the state of one document's reading.
type finder struct {
	doc    *nlp.Doc
	day    string      // of publication
	men    map[int]int // head token → widest mention
	sent   nlp.Span
	chunks []nlp.Chunk
	used   []bool   // chunks that are part of another's event
	under  []int32  // token → 1 + the attribution it stands under, 0 when none
	times  nlp.Span // of Timexes, those in the sentence
}

func (f *finder) sentence(sent nlp.Span, chunks []nlp.Chunk) {
	f.sent, f.chunks, f.used = sent, chunks, make([]bool, len(chunks))
	f.times.Start = f.times.End
	for f.times.End < len(f.doc.Timexes) && f.doc.Timexes[f.times.End].Span.Start < sent.End {
		f.times.End++
	}
	if len(chunks) == 0 {
		return
	}
	for k := range chunks {
		if chunks[k].Kind == nlp.VG && !f.used[k] {
			if ev, ok := f.verb(k, 0); ok && f.peopled(ev) {
				f.add(ev, chunks[k].Head)
			}
		}
	}
}

// verb reads the event of verb group k. Depth bounds chains of control.
func (f *finder) verb(k, depth int) (nlp.Event, bool) {
	c := f.chunks[k]
	args := f.args(k)
	lemma := f.doc.Tokens[c.Head].Lemma
	ev := nlp.Event{Trigger: nlp.Span{Start: c.Head, End: c.Head + 1}, Time: -1, Negative: c.Negated, Modality: f.modality(c)}
	if lemma == "be" && c.Head+1 < f.sent.End {
		lemma += " " + f.doc.Tokens[c.Head+1].Lower // be willing (to)
	}
	control := en.EventControl(lemma)
	if next := f.complement(k); next >= 0 && control != "" && control != "say" && depth < 4 {
		inner, ok := f.verb(next, depth+1)
		if !ok && (control == "through" || control == "plan") {
			return ev, false
		}
		f.used[next] = true
		actors := args.subject
		if args.passive {
			actors = args.by
		}
		to := inner.Recipients
		if control == "ask" {
			if object := f.parties(args.objects); len(object) > 0 {
				to = object
			} else if args.passive {
				to = f.parties(args.subject)
			}
		} else if len(to) == 0 {
			to = f.named(f.args(next).objects, f.args(next))
		}
		ev.Actors, ev.Recipients = f.parties(actors), to
		switch control {
		case "threaten":
			ev.Type, ev.Cameo, ev.Modality = "THREATEN", "130", "threatened"
		case "agree":
			if ev.Type, ev.Cameo, ev.Modality = "AGREE", "030", "planned"; hostile[inner.Type] {
				ev.Type, ev.Cameo, ev.Modality = "THREATEN", "130", "threatened"
			}
			if c.Negated {
				ev.Type, ev.Cameo = "REJECT", "120"
			}
		case "refuse":
			ev.Type, ev.Cameo = "REJECT", "120"
		case "ask":
			ev.Type, ev.Cameo, ev.Modality = "REQUEST", "100", "asked"
		default: // plan, through
			inner.Actors = ev.Actors
			if control == "plan" {
				inner.Modality = "planned"
			}
			return inner, true
		}
		return ev, true
	}
	sense, ok := f.sense(c, args)
	if !ok {
		return ev, false
	}
	ev.Type, ev.Mode, ev.Cameo = sense.Type, sense.Mode, sense.Cameo
	switch {
	case ev.Modality == "planned" && c.Negated && soft[ev.Type]:
		ev.Type, ev.Mode, ev.Cameo, ev.Negative = "REJECT", "", "120", false
	case ev.Modality == "planned" && soft[ev.Type]:
		ev.Type, ev.Mode, ev.Cameo = "AGREE", "", "030"
	case ev.Modality == "planned" && hostile[ev.Type]:
		ev.Type, ev.Mode, ev.Cameo, ev.Modality = "THREATEN", "", "130", "threatened"
	}
	switch ev.Type {
	case "REQUEST":
		ev.Modality = "asked"
	case "THREATEN":
		ev.Modality = "threatened"
	}
	f.assign(&ev, args, sense)
	if len(ev.Recipients) == 0 && ev.Type == "REQUEST" {
		ev.Recipients = f.parties(f.clauseSubject(k))
	}
	return ev, true
}

var (
	soft    = map[string]bool{"AID": true, "CONCEDE": true, "RETREAT": true, "COOPERATE": true, "SUPPORT": true}
	hostile = map[string]bool{"SANCTION": true, "COERCE": true, "ASSAULT": true, "MOBILIZE": true, "PROTEST": true}
)

// modality reads the auxiliaries of a verb group.
func (f *finder) modality(c nlp.Chunk) string {
	for t := c.Span.Start; t < c.Head; t++ {
		switch f.doc.Tokens[t].Lower {
		case "will", "'ll", "shall", "wo":
			return "planned"
		case "would", "could", "might", "may", "can", "should", "must":
			return "hypothetical"
		}
	}
	return "happened"
}

// sense gives the sense of a verb with its particle and object.
func (f *finder) sense(c nlp.Chunk, args arguments) (en.EventSense, bool) {
	lemma := f.doc.Tokens[c.Head].Lemma
	for _, key := range f.keys(c.Head, lemma) {
		for _, sense := range en.EventVerb(key) {
			objects := args.objects
			if args.passive {
				objects = args.subject
			}
			if len(sense.Objects) == 0 || f.holds(objects, sense.Objects) {
				return sense, true
			}
		}
	}
	return en.EventSense{}, false
}

// keys gives the words a verb is looked up by, the longest first.
func (f *finder) keys(head int, lemma string) []string {
	keys := []string{lemma}
	key := lemma
	for t := head + 1; t < min(f.sent.End, head+3); t++ {
		if tag := f.doc.Tokens[t].Tag; tag != nlp.ADP && tag != nlp.ADV && tag != nlp.PART && tag != nlp.ADJ {
			break
		}
		key += " " + f.doc.Tokens[t].Lower
		keys = append(keys, key)
	}
	slices.Reverse(keys)
	return keys
}

// holds says whether the first object has a noun of the list.
func (f *finder) holds(objects []int, list []string) bool {
	for _, k := range objects {
		c := f.chunks[k]
		for _, want := range list {
			switch want {
			case "@person", "@place":
				if m, ok := f.men[c.Head]; ok && "@"+f.doc.Mentions[m].Kind == want {
					return true
				}
				continue
			}
			for t := c.Span.Start; t < c.Span.End; t++ {
				if tok := &f.doc.Tokens[t]; tok.Lemma == want || tok.Lower == want {
					return true
				}
				if t+1 < c.Span.End && f.doc.Tokens[t].Lower+" "+f.doc.Tokens[t+1].Lemma == want {
					return true
				}
			}
		}
	}
	return false
}
