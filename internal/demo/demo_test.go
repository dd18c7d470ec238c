package demo

import (
	"html"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

var (
	unseen = regexp.MustCompile(`(?s)<script.*?</script>|<head>.*?</head>`)
	tag    = regexp.MustCompile(`<[^>]*>`)
)

// pages returns the text of every page: tags taken out, entities decoded.
func pages(t *testing.T) map[string]string {
	t.Helper()
	names, err := fs.Glob(Stories(), "*.html")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.IsSorted(names) {
		t.Errorf("names are not sorted: %q", names)
	}
	texts := make(map[string]string)
	for _, name := range names {
		b, err := fs.ReadFile(Stories(), name)
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = html.UnescapeString(tag.ReplaceAllString(unseen.ReplaceAllString(string(b), ""), ""))
	}
	return texts
}

func load(t *testing.T) Truth {
	t.Helper()
	truth, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return truth
}

func TestStatementsStandInTheirPages(t *testing.T) {
	texts := pages(t)
	truth := load(t)
	if len(truth.Stories) != 12 || len(texts) != 12 {
		t.Fatalf("%d stories in the truth, %d pages; want 12 and 12", len(truth.Stories), len(texts))
	}
	outlets := make(map[string]bool)
	for _, story := range truth.Stories {
		outlets[story.Outlet] = true
		text, ok := texts[story.Path]
		if !ok {
			t.Errorf("%s: no such page", story.Path)
			continue
		}
		if n := len(strings.Fields(text)); n < 350 || n > 950 {
			t.Errorf("%s: %d words", story.Path, n)
		}
		if story.Published != nil {
			if _, err := time.Parse(time.RFC3339, *story.Published); err != nil {
				t.Errorf("%s: published: %v", story.Path, err)
			}
		} else if story.Printed == "" {
			t.Errorf("%s: neither published nor printed", story.Path)
		}
		for _, st := range story.Statements {
			if !strings.Contains(text, st.Content) {
				t.Errorf("%s: content %q is not in the page", story.Path, st.Content)
			}
			if len(st.Chain) == 0 {
				t.Errorf("%s: %q has no chain", story.Path, st.Content)
			}
		}
	}
	if len(outlets) < 7 {
		t.Errorf("%d outlets, want seven or more", len(outlets))
	}
}

func TestTruthPointsAtWhatExists(t *testing.T) {
	texts := pages(t)
	truth := load(t)
	exists := func(path string) {
		t.Helper()
		if _, ok := texts[path]; !ok {
			t.Errorf("%q: no such page", path)
		}
	}
	contents := make(map[Evidence]bool)
	for _, story := range truth.Stories {
		for _, st := range story.Statements {
			contents[Evidence{story.Path, st.Content}] = true
		}
	}
	for _, group := range truth.Copies {
		exists(group.First)
		for _, m := range group.Members {
			exists(m.Path)
		}
	}
	conflicts := make(map[[2]string]bool)
	for _, claim := range truth.Claims {
		for _, ev := range claim.Agree {
			if !contents[ev] {
				t.Errorf("claim %s: %v is no statement of the truth", claim.ID, ev)
			}
		}
		if claim.Independent.Min > claim.Independent.Max {
			t.Errorf("claim %s: %v", claim.ID, claim.Independent)
		}
		for _, id := range claim.Conflicts {
			conflicts[[2]string{claim.ID, id}] = true
		}
	}
	for pair := range conflicts {
		if !conflicts[[2]string{pair[1], pair[0]}] {
			t.Errorf("claim %s conflicts with %s, but not the other way round", pair[0], pair[1])
		}
	}
	for _, relay := range truth.Relays {
		exists(relay.From)
		if relay.To != nil {
			exists(*relay.To)
		}
		if !strings.Contains(texts[relay.From], relay.Words) {
			t.Errorf("%s: the words %q are not in the page", relay.From, relay.Words)
		}
	}
	for _, loop := range truth.Loops {
		for _, path := range loop.Stories {
			exists(path)
		}
	}
	for _, v := range truth.Versions {
		exists(v.First)
		exists(v.Later)
	}
}
