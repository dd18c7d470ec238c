package events

import (
	"slices"
	"strings"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// parties makes parties of chunks.
func (f *finder) parties(chunks []int) []nlp.Party {
	var out []nlp.Party
	for _, k := range chunks {
		out = append(out, f.party(f.chunks[k].Span, f.chunks[k].Head))
	}
	return out
}

// isParty says whether a noun phrase is somebody: a mention, or a noun for
// people or a body.
func (f *finder) isParty(k int) bool {
	head := f.chunks[k].Head
	if m, ok := f.men[head]; ok && f.doc.Mentions[m].Kind != "document" {
		return true
	}
	if _, ok := en.LookupGroup(f.doc.Tokens[head].Lower); ok {
		return true
	}
	_, ok := en.LookupPerson(f.doc.Tokens[head].Lower)
	return ok || f.doc.Tokens[head].Tag == nlp.PROPN
}

// peopled says whether somebody takes part: the actors are people, bodies or
// places by their words ("rumours help nobody" is no event), or there is none and
// it is done to somebody.
func (f *finder) peopled(ev nlp.Event) bool {
	if len(ev.Actors) > 0 {
		return slices.ContainsFunc(ev.Actors, f.somebody)
	}
	return slices.ContainsFunc(ev.Recipients, f.somebody)
}

func (f *finder) somebody(p nlp.Party) bool {
	for t := p.Span.Start; t < p.Span.End; t++ {
		tok := &f.doc.Tokens[t]
		_, person := en.LookupPerson(tok.Lower)
		_, group := en.LookupGroup(tok.Lower)
		if person || group || tok.Tag == nlp.PROPN || tok.Tag == nlp.PRON {
			return true
		}
		if m, ok := f.men[t]; ok && f.doc.Mentions[m].Form == "name" {
			return true
		}
	}
	return false
}

// isMention says whether a noun phrase is somebody or some place by mention.
func (f *finder) isMention(k int) bool {
	m, ok := f.men[f.chunks[k].Head]
	return ok && f.doc.Mentions[m].Kind != "document"
}

// possessor gives who has what a noun phrase names.
func (f *finder) possessor(k int) (nlp.Party, bool) {
	c := f.chunks[k]
	for t := c.Span.Start + 1; t < c.Head; t++ {
		if low := f.doc.Tokens[t].Lower; (low == "'s" || low == "'") && f.doc.Tokens[t].Tag == nlp.PART {
			return f.party(nlp.Span{Start: c.Span.Start, End: t}, t-1), true
		}
	}
	return nlp.Party{}, false
}

// party makes a party of a phrase: its entity, country and sector.
func (f *finder) party(span nlp.Span, head int) nlp.Party {
	p := nlp.Party{Span: span, Entity: -1}
	name := strings.ToLower(f.doc.Str(span))
	if m, ok := f.men[head]; ok {
		if p.Entity = f.doc.Mentions[m].Entity; p.Entity >= 0 {
			name = strings.ToLower(f.doc.Entities[p.Entity].Name)
		}
	}
	if actor, ok := en.ActorNamed(strings.TrimPrefix(name, "the "), f.day); ok {
		p.Country, p.Sector = actor.Country, actor.Sector
		return p
	}
	f.described(&p, span)
	if p.Entity >= 0 {
		for _, d := range f.doc.Entities[p.Entity].Descriptions {
			f.described(&p, d.Span)
		}
	}
	return p
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
