package events

import (
	"slices"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// arguments are the noun phrases of a verb group, as indexes into the
// sentence's chunks.
type arguments struct {
	passive              bool
	subject, objects, by []int
	preps                []prepPhrase
}

type prepPhrase struct {
	prep string
	of   int // chunk
}

// args finds the noun phrases around verb group k: the first phrase of its
// clause that no preposition brings is the subject, phrases after it are objects
// or stand behind prepositions.
func (f *finder) args(k int) arguments {
	toks := f.doc.Tokens
	a := arguments{passive: f.chunks[k].Passive}
	a.subject = f.subject(k)
	last := f.chunks[k].Span.End
	object := true
	for j := k + 1; j < len(f.chunks); j++ {
		c := f.chunks[j]
		if stop := f.boundary(last, c.Span.Start); stop || c.Kind == nlp.VG && (c.Finite || toks[c.Span.Start].Lower == "to" || len(a.objects) == 0) {
			break
		}
		if c.Kind == nlp.VG {
			continue
		}
		prep := ""
		joined := false
		for t := last; t < c.Span.Start; t++ {
			switch toks[t].Tag {
			case nlp.ADP, nlp.SCONJ:
				prep = toks[t].Lower
			case nlp.PART:
				if toks[t].Lower == "to" {
					prep = "to"
				}
			case nlp.CCONJ:
				joined = true
			case nlp.PUNCT:
				joined = joined || toks[t].Lower == ","
			}
		}
		last = c.Span.End
		if f.isTime(c) {
			continue
		}
		switch {
		case prep == "by" && a.passive:
			a.by = append(a.by, j)
		case prep != "":
			object = false
			a.preps = append(a.preps, prepPhrase{prep, j})
		case object && (len(a.objects) == 0 || joined):
			a.objects = append(a.objects, j)
		case joined && len(a.preps) > 0:
			a.preps = append(a.preps, prepPhrase{a.preps[len(a.preps)-1].prep, j})
		}
	}
	return a
}

// subject gives the subject of verb group k, borrowed from the verb before
// where it has none of its own.
func (f *finder) subject(k int) []int {
	toks := f.doc.Tokens
	next := f.chunks[k].Span.Start
	var found []int
	if t := next - 1; t >= f.sent.Start && (toks[t].Tag == nlp.CCONJ || toks[t].Tag == nlp.ADV && t > f.sent.Start && toks[t-1].Tag == nlp.CCONJ) {
		for j := k - 1; j >= 0; j-- { // met X and praised Y
			if f.chunks[j].Kind == nlp.VG && f.chunks[j].Finite && f.chunks[k].Finite {
				return f.subject(j)
			}
		}
	}
	for j := k - 1; j >= 0; j-- {
		c := f.chunks[j]
		if f.boundary(c.Span.End, next) {
			break
		}
		if c.Kind == nlp.VG {
			if !c.Finite {
				next = c.Span.Start
				continue
			}
			if len(found) == 0 {
				return f.subject(j)
			}
			break
		}
		next = c.Span.Start
		if before := c.Span.Start - 1; before >= f.sent.Start && toks[before].Tag == nlp.ADP || f.isTime(c) {
			continue
		}
		if toks[c.Head].Lower == "who" || toks[c.Head].Lower == "which" || toks[c.Head].Lower == "that" {
			if j > 0 && f.chunks[j-1].Kind == nlp.NP {
				return []int{j - 1}
			}
			break
		}
		found = append(found, j)
	}
	if len(found) == 0 {
		return nil
	}
	slices.Reverse(found)
	out := found[:1]
	for _, j := range found[1:] { // a coordination
		if t := f.chunks[j].Span.Start - 1; toks[t].Tag == nlp.CCONJ {
			out = append(out, j)
		}
	}
	return out
}

// boundary reports whether a clause ends between two tokens.
func (f *finder) boundary(from, to int) bool {
	for t := from; t < to; t++ {
		switch f.doc.Tokens[t].Lower {
		case ":", ";", "-", "--", "–", "—", "that", "because", "while", "although", "after", "when", "if":
			return true
		}
	}
	return false
}

// complement gives the infinitive that verb group k governs, -1 when none does.
func (f *finder) complement(k int) int {
	last := f.chunks[k].Span.End
	for j := k + 1; j < len(f.chunks); j++ {
		c := f.chunks[j]
		if f.boundary(last, c.Span.Start) {
			return -1
		}
		if c.Kind == nlp.VG {
			if f.doc.Tokens[c.Span.Start].Lower == "to" {
				return j
			}
			return -1
		}
		last = c.Span.End
	}
	return -1
}

func (f *finder) isTime(c nlp.Chunk) bool {
	return slices.ContainsFunc(f.doc.Timexes[f.times.Start:f.times.End], func(tx nlp.Timex) bool { return tx.Span.Has(c.Head) })
}

// assign sets who does it, to whom and where.
func (f *finder) assign(ev *nlp.Event, a arguments, sense en.EventSense) {
	actors, objects := a.subject, a.objects
	if a.passive {
		actors, objects = a.by, a.subject
	}
	ev.Actors = f.parties(actors)
	if len(sense.Objects) == 0 {
		ev.Recipients = f.named(objects, a)
	} else {
		for _, k := range objects { // Bera's proposal
			if p, ok := f.possessor(k); ok {
				ev.Recipients = append(ev.Recipients, p)
			}
		}
	}
	for _, prep := range sense.Preps {
		if len(ev.Recipients) > 0 {
			break
		}
		for _, p := range a.preps {
			if p.prep != prep {
				continue
			}
			if owner, ok := f.possessor(p.of); ok && !f.isMention(p.of) {
				ev.Recipients = append(ev.Recipients, owner)
			} else if f.isParty(p.of) {
				ev.Recipients = append(ev.Recipients, f.party(f.chunks[p.of].Span, f.chunks[p.of].Head))
			}
		}
	}
	if len(ev.Recipients) == 0 {
		for _, k := range objects {
			if f.isParty(k) || len(sense.Objects) > 0 && slices.Contains(sense.Objects, "@person") {
				ev.Recipients = append(ev.Recipients, f.party(f.chunks[k].Span, f.chunks[k].Head))
			}
		}
	}
	if len(ev.Recipients) == 0 { // the blockade of Bera, talks on Bera
		for _, p := range a.preps {
			if f.isMention(p.of) && p.prep != "by" && p.prep != "after" && p.prep != "before" {
				ev.Recipients = append(ev.Recipients, f.party(f.chunks[p.of].Span, f.chunks[p.of].Head))
				break
			}
		}
	}
	for _, p := range a.preps {
		c := f.chunks[p.of]
		m, ok := f.men[c.Head]
		if !ok || f.doc.Mentions[m].Kind != "place" || p.prep != "in" && p.prep != "at" && p.prep != "near" {
			continue
		}
		if !slices.ContainsFunc(ev.Recipients, func(r nlp.Party) bool { return r.Span == c.Span }) {
			ev.Places = append(ev.Places, f.party(c.Span, c.Head))
		}
	}
}

// named gives the parties of objects: somebody as such; of a thing whose it is
// (Bera's decision) or whom it is about (the ban on Bera), else the thing.
func (f *finder) named(objects []int, a arguments) []nlp.Party {
	var out []nlp.Party
	for _, k := range objects {
		c := f.chunks[k]
		if f.isParty(k) {
			out = append(out, f.party(c.Span, c.Head))
			continue
		}
		if owner, ok := f.possessor(k); ok {
			out = append(out, owner)
			continue
		}
		at := -1
		for _, p := range a.preps {
			if p.of > k && f.isMention(p.of) && p.prep != "by" && p.prep != "after" {
				at = p.of
				break
			}
		}
		if at < 0 {
			at = k
		}
		out = append(out, f.party(f.chunks[at].Span, f.chunks[at].Head))
	}
	return out
}

// clauseSubject gives the first noun phrase of the clause that verb group k
// opens (demanded that Bera resign).
func (f *finder) clauseSubject(k int) []int {
	if k+1 < len(f.chunks) && f.chunks[k+1].Kind == nlp.NP && f.boundary(f.chunks[k].Span.End, f.chunks[k+1].Span.Start) {
		return []int{k + 1}
	}
	return nil
}
