package chain

import (
	"github.com/sayso-news/sayso/internal/outlets"
	"github.com/sayso-news/sayso/nlp"
)

// outletIn reports whether an outlet's name stands in the tokens [from, to).
func (l *linker) outletIn(from, to int) bool {
	for t := from; t < to; t++ {
		for _, m := range l.menAt[t] {
			if men := &l.doc.Mentions[m]; men.Kind == "outlet" && men.Form == "name" && men.Span.End <= to {
				return true
			}
		}
	}
	return false
}

// reporterOf reports whether a person stands for an outlet: "the Gazette's Ilse
// Brandt", "AFP reporters". "A reporter for the Gazette" is a person.
func (l *linker) reporterOf(span nlp.Span, head int) bool {
	switch l.doc.Tokens[head].Lemma {
	case "reporter", "correspondent", "journalist", "reporters":
		for t := span.Start; t < head; t++ {
			switch l.doc.Tokens[t].Lower {
			case "former", "some", "several", "many", "two", "three", "ex":
				return false
			}
		}
		return l.doc.Tokens[head].Form == nlp.Plural && l.outletIn(span.Start, head)
	}
	if l.doc.Tokens[head].Tag != nlp.PROPN {
		return false
	}
	for t := span.Start; t < head; t++ {
		if l.doc.Tokens[t].Lower == "'s" {
			return l.outletIn(span.Start, t)
		}
	}
	return false
}

// reportsOf reports whether reports without an author, or an outlet's, are
// meant: "newspaper reports", "unconfirmed reports", "Reuters reports"; not "a
// report", "two annual reports", "police reports".
func (l *linker) reportsOf(span nlp.Span, head int, lemma string, plural bool) bool {
	if l.outletIn(span.Start, head) || head+2 < span.End && (l.doc.Tokens[head+1].Lower == "by" || l.doc.Tokens[head+1].Lower == "from") && l.outletIn(head+2, span.End) {
		switch lemma {
		case "report", "article", "investigation", "story", "editorial", "dispatch", "column", "reporting", "coverage":
			return true
		}
	}
	if lemma != "report" && lemma != "article" && lemma != "story" || !plural && l.doc.Tokens[head].Lower != "reports" {
		return false
	}
	if head > span.Start {
		switch l.doc.Tokens[head-1].Lower {
		case "newspaper", "press", "media", "news", "television", "tv", "radio", "wire", "agency", "broadcast":
			return true
		}
	}
	for t := span.Start; t < head; t++ {
		tok := &l.doc.Tokens[t]
		switch tok.Lower {
		case "annual", "police", "intelligence", "financial", "earnings", "official", "internal", "quarterly", "two", "three", "four":
			return false
		}
		if next := head + 1; next < span.End && (l.doc.Tokens[next].Lower == "like" || l.doc.Tokens[next].Lower == "by" || l.doc.Tokens[next].Lower == "from") {
			return false
		}
		if tok.Tag == nlp.NOUN || tok.Tag == nlp.PROPN || tok.Tag == nlp.NUM || tok.Lower == "'s" || tok.Tag == nlp.PRON {
			return false
		}
	}
	return lemma == "report"
}

// programme reports whether the head is something that is broadcast, by an
// outlet or under no name: "the CBC programme", "a podcast".
func (l *linker) programme(span nlp.Span, head int, lemma string) bool {
	switch lemma {
	case "broadcast", "podcast", "newscast", "newsreel", "telecast":
		return true
	case "programme", "program", "show", "bulletin", "affiliate", "site", "website", "webcast", "interview":
	default:
		return false
	}
	if lemma == "website" || lemma == "site" {
		return true // somebody's own is a post
	}
	for t := span.Start; t < head; t++ {
		switch l.doc.Tokens[t].Lower {
		case "television", "tv", "radio", "talk", "news", "breakfast":
			return true
		}
	}
	return l.outletIn(span.Start, head)
}

// outletNamed reports whether a noun phrase is an outlet by name, or a common
// noun for one, of several words or with an outlet's name before it: "state news
// agency", "the Reuters agency".
func (l *linker) outletNamed(span nlp.Span, head int) bool {
	if _, ok := outlets.Lookup(l.doc.Str(span)); ok {
		return true
	}
	if w := l.doc.Tokens[head]; w.Tag == nlp.PROPN && outlets.GenericNoun(w.Lower) && span.Len() == 1 {
		return false
	}
	for t := span.Start; t < head; t++ {
		n, _ := outlets.MatchGeneric(func(i int) string { return l.doc.Tokens[t+i].Lower }, head-t+1)
		if n >= 2 && t+n == head+1 {
			return true
		}
	}
	word := l.doc.Tokens[head].Lower
	return (outlets.GenericNoun(word) || word == "agency" || word == "wire" || word == "press") && l.outletIn(span.Start, head)
}

// article reports whether a noun means an outlet's work, whoever it is.
func (l *linker) article(lemma string) bool {
	switch lemma {
	case "article", "editorial", "op-ed", "column", "story", "exposé":
		return true
	}
	return false
}

// ownSite reports whether somebody's own site is meant: "his website".
func (l *linker) ownSite(span nlp.Span, head int, lemma string) bool {
	switch lemma {
	case "website", "site", "webpage", "homepage", "blog":
	default:
		return false
	}
	for t := span.Start; t < head; t++ {
		switch l.doc.Tokens[t].Lower {
		case "his", "her", "its", "their", "own", "official", "personal", "campaign", "company":
			return true
		}
	}
	return false
}
