package show

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/sayso-news/sayso"
)

// FuzzHarmless puts any words everywhere in a reading and asserts that no
// form of it carries a character that drives a terminal, turns text round or
// leaves its place.
func FuzzHarmless(f *testing.F) {
	f.Add("said", "plain words", 0, 3, 80)
	f.Add("\x1b[2J\u009b", "\u202e<script>\u2066", 1, 5, 30)
	f.Add("\xff\xfe", "長い\n\n\t“”\U000e0041", -1, 99, 60)
	f.Fuzz(func(t *testing.T, word, text string, start, end, width int) {
		r := anywhere(word, text, start, end)
		var b bytes.Buffer
		if err := JSON(&b, r); err != nil {
			t.Fatal(err)
		}
		checkHarmless(t, "json", strings.TrimSuffix(b.String(), "\n"))
		var back sayso.Reading
		if err := json.Unmarshal(b.Bytes(), &back); err != nil {
			t.Fatal(err)
		}
		if utf8.ValidString(text) && back.Text != text {
			t.Errorf("JSON changed %q into %q", text, back.Text)
		}
		b.Reset()
		if err := Terminal(&b, r, Options{Width: width % 200, Explain: width%2 == 0, Quiet: width%3 == 0}); err != nil {
			t.Fatal(err)
		}
		for l := range strings.SplitSeq(b.String(), "\n") {
			checkHarmless(t, "terminal", l)
		}
		b.Reset()
		if err := Page(&b, []*sayso.Reading{r}, PageOptions{Title: word}); err != nil {
			t.Fatal(err)
		}
		checkPage(t, b.Bytes())
		for l := range strings.SplitSeq(b.String(), "\n") {
			checkHarmless(t, "page", l)
		}
	})
}

func checkHarmless(t *testing.T, form, s string) {
	t.Helper()
	for _, r := range s {
		if harmful(r) {
			t.Fatalf("%s has %U: %q", form, r, s)
		}
	}
}

// anywhere is a reading with the word in every field and offsets that may
// point anywhere.
func anywhere(word, text string, start, end int) *sayso.Reading {
	p := sayso.Passage{Start: start, End: end, Text: word}
	r := &sayso.Reading{Version: 1, Text: text}
	r.Story = sayso.Story{Title: word, Path: word, URL: word, Outlet: sayso.Outlet{Name: word, Domain: word}}
	r.Story.Published.Zone = &word
	hop := sayso.Hop{Name: word, Kind: sayso.HopKind(word), Link: word, Evidence: &p}
	st := sayso.Statement{ID: word, Within: &word, Content: []sayso.Passage{p, p}, Cue: &p, Sources: []sayso.Source{{Passage: p}},
		Mode: sayso.Mode(word), Hedges: []sayso.Passage{p}, SameAs: []string{word}, By: word, Chain: sayso.Chain{{Kind: sayso.HopOutlet}, hop}}
	r.Statements = []sayso.Statement{st, st}
	r.Blocks = []sayso.Block{{Kind: sayso.BlockKind(word), Start: start, End: end}}
	r.Entities = []sayso.Entity{{ID: word, Name: word, Kind: sayso.KindPerson, Descriptions: []sayso.Description{{Text: word, From: &word}}}}
	r.Times = []sayso.Time{{ID: word, Passage: p, Value: word, Anchor: word}}
	r.Unknowns = []sayso.Unknown{{Passage: p, By: &word}}
	r.Origins = []sayso.Origin{{Name: word, Kind: sayso.HopKind(word), Statements: []string{word}}}
	r.Notes = []sayso.Note{{Code: word, Start: start, End: end, Message: word}}
	return r
}
