package names

import (
	"unicode"
	"unicode/utf8"

	"github.com/sayso-news/sayso/nlp"
)

// readSentence finds the names of one sentence. A headline in capitals is kept
// for the last pass, when the names of the story are known.
func (f *finder) readSentence(sent nlp.Span) {
	f.sent = sent
	if f.shouting(sent) {
		f.heads = append(f.heads, sent)
		return
	}
	for i := sent.Start; i < sent.End; {
		if n, c := f.listed(i); n > 0 {
			f.cands = append(f.cands, c)
			i += n
			continue
		}
		if !f.starts(i) {
			i++
			continue
		}
		end := f.runEnd(i)
		f.readRun(nlp.Span{Start: i, End: end})
		i = end
	}
}

// starts reports whether a run of name words can start at token i.
func (f *finder) starts(i int) bool {
	tok := &f.doc.Tokens[i]
	if !f.capital(i) {
		return false
	}
	if neverName(tok.Lower) && f.doc.Tok(i) != "US" && f.doc.Tok(i) != "WHO" || f.doc.Tokens[i].End-tok.Start == 1 && !f.initial(i) {
		return false
	}
	if f.opens(f.sent, i) || f.afterMark(i) {
		return f.trueCapital(i)
	}
	return true
}

// initial reports whether token i is the single letter of a name: "J. Ruiz".
func (f *finder) initial(i int) bool {
	if tok := f.doc.Tok(i); utf8.RuneCountInString(tok) != 1 || tok == "I" || tok == "A" && !f.glued(i) {
		return false
	}
	return i+1 < f.sent.End && f.lower(i+1) == "." && f.glued(i)
}

// trueCapital reports whether a word that any sentence would capitalise has its
// capital because it is a name.
func (f *finder) trueCapital(i int) bool {
	tok := &f.doc.Tokens[i]
	if openers[tok.Lower] {
		return false
	}
	word := f.doc.Tok(i)
	if allCaps(word) || innerCapital(word) {
		return true
	}
	c := f.seen[tok.Lower]
	if c.upper > 0 && c.upper >= c.lower {
		return true
	}
	next := i+1 < f.sent.End && f.capital(i+1) && !neverName(f.lower(i+1))
	switch {
	case isFirstName(tok.Lower) && (next || tok.Tag == nlp.PROPN):
		return true
	case isPlaceWord(tok.Lower), isDemonym(tok.Lower):
		return true
	case c.lower > 0:
		return false
	case tok.Tag == nlp.PROPN:
		return true
	case next:
		return tok.Tag != nlp.VERB && tok.Tag != nlp.ADV && tok.Tag != nlp.ADP && tok.Tag != nlp.SCONJ && tok.Tag != nlp.CCONJ && tok.Tag != nlp.AUX
	}
	return false
}

func innerCapital(s string) bool {
	for i, r := range s {
		if i > 0 && unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// runEnd gives the end of the run of name words that starts at token i.
func (f *finder) runEnd(i int) int {
	end := i + 1
	for end < f.sent.End {
		next := f.join(i, end)
		if next == end {
			return end
		}
		end = next
	}
	return end
}

// join gives the end of the run when the words from token end on belong to it,
// end itself when they do not.
func (f *finder) join(start, end int) int {
	doc := f.doc
	word := f.lower(end)
	switch {
	case doc.Tokens[end].Block != doc.Tokens[start].Block:
		return end
	case word == "." && (f.initial(end-1) || abbreviated(f.lower(end-1)) && f.glued(end-1)):
		if end+1 < f.sent.End && f.capital(end+1) {
			return end + 1
		}
		return end
	case word == "&" && end+1 < f.sent.End && f.capital(end+1):
		return end + 2
	case (word == "-" || word == "‑") && f.glued(end-1) && f.glued(end) && end+1 < f.sent.End:
		if f.capital(end+1) || innerParticle(f.lower(end-1)) {
			return end + 2
		}
		return end
	case word == "-" && end == start+1 && f.doubled(end):
		return end + 2 // "Strauss - Kahn": texts whose hyphens were set apart
	case word == "'s" || word == "'" || word == "’":
		// "People's Party", "Workers' Union"; any other possessive ends the name.
		if possessor(f.lower(end-1)) && end+1 < f.sent.End && f.capital(end+1) {
			return end + 2
		}
		return end
	case word == "today" && f.capital(end) && f.capital(end-1) && end > start && (reports(f.lower(end+1)) || f.lower(end+1) == "'s"):
		return end + 1 // "Brassen Today reports"
	case f.capital(end):
		if neverName(word) && doc.Tok(end) != "US" && !(word == "the" && f.lower(end-1) == "of") {
			return end
		}
		if len(word) == 1 && !f.initial(end) && !unicode.IsDigit(firstRune(doc.Tok(end))) && word != "x" {
			return end
		}
		return end + 1
	case innerParticle(word):
		k := end + 1
		for k < f.sent.End && (innerParticle(f.lower(k)) || f.lower(k) == "-" || f.lower(k) == "'" || f.lower(k) == "’") {
			k++
		}
		if k < f.sent.End && k-end <= 3 && f.capital(k) && !neverName(f.lower(k)) {
			return k + 1
		}
		return end
	case word == "of" || word == "for" || word == "on":
		k := end + 1
		if k < f.sent.End && f.lower(k) == "the" {
			k++
		}
		if k >= f.sent.End || !f.capital(k) || neverName(f.lower(k)) {
			return end
		}
		if takesOf(f.lower(end-1)) || word == "for" && takesFor(f.lower(end-1)) || word == "on" && takesOn(f.lower(end-1)) {
			return k + 1
		}
		return end
	case word == "and":
		return f.joinAnd(start, end)
	}
	return end
}

// doubled reports whether the hyphen at token i, spaces around it, joins two
// halves of a name: the same pair stands in the story again, as nothing but a
// name would.
func (f *finder) doubled(i int) bool {
	if i < 1 || i+1 >= f.sent.End || f.glued(i-1) || f.glued(i) || !f.capital(i+1) || f.allCaps(i-1) || isPlaceWord(f.lower(i-1)) {
		return false
	}
	for t := 1; t+1 < len(f.doc.Tokens); t++ {
		if t != i && f.lower(t) == "-" && f.lower(t-1) == f.lower(i-1) && f.lower(t+1) == f.lower(i+1) {
			return true
		}
	}
	return false
}

// joinAnd joins "and" only inside the name of an organisation: after "Ministry
// of", "Centers for" and the like, or before a head word ("Food and Drug
// Administration").
func (f *finder) joinAnd(start, end int) int {
	if end+1 >= f.sent.End || !f.capital(end+1) || neverName(f.lower(end+1)) {
		return end
	}
	stop := end + 2
	for stop < f.sent.End && f.capital(stop) && stop-end < 5 && !neverName(f.lower(stop)) {
		stop++
	}
	for i := start + 1; i < end; i++ {
		if w := f.lower(i); (w == "of" || w == "for") && ministry(f.lower(i-1)) &&
			!isPlaceWord(f.lower(end-1)) && !isPlaceWord(f.lower(end+1)) && !isFirstName(f.lower(end+1)) && !isDemonym(f.lower(end+1)) {
			if orgHead(f.lower(stop-1)) || stop == end+2 {
				return stop
			}
			return end + 2
		}
	}
	if orgHead(f.lower(stop-1)) && stop > end+2 && end-start <= 3 &&
		!isPlaceWord(f.lower(end-1)) && !isDemonym(f.lower(end-1)) && !isFirstName(f.lower(start)) && !orgHead(f.lower(end-1)) && !isPlaceWord(f.lower(end+1)) && !isDemonym(f.lower(end+1)) {
		return stop
	}
	return end
}
