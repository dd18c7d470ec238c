package en

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:generate go run ./gen -data ../../../../shared/data

//go:embed lexicon.txt
var lexiconText string

//go:embed tags.txt
var tagsText string

// A LexicalTag is a fine part of speech of the lexicon: a Penn Treebank tag
// together with the universal one that it stands for.
type LexicalTag struct {
	Name  string // "VBD", or "IN/SCONJ" where the tag has several universal ones
	Penn  string // "VBD", "IN"
	UPOS  string // "VERB", "SCONJ"
	Count int    // in the counted texts
}

// A TagCount is how often a word was seen with a tag, an index into Lexicon.Tags.
type TagCount struct {
	Tag   uint8
	Count int32
}

// Lexicon is the words with their tags and the runs of three tags, counted.
type Lexicon struct {
	Tags  []LexicalTag
	Runs  []TagRun
	words map[string]entry
}

// A TagRun is three tags in a row; a tag equal to len(Tags) is the edge of a
// sentence.
type TagRun struct {
	Tags  [3]uint8
	Count int32
}

type entry struct {
	tags   []TagCount
	lemmas string // "VBD=say NNS=man", where RegularLemma is wrong
}

// Words gives the lexicon, parsed at the first call. It must not be changed.
func Words() *Lexicon { return lexicon() }

// TagsOf gives the tags that a word was seen with, the most frequent first,
// nil for an unknown word. Case counts; digits are looked up as 0.
func (lex *Lexicon) TagsOf(word string) []TagCount { return lex.words[word].tags }

// All calls f for every word, in no order.
func (lex *Lexicon) All(f func(word string, tags []TagCount)) {
	for word, e := range lex.words {
		f(word, e.tags)
	}
}

// Lemma gives the base form of a lower-case word with a Penn Treebank tag.
func (lex *Lexicon) Lemma(word, penn string) string {
	for rest := lex.words[word].lemmas; rest != ""; {
		var pair string
		pair, rest, _ = strings.Cut(rest, " ")
		if tag, lemma, _ := strings.Cut(pair, "="); tag == penn {
			return lemma
		}
	}
	return RegularLemma(word, penn)
}

var lexicon = sync.OnceValue(func() *Lexicon {
	lex := &Lexicon{words: make(map[string]entry, 24000)}
	index := map[string]uint8{}
	l := list{"tags.txt", tagsText}
	for n, f := range l.entries() {
		count := 0
		if len(f) >= 3 {
			count = l.count(n, f[len(f)-1])
		}
		switch len(f) {
		case 3:
			penn, _, _ := strings.Cut(f[0], "/")
			index[f[0]] = uint8(len(lex.Tags))
			lex.Tags = append(lex.Tags, LexicalTag{f[0], penn, f[1], count})
			index["-"] = uint8(len(lex.Tags))
		case 4:
			var run TagRun
			for i := range 3 {
				tag, ok := index[f[i]]
				if !ok {
					l.bad(n, "unknown tag %q", f[i])
				}
				run.Tags[i] = tag
			}
			run.Count = int32(count)
			lex.Runs = append(lex.Runs, run)
		default:
			l.bad(n, "want 3 or 4 fields, got %q", f)
		}
	}
	l = list{"lexicon.txt", lexiconText}
	arena := make([]TagCount, 0, 40000)
	for n, f := range l.entries() {
		if len(f) < 2 || len(f) > 3 {
			l.bad(n, "want word, tags, lemmas; got %q", f)
		}
		from := len(arena)
		for rest := f[1]; rest != ""; {
			var name, count string
			name, rest, _ = strings.Cut(rest, " ")
			count, rest, _ = strings.Cut(rest, " ")
			tag, ok := index[name]
			if !ok {
				l.bad(n, "unknown tag %q", name)
			}
			arena = append(arena, TagCount{tag, int32(l.count(n, count))})
		}
		e := entry{tags: arena[from:len(arena):len(arena)]}
		if len(f) == 3 {
			e.lemmas = f[2]
		}
		lex.words[f[0]] = e
	}
	return lex
})

// count parses a positive whole number of a list.
func (l list) count(n int, s string) int {
	c, err := strconv.Atoi(s)
	if err != nil || c <= 0 {
		l.bad(n, "%q is not a count", s)
	}
	return c
}
