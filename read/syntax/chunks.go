package syntax

import "github.com/sayso-news/sayso/nlp"

// chunks reads noun phrases and verb groups off the tags, sentence by sentence.
func chunks(doc *nlp.Doc) []nlp.Chunk {
	out := make([]nlp.Chunk, 0, len(doc.Tokens)/3)
	for _, sent := range doc.Sentences {
		for i := sent.Start; i < sent.End; {
			c, ok := verbGroup(doc, i, sent.End)
			if !ok {
				c, ok = nounPhrase(doc, i, sent.End)
			}
			if !ok {
				i++
				continue
			}
			out = append(out, c)
			i = c.Span.End
		}
	}
	return out
}

// verbGroup gives the verb group that starts at token i.
func verbGroup(doc *nlp.Doc, i, end int) (nlp.Chunk, bool) {
	toks := doc.Tokens
	c := nlp.Chunk{Kind: nlp.VG, Head: -1}
	j := i
	aux := ""                // lemma of the last auxiliary
	to, seen := false, false // "to" opens the group; an auxiliary was met
	if toks[j].Tag == nlp.PART && toks[j].Lower == "to" {
		to = true
		j++
	}
	last := j // end of what surely belongs to the group
	negatedAt := -1
scan:
	for ; j < end; j++ {
		tok := &toks[j]
		switch {
		case tok.Tag == nlp.AUX:
			if !seen && !to {
				c.Finite = finite(tok)
			}
			seen, aux, c.Head, last = true, tok.Lemma, j, j+1
		case tok.Tag == nlp.VERB:
			if seen && !continues(aux, tok) {
				break scan
			}
			if !seen && !to {
				c.Finite = finite(tok)
			}
			c.Passive = seen && tok.Form == nlp.Participle && (aux == "be" || aux == "get")
			c.Head, last, seen = j, j+1, true
			// "got arrested", "have to go" stay apart but for get + participle.
			if tok.Lemma == "get" && j+1 < end && toks[j+1].Tag == nlp.VERB && toks[j+1].Form == nlp.Participle {
				aux = "get"
				continue
			}
			break scan
		case negation(tok):
			if !seen && !to {
				if tok.Lower != "not" && tok.Lower != "never" {
					break scan
				}
			}
			if negatedAt < 0 {
				negatedAt = j
			}
		case tok.Tag == nlp.ADV && (seen || to):
		case seen && tok.Tag == nlp.ADJ && aux == "be" && participleShape(tok.Lower) && j+1 < end && toks[j+1].Lower == "by":
			c.Head, c.Passive, last = j, true, j+1
			break scan
		default:
			break scan
		}
	}
	if !seen || c.Head < 0 {
		return c, false
	}
	if negatedAt == last && negation(&toks[negatedAt]) { // "did not", "is n't" without a main verb
		last++
	}
	c.Negated = negatedAt >= 0 && negatedAt < last
	c.Span = nlp.Span{Start: i, End: last}
	return c, true
}

// continues reports whether a verb may follow an auxiliary in one group.
func continues(aux string, tok *nlp.Token) bool {
	switch aux {
	case "be":
		return tok.Form == nlp.Gerund || tok.Form == nlp.Participle || tok.Form == nlp.Past
	case "have":
		return tok.Form == nlp.Participle || tok.Form == nlp.Past
	case "get":
		return tok.Form == nlp.Participle
	}
	return tok.Form != nlp.Gerund
}

func finite(tok *nlp.Token) bool {
	return tok.Form == nlp.Present || tok.Form == nlp.Past || tok.Tag == nlp.AUX && tok.Form == nlp.FormNone
}

func negation(tok *nlp.Token) bool {
	return tok.Lower == "not" || tok.Lower == "n't" || tok.Lower == "never"
}

func participleShape(low string) bool {
	n := len(low)
	return n > 3 && (low[n-2:] == "ed" || low[n-2:] == "en")
}

// nounPhrase gives the base noun phrase that starts at token i: determiners,
// possessors, modifiers and the head noun. A pronoun is one of its own.
func nounPhrase(doc *nlp.Doc, i, end int) (nlp.Chunk, bool) {
	toks := doc.Tokens
	if toks[i].Tag == nlp.PRON && !possessive[toks[i].Lower] {
		return nlp.Chunk{Kind: nlp.NP, Span: nlp.Span{Start: i, End: i + 1}, Head: i}, true
	}
	head, j := -1, i
scan:
	for ; j < end; j++ {
		tok := &toks[j]
		switch tok.Tag {
		case nlp.NOUN, nlp.PROPN:
			head = j
		case nlp.NUM, nlp.SYM:
			if head < 0 || toks[head].Tag == nlp.NUM {
				head = j
			} else if tok.Tag == nlp.NUM && j == head+1 { // October 7, Apollo 13
				head = j - 1
				if j+1 < end && nominal(&toks[j+1]) {
					break scan
				}
				j++
				break scan
			}
		case nlp.DET:
			if j > i && toks[j-1].Tag != nlp.DET && toks[j-1].Lower != "'s" {
				break scan
			}
		case nlp.PRON:
			if !possessive[tok.Lower] || j > i && toks[j-1].Tag != nlp.DET {
				break scan
			}
		case nlp.ADJ:
			if head >= 0 && toks[head].Tag != nlp.NUM && !nounAhead(doc, j, end) {
				break scan
			}
		case nlp.ADV: // more than 1,000, very large
			if head >= 0 || !modifierAhead(doc, j, end) {
				break scan
			}
		case nlp.VERB: // the reported attack, a growing crisis
			if tok.Form != nlp.Participle && tok.Form != nlp.Gerund || head >= 0 || j == i || !nounAhead(doc, j, end) {
				break scan
			}
		case nlp.PART: // Turkey 's spy chief; Hamas ’ leaders
			if head != j-1 || tok.Lower != "'s" && tok.Lower != "'" || !phraseAhead(doc, j, end) {
				break scan
			}
			head = -1
		case nlp.PUNCT: // a "vital" step; a long, hard winter; U.S. - backed
			if tok.Lower == "," && j > i && j+1 < end && toks[j-1].Tag == nlp.ADJ && toks[j+1].Tag == nlp.ADJ && head < 0 && nounAhead(doc, j+1, end) {
				continue
			}
			break scan
		case nlp.CCONJ: // security and defense officials: only between adjectives
			if j > i && j+1 < end && toks[j-1].Tag == nlp.ADJ && toks[j+1].Tag == nlp.ADJ && head < 0 && nounAhead(doc, j+1, end) {
				continue
			}
			break scan
		default:
			break scan
		}
	}
	if head < 0 {
		// "the poor", "his": a determiner or adjective that stands for a noun.
		if j > i && (toks[i].Tag == nlp.DET || possessive[toks[i].Lower]) {
			for j > i+1 && (toks[j-1].Tag == nlp.PUNCT || toks[j-1].Tag == nlp.CCONJ || toks[j-1].Tag == nlp.PART) {
				j--
			}
			return nlp.Chunk{Kind: nlp.NP, Span: nlp.Span{Start: i, End: j}, Head: j - 1}, true
		}
		return nlp.Chunk{}, false
	}
	stop := head + 1
	if stop < j && toks[stop].Tag == nlp.NUM {
		stop++
	}
	return nlp.Chunk{Kind: nlp.NP, Span: nlp.Span{Start: i, End: stop}, Head: head}, true
}

func nominal(tok *nlp.Token) bool { return tok.Tag == nlp.NOUN || tok.Tag == nlp.PROPN }

// nounAhead reports whether a noun comes after token j with only modifiers between.
func nounAhead(doc *nlp.Doc, j, end int) bool {
	for k := j + 1; k < min(end, j+6); k++ {
		switch doc.Tokens[k].Tag {
		case nlp.NOUN, nlp.PROPN:
			return true
		case nlp.ADJ, nlp.NUM, nlp.CCONJ:
		case nlp.PUNCT:
			if doc.Tokens[k].Lower != "," {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// phraseAhead reports whether what follows a possessive may be what is possessed.
func phraseAhead(doc *nlp.Doc, j, end int) bool {
	if j+1 >= end {
		return false
	}
	switch doc.Tokens[j+1].Tag {
	case nlp.NOUN, nlp.PROPN, nlp.ADJ, nlp.NUM:
		return true
	case nlp.VERB, nlp.ADV:
		return nounAhead(doc, j+1, end)
	}
	return false
}

// modifierAhead reports whether token j, an adverb, stands before an adjective
// or a number that stands before a noun.
func modifierAhead(doc *nlp.Doc, j, end int) bool {
	if j+1 >= end {
		return false
	}
	switch tok := &doc.Tokens[j+1]; tok.Tag {
	case nlp.ADJ, nlp.NUM:
		return nounAhead(doc, j+1, end)
	case nlp.ADP: // more than 1,000
		return tok.Lower == "than" && j+2 < end && doc.Tokens[j+2].Tag == nlp.NUM
	}
	return false
}

var possessive = map[string]bool{"my": true, "your": true, "his": true, "her": true, "its": true, "our": true, "their": true, "whose": true}
