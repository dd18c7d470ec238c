package timex_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/extract"
	"github.com/sayso-news/sayso/internal/intake"
	"github.com/sayso-news/sayso/nlp"
	"github.com/sayso-news/sayso/read/syntax"
	"github.com/sayso-news/sayso/read/timex"
	"github.com/sayso-news/sayso/read/tokens"
)

var update = flag.Bool("update", false, "rewrite the lists of known failures")

// TestZones reads the cases of testdata/zones.txt. Those listed in
// zones-known.txt fail as known; one that passes must leave the list.
func TestZones(t *testing.T) {
	known := lines(t, "testdata/zones-known.txt")
	var failing []string
	n := 0
	for _, line := range lines(t, "testdata/zones.txt") {
		n++
		row := strings.Split(line, " | ")
		if len(row) != 4 {
			t.Fatalf("%q: want four fields", line)
		}
		got, want := zoneCase(t, row[0], row[1], row[2]), row[3]
		if got != want {
			failing = append(failing, line)
		}
		switch isKnown := slices.Contains(known, line); {
		case got != want && !isKnown && !*update:
			t.Errorf("%s\n got %s", line, got)
		case got == want && isKnown && !*update:
			t.Errorf("%s\n passes: take it out of zones-known.txt", line)
		}
	}
	t.Logf("%d of %d cases", n-len(failing), n)
	if *update {
		head := "# Cases of zones.txt that are not read yet.\n"
		if err := os.WriteFile("testdata/zones-known.txt", []byte(head+strings.Join(failing, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// A publication of which only the day is known is that day in every zone.
func TestDayOnly(t *testing.T) {
	for _, row := range [][2]string{
		{"The mayor spoke at [1:31 p.m. ET].", "TIME 2024-09-13T13:31-04:00"},
		{"The mayor speaks at [9 p.m. PT today].", "TIME 2024-09-13T21:00-07:00"},
	} {
		if got := zoneCase(t, "2024-09-13", "-", row[0]); got != row[1] {
			t.Errorf("%s: got %s, want %s", row[0], got, row[1])
		}
	}
}

// zoneCase gives type and value of the one expression that stands in brackets,
// or says what was found instead.
func zoneCase(t *testing.T, published, clock, sentence string) string {
	t.Helper()
	start, end := strings.Index(sentence, "["), strings.Index(sentence, "]")-1
	text := strings.NewReplacer("[", "", "]", "").Replace(sentence)
	doc := &nlp.Doc{Text: text, Blocks: []nlp.Block{{Kind: "paragraph", End: len(text)}}}
	page := printed(t, published, clock)
	doc.Published = page.Time
	if page.Zone != "" {
		doc.Zone = page.Time.Location()
	}
	for _, stage := range []interface {
		Read(context.Context, *nlp.Doc) error
	}{tokens.New(), syntax.New(), timex.New()} {
		if err := stage.Read(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
	}
	var other []string
	for _, tx := range doc.Timexes {
		from, to := doc.Bytes(tx.Span)
		if from == start && to == end {
			return tx.Type + " " + tx.Value
		}
		other = append(other, fmt.Sprintf("%q %s %s", doc.Str(tx.Span), tx.Type, tx.Value))
	}
	return "other words: " + strings.Join(other, ", ")
}

// printed gives the publication of a story by an outlet's page when the clock
// is a domain, else by the options.
func printed(t *testing.T, published, clock string) sayso.Publication {
	t.Helper()
	switch {
	case published == "-":
		return sayso.Publication{}
	case strings.Contains(clock, "."):
		html := `<html><head><title>The envoy</title><meta property="article:published_time" content="` + published + `"></head><body><article><h1>The envoy</h1>` +
			strings.Repeat("<p>The envoy left the town by the northern road, and the guards at the gate saw nothing of it.</p>\n", 4) + `</article></body></html>`
		page, err := extract.New(extract.Options{}).Page(context.Background(), sayso.Item{Path: "envoy.html", URL: "https://www." + clock + "/envoy", Bytes: []byte(html)})
		if err != nil {
			t.Fatal(err)
		}
		return page.Published
	case clock == "-":
		clock = ""
	}
	at, zone, err := intake.ParsePublished(published, clock)
	if err != nil {
		t.Fatal(err)
	}
	return sayso.Publication{Time: at, Zone: zone}
}

// lines gives the lines of a file that are neither empty nor a comment.
func lines(t *testing.T, path string) (out []string) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}
