// Package names finds the people, organisations, outlets and places that a
// story calls by name.
//
// Input: tokens, sentences, quotation marks, tags and chunks of a Doc, and the
// lists of lang/en and outlets. Output: Doc.Mentions of form "name", in text
// order, not overlapping; descriptions and pronouns are coref's.
//
// Rules come first. They cut each sentence into runs of capitalised words
// (runs.go), take titles and nationalities off their front (titles.go), and give
// each name a kind with a score, from its own words and from the words around it
// (kinds.go). Where a trained stage has read the text, a small trained judge then
// weighs what it says against the rules, the lists and the rest of the story
// (judge.go; docs/adr/0017). Last, the whole story votes, so that "Ruiz" is what
// "Mayor Elena Ruiz" was (votes.go). What was given up: names nested in names
// ("Bank of Ostland" gives no place).
package names

import (
	"context"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/sayso-news/sayso/nlp"
)

// Stage finds names. It never changes and is safe for concurrent use.
type Stage struct{ weights *Weights }

// New makes the stage that reads by rules and lists alone.
func New() *Stage { return &Stage{} }

// NewJudged makes the stage that judges what a trained stage proposes. The error
// is about a damaged file in the program.
func NewJudged() (*Stage, error) {
	weights, err := loadWeights()
	if err != nil {
		return nil, err
	}
	return &Stage{weights}, nil
}

// Name is the stage's name in By.
func (*Stage) Name() string { return "names" }

// Needs names the layers read.
func (*Stage) Needs() nlp.Layers {
	return nlp.Tokens | nlp.Sentences | nlp.Quotes | nlp.Tags | nlp.Chunks
}

// Gives names the layers written: names, and noun phrases joined over them.
func (*Stage) Gives() nlp.Layers { return nlp.Mentions | nlp.Chunks }

// Read fills doc.Mentions.
func (stage *Stage) Read(ctx context.Context, doc *nlp.Doc) error {
	f := newFinder(doc)
	f.weights = stage.weights
	for _, sent := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		f.readSentence(sent)
	}
	if f.weights != nil && doc.Proposals.Model != "" {
		f.judge()
	}
	f.acronyms()
	f.vote()
	f.headlines()
	f.write()
	f.joinChunks()
	return nil
}

// finder holds what the passes share while one document is read.
type finder struct {
	doc     *nlp.Doc
	weights *Weights // nil without a judge
	seen    map[string]casing
	cands   []cand
	heads   []nlp.Span // sentences whose capitals say nothing

	proposals []proposal // of the trained stage
	within    []int32    // token → into proposals, plus one

	sent nlp.Span
}

func newFinder(doc *nlp.Doc) *finder {
	f := &finder{doc: doc, seen: map[string]casing{}}
	f.countCasing()
	return f
}

// cand is a name that may become a mention.
type cand struct {
	span  nlp.Span
	kind  string
	score float64 // how sure the kind is, 0 to 1
	by    string
	name  string // canonical name, "" when no table knows it
	drop  bool
}

// casing counts how a word stands inside sentences, where a capital means something.
type casing struct{ upper, lower int }

func (f *finder) countCasing() {
	for _, sent := range f.doc.Sentences {
		if f.shouting(sent) {
			continue
		}
		for i := sent.Start; i < sent.End; i++ {
			tok := &f.doc.Tokens[i]
			if f.opens(sent, i) || len(tok.Lower) < 2 {
				continue
			}
			up := f.capital(i)
			if !up && !unicode.IsLower(firstRune(f.doc.Text[tok.Start:tok.End])) {
				continue
			}
			c := f.seen[tok.Lower]
			if up {
				c.upper++
			} else {
				c.lower++
			}
			f.seen[tok.Lower] = c
		}
	}
}

// opens reports whether token i stands where any word would take a capital: at
// the start of a sentence, of a quotation, or after a colon or dash.
func (f *finder) opens(sent nlp.Span, i int) bool {
	for i--; i >= sent.Start; i-- {
		switch f.doc.Tokens[i].Lower {
		case "\"", "“", "”", "'", "‘", "«", "„", "(", "[", ":", "—", "–", "-", "--", "•", "*", ".", "!", "?", "…", "...", "``":
			continue
		}
		return false
	}
	return true
}

// afterMark reports whether token i follows an opening quotation mark or a
// colon inside a sentence.
func (f *finder) afterMark(i int) bool {
	if i == 0 {
		return true
	}
	switch f.doc.Tokens[i-1].Lower {
	case "\"", "“", "‘", "«", "„", ":", ".", "?", "!", "``", ";", "•":
		return true
	}
	return false
}

// capital reports whether token i starts with a capital letter.
func (f *finder) capital(i int) bool {
	return unicode.IsUpper(firstRune(f.doc.Text[f.doc.Tokens[i].Start:f.doc.Tokens[i].End]))
}

// allCaps reports whether token i has two letters or more, all capitals.
func (f *finder) allCaps(i int) bool { return allCaps(f.doc.Tok(i)) }

func allCaps(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 2
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// lower gives the lower-cased token i, "" outside the document.
func (f *finder) lower(i int) string {
	if i < 0 || i >= len(f.doc.Tokens) {
		return ""
	}
	return f.doc.Tokens[i].Lower
}

// glued reports whether no space stands between token i and token i+1.
func (f *finder) glued(i int) bool {
	return i >= 0 && i+1 < len(f.doc.Tokens) && f.doc.Tokens[i].End == f.doc.Tokens[i+1].Start
}

// shouting reports whether the capitals of a sentence say nothing: all words
// are in capitals, or nearly all long words have one (a headline).
func (f *finder) shouting(sent nlp.Span) bool {
	upper, words, caps := 0, 0, 0
	for i := sent.Start; i < sent.End; i++ {
		s := f.doc.Text[f.doc.Tokens[i].Start:f.doc.Tokens[i].End]
		if len(s) < 4 || !unicode.IsLetter(firstRune(s)) {
			continue
		}
		words++
		if unicode.IsUpper(firstRune(s)) {
			upper++
			if allCaps(s) {
				caps++
			}
		}
	}
	if words < 4 {
		return words >= 2 && caps == words
	}
	return upper*10 >= words*9 || caps*10 >= words*6
}

// write turns the candidates into mentions.
func (f *finder) write() {
	slices.SortStableFunc(f.cands, func(a, b cand) int {
		if a.span.Start != b.span.Start {
			return a.span.Start - b.span.Start
		}
		return b.span.End - a.span.End
	})
	last := 0
	for i := range f.cands {
		c := &f.cands[i]
		if c.drop || c.kind == "" || c.span.Empty() || c.span.Start < last {
			continue
		}
		last = c.span.End
		f.doc.Mentions = append(f.doc.Mentions, nlp.Mention{
			Span: c.span, Head: f.head(c), Kind: c.kind, Form: "name", Entity: -1, Name: c.name, By: "names/" + c.by, Score: c.score,
		})
	}
}

// head gives the last word of a name; of "Ministry of Health" the word before "of".
func (f *finder) head(c *cand) int {
	for i := c.span.Start + 1; i < c.span.End; i++ {
		switch f.doc.Tokens[i].Lower {
		case "of", "for":
			return i - 1
		}
	}
	last := c.span.End - 1
	for last > c.span.Start && f.doc.Tokens[last].Tag == nlp.PUNCT {
		last--
	}
	return last
}
