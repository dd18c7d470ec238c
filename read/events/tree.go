package events

import (
	"strings"

	"github.com/sayso-news/sayso/nlp"
)

// hang lists the dependents of every token of the sentence, in text order.
func (f *finder) hang() {
	n := f.sent.Len()
	f.first, f.next = resize(f.first, n), resize(f.next, n)
	for t := f.sent.End - 1; t >= f.sent.Start; t-- {
		if h := f.doc.Tokens[t].Head; f.sent.Has(h) && h != t {
			f.next[t-f.sent.Start] = f.first[h-f.sent.Start]
			f.first[h-f.sent.Start] = int32(t-f.sent.Start) + 1
		}
	}
}

// resize gives a zeroed slice of length n in the memory of list.
func resize(list []int32, n int) []int32 {
	if cap(list) < n {
		return make([]int32, n)
	}
	list = list[:n]
	clear(list)
	return list
}

// kids calls yield for every dependent of a token until it says no.
func (f *finder) kids(t int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for k := f.first[t-f.sent.Start]; k > 0; k = f.next[k-1] {
			if !yield(int(k) - 1 + f.sent.Start) {
				return
			}
		}
	}
}

// maxUp bounds walks up the tree.
const maxUp = 6

// treeClause reads the clause of verb group k off the tree.
func (f *finder) treeClause(k int) clause {
	toks := f.doc.Tokens
	c := clause{chunk: f.chunks[k]}
	verb := f.root(c.chunk.Head)
	c.passive = f.passive(verb, c.chunk, 0)
	c.subject = f.treeSubject(verb, 0)
	for t := range f.kids(verb) {
		tok := &toks[t]
		rel := tok.Rel
		prep := f.preposition(t)
		if rel == "obj" && prep != "" && prep != "of" {
			rel = "obl"
		}
		if s := f.subjectOf(verb); rel == "nsubj" && f.phraseAt(t).span.Start == c.chunk.Span.End && s >= 0 && s < verb && prep == "" {
			rel = "obj" // a second subject, behind the verb
		}
		switch rel {
		case "obj", "iobj":
			switch {
			case f.isTime(t):
			case tok.Rel == "iobj":
				c.given = f.join(c.given, t)
			case len(c.objects) > 0 && c.named:
			case len(c.objects) > 0: // awarded her a medal, called him a liar
				c.given, c.objects, c.named = c.objects, f.join(nil, t), true
			default:
				c.objects = f.join(c.objects, t)
			}
		case "ccomp": // accused Bera of having …
			if s := f.subjectOf(t); s > verb && !f.finite(t) && len(c.objects) == 0 && !c.passive {
				c.objects = f.join(c.objects, s)
			}
		case "obl", "nmod":
			t, timed := f.untimed(t)
			if timed { // met for an hour with Bera
				for q := range f.kids(t) {
					if low := f.preposition(q); toks[q].Rel == "nmod" && (low == "with" || low == "against") {
						c.preps = append(c.preps, prepPhrase{low, f.phraseAt(q)})
					}
				}
			}
			switch {
			case prep == "" && !timed && !c.passive && len(c.objects) == 0 && f.afterTime(t, verb): // vetoed on Friday a plan
				c.objects = f.join(c.objects, t)
			case prep == "" || timed || relational[toks[t].Lower]:
			case prep == "by" && c.passive:
				c.by = f.join(c.by, t)
			default:
				for _, p := range f.join(nil, t) {
					c.preps = append(c.preps, prepPhrase{prep, p})
					if prep == "in" || prep == "at" { // held talks in Kiel with Bera
						for _, q := range f.complements(p) {
							if q.prep == "with" || q.prep == "against" || q.prep == "to" {
								c.preps = append(c.preps, q)
							}
						}
					}
				}
			}
		case "xcomp", "advmod", "compound", "advcl":
			if tok.Tag == nlp.ADJ || tok.Tag == nlp.ADP || tok.Tag == nlp.ADV {
				c.extra = append(c.extra, tok.Lower)
			}
			if s := f.subjectOf(t); tok.Rel == "xcomp" && tok.Tag == nlp.ADJ && s > verb && s < t && len(c.objects) == 0 { // found Bera guilty
				c.objects = f.join(c.objects, s)
			}
			if tok.Rel == "compound" && t > verb && c.particle == "" {
				c.particle = tok.Lower
			}
		}
	}
	if c.passive && len(c.by) == 0 && toks[c.chunk.Head].Lower == "opposed" {
		c.passive, c.objects = false, behind(c.preps, "to") // is opposed to it
	}
	if len(c.objects) == 0 && len(c.given) == 0 && !c.passive {
		if t := f.nextNoun(c.chunk); t >= 0 {
			c.objects = f.join(c.objects, t)
		}
	}
	if len(c.objects) > 0 {
		c.named = c.named || f.predicated(c.objects[0])
	}
	if len(c.objects) == 0 && !c.passive && toks[verb].Rel == "acl" && len(c.subject) > 0 {
		if noun := toks[verb].Head; f.sent.Has(noun) && f.subjectOf(verb) >= 0 && !f.relative(verb) && toks[verb].Tag == nlp.VERB && c.chunk.Finite {
			c.objects = []phrase{f.phraseAt(noun)} // the town that they took
		}
	}
	return c
}

// nextNoun gives the noun of the phrase right behind a verb group, which is its
// object whatever the tree says, unless it is the subject of a clause; -1 when
// none stands there.
func (f *finder) nextNoun(c nlp.Chunk) int {
	at := c.Span.End
	if !f.sent.Has(at) {
		return -1
	}
	k := f.chunkAt[at-f.sent.Start] - 1
	if k < 0 || f.chunks[k].Kind != nlp.NP || f.isTime(f.chunks[k].Head) || f.doc.Tokens[f.chunks[k].Head].Tag == nlp.NUM {
		return -1
	}
	for t := f.chunks[k].Span.Start; t < f.chunks[k].Span.End; t++ {
		over := f.doc.Tokens[t].Head
		if over == c.Head && f.subjectOf(over) < t {
			continue // a second subject, behind the verb, is its object
		}
		if f.doc.Tokens[t].Rel == "nsubj" && (!f.sent.Has(over) || f.finite(over) || f.doc.Tokens[over].Tag != nlp.VERB) {
			return -1
		}
	}
	return f.chunks[k].Head
}

// predicated tells whether words right behind an object say what it is called
// (called her a liar, called it “vital”).
func (f *finder) predicated(p phrase) bool {
	at := p.span.End
	if !f.sent.Has(at) {
		return false
	}
	switch tok := &f.doc.Tokens[at]; tok.Tag {
	case nlp.DET, nlp.ADJ, nlp.NOUN, nlp.PROPN:
		return f.doc.Tokens[at-1].Tag == nlp.PRON || tok.Tag == nlp.DET
	case nlp.PUNCT:
		return tok.Lower == "“" || tok.Lower == "\"" || tok.Lower == "‘"
	}
	return false
}

// afterTime tells whether the phrase at a token stands right behind a time that
// follows the verb.
func (f *finder) afterTime(t, verb int) bool {
	start := f.phraseAt(t).span.Start
	return start-1 > verb && f.isTime(start-1) && nominal(f.doc.Tokens[t].Tag)
}

// relational are nouns that make a preposition with what is around them (in
// response to).
var relational = map[string]bool{"relation": true, "response": true, "connection": true, "retaliation": true, "order": true, "light": true, "wake": true, "case": true, "part": true, "terms": true, "front": true, "addition": true, "behalf": true, "place": true, "effect": true}

// root gives the token that the arguments of a verb group hang from: its verb,
// or the predicate of its copula.
func (f *finder) root(head int) int {
	tok := &f.doc.Tokens[head]
	if (tok.Rel == "cop" || tok.Rel == "aux") && f.sent.Has(tok.Head) {
		return tok.Head
	}
	return head
}

// passive tells whether a verb is passive: by its auxiliary, as a participle
// behind a noun, or joined to a passive verb without one of its own.
func (f *finder) passive(verb int, c nlp.Chunk, depth int) bool {
	toks := f.doc.Tokens
	tok := &toks[verb]
	if c.Passive || tok.Tag != nlp.VERB {
		return c.Passive
	}
	if tok.Form != nlp.Participle && tok.Form != nlp.Past || c.Span.Len() > 1 || f.subjectOf(verb) >= 0 || depth > maxUp {
		return false
	}
	for t := range f.kids(verb) {
		if toks[t].Rel == "obj" || toks[t].Rel == "aux" {
			return false
		}
	}
	switch {
	case tok.Rel == "acl" || tok.Rel == "advcl":
		return tok.Form == nlp.Participle || f.follows(c, "by") // asked by the mayor to
	case tok.Rel == "conj" && f.sent.Has(tok.Head):
		if k := f.chunkAt[tok.Head-f.sent.Start] - 1; k >= 0 && f.chunks[k].Kind == nlp.VG {
			return f.passive(tok.Head, f.chunks[k], depth+1)
		}
	}
	return false
}

// subjectOf gives the subject among the dependents of a verb, -1 when there is
// none. Of several the one next before the verb counts: a dateline may pass for
// another.
func (f *finder) subjectOf(verb int) int {
	found := -1
	for t := range f.kids(verb) {
		if f.doc.Tokens[t].Rel == "nsubj" && (found < 0 || t < verb) {
			found = t
		}
	}
	return found
}

// relative tells whether the subject of a verb is a relative pronoun.
func (f *finder) relative(verb int) bool {
	t := f.subjectOf(verb)
	return t >= 0 && relativePronoun(&f.doc.Tokens[t])
}

func relativePronoun(tok *nlp.Token) bool {
	switch tok.Lower {
	case "who", "which", "that", "whom":
		return tok.Tag == nlp.PRON || tok.Tag == nlp.DET || tok.Tag == nlp.SCONJ
	}
	return false
}

// treeSubject gives the subject of a verb on the surface: its own, that of the
// verb it is joined to or depends on, or the noun it describes.
func (f *finder) treeSubject(verb, depth int) []phrase {
	toks := f.doc.Tokens
	tok := &toks[verb]
	if t := f.subjectOf(verb); t >= 0 {
		if relativePronoun(&toks[t]) && tok.Rel == "acl" && f.sent.Has(tok.Head) {
			return f.join(nil, tok.Head)
		}
		return f.join(nil, t)
	}
	head := tok.Head
	if depth > maxUp || !f.sent.Has(head) {
		return nil
	}
	switch tok.Rel {
	case "conj":
		return f.treeSubject(head, depth+1)
	case "xcomp", "advcl", "ccomp":
		if tok.Rel == "ccomp" && f.finite(verb) {
			for t := range f.kids(head) { // Bera met Holt, his office said
				if toks[t].Rel == "nsubj" && t < verb && head > verb {
					return f.join(nil, t)
				}
			}
			return nil
		}
		if before := f.nounBefore(verb); before >= 0 {
			return f.join(nil, before) // polls showing, troops dug in
		}
		if object := f.firstObject(head); object >= 0 && (f.preposition(verb) == "for" || tok.Rel != "advcl" && !subjectControl[toks[head].Lemma] || tok.Rel == "advcl" && objectControl[toks[head].Lemma]) {
			return f.join(nil, object)
		}
		return f.treeSubject(head, depth+1)
	case "acl":
		if f.infinitive(verb) && !f.isParty(f.phraseAt(head)) {
			p := f.phraseAt(head) // Bera's decision to leave
			if owner, ok := f.owner(p); ok {
				return []phrase{owner}
			}
			for _, q := range f.complements(p) {
				if q.prep == "by" || q.prep == "of" || q.prep == "for" {
					return []phrase{q.phrase}
				}
			}
			if over := toks[head].Head; toks[head].Rel == "obj" && f.sent.Has(over) {
				return f.treeSubject(over, depth+1)
			}
			return nil
		}
		return f.join(nil, head)
	}
	return nil
}

// nounBefore gives the noun right before a participle, which is what the participle
// tells of even where the tree hangs it higher; -1 when there is none.
func (f *finder) nounBefore(verb int) int {
	k := f.chunkAt[verb-f.sent.Start] - 1
	if k < 1 || f.doc.Tokens[verb].Rel != "advcl" || f.chunks[k].Span.Start != verb || f.chunks[k].Finite || f.chunks[k-1].Kind != nlp.NP || f.chunks[k-1].Span.End != verb || f.isTime(verb-1) {
		return -1
	}
	if head := f.chunks[k-1].Head; f.doc.Tokens[head].Rel == "obj" || strings.HasPrefix(f.doc.Tokens[head].Rel, "obl") && f.doc.Tokens[verb].Form != nlp.Gerund {
		return head
	}
	return -1
}

// Verbs whose infinitive is done by their subject although they have an object,
// and verbs whose gerund is done by their object (accused them of looting).
var (
	subjectControl = map[string]bool{"promise": true, "threaten": true, "vow": true, "use": true}
	objectControl  = map[string]bool{"accuse": true, "suspect": true, "convict": true, "blame": true, "criticise": true, "criticize": true, "charge": true, "prevent": true,
		"stop": true, "keep": true, "condemn": true, "praise": true, "thank": true, "arrest": true, "prosecute": true, "send": true, "urge": true, "ask": true, "order": true, "denounce": true}
)

func (f *finder) finite(verb int) bool {
	k := f.chunkAt[verb-f.sent.Start] - 1
	return k >= 0 && f.chunks[k].Finite
}

func (f *finder) infinitive(verb int) bool {
	k := f.chunkAt[verb-f.sent.Start] - 1
	return k >= 0 && f.doc.Tokens[f.chunks[k].Span.Start].Lower == "to"
}

func (f *finder) firstObject(verb int) int {
	before := f.subjectOf(verb)
	for t := range f.kids(verb) {
		if rel := f.doc.Tokens[t].Rel; rel == "obj" || rel == "nsubj" && f.phraseAt(t).span.Start == verb+1 && before >= 0 && before < verb {
			return t
		}
	}
	return -1
}

// untimed gives the noun before a time that a tree hangs in its place (on the town
// Sunday); timed when the token is a time and nothing else.
func (f *finder) untimed(t int) (noun int, timed bool) {
	i, ok := f.timeAt(t)
	if !ok {
		return t, false
	}
	span := f.doc.Timexes[i].Span
	if k := f.chunkAt[t-f.sent.Start] - 1; k >= 0 && f.chunks[k].Kind == nlp.NP && f.chunks[k].Span.Start < span.Start && nominal(f.doc.Tokens[span.Start-1].Tag) {
		return span.Start - 1, false
	}
	return t, true
}

func nominal(tag nlp.Tag) bool { return tag == nlp.NOUN || tag == nlp.PROPN }

// preposition gives the preposition of a token, "" when it has none.
func (f *finder) preposition(t int) string {
	for k := range f.kids(t) {
		if tok := &f.doc.Tokens[k]; tok.Rel == "case" && tok.Tag != nlp.PART || tok.Rel == "case" && tok.Lower == "to" {
			return tok.Lower
		}
	}
	if at := f.phraseAt(t).span.Start - 1; f.doc.Tokens[t].Rel == "obl" && f.sent.Has(at) {
		if tok := &f.doc.Tokens[at]; tok.Tag == nlp.ADP && tok.Rel == "mark" && tok.Head == f.doc.Tokens[t].Head {
			return tok.Lower // called on Bera to
		}
	}
	return ""
}

// join adds the phrase at a token and those joined to it by "and".
func (f *finder) join(list []phrase, t int) []phrase {
	p := f.phraseAt(t)
	list = append(list, p)
	for k := range f.kids(t) {
		if tok := &f.doc.Tokens[k]; tok.Rel == "conj" && (tok.Tag == nlp.NOUN || tok.Tag == nlp.PROPN || tok.Tag == nlp.PRON || tok.Tag == nlp.SYM || tok.Tag == nlp.NUM) {
			if q := f.phraseAt(k); q.span != p.span && !f.instead(k) {
				list = append(list, q)
			}
		}
	}
	return list
}

// instead tells whether what is joined is what was not so (officers, rather than
// the army).
func (f *finder) instead(t int) bool {
	for k := range f.kids(t) {
		if low := f.doc.Tokens[k].Lower; f.doc.Tokens[k].Rel == "cc" && (low == "rather" || low == "not" || low == "instead") {
			return true
		}
	}
	return false
}

// treeComplements gives the phrases that hang from a noun by a preposition, or
// as the agent of a participle behind it (a plan put forward by Bera).
func (f *finder) treeComplements(p phrase) []prepPhrase {
	var out []prepPhrase
	for h := p.span.Start; h < p.span.End; h++ {
		for t := range f.kids(h) {
			tok := &f.doc.Tokens[t]
			if p.span.Has(t) {
				continue
			}
			switch tok.Rel {
			case "nmod", "obl":
				prep := f.preposition(t)
				t, timed := f.untimed(t)
				if prep == "" || timed || relational[tok.Lower] {
					continue
				}
				for _, q := range f.join(nil, t) {
					out = append(out, prepPhrase{prep, q})
				}
			case "acl":
				if tok.Form != nlp.Participle || f.finite(t) {
					continue
				}
				for a := range f.kids(t) {
					if f.preposition(a) == "by" && !strings.HasSuffix(f.doc.Tokens[a].Lower, "ing") {
						out = append(out, prepPhrase{"by", f.phraseAt(a)})
					}
				}
			}
		}
	}
	return out
}
