package chain

import (
	"strings"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/internal/outlets"
	"github.com/sayso-news/sayso/nlp"
)

// linker holds what is looked up again and again while one document is linked.
type linker struct {
	doc     *nlp.Doc
	chunkAt []int32         // token → chunk, -1 when none
	menAt   map[int][]int32 // token → mentions that start there
	printer string
}

func newLinker(doc *nlp.Doc) *linker {
	l := &linker{doc: doc, chunkAt: make([]int32, len(doc.Tokens)), menAt: make(map[int][]int32, len(doc.Mentions)), printer: canonical(doc.Outlet)}
	for i := range l.chunkAt {
		l.chunkAt[i] = -1
	}
	for i, chunk := range doc.Chunks {
		for t := chunk.Span.Start; t < chunk.Span.End; t++ {
			l.chunkAt[t] = int32(i)
		}
	}
	for i, men := range doc.Mentions {
		l.menAt[men.Span.Start] = append(l.menAt[men.Span.Start], int32(i))
	}
	return l
}

func canonical(name string) string {
	if o, ok := outlets.Lookup(name); ok {
		return o.Name
	}
	return name
}

// head gives the head token of a noun phrase: that of its first base phrase
// which is not a mere possessor.
func (l *linker) head(span nlp.Span) int {
	for t := span.Start; t < span.End; t++ {
		if c := l.chunkAt[t]; c >= 0 && l.doc.Chunks[c].Kind == nlp.NP && span.Has(l.doc.Chunks[c].Head) {
			head := l.doc.Chunks[c].Head
			switch l.doc.Tokens[head].Lower {
			case "copy", "copies", "version", "draft", "excerpt", "excerpts", "series", "number", "group", "couple", "handful", "majority", "transcript":
				if head+1 < span.End && l.doc.Tokens[head+1].Lower == "of" {
					t = l.doc.Chunks[c].Span.End
					continue // "a copy of the letter" is a letter
				}
			}
			return head
		}
	}
	return span.End - 1
}

// mention gives the mention that stands for a span: the one with the same head,
// the widest first; nil when none does.
func (l *linker) mention(span nlp.Span) *nlp.Mention {
	head := l.head(span)
	var best *nlp.Mention
	for t := span.Start; t < span.End; t++ {
		for _, m := range l.menAt[t] {
			men := &l.doc.Mentions[m]
			if men.Entity < 0 || men.Span.End > span.End {
				continue
			}
			if men.Span == span {
				return men
			}
			if men.Span.Has(head) && (best == nil || men.Span.Len() > best.Span.Len()) {
				best = men
			}
		}
	}
	return best
}

// entityAt gives the entity that a span speaks of, -1 when none is known.
func (l *linker) entityAt(span nlp.Span) int {
	if men := l.mention(span); men != nil {
		return men.Entity
	}
	return -1
}

// hop makes the hop of a noun phrase, false for what is no carrier ("me", "us").
func (l *linker) hop(span, link nlp.Span) (nlp.Hop, bool) {
	if span.Empty() {
		return nlp.Hop{}, false
	}
	span = l.core(span)
	if c := l.chunkAt[span.Start]; c >= 0 && l.doc.Chunks[c].Kind == nlp.VG { // "was quoted as": nobody is named
		return nlp.Hop{Span: span, Link: link, Kind: "unstated", Entity: -1}, true
	}
	hop := nlp.Hop{Span: span, Link: link, Entity: l.entityAt(span)}
	hop.Kind = l.kind(span, hop.Entity)
	if !link.Empty() && l.social(l.head(span)) {
		switch l.doc.Tokens[link.Start].Lower {
		case "via", "on", "in", "through", "to": // a platform as the medium; as a speaker it is a firm
			hop.Kind = "social-post"
		}
	}
	hop.Name = l.doc.Str(span)
	if hop.Entity >= 0 && l.doc.Entities[hop.Entity].Name != "" {
		hop.Name = l.doc.Entities[hop.Entity].Name
	}
	return hop, true
}

// core cuts a source down to its noun phrase: apposition and relative clause
// after a comma are no part of a hop's evidence.
func (l *linker) core(span nlp.Span) nlp.Span {
	for t := span.Start + 1; t < span.End; t++ {
		if l.doc.Tokens[t].Lower == "," || l.doc.Tokens[t].Lower == "(" {
			return nlp.Span{Start: span.Start, End: t}
		}
	}
	return span
}

// withoutPrinter drops the printing outlet where it stands at the reader's end:
// a story that cites itself adds no hop.
func (l *linker) withoutPrinter(hops []nlp.Hop) []nlp.Hop {
	for len(hops) > 0 && l.isPrinter(hops[0]) {
		hops = hops[1:]
	}
	return hops
}

func (l *linker) isPrinter(hop nlp.Hop) bool {
	first := l.doc.Tokens[hop.Span.Start].Lower
	if hop.Span.Len() == 1 && (first == "me" || first == "us") {
		return true
	}
	return l.printer != "" && hop.Kind == "outlet" && canonical(hop.Name) == l.printer
}

// printerSpeaks reports whether an attribution names only the printing outlet.
func (l *linker) printerSpeaks(att *nlp.Attribution) bool {
	for _, src := range att.Sources {
		if hop, ok := l.hop(src, att.Cue); ok && l.isPrinter(hop) {
			return true
		}
	}
	return false
}

// kind says what kind of carrier a noun phrase is.
func (l *linker) kind(span nlp.Span, entity int) string {
	head := l.head(span)
	word := l.doc.Tokens[head].Lower
	lemma := l.doc.Tokens[head].Lemma
	if lemma == "" {
		lemma = word
	}
	plural := l.doc.Tokens[head].Form == nlp.Plural
	named := entity >= 0 && !l.doc.Entities[entity].Unnamed
	kind := ""
	if entity >= 0 {
		kind = l.doc.Entities[entity].Kind
	}
	if person, ok := en.LookupPerson(word); ok && person.Plural && span.Len() == 1 {
		return "unnamed-group"
	}
	if kind != "outlet" && l.documentPhrase(span, head) {
		return "document"
	}
	if l.peopleOf(lemma, word) && l.doc.Tokens[head].Tag == nlp.NOUN && !(named && kind == "person") {
		return l.unnamed(span, head, lemma, plural)
	}
	switch {
	case kind == "outlet" || l.reporterOf(span, head) || l.outletNamed(span, head):
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
	case kind == "organisation", kind == "place":
		return "organisation"
	}
	return l.unnamed(span, head, lemma, plural)
}

func (l *linker) peopleOf(lemma, word string) bool { return isRole(lemma) || isRole(word) }

// unnamed tells one unnamed speaker from several, an office holder from
// somebody whose identity is withheld, and bodies from people.
func (l *linker) unnamed(span nlp.Span, head int, lemma string, plural bool) string {
	first := l.doc.Tokens[span.Start].Lower
	word := l.doc.Tokens[head].Lower
	switch word {
	case "they", "we", "some", "many", "others", "most", "those", "several", "few", "both", "critics", "people", "everyone":
		return "unnamed-group"
	case "he", "she", "i":
		return "person"
	case "it":
		return "organisation"
	}
	if isGroup(lemma) && !plural || word == "police" || word == "authorities" {
		if first == "a" || first == "an" || first == "some" {
			return "unnamed-group"
		}
		return "organisation"
	}
	if plural {
		return "unnamed-group"
	}
	if isOffice(lemma) && first != "a" && first != "an" && first != "one" {
		return "person"
	}
	if l.possessed(span, head) && !isRole(lemma) {
		return "person" // "Scott's wife": known by relation
	}
	if l.doc.Tokens[head].Tag == nlp.PROPN {
		if strings.ToLower(l.doc.Tok(head)) != l.doc.Tok(head) {
			return "person"
		}
	}
	return "unnamed-person"
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

func isGroup(lemma string) bool { _, ok := en.LookupGroup(lemma); return ok }

func isRole(lemma string) bool { _, ok := en.LookupPerson(lemma); return ok }

func isOffice(lemma string) bool {
	person, ok := en.LookupPerson(lemma)
	return ok && person.Class == en.PersonOffice
}

// reporterOf reports whether a person stands for an outlet: "the Gazette's Ilse Brandt".
func (l *linker) reporterOf(span nlp.Span, head int) bool {
	for t := span.Start; t < head; t++ {
		if l.doc.Tokens[t].Lower != "'s" {
			continue
		}
		for _, m := range l.menAt[span.Start] {
			if men := &l.doc.Mentions[m]; men.Kind == "outlet" && men.Span.End == t {
				return true
			}
		}
		if t > span.Start {
			for s := span.Start; s < t; s++ {
				for _, m := range l.menAt[s] {
					if men := &l.doc.Mentions[m]; men.Kind == "outlet" && men.Span.End == t {
						return true
					}
				}
			}
		}
		return false
	}
	return false
}

// outletNamed reports whether a noun phrase is an outlet by name, or ends in a
// noun that its outlet's name stands before: "the Reuters news agency".
func (l *linker) outletNamed(span nlp.Span, head int) bool {
	if _, ok := outlets.Lookup(l.doc.Str(span)); ok {
		return true
	}
	if !outlets.GenericNoun(l.doc.Tokens[head].Lower) {
		return false
	}
	for t := span.Start; t <= head; t++ {
		for _, m := range l.menAt[t] {
			if l.doc.Mentions[m].Kind == "outlet" {
				return true
			}
		}
	}
	return false
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
