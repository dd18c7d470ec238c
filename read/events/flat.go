package events

import (
	"slices"

	"github.com/sayso-news/sayso/nlp"
)

// flatClause reads the clause of verb group k off the order of chunks: the first
// phrase before it that no preposition brings is the subject, phrases after it
// are objects or stand behind prepositions.
func (f *finder) flatClause(k int) clause {
	toks := f.doc.Tokens
	c := clause{chunk: f.chunks[k], passive: f.chunks[k].Passive}
	c.subject = f.phrasesOf(f.flatSubject(k))
	last := f.chunks[k].Span.End
	object := true
	for j := k + 1; j < min(len(f.chunks), k+maxReach); j++ {
		next := f.chunks[j]
		if f.boundary(last, next.Span.Start) || next.Kind == nlp.VG && (next.Finite || toks[next.Span.Start].Lower == "to" || len(c.objects) == 0) {
			break
		}
		if next.Kind == nlp.VG {
			continue
		}
		prep, joined := f.between(last, next.Span.Start)
		last = next.Span.End
		if f.isTime(next.Head) {
			continue
		}
		p := f.phraseOf(j)
		switch {
		case prep == "by" && c.passive:
			c.by = append(c.by, p)
		case prep != "":
			object = false
			c.preps = append(c.preps, prepPhrase{prep, p})
		case object && (len(c.objects) == 0 || joined):
			c.objects = append(c.objects, p)
		case joined && len(c.preps) > 0:
			c.preps = append(c.preps, prepPhrase{c.preps[len(c.preps)-1].prep, p})
		}
	}
	return c
}

// between reads the tokens between two phrases: the last preposition, and
// whether a comma or a conjunction joins the two.
func (f *finder) between(from, to int) (prep string, joined bool) {
	for t := from; t < to; t++ {
		tok := &f.doc.Tokens[t]
		switch tok.Tag {
		case nlp.ADP, nlp.SCONJ:
			prep = tok.Lower
		case nlp.PART:
			if tok.Lower == "to" {
				prep = "to"
			}
		case nlp.CCONJ:
			joined = true
		case nlp.PUNCT:
			joined = joined || tok.Lower == ","
		}
	}
	return prep, joined
}

// maxReach is how many chunks away a party may stand without a tree.
const maxReach = 40

// flatSubject gives the subject of verb group k, borrowed from the verb before
// where it has none of its own. It is worked out once for a verb.
func (f *finder) flatSubject(k int) []int {
	if found, ok := f.subjects[k]; ok {
		return found
	}
	found := f.findSubject(k)
	f.subjects[k] = found
	return found
}

func (f *finder) findSubject(k int) []int {
	toks := f.doc.Tokens
	next := f.chunks[k].Span.Start
	var found []int
	if t := next - 1; t >= f.sent.Start && (toks[t].Tag == nlp.CCONJ || toks[t].Tag == nlp.ADV && t > f.sent.Start && toks[t-1].Tag == nlp.CCONJ) {
		for j := k - 1; j >= max(0, k-maxReach); j-- { // met X and praised Y
			if f.chunks[j].Kind == nlp.VG && f.chunks[j].Finite && f.chunks[k].Finite {
				return f.flatSubject(j)
			}
		}
	}
	for j := k - 1; j >= max(0, k-maxReach); j-- {
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
				return f.flatSubject(j)
			}
			break
		}
		next = c.Span.Start
		if before := c.Span.Start - 1; before >= f.sent.Start && toks[before].Tag == nlp.ADP || f.isTime(c.Head) {
			continue
		}
		if low := toks[c.Head].Lower; low == "who" || low == "which" || low == "that" {
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

// flatComplements gives the phrases that follow a phrase at once, each behind a
// preposition, up to a verb or the end of the clause.
func (f *finder) flatComplements(p phrase) []prepPhrase {
	var out []prepPhrase
	k := int(f.chunkAt[p.head-f.sent.Start]) - 1
	if k < 0 {
		return nil
	}
	last := f.chunks[k].Span.End
	for j := k + 1; j < len(f.chunks) && len(out) < 3; j++ {
		c := f.chunks[j]
		prep, joined := f.between(last, c.Span.Start)
		if c.Kind == nlp.VG || f.boundary(last, c.Span.Start) || prep == "" && !(joined && len(out) > 0) || c.Span.Start-last > 3 {
			break
		}
		if prep == "" {
			prep = out[len(out)-1].prep
		}
		last = c.Span.End
		if !f.isTime(c.Head) {
			out = append(out, prepPhrase{prep, f.phraseOf(j)})
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
