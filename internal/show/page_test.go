package show

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/sayso-news/sayso"
	"golang.org/x/net/html"
)

func TestPage(t *testing.T) {
	tests := []struct {
		name string
		rs   []*sayso.Reading
	}{
		{"harbour", []*sayso.Reading{harbour()}},
		{"several", []*sayso.Reading{harbour(), bare(), hostile()}},
		{"long", []*sayso.Reading{long(300)}},
		{"none", nil},
		{"empty", []*sayso.Reading{{}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := Page(&b, test.rs, PageOptions{Version: "test"}); err != nil {
				t.Fatal(err)
			}
			if dir := os.Getenv("SAYSO_PAGES"); dir != "" { // to look at them
				if err := os.WriteFile(filepath.Join(dir, test.name+".html"), b.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			checkPage(t, b.Bytes())
			if test.name == "harbour" {
				golden(t, "harbour.html", body(b.Bytes()))
			}
		})
	}
}

// body leaves out style and script, which have files of their own.
func body(page []byte) []byte {
	page = regexp.MustCompile(`(?s)<style>.*?</style>|<script>.*?</script>`).ReplaceAll(page, nil)
	return regexp.MustCompile(`sha256-[^']*`).ReplaceAll(page, []byte("sha256-…"))
}

// checkPage asserts what holds for every page: links lead somewhere, ids are
// unique, nothing comes from outside, nothing runs besides our own script.
func checkPage(t *testing.T, page []byte) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	ids, links, scripts := map[string]bool{}, []string{}, 0
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script":
			scripts++
		case "img", "iframe", "link", "object", "embed", "base", "form":
			t.Errorf("element <%s>", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "id":
				if ids[a.Val] {
					t.Errorf("id %q twice", a.Val)
				}
				ids[a.Val] = true
			case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
				links = append(links, a.Val[1:])
			case a.Key == "href" && !strings.HasPrefix(a.Val, "http"):
				t.Errorf("link to %q", a.Val)
			case strings.HasPrefix(a.Key, "on"), a.Key == "src", a.Key == "style":
				t.Errorf("attribute %s=%q", a.Key, a.Val)
			}
		}
	}
	if scripts != 1 {
		t.Errorf("%d scripts, want 1", scripts)
	}
	for _, id := range links {
		if !ids[id] {
			t.Errorf("link to #%s leads nowhere", id)
		}
	}
}

func TestMarkedText(t *testing.T) {
	tests := []struct {
		name  string
		marks []Mark
		want  string
	}{
		{"none", nil, "a &lt;b&gt; c d e"},
		{"one", []Mark{{Start: 2, End: 5, Class: "x", Lead: "1"}}, `a <span class="x">1&lt;b&gt;</span> c d e`},
		{"nested", []Mark{{Start: 2, End: 5, Class: "in"}, {Start: 0, End: 9, Class: "out"}},
			`<span class="out">a <span class="in">&lt;b&gt;</span> c d</span> e`},
		{"crossing", []Mark{{Start: 0, End: 5, Class: "x"}, {Start: 2, End: 9, Class: "y", ID: "i", Lead: "2"}},
			`<span class="x">a <span class="y" id="i">2&lt;b&gt;</span></span><span class="y"> c d</span> e`},
		{"outside", []Mark{{Start: -3, End: 1, Class: "x"}, {Start: 40, End: 50, Class: "y"}, {Start: 4, End: 4, Class: "z"}},
			`<span class="x">a</span> &lt;b&gt; c d e`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := "a <b> c d e"
			if got := MarkedText(text, 0, len(text), test.marks); string(got) != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// A quotation over two paragraphs is marked in both and numbered once.
func TestPageContentOverBlocks(t *testing.T) {
	r := bare()
	whole := sayso.Passage{Start: 0, End: len(r.Text), Text: r.Text}
	r.Statements = []sayso.Statement{{ID: "s1", Content: []sayso.Passage{whole}, Mode: sayso.Direct, Chain: sayso.Chain{{Kind: sayso.HopOutlet}}}}
	var b bytes.Buffer
	if err := Page(&b, []*sayso.Reading{r}, PageOptions{}); err != nil {
		t.Fatal(err)
	}
	checkPage(t, b.Bytes())
	if n := strings.Count(b.String(), `<span class="st quoted d0"`); n != 2 {
		t.Errorf("marked %d times, want in 2 paragraphs", n)
	}
	if n := strings.Count(b.String(), `id="r1-s1-t"`); n != 1 {
		t.Errorf("numbered %d times in the text, want once", n)
	}
}
