package read_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/read"
)

// TestSeed reads the story that started the project, dated and undated. The
// story is not part of the module: it is looked for in ../shared/seed beside
// the module, and the assertions hold no more of it than single words.
func TestSeed(t *testing.T) {
	files, err := filepath.Glob("../../shared/seed/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("the seed story is not at ../shared/seed beside the module")
	}
	story, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, form := range forms {
		t.Run(form.name, func(t *testing.T) { checkSeed(t, form.options, form.known, string(story)) })
	}
}

func checkSeed(t *testing.T, options read.Options, knownFile, story string) {
	known := readKnown(t, knownFile)
	for _, test := range []struct{ name, published, zone string }{
		{"seed", "2024-09-13T17:00", "Asia/Jerusalem"},
		{"seed-undated", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			wants, err := os.ReadFile("testdata/" + test.name + ".want")
			if err != nil {
				t.Fatal(err)
			}
			r := readPage(t, options, &sayso.Page{Path: "seed.txt", Language: "en", Text: strings.TrimSpace(string(story)),
				Outlet: sayso.Outlet{Name: "Israel National News"}, Published: publication(t, test.published, test.zone)})
			checkWants(t, r, string(wants), known, test.name)
			if more, err := os.ReadFile("testdata/" + test.name + "-trained.want"); err == nil && !options.Rules {
				checkWants(t, r, string(more), known, test.name)
			}
		})
	}
}
