package attribution

import (
	"unicode"

	"github.com/sayso-news/sayso/nlp"
)

// maxLabel is how many words the label of a speaker in a transcript may have, and
// what is said of the speaker behind it.
const maxLabel = 6

// findTurns finds the turns of a transcript: "SMITH: We did not know." A label is a
// few words in capitals before a colon where a sentence begins, and one that comes
// again or that names a person: "UPDATE:" does neither. A turn goes on to the next
// label or the end of its paragraph.
func (f *finder) findTurns() {
	var labels []nlp.Span
	times := map[string]int{}
	for _, sent := range f.doc.Sentences {
		if label := f.turn(sent); !label.Empty() {
			labels = append(labels, label)
			times[f.doc.Str(label)]++
		}
	}
	for i, label := range labels {
		men := f.name(label.End - 1)
		if times[f.doc.Str(label)] < 2 && (men == nil || men.Kind != "person") {
			continue
		}
		colon := label.End
		for f.lower(colon) != ":" {
			colon++
		}
		end := colon + 1
		for end < len(f.doc.Tokens) && f.sameBlock(label.Start, end) && (i+1 == len(labels) || end < labels[i+1].Start) {
			end++
		}
		f.turns = append(f.turns, nlp.Attribution{Cue: nlp.Span{Start: colon, End: colon + 1}, Sources: []nlp.Span{label},
			Contents: []nlp.Span{{Start: colon + 1, End: end}}, By: byTranscript, Score: 0.85, Stance: "neutral"})
	}
}

// byTranscript is the sieve of turns: what it finds is the speaker's own words.
const byTranscript = "attribution/transcript"

// transcript adds the turn that begins with the sentence being read.
func (f *finder) transcript() {
	if len(f.turns) > 0 && f.turns[0].Sources[0].Start == f.sent.Start {
		f.add(f.turns[0])
		f.turns = f.turns[1:]
	}
}

// turn gives the words in capitals that open a sentence of a paragraph before a
// colon; what stands between in brackets or behind a comma ("SMITH (through
// translator):", "SMITH, CNN ANCHOR:") is no part of them. Empty where none are there.
func (f *finder) turn(sent nlp.Span) nlp.Span {
	if sent.Empty() || f.quoteAt[sent.Start] >= 0 || !f.speaks(sent) || f.block != "paragraph" {
		return nlp.Span{}
	}
	label := nlp.Span{Start: sent.Start, End: sent.Start}
	for label.End < sent.End && label.Len() < maxLabel && f.capitals(label.End) {
		label.End++
	}
	t := label.End
	if label.Empty() {
		return label
	}
	if f.oneOf(t, "(", ",") {
		for t < sent.End && t < label.End+maxLabel && f.lower(t) != ":" {
			t++
		}
	}
	if t+1 >= len(f.doc.Tokens) || f.lower(t) != ":" || !f.sameBlock(t, t+1) {
		return nlp.Span{}
	}
	return label
}

// capitals reports whether a token is a word in capitals, not one letter alone.
func (f *finder) capitals(i int) bool {
	n := 0
	for _, r := range f.doc.Tok(i) {
		if unicode.IsLower(r) || unicode.IsDigit(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}
