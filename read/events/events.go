// Package events finds who did what to whom, in the terms of PLOVER.
//
// Input is Doc's chunks, mentions, times and attributions, and its trees where a
// stage has parsed; output is Doc.Events and, on each attribution, the events told
// under it. A verb, a verb with its object, or a noun (talks with, the strike on)
// is looked up in a list of package en; a verb of control (threatened to, urged
// them to) gives its own type to the verb that follows. Parties are noun phrases
// that depend on the verb or noun in the tree; where no tree is, those around it
// in the order of chunks, and parties far from their verb are missed.
package events

import (
	"cmp"
	"context"
	"slices"

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
	parsed bool // the sentence has a tree
	chunks []nlp.Chunk
	used   []bool   // chunks that are part of another's event
	under  []int32  // token → 1 + the attribution it stands under, 0 when none
	times  nlp.Span // of Timexes, those in the sentence

	subjects map[int][]int // of verb groups, without a tree

	capitals map[string]bool // words with a capital so far
	links    int             // token before which all is links

	// By token of the sentence, 1 + what is meant, 0 for none.
	chunkAt     []int32
	first, next []int32 // dependents of a token, and those of the same head
}

func (f *finder) sentence(sent nlp.Span, chunks []nlp.Chunk) {
	f.times.Start = f.times.End
	for f.times.End < len(f.doc.Timexes) && f.doc.Timexes[f.times.End].Span.Start < sent.End {
		f.times.End++
	}
	if len(chunks) == 0 {
		return
	}
	f.sent, f.chunks, f.used, f.subjects = sent, chunks, make([]bool, len(chunks)), map[int][]int{}
	f.skipLinks()
	f.chunkAt = resize(f.chunkAt, sent.Len())
	for k, c := range chunks {
		for t := c.Span.Start; t < c.Span.End; t++ {
			f.chunkAt[t-sent.Start] = int32(k) + 1
		}
	}
	if f.parsed = f.doc.Tokens[sent.Start].Rel != ""; f.parsed {
		f.hang()
	}
	var found []nlp.Event
	for k := range chunks {
		if chunks[k].Kind == nlp.VG && !f.used[k] {
			if ev, ok := f.demanded(k); ok {
				found = append(found, ev)
			} else if ev, ok := f.verb(k, 0); ok {
				if f.carry(&ev, found); f.stands(&ev) {
					found = append(found, ev)
				}
			}
		}
	}
	for k := range chunks {
		if chunks[k].Kind == nlp.NP && !f.used[k] {
			if ev, ok := f.noun(k); ok && f.stands(&ev) {
				found = append(found, ev)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b nlp.Event) int { return cmp.Compare(a.Trigger.Start, b.Trigger.Start) })
	for _, ev := range found {
		if ev.Trigger.Start >= f.links && !slices.ContainsFunc(ev.Actors, func(p nlp.Party) bool { return p.Span.Start <= f.links && f.links > 0 && f.links < p.Span.End }) {
			f.locate(&ev)
			s := f.signsOf(&ev)
			ev.Signs, ev.Score = uint32(s), score(s)
			f.add(ev, ev.Trigger.Start)
		}
	}
}

// stands tells whether an event is told of somebody, by what can act, and no figure
// of speech.
func (f *finder) stands(ev *nlp.Event) bool {
	if ev.Negative && ev.Modality == "hypothetical" {
		return false // what could not be says nothing of what is
	}
	return f.peopled(ev) && f.able(ev) && !f.figure(ev)
}

// carry gives a meeting that names nobody on the other side the one of the meeting
// just told of the same people (met Bera and discussed the truce).
func (f *finder) carry(ev *nlp.Event, before []nlp.Event) {
	if ev.Type != "CONSULT" || len(ev.Recipients) > 0 || len(before) == 0 || len(ev.Actors) == 0 {
		return
	}
	last := &before[len(before)-1]
	if last.Type == ev.Type && len(last.Actors) > 0 && last.Actors[0].Span == ev.Actors[0].Span {
		ev.Recipients = last.Recipients
		if len(ev.Places) == 0 {
			ev.Places = last.Places
		}
	}
}

// skipLinks notes how far the titles of links run together, as pages leave them
// in their text: a name, then the name again glued to a title, up to the word that
// folded the list (Bera Holt Bera HoltTalks fail in Kiel MORE said).
func (f *finder) skipLinks() {
	b := f.doc.Tokens[f.sent.Start].Block
	if f.capitals == nil {
		f.capitals = map[string]bool{}
	}
	for t := f.sent.Start; t < f.sent.End; t++ {
		word := f.doc.Tok(t)
		if word[0] < 'A' || word[0] > 'Z' {
			continue
		}
		for i := 3; i+2 < min(len(word), maxName); i++ {
			if word[i] >= 'A' && word[i] <= 'Z' && word[i-1] >= 'a' && word[i-1] <= 'z' && f.capitals[word[:i]] {
				f.links = f.folded(t, b)
			}
		}
		f.capitals[word] = true
	}
}

// maxName is how long a word with a name in it may be.
const maxName = 60

// maxFolded is how far the end of a list of links is looked for.
const maxFolded = 400

func (f *finder) folded(from, block int) int {
	for t := from; t < min(len(f.doc.Tokens), from+maxFolded) && f.doc.Tokens[t].Block == block; t++ {
		if f.doc.Tok(t) == "MORE" {
			return t
		}
	}
	return max(f.links, f.sent.End)
}
