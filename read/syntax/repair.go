package syntax

import (
	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// repair mends slips of the tagger that a window of three tags cannot see.
//
// "according to" is followed by a noun, never by an infinitive.
//
// A clause without a tensed verb whose noun is followed by a participle has
// its verb there: "Officials quoted by the agency declined".
//
// "to" behind such a verb and before the base form of a reporting verb opens
// an infinitive: "declined to comment".
func (t *tagger) repair(span nlp.Span) {
	toks := t.doc.Tokens
	for i := span.Start; i+2 < span.End; i++ {
		if toks[i].Lower != "according" || toks[i+1].Lower != "to" {
			continue
		}
		toks[i+1].Tag = nlp.ADP // a noun phrase follows: "according to poll results", "according to AFP"
		if next := &toks[i+2]; next.Tag == nlp.VERB && (next.Form == nlp.Base || next.Form == nlp.Present) {
			next.Tag, next.Form, next.Lemma = nlp.NOUN, nlp.FormNone, next.Lower
			if upper(t.doc.Tok(i + 2)) {
				next.Tag = nlp.PROPN
			}
		}
	}
	for i := span.Start + 1; i < span.End-1; i++ {
		if toks[i].Lower != "to" || toks[i].Tag != nlp.ADP || toks[i-1].Tag != nlp.VERB || toks[i-1].Lower == "according" {
			continue
		}
		if verb, ok := en.Reporting(toks[i+1].Lower); ok && verb.Form&en.VerbBase != 0 && toks[i+1].Tag == nlp.NOUN {
			toks[i].Tag = nlp.PART
			toks[i+1].Tag, toks[i+1].Form, toks[i+1].Lemma = nlp.VERB, nlp.Base, verb.Lemma
		}
	}
	t.afterArticle(span)
	t.firstClause(span)
	t.firstVerb(span)
	t.saysAside(span)
	last, base := -1, -1
	for i := span.Start; i < span.End; i++ {
		tok := &toks[i]
		switch {
		case tok.Tag == nlp.AUX, tok.Tag == nlp.VERB && (tok.Form == nlp.Past || tok.Form == nlp.Present):
			return // the sentence has a tensed verb
		case tok.Tag == nlp.VERB && tok.Form == nlp.Participle && i > span.Start && nominal(&toks[i-1]) && i+1 < span.End && toks[i+1].Lower != "by":
			last = i
		case tok.Tag == nlp.VERB && tok.Form == nlp.Base && i > span.Start && (toks[i-1].Tag == nlp.NOUN || toks[i-1].Tag == nlp.PROPN):
			base = i
		}
	}
	if last < 0 && base >= 0 { // "A bridge and a railway join it to the coast"
		toks[base].Form = nlp.Present
	}
	if last >= 0 && toks[last].Lemma != toks[last].Lower {
		toks[last].Form = nlp.Past
	}
}

// firstClause gives a clause its tensed verb that stands before the words of who
// says it: "The bakery burned for an hour, the Gazette reported".
func (t *tagger) firstClause(span nlp.Span) {
	toks := t.doc.Tokens
	verb := -1
	for i := span.Start; i < span.End && toks[i].Lower != ","; i++ {
		tok := &toks[i]
		switch {
		case tok.Tag == nlp.AUX, tok.Tag == nlp.VERB && tok.Form != nlp.Participle, tok.Tag == nlp.PUNCT, tok.Tag == nlp.SCONJ:
			return
		case tok.Tag == nlp.VERB && (verb >= 0 || i == span.Start || !nominal(&toks[i-1]) || i+1 < span.End && toks[i+1].Lower == "by"):
			return
		case tok.Tag == nlp.VERB:
			verb = i
		}
		if i+1 < span.End && toks[i+1].Lower == "," && verb >= 0 && t.saysAfter(i+2, span.End) && toks[verb].Lemma != toks[verb].Lower {
			toks[verb].Form = nlp.Past
			return
		}
	}
}

// saysAfter reports whether a short subject and a past reporting verb follow at
// token i, and then a comma or the end.
func (t *tagger) saysAfter(i, end int) bool {
	toks := t.doc.Tokens
	for j := i; j < min(end, i+7); j++ {
		switch tok := &toks[j]; tok.Tag {
		case nlp.DET, nlp.ADJ, nlp.NOUN, nlp.PROPN, nlp.PRON:
		case nlp.VERB:
			if _, ok := en.Reporting(tok.Lower); !ok || j == i {
				return false
			}
			return j+1 >= end || toks[j+1].Tag == nlp.PUNCT
		default:
			return false
		}
	}
	return false
}

// firstVerb makes the first verb of a sentence tensed where it follows its
// subject and leads on to a clause or an infinitive: "A police spokesman declined
// to say whether …", "A report by the auditors found that …".
func (t *tagger) firstVerb(span nlp.Span) {
	toks := t.doc.Tokens
	for i := span.Start + 1; i+2 < span.End; i++ {
		tok := &toks[i]
		if tok.Tag == nlp.AUX || tok.Tag == nlp.PUNCT || tok.Tag == nlp.SCONJ {
			return
		}
		if tok.Tag != nlp.VERB {
			continue
		}
		verb, ok := en.Reporting(tok.Lower)
		subject := i - 1
		for subject > span.Start && toks[subject].Tag == nlp.ADV {
			subject--
		}
		if ok && tok.Form == nlp.Participle && verb.Form&en.VerbPast != 0 && nominal(&toks[subject]) &&
			(toks[i+1].Lower == "that" && toks[i+1].Tag != nlp.PRON || toks[i+1].Lower == "to" && toks[i+2].Tag == nlp.VERB) {
			tok.Form = nlp.Past
		}
		return
	}
}

// saysAside gives the tense back to a reporting verb that stands with its subject
// between commas or at the end: ", the website OskWatch reported on Thursday, …".
func (t *tagger) saysAside(span nlp.Span) {
	toks := t.doc.Tokens
	for i := span.Start + 2; i < span.End; i++ {
		tok := &toks[i]
		if tok.Tag == nlp.NOUN && toks[i-1].Tag == nlp.PROPN && (i+1 == span.End || toks[i+1].Tag == nlp.PUNCT) && (tok.Lower == "reports" || tok.Lower == "writes" || tok.Lower == "says") {
			if j := i - 2; toks[j].Lower == "," || j > span.Start && toks[j-1].Lower == "," { // ", the WSJ reports."
				tok.Tag, tok.Form, tok.Lemma = nlp.VERB, nlp.Present, tok.Lower[:len(tok.Lower)-1]
			}
			continue
		}
		if tok.Tag != nlp.VERB || tok.Form != nlp.Participle || !nominal(&toks[i-1]) {
			continue
		}
		verb, ok := en.Reporting(tok.Lower)
		if !ok || verb.Form&en.VerbPast == 0 || verb.Share < 50 && verb.Lemma != "say" && verb.Lemma != "report" {
			continue
		}
		if next := i + 1; next < span.End && toks[next].Tag != nlp.PUNCT && !(toks[next].Lower == "on" && next+1 < span.End && toks[next+1].Tag == nlp.PROPN) {
			continue
		}
		j := i - 1
		for j > span.Start && (nominal(&toks[j]) || toks[j].Tag == nlp.DET || toks[j].Tag == nlp.ADJ) {
			j--
		}
		if toks[j].Lower == "," {
			tok.Form = nlp.Past
		}
	}
}

// afterArticle makes a noun of a verb that an article stands before with nothing
// behind it to belong to: "knew of the fumes", "took a swipe at".
func (t *tagger) afterArticle(span nlp.Span) {
	toks := t.doc.Tokens
	for i := span.Start + 1; i < span.End; i++ {
		tok := &toks[i]
		if tok.Tag != nlp.VERB || tok.Form != nlp.Present && tok.Form != nlp.Base {
			continue
		}
		switch toks[i-1].Lower {
		case "the", "a", "an":
		default:
			continue
		}
		if i+1 < span.End && (nominal(&toks[i+1]) || toks[i+1].Tag == nlp.ADJ) {
			continue
		}
		tok.Tag = nlp.NOUN
		tok.Form, tok.Lemma = nlp.FormNone, tok.Lower
		if n := len(tok.Lower); n > 3 && tok.Lower[n-1] == 's' && tok.Lower[n-2] != 's' {
			tok.Form, tok.Lemma = nlp.Plural, tok.Lower[:n-1]
		}
	}
}
