package names

import (
	"strings"
	"unicode"

	"github.com/sayso-news/sayso/nlp"
)

// readName gives one run without title its kind, from its own words first and
// then from the words around it.
func (f *finder) readName(span nlp.Span) {
	first, last := f.lower(span.Start), f.lower(span.End-1)
	// "then-Hamas", "pro-Ostland": the prefix is no part of the name.
	if span.Len() > 2 && f.lower(span.Start+1) == "-" && prefixWord(first) {
		f.readName(nlp.Span{Start: span.Start + 2, End: span.End})
		return
	}
	if span.Len() == 1 && (isDemonym(first) || titleAt(func(int) string { return first }, 1) > 0) {
		return
	}
	if isDemonym(last) && span.Len() == 2 && !isFirstName(first) && !f.titleBefore(span.Start) { // "North American", not "President Milos Dane"
		return
	}
	switch {
	case knownBody(f.key(span)):
		f.add(span, "organisation", 0.95, "list")
	case f.outletBefore(span.Start), f.outletName(span):
		f.add(span, "outlet", 0.85, "outlet")
	case span.Len() > 1 && f.placeAll(span): // "West Bank" is no bank
		f.add(span, "place", 0.9, "list")
	case f.headInside(span):
		f.add(span, "organisation", 0.9, "head")
	case span.Len() > 1 && orgHead(last):
		f.add(span, "organisation", 0.9, "head")
	case span.Len() > 1 && placeHead(last):
		f.add(span, "place", 0.85, "head")
	case span.Len() > 1 && placeOpens(first):
		f.add(span, "place", 0.8, "head")
	case span.Len() > 1 && eventHead(last):
		return
	case f.bodyBefore(span.Start):
		f.add(span, "organisation", 0.8, "body")
	case f.placeAll(span):
		f.add(span, "place", 0.9, "list")
	case f.splitPlace(span):
	case span.Len() > 1 && span.Len() <= 5 && isFirstName(first) && !f.allCapsSpan(span):
		f.add(span, "person", 0.9, "first")
	case span.Len() == 1:
		f.single(span)
	default:
		f.several(span)
	}
}

// outletBefore reports whether "the broadcaster" or the like stands before token i.
func (f *finder) outletBefore(i int) bool {
	if i <= f.sent.Start || f.capital(i-1) {
		return false
	}
	if f.lower(i-1) == "affiliate" { // of an outlet: "CNN affiliate Telenoche"
		return len(f.cands) > 0 && f.cands[len(f.cands)-1].kind == "outlet" && f.cands[len(f.cands)-1].span.End == i-1
	}
	if w := f.lower(i - 1); w == "site" || w == "agency" || w == "service" || w == "portal" {
		return f.lower(i-2) == "news" // "the news site Campul"
	}
	return outletNoun(f.lower(i - 1))
}

// outletName reports whether a name is made like an outlet's: "Radio Tamsin",
// "Perth Courier". A name that ends in "News" or "Times" needs two words.
func (f *finder) outletName(span nlp.Span) bool {
	if span.Len() < 2 || span.Len() > 5 {
		return false
	}
	for i := span.Start + 1; i < span.End; i++ {
		if w := f.lower(i); w == "radio" || w == "tv" || w == "television" { // "Zarin Radio Three"
			return true
		}
	}
	last := f.lower(span.End - 1)
	if at := strings.LastIndexByte(last, '-'); at > 0 { // "Times-Courier"
		if outletWord(last[:at]) && outletWord(last[at+1:]) {
			return true
		}
	}
	if outletLike(last) && span.Start > f.sent.Start && f.lower(span.Start-1) == "the" && (f.speaks(span.End) || f.toldOrCited(span.Start-1)) {
		return true // "the Mekong Review reported", "told the Norvik Star"
	}
	return (outletWord(last) || last == "today") && !isFirstName(f.lower(span.Start)) || outletOpens(f.lower(span.Start))
}

// toldOrCited reports whether the word before token i makes an outlet likely.
func (f *finder) toldOrCited(i int) bool {
	switch f.lower(i - 1) {
	case "told", "citing", "quoting":
		return i > f.sent.Start
	}
	return false
}

// titleBefore reports whether a capitalised title stands right before token i.
func (f *finder) titleBefore(i int) bool {
	return i > f.sent.Start && f.capital(i-1) && titleAt(func(int) string { return f.lower(i - 1) }, 1) > 0
}

// bodyBefore reports whether "the mining group" or the like stands before token i.
func (f *finder) bodyBefore(i int) bool {
	if i <= f.sent.Start || f.capital(i-1) {
		return false
	}
	return bodyNoun(f.lower(i-1)) || i-2 >= f.sent.Start && bodyNoun(f.lower(i-2)+" "+f.lower(i-1)) // "think tank"
}

// headInside reports whether an organisation's word stands before "of" or
// "for": "Bank of Ostland", "Center for Coastal Studies".
func (f *finder) headInside(span nlp.Span) bool {
	for i := span.Start + 1; i < span.End; i++ {
		if w := f.lower(i); w == "of" || w == "for" || w == "on" {
			return orgHead(f.lower(i-1)) || takesFor(f.lower(i-1))
		}
	}
	return false
}

func (f *finder) placeAll(span nlp.Span) bool {
	return placeAt(func(k int) string { return f.lower(span.Start + k) }, span.Len()) == span.Len()
}

// splitPlace takes a place off the front of a longer run ("London Mayor" was cut
// by its title before; "Hamburg Volker Brandt" is a place and a person).
func (f *finder) splitPlace(span nlp.Span) bool {
	n := placeAt(func(k int) string { return f.lower(span.Start + k) }, span.Len())
	if n == 0 || n >= span.Len() {
		return false
	}
	rest := nlp.Span{Start: span.Start + n, End: span.End}
	if m := f.title(rest.Start, rest.End); m > 0 {
		f.add(nlp.Span{Start: span.Start, End: span.Start + n}, "place", 0.8, "list")
		f.readRun(rest)
		return true
	}
	return false
}

func (f *finder) allCapsSpan(span nlp.Span) bool {
	for i := span.Start; i < span.End; i++ {
		if !f.allCaps(i) {
			return false
		}
	}
	return true
}

// single gives a name of one word its kind.
func (f *finder) single(span nlp.Span) {
	i := span.Start
	word := f.doc.Tok(i)
	before, after := f.lower(i-1), f.lower(i+1)
	if i == f.sent.Start {
		before = ""
	}
	if i+1 >= f.sent.End {
		after = ""
	}
	switch {
	case commonNoun(f.lower(i)):
		return
	case f.lowerTitleBefore(i):
		f.add(span, "person", 0.85, "role")
	case ofPlace(after) && !allCaps(word) && f.doc.Tokens[i].Tag != nlp.NUM && !calendar(f.lower(i)):
		f.add(span, "place", told, "people") // "Marren residents", "a 38-year-old Marren man"
	case calendar(f.lower(i)) || f.doc.Tokens[i].Tag == nlp.NUM || unicode.IsDigit(firstRune(word)):
		return
	case allCaps(word):
		if before == "in" || before == "near" {
			f.add(span, "place", 0.4, "acronym")
			return
		}
		f.add(span, "organisation", 0.5, "acronym")
	case before == "told" && after == "that" && !isFirstName(f.lower(i)) && f.doc.Tokens[i].Tag != nlp.VERB:
		f.add(span, "outlet", 0.3, "told") // "told Aftonposten that": a person would have been named in full
	case isFirstName(f.lower(i)) && before != "in" && before != "near" && before != "from":
		f.add(span, "person", 0.5, "first")
	case placeBefore(before):
		f.add(span, "place", 0.45, "preposition")
	case before == "the" && outletWord(f.lower(i)) && (f.speaks(i+1) || f.toldOrCited(i-1)):
		f.add(span, "outlet", 0.5, "article") // "the Post reported"
	case before == "the":
		f.add(span, "organisation", 0.25, "article")
	case personAfter(after):
		f.add(span, "person", 0.35, "verb")
	case f.speaks(i + 1):
		f.addSpeaker(span, 0.35)
	case after == "," && f.capital(min(i+2, len(f.doc.Tokens)-1)) && placeAt(func(k int) string { return f.lower(i + 2 + k) }, 3) > 0:
		f.add(span, "place", 0.6, "address")
	default:
		f.add(span, "person", 0.12, "guess")
	}
}

// several gives a name of several words, none of them telling, its kind.
func (f *finder) several(span nlp.Span) {
	before, after := f.lower(span.Start-1), f.lower(span.End)
	if span.Start == f.sent.Start {
		before = ""
	}
	switch {
	case f.lowerTitleBefore(span.Start):
		f.add(span, "person", 0.85, "role")
	case f.hasInitial(span):
		f.add(span, "person", 0.85, "initial")
	case f.hasParticle(span):
		f.add(span, "person", 0.7, "particle")
	case orgWordInside(func(k int) string { return f.lower(span.Start + k) }, span.Len()):
		f.add(span, "organisation", 0.6, "word")
	case after == "," && f.age(span.End+1):
		f.add(span, "person", 0.9, "age")
	case before == "the":
		f.add(span, "organisation", 0.45, "article")
	case f.placeFirst(span): // "Texas Milling"
		f.add(span, "organisation", 0.5, "place")
	case span.Len() <= 3 && f.plainWords(span) && personAfter(after):
		f.add(span, "person", 0.7, "verb")
	case span.Len() <= 3 && f.plainWords(span) && f.speaks(span.End):
		f.addSpeaker(span, 0.7)
	case placeBefore(before) && span.Len() <= 3:
		f.add(span, "place", 0.5, "preposition")
	case span.Len() <= 3 && f.plainWords(span):
		f.add(span, "person", 0.45, "guess")
	default:
		f.add(span, "organisation", 0.35, "guess")
	}
}

// addSpeaker adds a name that says something: a person, unless what it says is
// about "it" and "its".
func (f *finder) addSpeaker(span nlp.Span, score float64) {
	for i := span.End + 1; i < min(span.End+4, f.sent.End); i++ {
		switch f.lower(i) {
		case "it", "its":
			if k := i + 1; f.lower(i) == "its" || k < f.sent.End && f.lower(k) != "was" && f.lower(k) != "is" && f.lower(k) != "'s" {
				f.add(span, "organisation", 0.6, "pronoun")
				return
			}
		}
	}
	f.add(span, "person", score, "verb")
}

// placeFirst reports whether a name of two words or more starts with a place that
// is no forename and goes on with something that is no place.
func (f *finder) placeFirst(span nlp.Span) bool {
	n := placeAt(func(k int) string { return f.lower(span.Start + k) }, span.Len())
	return n > 0 && n < span.Len() && !isFirstName(f.lower(span.Start)) && f.lower(span.Start+n) != "-"
}

// lowerTitleBefore reports whether a role in lower case stands right before
// token i: "spokeswoman Jana Holm", "the mayor, John Roe" (without the comma).
func (f *finder) lowerTitleBefore(i int) bool {
	if i <= f.sent.Start {
		return false
	}
	w := f.lower(i - 1)
	if f.capital(i-1) && i-1 != f.sent.Start {
		return false
	}
	return roleNoun(w)
}

func (f *finder) hasInitial(span nlp.Span) bool {
	for i := span.Start; i+1 < span.End; i++ {
		if f.lower(i+1) == "." && len(f.lower(i)) == 1 {
			return true
		}
		if s := f.doc.Tok(i); len(s) == 2 && s[1] == '.' {
			return true
		}
	}
	return false
}

func (f *finder) hasParticle(span nlp.Span) bool {
	for i := span.Start + 1; i < span.End; i++ {
		if w := f.lower(i); innerParticle(w) && !f.capital(i) {
			return true
		}
	}
	return innerParticle(f.lower(span.Start)) && span.Len() > 1
}

// age reports whether token i is a number between commas: "Jana Holm, 51, …".
func (f *finder) age(i int) bool {
	if i+1 >= len(f.doc.Tokens) {
		return false
	}
	s := f.doc.Tok(i)
	return len(s) == 2 && s[0] >= '1' && s[0] <= '9' && unicode.IsDigit(rune(s[1]))
}

// plainWords reports whether every word of a name is letters only and no word
// that the story also writes small.
func (f *finder) plainWords(span nlp.Span) bool {
	for i := span.Start; i < span.End; i++ {
		for _, r := range f.doc.Tok(i) {
			if !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' && r != '.' {
				return false
			}
		}
		if c := f.seen[f.lower(i)]; c.lower > c.upper {
			return false
		}
	}
	return true
}

// speaks reports whether a verb of saying starts at token i.
func (f *finder) speaks(i int) bool {
	if i >= f.sent.End {
		return false
	}
	return reports(f.lower(i))
}
