package chain

import (
	"strings"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/internal/outlets"
	"github.com/sayso-news/sayso/nlp"
)

// Kind says what kind of carrier (a HopKind of the root package) the words of a
// span name in a document that coref has read. It is how hops get their kinds,
// for callers who have the span from elsewhere.
func Kind(doc *nlp.Doc, span nlp.Span) string {
	l := newLinker(doc)
	for span.Len() > 1 && (doc.Tokens[span.End-1].Lower == "'s" || doc.Tokens[span.End-1].Lower == "'" || doc.Tokens[span.End-1].Lower == ",") {
		span.End--
	}
	span = l.core(span)
	return l.kind(span, l.entityAt(span))
}

// kind says what kind of carrier a noun phrase is; a pronoun is what it stands for.
func (l *linker) kind(span nlp.Span, entity int) string {
	if l.pronoun(span) {
		if of := l.antecedent(span.Start); of != "" {
			return of
		}
		if of := l.meant(entity); of != "" {
			if of == "unnamed-person" && l.knownPerson(span, entity) {
				return "person"
			}
			return of
		}
	}
	return l.wordKind(span, entity)
}

// wordKind says what kind of carrier a noun phrase is by its own words first,
// then by what its entity is.
func (l *linker) wordKind(span nlp.Span, entity int) string {
	head := l.head(span)
	word := l.doc.Tokens[head].Lower
	lemma := l.doc.Tokens[head].Lemma
	if lemma == "" {
		lemma = word
	}
	if word == "one" && !l.introduced(span) && head+2 < span.End && l.doc.Tokens[head+1].Lower == "of" { // "one of the polls"
		switch of := l.kind(nlp.Span{Start: head + 2, End: span.End}, -1); of {
		case "document", "social-post", "outlet", "organisation":
			return of
		}
		return "unnamed-person"
	}
	plural := l.doc.Tokens[head].Form == nlp.Plural
	kind, named := "", false
	if entity >= 0 {
		kind, named = l.doc.Entities[entity].Kind, !l.doc.Entities[entity].Unnamed
	}
	if word == "police" || word == "authorities" {
		switch l.doc.Tokens[span.Start].Lower {
		case "some", "many", "several", "two", "three":
			return "unnamed-group"
		}
		return "organisation"
	}
	if person, ok := en.LookupPerson(word); ok && person.Plural && span.Len() == 1 {
		return "unnamed-group"
	}
	if l.introduced(span) {
		return "person"
	}
	if l.reportsOf(span, head, lemma, plural) {
		return "outlet"
	}
	if (kind != "outlet" || !l.inName(head)) && l.documentPhrase(span, head) {
		return "document"
	}
	common := word == l.doc.Tok(head) || l.doc.Tokens[head].Tag == nlp.NOUN && !l.inName(head)
	common = common || isRole(lemma) && !l.inName(head) // "a senior Democrat"
	if common && l.ownSite(span, head, lemma) {
		return "social-post"
	}
	if common && l.article(lemma) && (head+1 >= len(l.doc.Tokens) || l.doc.Tokens[head+1].Tag != nlp.NUM) { // not "Article 21"
		return "outlet"
	}
	if common && l.reporterOf(span, head) {
		return "outlet"
	}
	if word == "figures" && !l.famous(span, head) {
		return "document"
	}
	if l.peopleOf(lemma, word) && common && !(named && kind == "person") {
		return l.unnamed(span, head, lemma, plural)
	}
	if _, group := en.LookupGroup(word); common && plural && group && !l.definite(span) {
		return "unnamed-group"
	}
	switch {
	case common && l.social(head) && !outlets.GenericNoun(word):
		return "social-post"
	case common && kind != "outlet" && l.programme(span, head, lemma):
		return "outlet"
	case common && isDocument(lemma) && !l.programme(span, head, lemma) && !outlets.GenericNoun(word):
		return "document" // "a Post poll" is no outlet
	case kind == "outlet" || l.reporterOf(span, head) || l.outletNamed(span, head) || l.programme(span, head, lemma):
		return "outlet"
	case named && kind == "person":
		return "person"
	case l.social(head) && !named:
		return "social-post"
	case isDocument(lemma) && !(named && kind == "organisation"):
		return "document"
	case named && (kind == "organisation" || kind == "place"):
		return "organisation"
	case outlets.GenericNoun(word):
		return "outlet"
	}
	return l.unnamed(span, head, lemma, plural)
}

// pronoun reports whether a span is one word that stands for somebody.
func (l *linker) pronoun(span nlp.Span) bool {
	if span.Len() != 1 || l.inName(span.Start) { // the WHO is no pronoun
		return false
	}
	switch l.doc.Tokens[span.Start].Lower {
	case "he", "she", "it", "they", "who", "which", "that", "its", "his", "her", "their", "him", "them":
		return true
	}
	return false
}

// antecedent gives the kind of what a relative pronoun at token i follows at
// once, "" where it is no relative or follows nothing.
func (l *linker) antecedent(i int) string {
	switch l.doc.Tokens[i].Lower {
	case "which", "that", "who":
	default:
		return ""
	}
	p := i - 1
	if p >= 0 && l.doc.Tokens[p].Lower == "," {
		p--
	}
	if p < 0 || l.chunkAt[p] < 0 {
		return ""
	}
	c := &l.doc.Chunks[l.chunkAt[p]]
	if c.Kind != nlp.NP || c.Span.End != p+1 || c.Head == i {
		return ""
	}
	return l.kind(c.Span, l.entityAt(c.Span))
}

// introduced reports whether a person's name in apposition ends the phrase: "a
// critic, Jana Holm".
func (l *linker) introduced(span nlp.Span) bool {
	for t := span.Start + 1; t+1 < span.End; t++ {
		if l.doc.Tokens[t].Lower != "," {
			continue
		}
		for _, m := range l.menAt[t+1] {
			if men := &l.doc.Mentions[m]; men.Kind == "person" && men.Form == "name" && men.Span.End >= span.End-1 {
				return true
			}
		}
		return false
	}
	return false
}

// meant gives the kind of what a pronoun's entity is called elsewhere, by its
// name or its fullest description; "" when it is called nothing.
func (l *linker) meant(entity int) string {
	if entity < 0 {
		return ""
	}
	var best nlp.Span
	for _, m := range l.doc.Entities[entity].Mentions {
		men := &l.doc.Mentions[m]
		switch {
		case men.Form == "name":
			return l.wordKind(men.Span, entity)
		case men.Form == "description" && men.Span.Len() > best.Len() && !(men.Span.Len() == 1 && l.pronoun(men.Span)):
			best = men.Span
		}
	}
	if best.Empty() {
		return ""
	}
	return l.wordKind(l.core(best), entity)
}

// famous reports whether "figures" are people: "senior figures", "party figures".
func (l *linker) famous(span nlp.Span, head int) bool {
	for t := span.Start; t < head; t++ {
		switch l.doc.Tokens[t].Lower {
		case "senior", "public", "political", "opposition", "party", "leading", "key", "religious", "prominent", "top", "influential", "industry", "business", "military":
			return true
		}
	}
	return false
}

// knownPerson reports whether a he or a she is somebody whom the text speaks of as
// known, by no indefinite description.
func (l *linker) knownPerson(span nlp.Span, entity int) bool {
	switch l.doc.Tokens[span.Start].Lower {
	case "he", "she", "him", "his", "her":
	default:
		return false
	}
	for _, m := range l.doc.Entities[entity].Mentions {
		switch men := &l.doc.Mentions[m]; l.doc.Tokens[men.Span.Start].Lower {
		case "a", "an", "one", "another":
			return false
		}
	}
	return true
}

func (l *linker) peopleOf(lemma, word string) bool { return isRole(lemma) || isRole(word) }

// unnamed tells one unnamed speaker from several, an office holder from
// somebody whose identity is withheld, and bodies from people.
func (l *linker) unnamed(span nlp.Span, head int, lemma string, plural bool) string {
	first := l.doc.Tokens[span.Start].Lower
	word := l.doc.Tokens[head].Lower
	switch word {
	case "they", "we", "some", "many", "others", "most", "those", "several", "few", "both", "critics", "people", "everyone", "majority", "half", "percent", "pct", "%":
		return "unnamed-group"
	case "he", "she", "i":
		return "person"
	case "it":
		return "organisation"
	}
	group, ok := en.LookupGroup(lemma)
	if !ok && head > span.Start { // "the air base"
		if n, two := en.MatchGroup(func(k int) string { return l.doc.Tokens[head-1+k].Lower }, 2); n == 2 {
			group, ok = two, true
		}
	}
	if ok && !plural && (!isRole(lemma) || first == "the") || ok && plural && !isRole(lemma) {
		switch {
		case group.Class == en.GroupPeople:
			return "unnamed-group"
		case first == "some" || first == "many" || first == "several" || first == "most":
			return "unnamed-group"
		case plural && !(l.definite(span) && institution(group.Class)):
			return "unnamed-group"
		}
		return "organisation"
	}
	if plural {
		return "unnamed-group"
	}
	if isOffice(lemma) && first != "a" && first != "an" && first != "one" && first != "another" {
		return "person"
	}
	if l.possessed(span, head) {
		switch {
		case l.kin(lemma): // "Scott's wife": known by relation
			return "person"
		case !isRole(lemma) && !agentive(lemma): // "the country's pension system"
			return "organisation"
		case !isRole(lemma):
			return "person"
		}
	}
	if l.doc.Tokens[head].Tag == nlp.PROPN && !(isRole(lemma) && (first == "a" || first == "an" || first == "one" || first == "another")) {
		if strings.ToLower(l.doc.Tok(head)) != l.doc.Tok(head) {
			return "person"
		}
	}
	return "unnamed-person"
}

// definite reports whether a noun phrase speaks of bodies known already: "the
// companies", "both banks".
func (l *linker) definite(span nlp.Span) bool {
	switch l.doc.Tokens[span.Start].Lower {
	case "the", "both", "these", "those":
		return true
	}
	return false
}

// institution reports whether several bodies of a class, spoken of as known, are
// those that have been named; several teams are people.
func institution(class en.GroupClass) bool {
	switch class {
	case en.GroupFirm, en.GroupGovernment, en.GroupParty, en.GroupCourt:
		return true
	}
	return false
}

// inName reports whether token i is part of a name.
func (l *linker) inName(i int) bool {
	for t := max(0, i-6); t <= i; t++ {
		for _, m := range l.menAt[t] {
			if men := &l.doc.Mentions[m]; men.Form == "name" && men.Span.Has(i) {
				return true
			}
		}
	}
	return false
}

func (l *linker) kin(lemma string) bool {
	person, ok := en.LookupPerson(lemma)
	return ok && person.Class == en.PersonKin
}

// agentive reports whether a noun is built as those are that name people by what
// they do: "stylist", "confessor".
func agentive(lemma string) bool {
	for _, ending := range []string{"er", "or", "ist", "ian", "ant", "eur"} {
		if len(lemma) > len(ending)+2 && strings.HasSuffix(lemma, ending) {
			return true
		}
	}
	return false
}

func (l *linker) possessed(span nlp.Span, head int) bool {
	for t := span.Start; t < head; t++ {
		switch l.doc.Tokens[t].Lower {
		case "'s", "'", "his", "her", "their", "my":
			return true
		}
	}
	return false
}

// social reports whether token head is a post, an account or a platform.
func (l *linker) social(head int) bool {
	if _, ok := en.LookupSocial(l.doc.Tokens[head].Lower); ok {
		return true
	}
	n, _ := en.MatchPlatform(func(i int) string { return l.doc.Tok(head + i) }, 1)
	return n > 0
}

func isDocument(lemma string) bool { _, ok := en.LookupDocument(lemma); return ok }

func isRole(lemma string) bool { _, ok := en.LookupPerson(lemma); return ok }

func isOffice(lemma string) bool {
	person, ok := en.LookupPerson(lemma)
	return ok && person.Class == en.PersonOffice
}

// documentPhrase reports whether several words up to the head name a document:
// "court papers".
func (l *linker) documentPhrase(span nlp.Span, head int) bool {
	for t := span.Start; t < head; t++ {
		n, _ := en.MatchDocument(func(i int) string { return l.doc.Tokens[t+i].Lower }, head-t+1)
		if n >= 2 && t+n == head+1 {
			return true
		}
	}
	return false
}
