package events

import (
	"slices"
	"strings"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// maxControl bounds chains of control (agreed to try to help …).
const maxControl = 4

// verb reads the event of verb group k.
func (f *finder) verb(k, depth int) (nlp.Event, bool) {
	c := f.clauseOf(k)
	f.spoken(&c)
	if depth == 0 && (f.idle(&c) || f.unsaid(&c)) || f.compound(c.chunk) {
		if next := f.complement(k); next >= 0 && f.controls(&c) {
			f.used[next] = true // nor is what it would be done to
		}
		return nlp.Event{}, false
	}
	if ev, ok, done := f.controlled(k, &c, depth); done {
		return ev, ok
	}
	ev := f.newEvent(c.chunk)
	sense, patients, noun, ok := f.sense(&c)
	if !ok {
		return f.lightVerb(&c)
	}
	ev.Type, ev.Mode, ev.Cameo = sense.Type, sense.Mode, sense.Cameo
	f.markNoun(&ev, noun)
	if noun.span.Empty() && len(patients) == 0 && len(c.objects) > 0 {
		f.markNoun(&ev, c.objects[0]) // took issue with
	}
	if f.reflexive(patients) {
		return ev, false
	}
	f.assign(&ev, &c, sense, patients, noun)
	if len(ev.Recipients) == 0 && len(sense.Objects) > 0 && sense.Objects[0] == "@topic" {
		for _, p := range c.objects { // discussed the truce with Bera
			if ev.Recipients = f.reached(f.nested(p), sense.Preps); len(ev.Recipients) > 0 {
				break
			}
		}
	}
	if len(ev.Recipients) == 0 && ev.Type == "REQUEST" {
		ev.Recipients = f.parties(f.clauseSubject(k))
		f.settle(&ev)
	}
	f.intend(&ev)
	return ev, true
}

// reflexive tells whether something is done to the doer alone (funds himself).
func (f *finder) reflexive(patients []phrase) bool {
	if len(patients) != 1 {
		return false
	}
	low := f.doc.Tokens[patients[0].head].Lower
	return strings.HasSuffix(low, "self") && low != "self" || low == "themselves" || low == "ourselves"
}

// newEvent starts the event of a verb group.
func (f *finder) newEvent(c nlp.Chunk) nlp.Event {
	return nlp.Event{Trigger: nlp.Span{Start: c.Head, End: c.Head + 1}, Time: -1, Negative: c.Negated || f.negated(c), Modality: f.modality(c)}
}

// maxTrigger is how many tokens a trigger of verb and noun may have: what stands
// farther off is left out of the words shown.
const maxTrigger = 5

// markNoun notes that a noun is part of a verb's event: it is not read again,
// and stands in the trigger when it is near.
func (f *finder) markNoun(ev *nlp.Event, noun phrase) {
	if noun.span.Empty() {
		return
	}
	if k := f.chunkAt[noun.head-f.sent.Start] - 1; k >= 0 {
		f.used[k] = true
	}
	if end := noun.head + 1; end > ev.Trigger.Start && end-ev.Trigger.Start <= maxTrigger {
		ev.Trigger.End = end
	}
}

// sense gives the sense of a verb with its particle and object, to whom it is
// done, and the noun of the object that decided.
func (f *finder) sense(c *clause) (sense en.EventSense, patients []phrase, noun phrase, ok bool) {
	for _, key := range f.keys(c) {
		patients := c.patients()
		switch {
		case key.prep != "":
			patients = behind(c.preps, key.prep)
		case key.idiom:
			patients = nil
		}
		if c.particle != "" && !strings.Contains(key.words, " "+c.particle) || slices.Contains(c.extra, "back") && !strings.Contains(key.words, " back") {
			continue // to break up is not to break, to fire back not to fire
		}
		for _, sense := range en.EventVerb(key.words) {
			if key.words == "warn" && f.told(c) || (key.words == "appeal to" || key.words == "appeal") && len(behind(c.preps, "for")) == 0 {
				continue
			}
			switch {
			case sense.Type == "PROTEST" && (f.clausal(c) >= 0 || f.cue(c.chunk.Head)): // demonstrated that
				continue
			case len(sense.Objects) == 0:
				return sense, patients, phrase{}, true
			case sense.Objects[0] == "@topic", sense.Objects[0] == "@none" && len(patients) == 0:
				return sense, nil, phrase{}, true
			}
			if noun, whom := f.holds(patients, c.preps, sense.Objects); whom {
				return sense, patients, phrase{}, true
			} else if !noun.span.Empty() {
				return sense, patients, noun, true
			}
		}
	}
	return sense, nil, phrase{}, false
}

// cue tells whether a token is what somebody is quoted by ("not so", she protests).
func (f *finder) cue(t int) bool {
	return slices.ContainsFunc(f.doc.Attributions, func(att nlp.Attribution) bool { return att.Cue.Has(t) })
}

// clausal gives the verb of the clause that a verb has in place of an object, -1
// when it has none.
func (f *finder) clausal(c *clause) int {
	if f.parsed {
		for t := range f.kids(f.root(c.chunk.Head)) {
			if f.doc.Tokens[t].Rel == "ccomp" && t > c.chunk.Head {
				return t
			}
		}
	}
	return -1
}

// told tells whether a warning says what is so, not what will be.
func (f *finder) told(c *clause) bool {
	t := f.clausal(c)
	if t < 0 {
		return false
	}
	for k := range f.kids(t) {
		if tok := &f.doc.Tokens[k]; tok.Rel == "aux" && f.auxiliary(k, t) != "" || tok.Lower == "if" {
			return false
		}
	}
	return f.subjectOf(t) >= 0
}

// verbKey is what a verb is looked up by; prep is its last word when that is a
// preposition which brings the patient (withdraw from).
// idiom says that the object is part of the verb (open fire).
type verbKey struct {
	words, prep string
	idiom       bool
}

// keys gives the keys of a verb, the longest first.
func (f *finder) keys(c *clause) []verbKey {
	tok := &f.doc.Tokens[c.chunk.Head]
	lemma := en.EventLemma(tok.Lower, tok.Lemma)
	if lemma == "dismiss" && !c.passive && len(behind(c.preps, "as")) > 0 {
		c.named = true // dismissed her as a fool
	}
	if lemma == "capture" && len(behind(c.preps, "on")) > 0 {
		return nil // captured on video
	}
	if lemma == "call" && len(c.objects) > 0 && slices.ContainsFunc(c.preps, func(p prepPhrase) bool { return p.prep == "to" && !f.isParty(p.phrase) }) {
		return nil // called him to a hearing
	}
	if lemma == "call" && f.parsed && tok.Rel == "acl" && (!c.chunk.Finite || f.subjectOf(c.chunk.Head) < 0) {
		return nil // a place called Bera
	}
	if c.named && naming[lemma] || lemma == "thank" && f.follows(c.chunk, "to") {
		return nil
	}
	keys := []verbKey{{words: lemma}}
	words := lemma
	for t := c.chunk.Head + 1; t < min(f.sent.End, c.chunk.Head+3); t++ {
		if tag := f.doc.Tokens[t].Tag; tag != nlp.ADP && tag != nlp.ADV && tag != nlp.PART && tag != nlp.ADJ {
			break
		}
		words += " " + f.doc.Tokens[t].Lower
		keys = append(keys, verbKey{words: words, prep: f.prepOf(c, f.doc.Tokens[t].Lower)})
	}
	for _, p := range c.objects { // opened fire on
		idiom := lemma + " " + f.doc.Tokens[p.head].Lower
		keys = append(keys, verbKey{words: idiom, idiom: true})
		for _, q := range c.preps {
			keys = append(keys, verbKey{words: idiom + " " + q.prep, prep: q.prep})
		}
	}
	for _, word := range c.extra { // called the strike off, found them guilty
		if word == "guilty" && f.notGuilty(c) {
			return nil
		}
		keys = append(keys, verbKey{words: lemma + " " + word})
	}
	slices.Reverse(keys)
	if lemma == "call" && len(c.objects) > 0 {
		return keys // a hearing called for Monday
	}
	for _, p := range c.preps { // clashed on Monday with
		keys = append(keys, verbKey{words: lemma + " " + p.prep, prep: p.prep})
	}
	if len(c.objects) == 0 {
		n := len(keys) - len(c.preps)
		keys = slices.Concat(keys[n:], keys[:n])
	}
	return keys
}

// notGuilty tells whether what stands behind a verb is "not guilty".
func (f *finder) notGuilty(c *clause) bool {
	for t := c.chunk.Span.End; t+1 < f.sent.End; t++ {
		if f.doc.Tokens[t+1].Lower == "guilty" {
			return f.doc.Tokens[t].Lower == "not"
		}
	}
	return false
}

// naming are verbs that may say what somebody is called.
var naming = map[string]bool{"call": true, "name": true, "label": true, "brand": true, "find": true, "declare": true, "dismiss": true}

// follows tells whether a word stands right behind a verb group.
func (f *finder) follows(c nlp.Chunk, word string) bool {
	return f.sent.Has(c.Span.End) && f.doc.Tokens[c.Span.End].Lower == word
}

func (f *finder) prepOf(c *clause, word string) string {
	if out := slices.ContainsFunc(c.preps, func(p prepPhrase) bool { return p.prep == "out" }); out && word == "of" {
		return "out" // the tree has one word of "out of"
	}
	if slices.ContainsFunc(c.preps, func(p prepPhrase) bool { return p.prep == word }) {
		return word
	}
	return ""
}

// holds looks for the nouns of a list among patients. noun is the phrase that has
// one as its head, or is counted or measured by it ($5 million in aid, a series of
// attacks); whom says that the phrase is not what is done but to whom it is done.
func (f *finder) holds(patients []phrase, preps []prepPhrase, list []string) (noun phrase, whom bool) {
	for _, p := range patients {
		if ok, whom := f.names(p, list); ok {
			return p, whom
		}
		if f.isMention(p) {
			continue
		}
		var measured []prepPhrase
		if money := f.money(p); money || en.Gathers(f.doc.Tokens[p.head].Lemma) {
			if measured = f.complements(p); money {
				measured = slices.Concat(measured, preps)
			}
		}
		for _, q := range measured {
			if q.prep == "of" || q.prep == "in" || q.prep == "worth" {
				if ok, whom := f.names(q.phrase, list); ok && !whom {
					return q.phrase, false
				}
			}
		}
	}
	return phrase{}, false
}

// names says whether the head of a phrase, alone or with the word before it, is
// in a list, or is somebody or some place whom the list asks for.
func (f *finder) names(p phrase, list []string) (ok, whom bool) {
	head := &f.doc.Tokens[p.head]
	before := ""
	if p.head > p.span.Start {
		before = f.doc.Tokens[p.head-1].Lower + " " + head.Lemma
	}
	asks := strings.HasPrefix(list[0], "@")
	for _, want := range list {
		switch want {
		case "@person", "@place":
			m, ok := f.mention(p)
			whom = ok && "@"+f.doc.Mentions[m].Kind == want
		case "@party":
			whom = f.isParty(p) && !relativePronoun(head)
		case "@name":
			whom = head.Tag == nlp.PROPN && f.isMention(p)
		case "@country":
			n, place := en.MatchCountry(func(i int) string { return f.doc.Tokens[p.span.Start+i].Lower }, p.span.Len())
			whom = n > 0 && place.Kind == en.PlaceCountry
		case "@money":
			if f.money(p) {
				return true, false
			}
		default:
			if head.Lemma == want || head.Lower == want || strings.TrimSuffix(head.Lower, "s") == want || before == want {
				return true, asks
			}
		}
		if whom {
			return true, true
		}
	}
	return false, false
}

// money says whether a phrase is an amount of money.
func (f *finder) money(p phrase) bool {
	for t := p.span.Start; t < p.span.End; t++ {
		switch tok := &f.doc.Tokens[t]; tok.Lemma {
		case "$", "€", "£", "dollar", "euro", "pound", "million", "billion":
			return true
		}
	}
	return false
}

// clauseSubject gives the subject of the clause that verb group k opens (demanded
// that Bera resign).
func (f *finder) clauseSubject(k int) []phrase {
	if f.parsed {
		for t := range f.kids(f.root(f.chunks[k].Head)) {
			if f.doc.Tokens[t].Rel == "ccomp" {
				if s := f.subjectOf(t); s > f.chunks[k].Head {
					return f.join(nil, s)
				}
			}
		}
	}
	if k+1 < len(f.chunks) && f.chunks[k+1].Kind == nlp.NP && f.boundary(f.chunks[k].Span.End, f.chunks[k+1].Span.Start) {
		return []phrase{f.phraseOf(k + 1)}
	}
	return nil
}
