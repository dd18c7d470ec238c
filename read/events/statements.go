package events

import "github.com/sayso-news/sayso/nlp"

// add puts an event on the Doc, under the statement it is told in, unless the
// story told it before: then the statement points at that one.
func (f *finder) add(ev nlp.Event, trigger int) {
	under := f.statement(trigger)
	ev.Time = f.time(trigger, under)
	if under >= 0 && f.doc.Attributions[under].Stance == "deny" && !f.doc.Attributions[under].Cue.Has(trigger) {
		ev.Modality = "denied"
	}
	at := -1
	for i := range f.doc.Events {
		if same(&f.doc.Events[i], &ev) {
			at = i
			break
		}
	}
	if at < 0 {
		at = len(f.doc.Events)
		f.doc.Events = append(f.doc.Events, ev)
	} else if f.doc.Events[at].Time < 0 {
		f.doc.Events[at].Time = ev.Time
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

// statement gives the smallest attribution whose content holds a token, or
// whose cue it is; -1 when none does.
func (f *finder) statement(t int) int {
	best, width := -1, 0
	for i := range f.doc.Attributions {
		att := &f.doc.Attributions[i]
		for _, span := range append(att.Contents[:len(att.Contents):len(att.Contents)], att.Cue) {
			if span.Has(t) && (best < 0 || span.Len() < width) {
				best, width = i, span.Len()
			}
		}
	}
	return best
}

// time gives the date in the sentence nearest the trigger, among those under
// the same statement; -1 when there is none.
func (f *finder) time(trigger, under int) int {
	best, distance := -1, 0
	for i, tx := range f.doc.Timexes {
		if !f.sent.Has(tx.Span.Start) || tx.Type != "DATE" && tx.Type != "TIME" {
			continue
		}
		if at := f.statement(tx.Span.Start); at >= 0 && at != under || at < 0 && under >= 0 && !f.doc.Attributions[under].Cue.Has(trigger) {
			continue
		}
		d := max(tx.Span.Start-trigger, trigger-tx.Span.Start)
		if best < 0 || d < distance {
			best, distance = i, d
		}
	}
	return best
}

// same says whether two tell one event: one type, the same entities where both
// name them, no two times, and some party in common.
func same(a, b *nlp.Event) bool {
	if a.Type != b.Type || a.Negative != b.Negative || a.Modality != b.Modality || a.Time >= 0 && b.Time >= 0 && a.Time != b.Time {
		return false
	}
	return shares(a.Actors, b.Actors) && shares(a.Recipients, b.Recipients)
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
