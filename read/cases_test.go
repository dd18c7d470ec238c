package read_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/read"
)

// A form is a way to read: as shipped, or by rules alone. What is known not to
// hold yet of the cases stands in its file, with why.
var forms = []struct {
	name, known string
	options     read.Options
}{
	{"trained", "testdata/cases/known-trained.txt", read.Options{}},
	{"rules", "testdata/cases/known.txt", read.Options{Rules: true}},
}

// TestCases reads the fictional stories of testdata/cases and checks every
// assertion about them. The form of a case is explained in testdata/cases.md.
func TestCases(t *testing.T) {
	for _, form := range forms {
		t.Run(form.name, func(t *testing.T) { checkCases(t, form.options, form.known) })
	}
}

func checkCases(t *testing.T, options read.Options, knownFile string) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	known := readKnown(t, knownFile)
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		stem := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(stem, func(t *testing.T) {
			for _, part := range archive.Files {
				name, ok := strings.CutSuffix(part.Name, ".story")
				if !ok {
					continue
				}
				want := partNamed(archive, name+".want")
				if want == nil {
					t.Errorf("%s has no %s.want", part.Name, name)
					continue
				}
				t.Run(name, func(t *testing.T) {
					r := readPage(t, options, storyPage(t, string(part.Data)))
					checkWants(t, r, string(want), known, stem+"/"+name)
				})
			}
		})
	}
	for _, k := range known {
		if !k.met {
			t.Errorf("%s: %s: %s: no such assertion", knownFile, k.name, k.prefix)
		}
	}
}

func partNamed(archive *txtar.Archive, name string) []byte {
	for _, part := range archive.Files {
		if part.Name == name {
			return part.Data
		}
	}
	return nil
}

// storyPage makes a page of a case: option lines, if the first is the outlet's,
// a blank line, then the text.
func storyPage(t *testing.T, story string) *sayso.Page {
	t.Helper()
	page := &sayso.Page{Path: "story.txt", Language: "en"}
	options := ""
	if strings.HasPrefix(story, "outlet: ") {
		options, story, _ = strings.Cut(story, "\n\n")
	}
	page.Text = strings.TrimRight(story, "\n")
	published, zone := "", ""
	for line := range strings.Lines(options) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "outlet":
			page.Outlet.Name = value
		case "title":
			page.Title = value
		case "published":
			published = value
		case "zone":
			zone = value
		default:
			t.Fatalf("story option %q is not known", key)
		}
	}
	page.Published = publication(t, published, zone)
	return page
}

// publication reads a local time in a zone; nothing gives no publication time.
func publication(t *testing.T, published, zone string) sayso.Publication {
	t.Helper()
	if published == "" {
		return sayso.Publication{Basis: sayso.BasisNone}
	}
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	at, err := time.ParseInLocation("2006-01-02T15:04", published, loc)
	if err != nil {
		t.Fatal(err)
	}
	return sayso.Publication{Time: at, Zone: zone, Printed: published, Basis: sayso.BasisOption}
}

func readPage(t *testing.T, options read.Options, page *sayso.Page) *sayso.Reading {
	t.Helper()
	reader, err := read.New(options)
	if err != nil {
		t.Fatal(err)
	}
	r, err := reader.Read(context.Background(), page)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// checkWants checks every line of a want file.
func checkWants(t *testing.T, r *sayso.Reading, wants string, known []*knownFailure, name string) {
	t.Helper()
	for line := range strings.Lines(wants) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		err := check(r, line)
		if k := knownOf(known, name, line); k != nil {
			k.met = true
			if err == nil {
				t.Errorf("%s\n\tholds now: remove it from known.txt", line)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s\n\t%v", line, err)
		}
	}
}

// knownFailure is a line of known.txt: "file/case: assertion prefix # reason".
type knownFailure struct {
	name, prefix string
	met          bool
}

func readKnown(t *testing.T, file string) []*knownFailure {
	t.Helper()
	data, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	var known []*knownFailure
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		body, reason, ok := strings.Cut(line, " # ")
		name, prefix, hasPrefix := strings.Cut(body, ": ")
		if !ok || !hasPrefix || strings.TrimSpace(reason) == "" {
			t.Fatalf("%s: %q is not \"file/case: assertion # reason\"", file, line)
		}
		known = append(known, &knownFailure{name: name, prefix: strings.TrimSpace(prefix)})
	}
	return known
}

func knownOf(known []*knownFailure, name, line string) *knownFailure {
	for _, k := range known {
		if k.name == name && strings.HasPrefix(line, k.prefix) {
			return k
		}
	}
	return nil
}
