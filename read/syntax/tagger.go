package syntax

import (
	"math"
	"strings"

	"github.com/sayso-news/sayso/nlp"
)

// A tagger tags the sentences of one Doc; its slices are used again.
type tagger struct {
	doc   *nlp.Doc
	model *model
	cands []candidate // of all tokens of the sentence
	from  []int       // cands[from[i]:from[i+1]] are those of token i
	back  []int32     // best candidate two tokens before, by pair
	base  []int       // back of token i starts here
	prev  []float32
	next  []float32
	key   []byte
}

// tag sets Tag, Lemma and Form of the tokens of a span by Viterbi's algorithm
// over pairs of tags.
func (t *tagger) tag(span nlp.Span) {
	n := span.Len()
	if n == 0 {
		return
	}
	m, doc := t.model, t.doc
	shout, title := t.look(span)
	t.cands, t.from, t.back, t.base = t.cands[:0], t.from[:0], t.back[:0], t.base[:0]
	initial := true
	for i := span.Start; i < span.End; i++ {
		t.from = append(t.from, len(t.cands))
		t.candidates(i, initial || title, shout)
		if c := doc.Text[doc.Tokens[i].Start]; c >= '0' && c != ':' && c != '[' && c < 0x80 {
			initial = false
		} else if c == ':' || c == '(' {
			initial = true
		} else if isQuote(doc.Tok(i)) {
			initial = true
		}
	}
	t.from = append(t.from, len(t.cands))

	k, edge := m.n+1, m.n
	at := func(i int) []candidate { return t.cands[t.from[i]:t.from[i+1]] }
	// prev holds the score of each pair (tag of i-1, tag of i); before the
	// first token the pair is (edge, tag).
	first := at(0)
	t.prev = t.prev[:0]
	t.base = append(t.base, 0)
	for _, c := range first {
		t.prev = append(t.prev, c.logp+m.trans[(edge*k+edge)*k+int(c.tag)])
	}
	edges := [1]candidate{{tag: uint8(edge)}}
	before, here := edges[:], first
	for i := 1; i < n; i++ {
		after := at(i)
		t.base = append(t.base, len(t.back))
		t.next = t.next[:0]
		for b := range here {
			for c := range after {
				best, arg := float32(math.Inf(-1)), int32(0)
				for a := range before {
					s := t.prev[a*len(here)+b] + m.trans[(int(before[a].tag)*k+int(here[b].tag))*k+int(after[c].tag)]
					if s > best {
						best, arg = s, int32(a)
					}
				}
				t.next = append(t.next, best+after[c].logp)
				t.back = append(t.back, arg)
			}
		}
		t.prev, t.next = t.next, t.prev
		before, here = here, after
	}
	best, ba, bb := float32(math.Inf(-1)), 0, 0
	for a := range before {
		for b := range here {
			s := t.prev[a*len(here)+b] + m.trans[(int(before[a].tag)*k+int(here[b].tag))*k+edge]
			if s > best {
				best, ba, bb = s, a, b
			}
		}
	}
	for i := n - 1; i >= 0; i-- {
		t.set(span.Start+i, at(i)[bb].tag)
		if i > 0 {
			ba, bb = int(t.back[t.base[i]+ba*len(at(i))+bb]), ba
		}
	}
	t.repair(span)
}

// set writes one token's tag, form and lemma.
func (t *tagger) set(i int, tag uint8) {
	m, tok := t.model, &t.doc.Tokens[i]
	tok.Tag, tok.Form = m.upos[tag], m.form[tag]
	t.lemma(i, m.lex.Tags[tag].Penn)
}

// lemma writes one token's base form from its tag and form; penn is its Penn
// tag, which tells more of verbs.
func (t *tagger) lemma(i int, penn string) {
	m, tok := t.model, &t.doc.Tokens[i]
	tok.Lemma = tok.Lower
	switch tok.Tag {
	case nlp.VERB, nlp.AUX:
		tok.Lemma = verbLemma(m, tok.Lower, penn)
	case nlp.NOUN:
		if tok.Form == nlp.Plural {
			tok.Lemma = m.lex.Lemma(tok.Lower, "NNS")
		}
	}
}

// pennOf gives the Penn tag that a verb's form amounts to.
func pennOf(tok *nlp.Token) string {
	switch tok.Form {
	case nlp.Base:
		return "VB"
	case nlp.Past:
		return "VBD"
	case nlp.Participle:
		return "VBN"
	case nlp.Gerund:
		return "VBG"
	case nlp.Present:
		if tok.Tag == nlp.AUX && (tok.Lower == "'d" || !strings.HasSuffix(tok.Lower, "s")) {
			return "MD"
		}
		if strings.HasSuffix(tok.Lower, "s") {
			return "VBZ"
		}
		return "VBP"
	}
	return ""
}

// verbLemma gives the base form of a verb or auxiliary, clitics included.
func verbLemma(m *model, low, penn string) string {
	switch low {
	case "am", "is", "are", "was", "were", "been", "being", "'m", "'re":
		return "be"
	case "has", "had", "having", "'ve":
		return "have"
	case "'ll", "wo":
		return "will"
	case "ca":
		return "can"
	case "sha":
		return "shall"
	case "'d":
		if penn == "MD" {
			return "would"
		}
		return "have"
	case "'s":
		if lemma := m.lex.Lemma(low, penn); lemma != low && lemma != "'" {
			return lemma
		}
		return "be"
	}
	return m.lex.Lemma(low, penn)
}

// look reports whether a sentence is all capitals, and whether most of its
// words have one, as in a headline: then capitals tell nothing.
func (t *tagger) look(span nlp.Span) (shout, title bool) {
	doc := t.doc
	words, caps, alls, small := 0, 0, 0, 0
	for i := span.Start; i < span.End; i++ {
		tok := &doc.Tokens[i]
		c := doc.Text[tok.Start]
		switch {
		case 'a' <= c && c <= 'z':
			words++
			if tok.End-tok.Start > 3 {
				small++
			}
		case 'A' <= c && c <= 'Z':
			words++
			caps++
			if strings.ToUpper(doc.Text[tok.Start:tok.End]) == doc.Text[tok.Start:tok.End] {
				alls++
			}
		}
	}
	heading := doc.Tokens[span.Start].Block >= 0 && doc.Blocks[doc.Tokens[span.Start].Block].Kind == "heading"
	return words >= 3 && alls == words, heading && words >= 4 && caps > small
}

// candidates appends the candidates of token i.
func (t *tagger) candidates(i int, initial, shout bool) {
	m, tok := t.model, &t.doc.Tokens[i]
	text, low := t.doc.Text[tok.Start:tok.End], tok.Lower
	if !upper(text) {
		if cands := t.lookup(low); cands != nil {
			t.cands = append(t.cands, cands...)
		} else {
			t.cands = m.unknown(low, low, t.cands)
		}
		return
	}
	from := len(t.cands)
	exact, lower := t.lookup(text), t.lookup(low)
	if exact != nil {
		t.cands = append(t.cands, exact...)
	}
	switch {
	case lower != nil && (shout || initial):
		t.merge(from, lower, 0)
	case exact != nil:
	case lower != nil:
		t.cands = append(t.cands, candidate{m.byName["NNP"], float32(math.Log(2 / m.count[m.byName["NNP"]]))})
		t.merge(from, lower, -1.5)
	case shout:
		t.cands = m.unknown(low, low, t.cands)
	}
	if len(t.cands) == from {
		t.cands = m.unknown(text, low, t.cands)
	}
}

// merge adds candidates to those from index from on, each with a bonus.
func (t *tagger) merge(from int, cands []candidate, bonus float32) {
next:
	for _, c := range cands {
		c.logp += bonus
		for j := from; j < len(t.cands); j++ {
			if t.cands[j].tag == c.tag {
				t.cands[j].logp = float32(math.Log(math.Exp(float64(t.cands[j].logp)) + math.Exp(float64(c.logp))))
				continue next
			}
		}
		t.cands = append(t.cands, c)
	}
}

// lookup gives the candidates of a known word, nil for another.
func (t *tagger) lookup(word string) []candidate {
	m := t.model
	if cands := m.words[word]; cands != nil {
		return cands
	}
	switch word {
	case "“", "”", "„", "«", "»", "‟":
		return m.words["\""]
	case "‘", "’", "‚":
		return m.words["'"]
	case "–", "—":
		return m.words["--"]
	}
	for i := range len(word) {
		if c := word[i]; '0' <= c && c <= '9' {
			t.key = append(t.key[:0], word...)
			for j := i; j < len(t.key); j++ {
				if '0' <= t.key[j] && t.key[j] <= '9' {
					t.key[j] = '0'
				}
			}
			return m.words[string(t.key)]
		}
	}
	return nil
}

func isQuote(s string) bool {
	switch s {
	case "\"", "“", "”", "‘", "'", "``", "„", "«", "»", "…", "•", "–", "—", "-", "--":
		return true
	}
	return false
}
