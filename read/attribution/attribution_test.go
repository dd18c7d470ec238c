package attribution_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sayso-news/sayso/nlp"
	"github.com/sayso-news/sayso/read/attribution"
	"github.com/sayso-news/sayso/read/names"
	"github.com/sayso-news/sayso/read/syntax"
	"github.com/sayso-news/sayso/read/tokens"
)

// Each row is a text with its attributions marked: [src …], [cue …], [con …],
// and [car …] for carriers. Marks may be numbered when there are several
// attributions; the outlet's own voice is not marked.
var rows = []struct{ name, marked string }{
	{"direct, verb after", `[con “We will not leave,”] [src Ilse Brandt] [cue said].`},
	{"direct, inverted", `[con “We will not leave,”] [cue said] [src Ilse Brandt, 51].`},
	{"direct, verb before", `[src The mayor] [cue said], [con “The quay is closed.”]`},
	{"direct, straight marks", `[con "The quay is closed,"] [src the mayor] [cue said].`},
	{"indirect with that", `[src The mayor] [cue said] [con that the quay would close].`},
	{"indirect without that", `[src The mayor] [cue said] [con the quay would close].`},
	{"indirect, cue at the end", `[con The quay will close in May], [src the mayor] [cue said].`},
	{"cue at the end with a day", `[con The quay will close], [src the mayor] [cue said] on Friday.`},
	{"according to", `[con The quay will close], [cue according to] [src the mayor].`},
	{"according to first", `[cue According to] [src the mayor], [con the quay will close].`},
	{"citing", `[con The quay will close], [src Reuters] [cue reported] on Friday, citing [car port officials].`},
	{"told an outlet", `[src The mayor] [cue told] [car Reuters] [con the quay would close].`},
	{"told an outlet, content first", `[con “The quay is closed,”] [src the mayor] [cue told] [car Reuters].`},
	{"infinitive", `[src The union] [cue threatened] [con to close the quay].`},
	{"apposition", `[src Ilse Brandt, head of the dockers' union], [cue said] [con the quay would close].`},
	{"of-phrase", `[src A spokeswoman for the port] [cue said] [con the quay would close].`},
	{"nobody says nothing", `No one said that the quay would close. None of the dockers told the mayor so.`},
	{"nobody inside what somebody says", `[con “Nobody has asked us for an offer,”] [src the mayor] [cue said].`},
	{"mixed", `[src The mayor] [cue said] [con the quay was “finished” as a port].`},
}

func TestRead(t *testing.T) {
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			text, want := unmark(row.marked)
			doc := document(t, text)
			var got []string
			for _, att := range doc.Attributions {
				if att.Mode == "own" {
					continue
				}
				if !att.Cue.Empty() {
					got = append(got, "cue "+doc.Str(att.Cue))
				}
				for _, span := range att.Contents {
					got = append(got, "con "+doc.Str(span))
				}
				for _, span := range att.Sources {
					got = append(got, "src "+doc.Str(span))
				}
				for _, c := range att.Carriers {
					got = append(got, "car "+doc.Str(c.Span))
				}
			}
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("%s\n got %q\nwant %q", text, got, want)
			}
		})
	}
}

// document reads a text up to attributions.
func document(tb testing.TB, text string) *nlp.Doc {
	tb.Helper()
	doc := &nlp.Doc{Text: text, Blocks: []nlp.Block{{Kind: "paragraph", End: len(text)}}}
	read(tb, doc, tokens.New(), syntax.New(), names.New(), attribution.New())
	return doc
}

type stage interface {
	Read(context.Context, *nlp.Doc) error
}

func read(tb testing.TB, doc *nlp.Doc, stages ...stage) {
	tb.Helper()
	for _, stage := range stages {
		if err := stage.Read(context.Background(), doc); err != nil {
			tb.Fatal(err)
		}
	}
}

// What a trained stage proposes in pieces, or from the middle of a subject on, is
// one content where a rule and the tree hold it for one.
func TestProposalsInPieces(t *testing.T) {
	const text = "Ministers of Torvia and Velmark met in Pell on Friday and agreed to a truce, two diplomats told Reuters."
	doc := &nlp.Doc{Text: text, Blocks: []nlp.Block{{Kind: "paragraph", End: len(text)}}}
	read(t, doc, tokens.New(), syntax.New(), names.New())
	span := func(words string) nlp.Span {
		at := strings.Index(text, words)
		var out nlp.Span
		for i := range doc.Tokens {
			if tok := &doc.Tokens[i]; tok.Start >= at && tok.End <= at+len(words) {
				if out.Empty() {
					out.Start = i
				}
				out.End = i + 1
			}
		}
		return out
	}
	for _, hangs := range [][3]string{{"Ministers", "met", "nsubj"}, {"Torvia", "Ministers", "nmod"}, {"Velmark", "Torvia", "conj"}, {"agreed", "met", "conj"}, {"told", "met", "parataxis"}, {"diplomats", "told", "nsubj"}} {
		tok := &doc.Tokens[span(hangs[0]).Start]
		tok.Head, tok.Rel = span(hangs[1]).Start, hangs[2]
	}
	verb := &doc.Tokens[span("met").Start]
	verb.Head, verb.Rel = -1, "root"
	doc.Proposals.Model = "test"
	doc.Proposals.Anchors = make([]float32, len(doc.Tokens))
	doc.Proposals.Attributions = []nlp.Attribution{{Cue: span("told"), Sources: []nlp.Span{span("two diplomats")}, Score: 0.9,
		Contents: []nlp.Span{span("Velmark met in Pell"), span("and agreed to a truce")}}}
	read(t, doc, attribution.New())
	var got []string
	for _, att := range doc.Attributions {
		for _, c := range att.Contents {
			got = append(got, doc.Str(c))
		}
	}
	if want := []string{"Ministers of Torvia and Velmark met in Pell on Friday and agreed to a truce"}; !slices.Equal(got, want) {
		t.Errorf("contents %q, want %q", got, want)
	}
}

// unmark takes the marks out of a text and lists them as "role words".
func unmark(marked string) (text string, marks []string) {
	for {
		before, rest, ok := strings.Cut(marked, "[")
		text += before
		if !ok {
			return text, marks
		}
		inside, after, ok := strings.Cut(rest, "]")
		if !ok {
			panic(fmt.Sprintf("unclosed mark in %q", marked))
		}
		_, words, _ := strings.Cut(inside, " ")
		marks = append(marks, inside)
		text += words
		marked = after
	}
}

// A content never reaches outside the text, whatever the text is.
func FuzzRead(f *testing.F) {
	for _, row := range rows {
		text, _ := unmark(row.marked)
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) == 0 || len(text) > 4000 {
			return
		}
		doc := document(t, text)
		for _, att := range doc.Attributions {
			for _, span := range att.Contents {
				if span.Start < 0 || span.End > len(doc.Tokens) || span.Empty() {
					t.Fatalf("content %v outside %d tokens", span, len(doc.Tokens))
				}
			}
			if att.Within >= len(doc.Attributions) {
				t.Fatalf("within %d of %d", att.Within, len(doc.Attributions))
			}
		}
	})
}
