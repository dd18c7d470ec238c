package events

import (
	"slices"

	"github.com/sayso-news/sayso/nlp"
)

// phrase is a noun phrase: its words without what follows the noun, and the
// token that the phrase hangs by.
type phrase struct {
	span nlp.Span
	head int
}

// prepPhrase is a noun phrase behind a preposition.
type prepPhrase struct {
	prep string
	phrase
}

// clause is a verb group with the noun phrases that belong to it.
type clause struct {
	chunk    nlp.Chunk
	passive  bool
	subject  []phrase // of a passive verb: to whom it is done
	objects  []phrase
	given    []phrase // to whom something is given, when no preposition says so
	by       []phrase // who does it, of a passive verb
	preps    []prepPhrase
	extra    []string // words that may belong to the verb, apart from it ("found … guilty")
	particle string   // that the tree gives the verb ("up" of "wound up")
	named    bool     // says what the object is (called him a liar)
}

// clauseOf gives the clause of verb group k: off the tree where the sentence has
// one, off the order of chunks where it has none.
func (f *finder) clauseOf(k int) clause {
	if f.parsed {
		return f.treeClause(k)
	}
	return f.flatClause(k)
}

// patients are the phrases to whom the verb is done.
func (c *clause) patients() []phrase {
	if c.passive {
		return c.subject
	}
	return c.objects
}

// agents are the phrases that do it.
func (c *clause) agents() []phrase {
	if c.passive {
		return c.by
	}
	return c.subject
}

// behind gives the phrases behind a preposition.
func behind(preps []prepPhrase, prep string) []phrase {
	var out []phrase
	for _, p := range preps {
		if p.prep == prep {
			out = append(out, p.phrase)
		}
	}
	return out
}

// phraseAt gives the phrase that a token stands in, up to a time that follows
// (strikes Friday evening).
func (f *finder) phraseAt(t int) phrase {
	k := f.chunkAt[t-f.sent.Start] - 1
	if k < 0 || f.chunks[k].Kind != nlp.NP {
		return phrase{nlp.Span{Start: t, End: t + 1}, t}
	}
	p := phrase{f.chunks[k].Span, t}
	for at := t + 1; at < p.span.End; at++ {
		if f.isTime(at) {
			p.span.End = at
		}
	}
	return p
}

func (f *finder) phraseOf(k int) phrase { return phrase{f.chunks[k].Span, f.chunks[k].Head} }

func (f *finder) phrasesOf(chunks []int) []phrase {
	var out []phrase
	for _, k := range chunks {
		out = append(out, f.phraseOf(k))
	}
	return out
}

// complements gives the phrases that follow a noun with a preposition (talks
// with Bera, an attack on the town).
func (f *finder) complements(p phrase) []prepPhrase {
	if f.parsed {
		return f.treeComplements(p)
	}
	return f.flatComplements(p)
}

// descend gives the first somebody among a phrase and what stands behind it (the
// death of the envoy, hospitals in Bera), at most three phrases deep.
func (f *finder) descend(p phrase, depth int) (phrase, bool) {
	if f.isParty(p) || f.national(p) {
		return p, true
	}
	if depth >= 3 {
		return p, false
	}
	for _, q := range f.complements(p) {
		switch q.prep {
		case "of", "in", "by", "from", "at", "among", "between", "on", "against", "with":
			if found, ok := f.descend(q.phrase, depth+1); ok {
				return found, true
			}
		}
	}
	return p, false
}

// isTime tells whether a token is part of a time.
func (f *finder) isTime(t int) bool {
	_, ok := f.timeAt(t)
	return ok
}

// timeAt gives the time that a token is part of, as an index into Timexes.
func (f *finder) timeAt(t int) (int, bool) {
	list := f.doc.Timexes[f.times.Start:f.times.End]
	i, _ := slices.BinarySearchFunc(list, t, func(tx nlp.Timex, t int) int { return tx.Span.End - t - 1 })
	if i < len(list) && list[i].Span.Has(t) {
		return f.times.Start + i, true
	}
	return -1, false
}
