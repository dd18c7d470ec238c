package events

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// lookBack is how many events an event is compared with: as many as a long
// story has, so that a book stays linear.
const lookBack = 200

// add puts an event on the Doc, under the statement it is told in, unless a
// sentence before told it: then the statement points at that one. What one
// sentence tells by two words is two events (met and discussed).
func (f *finder) add(ev nlp.Event, trigger int) {
	under := f.statement(trigger)
	if ev.Time = f.time(trigger, under); ev.Time >= 0 {
		f.offices(&ev)
	}
	if under >= 0 && f.doc.Attributions[under].Stance == "deny" && !f.doc.Attributions[under].Cue.Has(trigger) {
		ev.Modality = "denied"
	}
	at := -1
	for i := max(0, len(f.doc.Events)-lookBack); i < len(f.doc.Events) && !f.sent.Has(f.doc.Events[i].Trigger.Start); i++ {
		if f.same(&f.doc.Events[i], &ev) {
			at = i
			break
		}
	}
	if at < 0 {
		at = len(f.doc.Events)
		f.doc.Events = append(f.doc.Events, ev)
	} else {
		known := &f.doc.Events[at]
		if known.Time < 0 {
			known.Time = ev.Time
		}
		if len(known.Actors) == 0 {
			known.Actors = ev.Actors
		}
	}
	if under >= 0 {
		att := &f.doc.Attributions[under]
		for _, i := range att.Events {
			if i == at {
				return
			}
		}
		att.Events = append(att.Events, at)
	}
}

// offices gives the parties of a dated event the country and sector that they had
// on its day, where the table of actors knows their terms of office.
func (f *finder) offices(ev *nlp.Event) {
	tx := &f.doc.Timexes[ev.Time]
	if !tx.Resolved || len(tx.Value) < 4 || tx.Value[0] < '0' || tx.Value[0] > '9' {
		return
	}
	day := tx.Value[:min(len(tx.Value), len("2006-01-02"))]
	for _, list := range [...][]nlp.Party{ev.Actors, ev.Recipients} {
		for i := range list {
			if p := &list[i]; p.Entity >= 0 {
				if actor, ok := en.ActorNamed(strings.ToLower(f.doc.Entities[p.Entity].Name), day); ok {
					p.Country, p.Sector = actor.Country, actor.Sector
				}
			}
		}
	}
}

// paint notes for every token the smallest attribution whose content holds it,
// or whose cue it is: once, so that asking costs nothing.
func (f *finder) paint() {
	f.under = make([]int32, len(f.doc.Tokens))
	type part struct {
		span nlp.Span
		att  int32
	}
	var parts []part
	for i := range f.doc.Attributions {
		att := &f.doc.Attributions[i]
		for _, span := range att.Contents {
			parts = append(parts, part{span, int32(i)})
		}
		parts = append(parts, part{att.Cue, int32(i)})
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Or(b.span.Len()-a.span.Len(), int(b.att-a.att)) })
	for _, p := range parts {
		for t := p.span.Start; t < p.span.End; t++ {
			f.under[t] = p.att + 1
		}
	}
}

// statement gives the attribution a token stands under, -1 when there is none.
func (f *finder) statement(t int) int { return int(f.under[t]) - 1 }

// maxTimes is how many times on either side of an event are looked at.
const maxTimes = 8

// time gives the date in the sentence nearest the trigger, among those under
// the same statement; -1 when there is none.
func (f *finder) time(trigger, under int) int {
	best, distance := -1, 0
	near, _ := slices.BinarySearchFunc(f.doc.Timexes[f.times.Start:f.times.End], trigger, func(tx nlp.Timex, t int) int { return tx.Span.Start - t })
	near += f.times.Start
	for i := max(f.times.Start, near-maxTimes); i < min(f.times.End, near+maxTimes); i++ {
		tx := &f.doc.Timexes[i]
		if !f.sent.Has(tx.Span.Start) || tx.Type != "DATE" && tx.Type != "TIME" || !f.dates(tx.Span, trigger) {
			continue
		}
		if at := f.statement(tx.Span.Start); at >= 0 && at != under || at < 0 && under >= 0 && f.doc.Attributions[under].Mode != "own" && !f.doc.Attributions[under].Cue.Has(trigger) {
			continue
		}
		d := max(tx.Span.Start-trigger, trigger-tx.Span.Start)
		if best < 0 || d < distance {
			best, distance = i, d
		}
	}
	return best
}

// dates tells whether a time may be when the event of a trigger took place: one
// before a noun is that noun's (the October 7 attack), and what was "since" or
// "until" a time did not take place then.
func (f *finder) dates(time nlp.Span, trigger int) bool {
	if before := time.Start - 1; before >= f.sent.Start {
		switch f.doc.Tokens[before].Lower {
		case "since", "until", "before":
			return false
		}
	}
	k := f.chunkAt[time.Start-f.sent.Start] - 1
	if k < 0 || !f.sent.Has(time.End) {
		return true
	}
	next := f.chunkAt[time.End-f.sent.Start] - 1
	if next < 0 || f.chunks[next].Kind != nlp.NP || f.isTime(f.chunks[next].Head) {
		return true
	}
	head := f.chunks[next].Head
	if next != k && f.chunks[k].Span.Start >= time.Start { // on May 3 Bera met …
		return true
	}
	return head == trigger || head < time.End
}

// same says whether two tell one event: one type, no two times, and the same
// entities on both sides; who acts may be told by one of them only, where the verb is
// the same.
func (f *finder) same(a, b *nlp.Event) bool {
	if a.Type != b.Type || a.Negative != b.Negative || a.Modality != b.Modality || !f.oneTime(a.Time, b.Time) || !shares(a.Recipients, b.Recipients) {
		return false
	}
	if len(a.Actors) == 0 || len(b.Actors) == 0 {
		return f.doc.Tokens[a.Trigger.Start].Lemma == f.doc.Tokens[b.Trigger.Start].Lemma
	}
	return shares(a.Actors, b.Actors)
}

// oneTime says whether two times, as indexes, may be one: one is not told or open,
// or lies in the other.
func (f *finder) oneTime(a, b int) bool {
	if a < 0 || b < 0 || a == b {
		return true
	}
	s, t := &f.doc.Timexes[a], &f.doc.Timexes[b]
	return !s.Resolved || !t.Resolved || strings.HasPrefix(s.Value, t.Value) || strings.HasPrefix(t.Value, s.Value)
}

// shares says whether two lists have a known entity in common.
func shares(a, b []nlp.Party) bool {
	for _, p := range a {
		for _, q := range b {
			if p.Entity >= 0 && p.Entity == q.Entity {
				return true
			}
		}
	}
	return false
}
