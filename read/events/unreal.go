package events

import (
	"strings"

	"github.com/sayso-news/sayso/nlp"
)

// maxGoverned is how many verbs up a condition is looked for.
const maxGoverned = 4

// conditional tells whether "if" or "unless" opens the clause of a verb group,
// or of a verb that governs it.
func (f *finder) conditional(c nlp.Chunk) bool {
	if f.parsed {
		at := f.root(c.Head)
		for range maxGoverned {
			for t := range f.kids(at) {
				if low := f.doc.Tokens[t].Lower; f.doc.Tokens[t].Rel == "mark" && (low == "if" || low == "unless" || low == "whether") {
					return true
				}
			}
			tok := &f.doc.Tokens[at]
			if tok.Rel == "conj" && f.but(at) {
				return false // asked whether she would, but went on
			}
			if tok.Rel != "xcomp" && tok.Rel != "conj" && tok.Rel != "ccomp" || !f.sent.Has(tok.Head) {
				return false
			}
			at = tok.Head
		}
		return false
	}
	for t := c.Span.Start - 1; t >= f.sent.Start && t > c.Span.Start-8; t-- {
		switch f.doc.Tokens[t].Lower {
		case "if", "unless":
			return true
		case ",", ";", ":":
			return false
		}
	}
	return false
}

// but tells whether "but" joins a token to the one before.
func (f *finder) but(t int) bool {
	for k := range f.kids(t) {
		if f.doc.Tokens[k].Rel == "cc" && f.doc.Tokens[k].Lower == "but" {
			return true
		}
	}
	return false
}

// alleged tells whether a verb group is only what somebody is suspected or accused
// of, what is alleged, or what a noun calls an attempt.
func (f *finder) alleged(c nlp.Chunk) bool {
	for t := max(f.sent.Start, c.Span.Start-2); t < min(f.sent.End, c.Span.End+1); t++ {
		switch f.doc.Tokens[t].Lower {
		case "allegedly", "reportedly", "supposedly", "purportedly", "probably", "perhaps", "maybe", "presumably":
			return true
		}
	}
	before := c.Span.Start - 1
	if before < f.sent.Start {
		return false
	}
	if tok := &f.doc.Tokens[c.Head]; f.parsed && tok.Rel == "conj" && f.sent.Has(tok.Head) && tok.Head < c.Head && f.subjectOf(c.Head) < 0 {
		if k := f.chunkAt[tok.Head-f.sent.Start] - 1; k >= 0 && f.chunks[k].Kind == nlp.VG && f.alleged(f.chunks[k]) {
			return true // allegedly shot and wounded
		}
	}
	switch word := f.doc.Tokens[before].Lower; {
	case word == "of" || word == "with" || word == "for":
		for t := before - 1; t >= max(f.sent.Start, before-maxCharged); t-- {
			switch f.doc.Tokens[t].Lemma {
			case "suspect", "accuse", "charge", "suspicion", "accusation", "allegation":
				return true
			}
			if f.doc.Tokens[t].Tag == nlp.PUNCT {
				return false
			}
		}
	case f.doc.Tokens[c.Span.Start].Lower == "to":
		switch f.doc.Tokens[before].Lemma {
		case "attempt", "effort", "bid":
			return f.doc.Tokens[before].Tag == nlp.NOUN
		}
	}
	return false
}

// maxCharged is how many words may stand between an accusation and its verb
// (accused the two men of).
const maxCharged = 6

// negated tells whether a word right before an infinitive denies it (the decision
// not to strike), or a "never" in the group.
func (f *finder) negated(c nlp.Chunk) bool {
	for t := max(f.sent.Start, c.Span.Start-1); t < c.Head; t++ {
		switch f.doc.Tokens[t].Lower {
		case "not", "never", "n't", "without":
			return true
		case "longer":
			if t > f.sent.Start && f.doc.Tokens[t-1].Lower == "no" {
				return true
			}
		}
	}
	return false
}

// compound tells whether a participle only says what kind of event the noun behind
// it names (bombing attacks): the noun is read.
func (f *finder) compound(c nlp.Chunk) bool {
	if c.Span.Len() == 1 && f.doc.Tokens[c.Head].Rel == "amod" && f.doc.Tokens[c.Head].Lower == "alleged" {
		return true // their alleged role
	}
	if c.Span.Len() != 1 || !f.sent.Has(c.Head+1) || !strings.HasSuffix(f.doc.Tok(c.Head), "ing") {
		return false
	}
	k := f.chunkAt[c.Head+1-f.sent.Start] - 1
	if k < 0 || f.chunks[k].Head != c.Head+1 {
		return false
	}
	_, ok := f.nounSense(f.phraseOf(int(k)))
	return ok
}
