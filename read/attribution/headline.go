package attribution

import "github.com/sayso-news/sayso/nlp"

// headline is the sieve of colon headlines ("Brandt: union will not yield",
// "Union will not yield: Brandt") and of speakers before a colon and a quotation.
func (f *finder) headline() {
	colon := -1
	for t := f.sent.Start; t < f.sent.End; t++ {
		if f.lower(t) == ":" && f.outer(t) == nil {
			if colon >= 0 {
				return
			}
			colon = t
		}
	}
	if colon <= f.sent.Start || colon+1 >= f.stop() || f.taken[colon] {
		return
	}
	left, right := nlp.Span{Start: f.sent.Start, End: colon}, nlp.Span{Start: colon + 1, End: f.stop()}
	att := nlp.Attribution{Cue: nlp.Span{Start: colon, End: colon + 1}, By: "attribution/colon", Score: 0.7, Stance: "neutral"}
	switch {
	case f.couldSpeak(left) && (f.speech(right.Start) != nil || f.block == "heading" && f.finiteBetween(right.Start, right.End)):
		if q := f.speech(right.Start); q != nil && q.Span.Start == right.Start {
			right = q.Span
		}
		att.Sources, att.Contents = []nlp.Span{left}, []nlp.Span{right}
	case f.block == "heading" && f.couldSpeak(right) && f.finiteBetween(left.Start, left.End):
		att.Sources, att.Contents = []nlp.Span{right}, []nlp.Span{left}
	default:
		return
	}
	f.add(att)
}

// couldSpeak reports whether a short stretch without a verb names a speaker.
func (f *finder) couldSpeak(span nlp.Span) bool {
	if span.Len() > 7 || f.verbIn(span) || f.label(span) {
		return false
	}
	c := f.chunk(span.End - 1)
	if c == nil || c.Kind != nlp.NP {
		return false
	}
	for t := span.Start; t < span.End; t++ {
		if men := f.name(t); men != nil && men.Kind != "place" {
			return true
		}
	}
	return f.person(c.Head) || f.documentAt(c)
}

// label reports whether the words before a colon name the kind of piece and
// nobody who speaks: "The Latest:", "Video:".
func (f *finder) label(span nlp.Span) bool {
	return f.oneOf(span.End-1, "latest", "update", "updates", "live", "watch", "video", "opinion", "analysis", "exclusive", "breaking", "photos", "explainer", "editorial", "review", "revealed", "column", "podcast", "interview")
}
