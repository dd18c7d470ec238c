// Package timex finds time expressions and gives them TIMEX3 values.
//
// Input: the tokens, sentences and parts of speech of a Doc and its publication
// time. Output: Doc.Timexes, in text order. Nothing is kept between documents
// and no clock is asked.
//
// Tokens are cut into words of a small grammar (word.go; the lists are
// internal/lang/en/times.txt, holidays.txt and zones.txt). The grammar itself is
// grammar.go: one production for each class of first word, each made of others
// like it, so that "the end of next week" is an edge, of a period, counted from
// publication. A production gives an expr, a time with its unit, and the word
// behind it. No production looks back further than it was started, and none
// reads more than a few words, so a text costs steps in proportion to its
// tokens, whatever it is made of.
//
// What an expression leaves out is filled in where it is met (resolve.go). News
// looks back: a weekday, a month or a day without a year is the latest not after
// publication, unless the verbs or a word like "next" or "until" say otherwise.
// "Two days later" and "the previous week" hang on the date told before; which
// one is in Anchor. What cannot be known stays open with its pattern.
//
// Extents are TimeML's: determiners are in, prepositions are not. Ages
// ("83-year-old") are no times here: they date nothing, and TimeBank marks
// one in twenty.
package timex

import (
	"context"
	"time"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// Stage finds time expressions. It holds no state.
type Stage struct{}

// New makes the stage.
func New() *Stage { return &Stage{} }

// Name is the stage's name.
func (*Stage) Name() string { return "timex" }

// Needs names the layers read. Parts of speech tell tenses; where they are
// missing a few words of the future do. Names tell what is part of one.
func (*Stage) Needs() nlp.Layers {
	return nlp.Tokens | nlp.Sentences | nlp.Tags | nlp.Mentions
}

// Gives names the layer written.
func (*Stage) Gives() nlp.Layers { return nlp.Timexes }

// Read fills doc.Timexes.
func (*Stage) Read(ctx context.Context, doc *nlp.Doc) error {
	r := newReader(doc)
	for _, sent := range doc.Sentences {
		r.sentence(sent)
	}
	return ctx.Err()
}

// reader is the state of one document's reading.
type reader struct {
	doc     *nlp.Doc
	words   []word
	starts  []int32 // first word of each token
	from    int     // words of the sentence
	to      int
	begin   int  // first word of the expression that is read
	depth   int  // of periods that are read inside each other
	sharing bool // the second end of a range is read for the sake of the first
	steps   int  // words looked at, for the bound that the tests hold

	now   time.Time // publication day, at midnight UTC of its own calendar
	known bool      // whether the publication time is known
	all   *zone     // the zone that all times of the text are said to be in

	mention int // first name that may hold what comes next

	verbs tenses
	chain chain
}

func newReader(doc *nlp.Doc) *reader {
	r := &reader{doc: doc}
	r.chain.reset()
	if !doc.Published.IsZero() {
		r.now, r.known = day(doc.Published), true
	}
	r.cut()
	r.allTimes()
	return r
}

// sentence reads the expressions of one sentence.
func (r *reader) sentence(sent nlp.Span) {
	sent.Start, sent.End = max(sent.Start, 0), min(sent.End, len(r.doc.Tokens))
	if sent.Empty() {
		return
	}
	r.from, r.to = int(r.starts[sent.Start]), int(r.starts[sent.End])
	r.verbs.enter(sent)
	for i := r.from; i < r.to; {
		w := &r.words[i]
		if w.class == 0 && w.flags&named == 0 || w.flags&first == 0 {
			i++
			continue
		}
		r.begin = i
		e, next := r.phrase(i)
		span, ok := r.span(i, next)
		if !ok || r.inName(span) {
			i++
			continue
		}
		r.add(&e, span, next)
		i = next
	}
}

// inName says whether words of time are part of a longer name: USA Today, the
// Sunday Times. What has a number in it is a date all the same.
func (r *reader) inName(span nlp.Span) bool {
	for r.mention < len(r.doc.Mentions) && r.doc.Mentions[r.mention].Span.End <= span.Start {
		r.mention++
	}
	if r.mention >= len(r.doc.Mentions) {
		return false
	}
	name := r.doc.Mentions[r.mention].Span
	if !name.Covers(span) || name == span {
		return false
	}
	for t := span.Start; t < span.End; t++ {
		if c := r.doc.Text[r.doc.Tokens[t].Start]; '0' <= c && c <= '9' {
			return false
		}
	}
	return true
}

// add enters an expression and lets the ones after it hang on it.
func (r *reader) add(e *expr, span nlp.Span, next int) {
	if e.calendar() && r.impossible(e) {
		start, end := r.doc.Bytes(span)
		r.doc.Note("impossible-date", start, end, "there is no such day")
		e.open = true
		if !e.given {
			e.year, e.anchor = 0, nlp.AnchorNone
		}
	}
	r.doc.Timexes = append(r.doc.Timexes, e.timex(span))
	r.chain.told(r, e, span, next)
}

// impossible says whether a day is not in the calendar.
func (r *reader) impossible(e *expr) bool {
	if e.unit > en.Day || e.month == 0 || e.day == 0 {
		return false
	}
	year := e.year
	if year == 0 {
		year = 2024 // a leap year
	}
	return !exists(year, e.month, e.day)
}

func exists(y, m, d int) bool {
	return d >= 1 && d <= 31 && time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Day() == d
}

// day gives the calendar day of a moment in its own zone.
func day(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}
