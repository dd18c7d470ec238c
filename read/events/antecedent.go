package events

import (
	"slices"

	"github.com/sayso-news/sayso/nlp"
)

// antecedent gives the words before a pronoun, in its sentence, that name whom
// it means: a mention of its entity, or the speaker who says it (the ministry
// said it would …).
func (f *finder) antecedent(t int) (phrase, bool) {
	if m, ok := f.men[t]; ok && f.doc.Mentions[m].Form == "pronoun" && f.doc.Mentions[m].Entity >= 0 {
		if head := f.nameBefore(t, f.doc.Mentions[m].Entity); head >= 0 {
			return f.phraseAt(head), true
		}
		return phrase{}, false
	}
	return f.speakerMeant(t)
}

// nameBefore gives the head of the last mention of an entity before a token of
// the sentence that is no pronoun, -1 when there is none.
func (f *finder) nameBefore(t, entity int) int {
	all := f.doc.Entities[entity].Mentions
	at, _ := slices.BinarySearchFunc(all, t, func(m, t int) int { return f.doc.Mentions[m].Span.Start - t })
	for i := at - 1; i >= 0; i-- {
		men := &f.doc.Mentions[all[i]]
		if men.Head < f.sent.Start {
			break
		}
		if men.Form != "pronoun" && men.Head < t {
			return men.Head
		}
	}
	return -1
}

// speakerMeant gives the speaker of the statement that a pronoun opens, when
// the pronoun can mean him.
func (f *finder) speakerMeant(t int) (phrase, bool) {
	under := f.statement(t)
	if under < 0 {
		return phrase{}, false
	}
	att := &f.doc.Attributions[under]
	if att.Mode == "direct" || len(att.Sources) != 1 || att.Sources[0].Empty() || att.Sources[0].Start < f.sent.Start || att.Sources[0].End > t {
		return phrase{}, false
	}
	source := f.phraseIn(att.Sources[0])
	tok := &f.doc.Tokens[source.head]
	m, mentioned := f.mention(source)
	person := mentioned && f.doc.Mentions[m].Kind == "person"
	switch f.doc.Tokens[t].Lower {
	case "he", "she", "him", "her":
		return source, person && tok.Tag != nlp.PRON
	case "it":
		return source, !person && tok.Form != nlp.Plural && tok.Tag != nlp.PRON
	case "they", "them":
		return source, tok.Form == nlp.Plural || !person && tok.Tag == nlp.NOUN
	}
	return phrase{}, false
}

// phraseIn gives the first phrase of a span, the span itself when it has none.
func (f *finder) phraseIn(span nlp.Span) phrase {
	for t := span.Start; t < span.End && f.sent.Has(t); t++ {
		if k := f.chunkAt[t-f.sent.Start] - 1; k >= 0 && f.chunks[k].Kind == nlp.NP {
			return f.phraseOf(int(k))
		}
	}
	return phrase{span, span.Start}
}
