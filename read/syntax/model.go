package syntax

import (
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// A candidate is a fine tag with the logarithm of P(word|tag).
type candidate struct {
	tag  uint8
	logp float32
}

// A model is the lexicon turned into logarithms. Tag n is the sentence's edge.
type model struct {
	lex     *en.Lexicon
	n       int
	upos    []nlp.Tag
	form    []nlp.Form
	count   []float64
	logn    []float32 // log count
	trans   []float32 // log P(c|a,b) at (a*(n+1)+b)*(n+1)+c
	words   map[string][]candidate
	suffix  [2]map[string][]en.TagCount // lower-case and capitalised words
	openTag []bool
	byName  map[string]uint8
}

// Weights of runs of three, two and one tag: set by hand, not fitted.
const triWeight, biWeight, uniWeight = 0.55, 0.35, 0.10

// maxSuffix is the longest ending that an unknown word is guessed by; only
// words that are this rare teach endings.
const (
	maxSuffix = 6
	rare      = 12
)

var trained = sync.OnceValue(load)

// load makes the model; the lexicon itself is parsed once.
func load() *model {
	lex := en.Words()
	n := len(lex.Tags)
	m := &model{lex: lex, n: n, byName: map[string]uint8{}}
	tags := map[string]nlp.Tag{}
	for tag := nlp.X; tag <= nlp.VERB; tag++ {
		tags[tag.String()] = tag
	}
	total := 0.0
	for i, t := range lex.Tags {
		m.upos = append(m.upos, tags[t.UPOS])
		m.form = append(m.form, formOf(t.Penn))
		m.count = append(m.count, float64(t.Count))
		m.logn = append(m.logn, float32(math.Log(float64(t.Count))))
		m.byName[t.Name] = uint8(i)
		switch tags[t.UPOS] {
		case nlp.NOUN, nlp.PROPN, nlp.VERB, nlp.ADJ, nlp.ADV, nlp.NUM, nlp.INTJ:
			m.openTag = append(m.openTag, true)
		default:
			m.openTag = append(m.openTag, false)
		}
		total += float64(t.Count)
	}
	m.transitions(total)
	m.words = make(map[string][]candidate, 12500)
	m.suffix = [2]map[string][]en.TagCount{make(map[string][]en.TagCount, 12000), make(map[string][]en.TagCount, 6000)}
	lex.All(func(word string, counts []en.TagCount) {
		cands := make([]candidate, len(counts))
		var seen int32
		for i, c := range counts {
			cands[i] = candidate{c.Tag, float32(math.Log(float64(c.Count))) - m.logn[c.Tag]}
			seen += c.Count
		}
		m.words[word] = m.complete(word, counts, cands)
		if seen > rare {
			return
		}
		which := m.suffix[0]
		if upper(word) {
			which = m.suffix[1]
		}
		for i := len(word); i >= max(0, len(word)-maxSuffix); i-- {
			for _, c := range counts {
				if m.openTag[c.Tag] {
					which[word[i:]] = count(which[word[i:]], c)
				}
			}
		}
	})
	return m
}

// twins are inflections that most verbs spell alike: a word seen with one may
// turn up with the other.
var twins = [...][2]string{{"VBD", "VBN"}, {"VBN", "VBD"}, {"VB", "VBP"}, {"VBP", "VB"}}

// complete adds to the candidates of a known word the tags that it was not
// seen with by chance: the twin of an inflection, and the forms of a reporting
// verb.
func (m *model) complete(word string, counts []en.TagCount, cands []candidate) []candidate {
	for _, twin := range twins {
		from, to := m.byName[twin[0]], m.byName[twin[1]]
		if (twin[0] == "VBD" || twin[0] == "VBN") && !strings.HasSuffix(word, "ed") {
			continue
		}
		if i := slices.IndexFunc(counts, func(c en.TagCount) bool { return c.Tag == from }); i >= 0 {
			cands = m.offer(cands, to, 0.5+twinShare*float64(counts[i].Count))
		}
	}
	return m.reporting(word, cands)
}

// twinShare is the weight of the count of an inflection for its twin: set by
// hand, not fitted.
const twinShare = 0.3

// reporting adds the forms of a reporting verb, and of the noun that is spelled
// alike where a list has it ("poll", "report").
func (m *model) reporting(word string, cands []candidate) []candidate {
	verb, ok := en.Reporting(word)
	if !ok {
		return cands
	}
	for i, name := range [...]string{"VB", "VBZ/VERB", "VBD", "VBN", "VBG"} {
		if verb.Form&(1<<i) != 0 {
			cands = m.offer(cands, m.byName[name], 1)
			if name == "VB" {
				cands = m.offer(cands, m.byName["VBP"], 1)
			}
		}
	}
	if document, ok := en.LookupDocument(word); ok {
		name := "NN"
		if document.Plural {
			name = "NNS"
		}
		cands = m.offer(cands, m.byName[name], 2)
	}
	return cands
}

// reportingOf appends the candidates of a reporting verb that is not in the
// lexicon.
func (m *model) reportingOf(word string, out []candidate) []candidate {
	return append(out, m.reporting(word, nil)...)
}

// offer adds tag with a count when no candidate has it.
func (m *model) offer(cands []candidate, tag uint8, count float64) []candidate {
	for _, c := range cands {
		if c.tag == tag {
			return cands
		}
	}
	return append(cands, candidate{tag, float32(math.Log(count)) - m.logn[tag]})
}

func count(counts []en.TagCount, c en.TagCount) []en.TagCount {
	for i := range counts {
		if counts[i].Tag == c.Tag {
			counts[i].Count += c.Count
			return counts
		}
	}
	return append(counts, c)
}

func (m *model) transitions(total float64) {
	k := m.n + 1
	tri := make([]float64, k*k*k)
	bi := make([]float64, k*k)  // b,c
	mid := make([]float64, k*k) // a,b as history
	hist := make([]float64, k)
	edge := 0.0
	for _, run := range m.lex.Runs {
		a, b, c := int(run.Tags[0]), int(run.Tags[1]), int(run.Tags[2])
		x := float64(run.Count)
		tri[(a*k+b)*k+c] += x
		mid[a*k+b] += x
		bi[b*k+c] += x
		hist[b] += x
		if c == m.n {
			edge += x
		}
	}
	m.trans = make([]float32, k*k*k)
	for a := range k {
		for b := range k {
			for c := range k {
				uni := edge / total
				if c < m.n {
					uni = m.count[c] / total
				}
				p := uniWeight * uni
				if hist[b] > 0 {
					p += biWeight * bi[b*k+c] / hist[b]
				}
				if h := mid[a*k+b]; h > 0 {
					p += triWeight * tri[(a*k+b)*k+c] / h
				}
				m.trans[(a*k+b)*k+c] = float32(math.Log(p))
			}
		}
	}
}

func formOf(penn string) nlp.Form {
	switch penn {
	case "VB":
		return nlp.Base
	case "VBP", "VBZ":
		return nlp.Present
	case "VBD":
		return nlp.Past
	case "VBN":
		return nlp.Participle
	case "VBG":
		return nlp.Gerund
	case "NNS", "NNPS":
		return nlp.Plural
	}
	return nlp.FormNone
}
