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
	stages := []interface {
		Read(context.Context, *nlp.Doc) error
	}{tokens.New(), syntax.New(), names.New(), attribution.New()}
	for _, stage := range stages {
		if err := stage.Read(context.Background(), doc); err != nil {
			tb.Fatal(err)
		}
	}
	return doc
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
