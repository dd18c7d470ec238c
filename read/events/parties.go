package events

import (
	"strings"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

func (f *finder) parties(list []phrase) []nlp.Party {
	var out []nlp.Party
	for _, p := range list {
		out = append(out, f.party(p))
	}
	return out
}

// mention gives the mention that a phrase is.
func (f *finder) mention(p phrase) (int, bool) {
	if m, ok := f.men[p.head]; ok {
		return m, true
	}
	for t := p.span.End - 1; t >= p.span.Start; t-- {
		if m, ok := f.men[t]; ok && f.doc.Mentions[m].Span.Has(p.head) {
			return m, true
		}
	}
	return 0, false
}

// isParty says whether a phrase is somebody: a mention, or a noun for people or
// a body.
func (f *finder) isParty(p phrase) bool {
	if f.isMention(p) {
		return true
	}
	tok := &f.doc.Tokens[p.head]
	if _, ok := en.LookupGroup(tok.Lower); ok {
		return true
	}
	_, ok := en.LookupPerson(tok.Lower)
	return ok || tok.Tag == nlp.PROPN
}

// national says whether a phrase has the name or the adjective of a country in it
// (Bhutanese beef).
func (f *finder) national(p phrase) bool {
	for t := p.span.Start; t < p.span.End; t++ {
		if n, _ := en.MatchCountry(func(i int) string { return f.doc.Tokens[t+i].Lower }, p.span.End-t); n > 0 && f.doc.Text[f.doc.Tokens[t].Start] < 'a' {
			return true
		}
	}
	return false
}

// isMention says whether a phrase is somebody or some place by mention.
func (f *finder) isMention(p phrase) bool {
	m, ok := f.mention(p)
	return ok && f.doc.Mentions[m].Kind != "document"
}

// owner gives who has what a phrase names (Bera's decision).
func (f *finder) owner(p phrase) (phrase, bool) {
	if low := f.doc.Tokens[p.span.Start].Lower; (low == "a" || low == "an") && p.span.Len() > 1 && f.doc.Tokens[p.span.Start+1].Tag == nlp.PROPN {
		return phrase{}, false // a Holt's restaurant
	}
	if f.parsed {
		for t := range f.kids(p.head) {
			if f.doc.Tokens[t].Rel != "nmod" || t > p.head {
				continue
			}
			for mark := range f.kids(t) {
				if tok := &f.doc.Tokens[mark]; tok.Rel == "case" && (tok.Lower == "'s" || tok.Lower == "'") && mark > t {
					start := min(t, f.phraseAt(t).span.Start)
					return phrase{nlp.Span{Start: start, End: mark}, t}, true
				}
			}
		}
	}
	for t := p.span.Start + 1; t < p.span.End; t++ {
		if low := f.doc.Tokens[t].Lower; (low == "'s" || low == "'") && f.doc.Tokens[t].Tag == nlp.PART && t < p.head {
			return phrase{nlp.Span{Start: p.span.Start, End: t}, t - 1}, true
		}
	}
	return phrase{}, false
}

// maxDescribed is how many descriptions of somebody are looked at for his country
// and sector.
const maxDescribed = 12

// party makes a party of a phrase: its entity, country and sector. A pronoun
// gives way to the name it stands for where the sentence has it before.
func (f *finder) party(ph phrase) nlp.Party {
	if f.doc.Tokens[ph.head].Tag == nlp.PRON {
		if name, ok := f.antecedent(ph.head); ok {
			ph = name
		}
	}
	p := nlp.Party{Span: f.whole(ph), Entity: -1}
	name := strings.ToLower(f.doc.Str(ph.span))
	if m, ok := f.mention(ph); ok {
		if p.Entity = f.doc.Mentions[m].Entity; p.Entity >= 0 {
			name = strings.ToLower(f.doc.Entities[p.Entity].Name)
		}
	}
	if actor, ok := en.ActorNamed(strings.TrimPrefix(name, "the "), f.day); ok {
		p.Country, p.Sector = actor.Country, actor.Sector
		return p
	}
	f.described(&p, p.Span)
	if p.Entity >= 0 {
		list := f.doc.Entities[p.Entity].Descriptions
		for _, d := range list[:min(len(list), maxDescribed)] {
			f.described(&p, d.Span)
		}
	}
	return p
}

// whole adds to a phrase that counts or gathers people whom it gathers (a group
// of lawmakers, thousands of workers).
func (f *finder) whole(p phrase) nlp.Span {
	if at := p.span.Start - 1; at >= f.sent.Start && f.doc.Tokens[at].Lower == "at" { // at | least 12 people
		if low := f.doc.Tokens[p.span.Start].Lower; low == "least" || low == "most" {
			p.span.Start = at
		}
	}
	if of := p.span.End; of < f.sent.End && f.doc.Tokens[of].Lower == "of" && en.Gathers(f.doc.Tokens[p.head].Lemma) && of+1 < f.sent.End {
		if q := f.phraseAt(of + 1); q.span.Start == of+1 && (f.isParty(q) || f.forPeople(q.head) || f.national(q) || q.span.Len() > 0 && f.doc.Tokens[q.head].Tag == nlp.NUM) {
			return nlp.Span{Start: p.span.Start, End: q.span.End}
		}
	}
	return p.span
}

var sectors = [...]string{en.GroupGovernment: "government", en.GroupForce: "military", en.GroupLegislature: "legislature", en.GroupCourt: "judiciary", en.GroupParty: "party", en.GroupFirm: "business"}

var sectorWords = map[string]string{"president": "government", "minister": "government", "premier": "government", "chancellor": "government", "ambassador": "government",
	"government": "government", "police": "police", "officer": "police", "troop": "military", "soldier": "military", "general": "military", "army": "military", "rebel": "rebels", "militant": "rebels",
	"insurgent": "rebels", "opposition": "opposition", "judge": "judiciary", "prosecutor": "judiciary", "journalist": "media", "reporter": "media", "newspaper": "media", "senator": "legislature", "lawmaker": "legislature"}

// described fills what a party lacks from the words of a phrase.
func (f *finder) described(p *nlp.Party, span nlp.Span) {
	for t := span.Start; t < span.End; t++ {
		tok := &f.doc.Tokens[t]
		if p.Country == "" && tok.Tag != nlp.PUNCT {
			if n, place := en.MatchCountry(func(i int) string { return f.doc.Tokens[t+i].Lower }, span.End-t); n > 0 && f.doc.Text[tok.Start] < 'a' {
				p.Country = place.Code
			}
		}
		if p.Sector == "" {
			p.Sector = sectorWords[tok.Lemma]
			if p.Sector == "" {
				if g, ok := en.LookupGroup(tok.Lower); ok && int(g.Class) < len(sectors) {
					p.Sector = sectors[g.Class]
				}
			}
		}
	}
}
