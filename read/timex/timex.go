// Package timex finds time expressions and gives them TIMEX3 values.
//
// Input: tokens and sentences of a Doc and its publication time. Output:
// Doc.Timexes, in text order. The grammar is a list of small readers tried at
// each token, longest first; each builds one expression from the words in
// words.go. Nothing is kept between documents and no clock is asked: a relative
// time is worked out from the publication time or from the expression before,
// and stays open, with its pattern, when that is not known.
//
// News looks back: a weekday, a month or a day without a year is the latest one
// not after the publication day, unless "next" or a future verb before it says
// otherwise. What was given up for now: holidays, seasons, fiscal years, ranges
// and repeated times are not read.
package timex

import (
	"context"
	"time"

	"github.com/sayso-news/sayso/nlp"
)

// Stage finds time expressions. It holds no state.
type Stage struct{}

// New makes the stage.
func New() *Stage { return &Stage{} }

// Name is the stage's name.
func (*Stage) Name() string { return "timex" }

// Needs names the layers read.
func (*Stage) Needs() nlp.Layers { return nlp.Tokens | nlp.Sentences }

// Gives names the layer written.
func (*Stage) Gives() nlp.Layers { return nlp.Timexes }

// Read fills doc.Timexes.
func (*Stage) Read(ctx context.Context, doc *nlp.Doc) error {
	r := &reader{doc: doc, last: -1}
	if !doc.Published.IsZero() {
		r.now, r.known = day(doc.Published), true
	}
	for _, sent := range doc.Sentences {
		r.future = false
		for t := sent.Start; t < sent.End; {
			r.end = sent.End
			switch r.lower(t) {
			case "will", "'ll", "shall", "plans", "scheduled", "expected", "due":
				r.future = true
			}
			tx, next := r.at(t)
			if next <= t {
				t++
				continue
			}
			doc.Timexes = append(doc.Timexes, tx)
			if tx.Type == "DATE" && tx.Value != "PRESENT_REF" {
				r.last = len(doc.Timexes) - 1
			}
			t = next
		}
	}
	return ctx.Err()
}

// reader is the state of one document's reading.
type reader struct {
	doc    *nlp.Doc
	now    time.Time // publication day, at midnight UTC of its own calendar
	known  bool      // whether the publication time is known
	end    int       // of the sentence
	last   int       // index of the last date, -1 when none
	future bool      // a future verb stands before in the sentence
}

// readers lists the forms, the most specific first.
var readers = []func(*reader, int) (nlp.Timex, int){
	(*reader).iso, (*reader).dayMonth, (*reader).monthDay, (*reader).clockTime, (*reader).offset, (*reader).modified,
	(*reader).weekday, (*reader).month, (*reader).deictic, (*reader).year, (*reader).duration,
}

func (r *reader) at(t int) (nlp.Timex, int) {
	for _, read := range readers {
		if tx, next := read(r, t); next > t {
			tx.Span = nlp.Span{Start: t, End: next}
			if tx.By == "" {
				tx.By = "timex"
			}
			return tx, next
		}
	}
	return nlp.Timex{}, t
}

func (r *reader) lower(t int) string {
	if t < 0 || t >= len(r.doc.Tokens) {
		return ""
	}
	return r.doc.Tokens[t].Lower
}

// day gives the calendar day of a moment in its own zone.
func day(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// date is a resolved or absolute DATE.
func date(value string, anchor int) nlp.Timex {
	return nlp.Timex{Type: "DATE", Value: value, Anchor: anchor, Resolved: true}
}

// open is a DATE that cannot be resolved; its value is a pattern.
func open(value string, anchor int) nlp.Timex {
	return nlp.Timex{Type: "DATE", Value: value, Anchor: anchor}
}
