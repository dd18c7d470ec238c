package rank

import (
	"strings"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// form is how a phrase speaks of its thing.
type form uint8

// The forms.
const (
	formI form = iota
	formWe
	formYou
	formHe
	formShe
	formIt
	formThey
	formThis // this, that, these, those alone
	formOtherPronoun
	formName
	formDefinite      // the
	formDemonstrative // this, such
	formPossessed     // his, Ruiz's
	formIndefinite    // a, some
	formCounted       // two, many
	formPlural        // bare
	formBare          // bare singular
	formJoined        // A and B
	forms
)

// pronoun reports whether a form needs something said before.
func (f form) pronoun() bool { return f <= formOtherPronoun }

// number, gender and animacy, as far as they are known.
const (
	unknown uint8 = iota
	singular
	plural
)

const (
	male   uint8 = 1
	female uint8 = 2
)

const (
	animate   uint8 = 1
	inanimate uint8 = 2
)

// role is what a phrase is to the word it hangs from.
type role uint8

// The roles.
const (
	roleSubject role = iota
	roleObject
	roleOblique
	roleOf // nmod
	rolePossessor
	roleConjunct
	roleApposition
	roleRoot
	roleOther
	roles
)

// facts are what is known of one phrase by itself.
type facts struct {
	form      form
	role      role
	number    uint8
	gender    uint8
	animacy   uint8
	kind      uint8 // of the entity at its head: 0 none, else 1 + index into kinds
	entity    int   // of the document, -1
	quote     int   // innermost quotation, -1
	speech    int   // innermost attribution in whose content it stands, -1
	speaks    int   // attribution whose source it is, -1
	block     int
	verb      string // lemma of the word it hangs from
	word      string // head's lemma, in lower case
	key       string // all words, without determiner and possessive ending
	mods      []string
	reflexive bool
	possessor bool // my, his: a possessive pronoun
	opens     bool // first phrase of its sentence
}

var kinds = [...]string{"person", "organisation", "outlet", "place", "group", "document"}

var pronouns = map[string]form{
	"i": formI, "me": formI, "my": formI, "mine": formI, "myself": formI,
	"we": formWe, "us": formWe, "our": formWe, "ours": formWe, "ourselves": formWe,
	"you": formYou, "your": formYou, "yours": formYou, "yourself": formYou, "yourselves": formYou,
	"he": formHe, "him": formHe, "his": formHe, "himself": formHe,
	"she": formShe, "her": formShe, "hers": formShe, "herself": formShe,
	"it": formIt, "its": formIt, "itself": formIt,
	"they": formThey, "them": formThey, "their": formThey, "theirs": formThey, "themselves": formThey, "themself": formThey, "'em": formThey,
	"this": formThis, "that": formThis, "these": formThis, "those": formThis,
}

// view holds what the facts of phrases are read from.
type view struct {
	doc      *nlp.Doc
	tree     *tree
	mentions []nlp.Mention
	mention  []int32 // token → mention with that head, -1
	quote    []int32 // token → innermost quotation, -1
	speech   []int32 // token → innermost attribution in whose content it stands, -1
	source   []int32 // token → attribution in whose source it stands, -1
}

func newView(doc *nlp.Doc, t *tree, mentions []nlp.Mention) *view {
	n := len(doc.Tokens)
	v := &view{doc: doc, tree: t, mentions: mentions, mention: filled(n), quote: filled(n), speech: filled(n), source: filled(n)}
	for i := range mentions {
		men := &mentions[i]
		if head := t.headOf(men.Span, men.Head); v.mention[head] < 0 || mentions[v.mention[head]].Form != "name" {
			v.mention[head] = int32(i)
		}
	}
	for i, quote := range doc.Quotes { // a quotation inside another comes after it
		if !quote.Scare {
			fill(v.quote, quote.Span, int32(i))
		}
	}
	for i := range doc.Attributions {
		att := &doc.Attributions[i]
		if att.Mode == "own" {
			continue
		}
		for _, con := range att.Contents {
			if v.speech[con.Start] < 0 || att.Within >= 0 {
				fill(v.speech, con, int32(i))
			}
		}
		for _, src := range att.Sources {
			fill(v.source, src, int32(i))
		}
	}
	return v
}

func filled(n int) []int32 {
	s := make([]int32, n)
	for i := range s {
		s[i] = -1
	}
	return s
}

func fill(s []int32, span nlp.Span, v int32) {
	for i := max(0, span.Start); i < min(len(s), span.End); i++ {
		s[i] = v
	}
}

// headOf gives the token of a span that hangs from outside it; otherwise the head given.
func (t *tree) headOf(span nlp.Span, otherwise int) int {
	for i := span.Start; i < span.End; i++ {
		if head := t.doc.Tokens[i].Head; !span.Has(head) && t.doc.Tokens[i].Tag != nlp.PUNCT {
			return i
		}
	}
	return otherwise
}

// learn fills in the facts of a phrase.
func (v *view) learn(p *phrase) {
	doc := v.doc
	tok := &doc.Tokens[p.head]
	p.entity, p.quote, p.speech, p.speaks, p.block = -1, int(v.quote[p.head]), int(v.speech[p.head]), int(v.source[p.head]), tok.Block
	p.word = lemma(tok)
	p.role = v.roleOf(p)
	if tok.Head >= 0 && tok.Head < len(doc.Tokens) {
		p.verb = lemma(&doc.Tokens[tok.Head])
	}
	isName := tok.Tag == nlp.PROPN
	if at := v.mention[p.head]; at >= 0 {
		men := &v.mentions[at]
		p.entity = men.Entity
		for k, kind := range kinds {
			if men.Kind == kind {
				p.kind = uint8(k + 1)
			}
		}
		isName = isName || men.Form == "name"
		if men.Form == "pronoun" {
			p.kind, p.entity = 0, -1
		}
	}
	if f, ok := pronouns[tok.Lower]; ok && (tok.Tag == nlp.PRON || tok.Tag == nlp.DET) && (p.span.Len() == 1 || f != formThis) {
		p.pronoun(f, tok)
	} else if tok.Tag == nlp.PRON || tok.Tag == nlp.DET {
		p.form = formOtherPronoun
	} else {
		p.noun(v, tok, isName)
	}
	p.key = v.key(p)
}

func (p *phrase) pronoun(f form, tok *nlp.Token) {
	p.form = f
	p.reflexive = strings.Contains(tok.Lower, "sel")
	switch tok.Lower {
	case "my", "our", "your", "his", "its", "their":
		p.possessor = true
	case "her":
		p.possessor = tok.Rel == "nmod"
	}
	p.number = singular
	switch f {
	case formWe, formThey:
		p.number, p.animacy = plural, unknown
	case formHe:
		p.gender, p.animacy = male, animate
	case formShe:
		p.gender, p.animacy = female, animate
	case formIt:
		p.animacy = inanimate
	case formYou:
		p.number, p.animacy = unknown, animate
	case formI:
		p.animacy = animate
	case formThis:
		p.animacy = inanimate
		if tok.Lower == "these" || tok.Lower == "those" {
			p.number, p.animacy = plural, unknown
		}
	}
}

func (p *phrase) noun(v *view, tok *nlp.Token, isName bool) {
	doc := v.doc
	p.number = singular
	if tok.Form == nlp.Plural {
		p.number = plural
	}
	if isName {
		p.form = formName
	} else {
		p.form = v.determined(p)
	}
	if p.form == formCounted && p.word != "one" {
		p.number = plural
	}
	switch {
	case p.kind == 1:
		p.animacy = animate
	case p.kind == 2 || p.kind == 3:
		p.animacy, p.number = inanimate, unknown
	case p.kind == 4 || p.kind == 6:
		p.animacy = inanimate
	case p.kind == 5:
		p.animacy, p.number = animate, plural
	case isName:
	default:
		p.animacy = inanimate
		if person, ok := en.LookupPerson(tok.Lower); ok {
			p.animacy = animate
			p.gender = genderOf(person.Gender)
		} else if group, ok := en.LookupGroup(tok.Lower); ok {
			p.animacy, p.number = unknown, unknown
			if group.Plural {
				p.number = plural
			}
		}
	}
	if p.animacy == animate && p.gender == unknown && p.number != plural {
		p.gender = v.genderIn(p)
	}
	if p.joined(v) {
		p.form, p.number = formJoined, plural
	}
	for k := p.span.Start; k < p.span.End; k++ {
		switch t := &doc.Tokens[k]; t.Tag {
		case nlp.NOUN, nlp.PROPN, nlp.ADJ, nlp.NUM, nlp.VERB:
			if k != p.head {
				p.mods = append(p.mods, lemma(t))
			}
		}
	}
}

// joined reports whether a phrase takes in what is joined to its head.
func (p *phrase) joined(v *view) bool {
	c := v.tree.has(p.head, "conj")
	return c >= 0 && p.span.Has(c) && v.doc.Tokens[c].Head == p.head
}

// genderIn gives what titles, forenames and nouns before the head say.
func (v *view) genderIn(p *phrase) uint8 {
	for k := max(0, p.span.Start-1); k <= p.head; k++ {
		w := v.doc.Tokens[k].Lower
		if n, title := en.MatchTitle(func(int) string { return w }, 1); n > 0 && title.Gender != en.GenderUnknown {
			return genderOf(title.Gender)
		}
		if person, ok := en.LookupPerson(w); ok && person.Gender != en.GenderUnknown {
			return genderOf(person.Gender)
		}
	}
	if p.form == formName {
		for k := p.span.Start; k <= p.head; k++ {
			if v.doc.Tokens[k].Tag == nlp.PROPN {
				if g, ok := en.Forename(v.doc.Tokens[k].Lower); ok {
					return genderOf(g)
				}
			}
		}
	}
	return unknown
}

func genderOf(g en.Gender) uint8 {
	switch g {
	case en.GenderMale:
		return male
	case en.GenderFemale:
		return female
	}
	return unknown
}

// determined gives the form of a common noun by the words before it.
func (v *view) determined(p *phrase) form {
	for k := p.span.Start; k < p.head; k++ {
		tok := &v.doc.Tokens[k]
		switch tok.Lower {
		case "the":
			return formDefinite
		case "this", "that", "these", "those", "such":
			return formDemonstrative
		case "a", "an", "some", "any", "another", "every", "each", "no":
			return formIndefinite
		case "my", "our", "your", "his", "her", "its", "their", "'s", "’s", "'":
			return formPossessed
		}
		if tok.Tag == nlp.NUM && k == p.span.Start || tok.Lower == "many" || tok.Lower == "several" || tok.Lower == "few" {
			return formCounted
		}
	}
	if v.doc.Tokens[p.head].Form == nlp.Plural {
		return formPlural
	}
	return formBare
}

func (v *view) roleOf(p *phrase) role {
	tok := &v.doc.Tokens[p.head]
	switch tok.Rel {
	case "nsubj", "csubj":
		return roleSubject
	case "obj", "iobj":
		return roleObject
	case "obl":
		return roleOblique
	case "nmod":
		if c := v.tree.has(p.head, "case"); tok.Head > p.head && (c < 0 || c > p.head) {
			return rolePossessor
		}
		return roleOf
	case "conj":
		return roleConjunct
	case "appos":
		return roleApposition
	case "root":
		return roleRoot
	case "compound":
		return rolePossessor
	}
	return roleOther
}

// key gives the words of a phrase in lower case, without determiner and
// possessive ending.
func (v *view) key(p *phrase) string {
	start, end := p.span.Start, p.span.End
	if end-start > 1 {
		switch v.doc.Tokens[start].Lower {
		case "the", "a", "an", "this", "that", "these", "those":
			start++
		}
	}
	if last := v.doc.Tokens[end-1].Lower; end-start > 1 && (last == "'s" || last == "'" || last == "’s") {
		end--
	}
	if end-start == 1 {
		return v.doc.Tokens[start].Lower
	}
	var b strings.Builder
	for k := start; k < end; k++ {
		if k > start {
			b.WriteByte(' ')
		}
		b.WriteString(v.doc.Tokens[k].Lower)
	}
	return b.String()
}

func lemma(tok *nlp.Token) string {
	if tok.Lemma != "" {
		return strings.ToLower(tok.Lemma)
	}
	return tok.Lower
}
