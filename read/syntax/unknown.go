package syntax

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// unknown appends the candidates of a word that the lexicon does not hold.
func (m *model) unknown(word, low string, out []candidate) []candidate {
	first, _ := utf8.DecodeRuneInString(word)
	switch {
	case unicode.IsDigit(first):
		switch {
		case strings.HasSuffix(low, "s"):
			return m.one("NNS", out)
		case strings.HasSuffix(low, "th"), strings.HasSuffix(low, "st"), strings.HasSuffix(low, "nd"), strings.HasSuffix(low, "rd"),
			strings.Count(low, "-") > 0 && low[len(low)-1] >= 'a':
			return m.one("JJ", out)
		}
		return m.one("CD", out)
	case first == '@' || strings.Contains(word, "://") || strings.HasPrefix(low, "www.") || strings.Contains(word, "@"):
		return m.one("ADD", out)
	case first == '#':
		return m.one("NN", out)
	case !unicode.IsLetter(first) && first != '\'':
		switch {
		case unicode.Is(unicode.Sc, first):
			return m.one("$", out)
		case unicode.IsPunct(first):
			return m.one(":", out)
		}
		return m.one("NFP/SYM", out)
	}
	if n, _ := en.MatchPlatform(func(int) string { return word }, 1); n == 1 {
		return m.one("NNP", out)
	}
	if i := strings.LastIndexByte(low, '-'); i > 0 {
		switch low[i+1:] {
		case "based", "backed", "led", "owned", "run", "born", "listed", "wide", "era", "funded", "held":
			return m.one("JJ", out)
		}
	}
	from := len(out)
	if out = m.reportingOf(word, out); len(out) > from {
		return out
	}
	if plural, ok := listedNoun(word); ok {
		if plural {
			return m.one("NNS", out)
		}
		return m.one("NN", out)
	}
	which := m.suffix[0]
	if unicode.IsUpper(first) {
		which = m.suffix[1]
	}
	var p [128]float64
	for i := len(low); i >= max(0, len(low)-maxSuffix); i-- {
		suffix := low[i:]
		if len(word) == len(low) {
			suffix = word[i:]
		}
		counts := which[suffix]
		if counts == nil {
			break
		}
		sum := 0.0
		for _, c := range counts {
			sum += float64(c.Count)
		}
		const theta = 0.15 // how much the shorter ending still counts
		for t := range m.n {
			p[t] *= theta / (1 + theta)
		}
		for _, c := range counts {
			p[c.Tag] += float64(c.Count) / sum / (1 + theta)
		}
	}
	if i := strings.LastIndexByte(low, '-'); i > 0 && !unicode.IsUpper(first) {
		for t := range m.n {
			p[t] *= 0.5
		}
		p[m.byName["JJ"]] += 0.35
		p[m.byName["NN"]] += 0.1
	}
	if unicode.IsUpper(first) { // endings tell little of names
		for t := range m.n {
			switch m.upos[t] {
			case nlp.PROPN, nlp.NOUN, nlp.ADJ:
			default:
				p[t] *= 0.2
			}
		}
	}
	best := 0.0
	for t := range m.n {
		best = max(best, p[t])
	}
	for t := range m.n {
		if p[t] > best*0.005 && p[t] > 0 {
			out = append(out, candidate{uint8(t), float32(math.Log(p[t])) - m.logn[t]})
		}
	}
	return out
}

func (m *model) one(name string, out []candidate) []candidate {
	return append(out, candidate{m.byName[name], 0})
}

func upper(word string) bool {
	if word == "" {
		return false
	}
	if c := word[0]; c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// listedNoun reports whether a list has a word in lower case as a noun for a
// person, a body or a document, and whether it is a plural.
func listedNoun(word string) (plural, ok bool) {
	if person, ok := en.LookupPerson(word); ok {
		return person.Plural, true
	}
	if group, ok := en.LookupGroup(word); ok {
		return group.Plural, true
	}
	if document, ok := en.LookupDocument(word); ok {
		return document.Plural, true
	}
	return false, false
}
