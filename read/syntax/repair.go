package syntax

import (
	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// repair mends two slips of the tagger that a window of three tags cannot see.
//
// A clause without a tensed verb whose noun is followed by a participle has
// its verb there: "Officials quoted by the agency declined".
//
// "to" behind such a verb and before the base form of a reporting verb opens
// an infinitive: "declined to comment".
func (t *tagger) repair(span nlp.Span) {
	toks := t.doc.Tokens
	for i := span.Start + 1; i < span.End-1; i++ {
		if toks[i].Lower != "to" || toks[i].Tag != nlp.ADP || toks[i-1].Tag != nlp.VERB {
			continue
		}
		if verb, ok := en.Reporting(toks[i+1].Lower); ok && verb.Form&en.VerbBase != 0 && toks[i+1].Tag == nlp.NOUN {
			toks[i].Tag = nlp.PART
			toks[i+1].Tag, toks[i+1].Form, toks[i+1].Lemma = nlp.VERB, nlp.Base, verb.Lemma
		}
	}
	last := -1
	for i := span.Start; i < span.End; i++ {
		tok := &toks[i]
		switch {
		case tok.Tag == nlp.AUX, tok.Tag == nlp.VERB && (tok.Form == nlp.Past || tok.Form == nlp.Present):
			return // the sentence has a tensed verb
		case tok.Tag == nlp.VERB && tok.Form == nlp.Participle && i > span.Start && nominal(&toks[i-1]) && i+1 < span.End && toks[i+1].Lower != "by":
			last = i
		}
	}
	if last >= 0 && toks[last].Lemma != toks[last].Lower {
		toks[last].Form = nlp.Past
	}
}
