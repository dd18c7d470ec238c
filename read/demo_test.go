package read_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/demo"
	"github.com/sayso-news/sayso/internal/extract"
	"github.com/sayso-news/sayso/read"
)

// Of the statements of the demonstration stories, at least so many must come
// with their true chain and origin. Raise the figures when they rise.
const (
	demoChains  = 0.85
	demoOrigins = 0.87
)

// TestDemo reads the demonstration pages, as an outlet prints them, and compares
// with their truth: carriers that only convey (a statement, a letter) may be
// there or not.
func TestDemo(t *testing.T) {
	for _, form := range forms {
		t.Run(form.name, func(t *testing.T) { checkDemo(t, form.options) })
	}
}

func checkDemo(t *testing.T, options read.Options) {
	truth, err := demo.Load()
	if err != nil {
		t.Fatal(err)
	}
	chains, origins, all := 0, 0, 0
	for _, story := range truth.Stories {
		data, err := fs.ReadFile(demo.Stories(), story.Path)
		if err != nil {
			t.Fatal(err)
		}
		page, err := extract.Page(t.Context(), sayso.Item{Path: story.Path, Bytes: data})
		if err != nil {
			t.Fatal(err)
		}
		r := readPage(t, options, page)
		if name := r.Story.Outlet.Name; name != "" && name != story.Outlet { // two pages do not say who prints them
			t.Errorf("%s: outlet %q, want %q", story.Path, r.Story.Outlet.Name, story.Outlet)
		}
		for _, want := range story.Statements {
			all++
			st := bestStatement(r, page.Text, want.Content)
			if st == nil {
				t.Logf("%s: no statement with %.50q", story.Path, want.Content)
				continue
			}
			got := st.Chain[1:]
			if st.Origin.State == sayso.OriginState(want.OriginState) && (len(got) == 0) == (len(want.Chain) == 0) && (len(got) == 0 || sameHop(got[len(got)-1], want.Chain[len(want.Chain)-1])) {
				origins++
			}
			if sameChain(got, want.Chain) {
				chains++
			} else {
				t.Logf("%s: %.50q: got %s, want %v", story.Path, want.Content, listChain(got), want.Chain)
			}
		}
	}
	t.Logf("chains %d, origins %d of %d", chains, origins, all)
	if float64(chains) < demoChains*float64(all) || float64(origins) < demoOrigins*float64(all) {
		t.Errorf("chains %d and origins %d of %d are fewer than they were", chains, origins, all)
	}
}

// bestStatement gives the statement that shares most with a content.
func bestStatement(r *sayso.Reading, text, content string) *sayso.Statement {
	at := strings.Index(text, content)
	if at < 0 {
		return nil
	}
	end := at + len(content)
	var best *sayso.Statement
	most := 0.0
	for i := range r.Statements {
		st := &r.Statements[i]
		inside, size := 0, 0
		for _, c := range st.Content {
			inside += max(0, min(c.End, end)-max(c.Start, at))
			size += c.End - c.Start
		}
		if share := float64(inside) / float64(size+len(content)-inside); share > most {
			best, most = st, share
		}
	}
	return best
}

func sameChain(got []sayso.Hop, want []demo.Hop) bool {
	conveys := func(kind string) bool { return kind == "document" || kind == "social-post" }
	trim := slices.DeleteFunc(slices.Clone(got), func(h sayso.Hop) bool { return conveys(string(h.Kind)) })
	need := slices.DeleteFunc(slices.Clone(want), func(h demo.Hop) bool { return conveys(h.Kind) })
	return slices.EqualFunc(got, want, sameHop) || len(need) > 0 && slices.EqualFunc(trim, need, sameHop)
}

// sameHop compares kinds, and names by a shared word of four letters or more.
func sameHop(got sayso.Hop, want demo.Hop) bool {
	if string(got.Kind) != want.Kind {
		return false
	}
	text := " " + got.Name
	if got.Evidence != nil {
		text += " " + got.Evidence.Text
	}
	text = strings.ToLower(text)
	for _, word := range strings.Fields(strings.ToLower(want.Name)) {
		if len(word) >= 4 && strings.Contains(text, word) || strings.ToLower(want.Name) == strings.TrimSpace(strings.ToLower(got.Name)) {
			return true
		}
	}
	return false
}

func listChain(hops []sayso.Hop) string {
	var b strings.Builder
	for _, h := range hops {
		b.WriteString("[" + h.Name + " " + string(h.Kind) + "]")
	}
	return b.String()
}
