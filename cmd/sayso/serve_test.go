package main

import (
	"context"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/sayso-news/sayso/internal/serve"
	"github.com/sayso-news/sayso/internal/serve/digest"
	"github.com/sayso-news/sayso/internal/store/sqlite"
	"github.com/sayso-news/sayso/internal/trace"
)

// demoServer serves the fictional stories.
func demoServer(t testing.TB) (*serve.Server, *pageStore) {
	t.Helper()
	return serverOf(t, func(p *pageStore) error { return p.loadDemo(t.Context()) })
}

// serverOf serves what fill puts into a new store.
func serverOf(t testing.TB, fill func(p *pageStore) error) (*serve.Server, *pageStore) {
	t.Helper()
	db, err := sqlite.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	p := &pageStore{db: db, tracer: trace.New()}
	if fill != nil {
		if err := fill(p); err != nil {
			t.Fatal(err)
		}
	}
	log := slog.New(slog.NewTextHandler(testWriter{t}, nil))
	keeper := &digest.Keeper{Facts: db, Settle: p.settle, Log: log}
	if err := keeper.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.after = keeper.CatchUp
	loadDemo := func(ctx context.Context) error { return p.loadDemo(ctx) }
	return serve.New(serve.Options{Source: db, Adder: p, Lone: p.lone, LoadDemo: loadDemo, Log: log, Demo: true}), p
}

// testWriter writes what a server logs into the log of a test.
type testWriter struct{ t testing.TB }

func (w testWriter) Write(b []byte) (int, error) {
	w.t.Log(strings.TrimSpace(string(b)))
	return len(b), nil
}

func get(t testing.TB, h http.Handler, path string, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Host = "localhost"
	r.Header.Set("Accept", "text/html")
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t testing.TB, res *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

var links = regexp.MustCompile(`(?:href|src|action)="([^"]*)"`)

// TestNoBrokenLinks follows every link of the demonstration's pages. Anchors
// must be there too.
func TestNoBrokenLinks(t *testing.T) {
	srv, _ := demoServer(t)
	anchors := map[string]string{} // address with anchor → where it was seen
	pages := map[string]string{}
	queue := []string{"/"}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		if _, ok := pages[at]; ok {
			continue
		}
		res := get(t, srv, at)
		pages[at] = ""
		if res.StatusCode >= 400 {
			t.Errorf("%s: %s", at, res.Status)
			continue
		}
		if to := res.Header.Get("Location"); to != "" {
			queue = append(queue, to)
		}
		if !strings.HasPrefix(res.Header.Get("Content-Type"), "text/html") {
			continue
		}
		text := body(t, res)
		pages[at] = text
		base, err := url.Parse(at)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range links.FindAllStringSubmatch(text, -1) {
			link := html.UnescapeString(m[1])
			u, err := base.Parse(link)
			if err != nil || u.Scheme == "javascript" {
				t.Errorf("%s: link %q", at, link)
				continue
			}
			if u.Host != "" || u.Path == "/demo" {
				continue // outside, and what is only posted to
			}
			if u.Fragment != "" {
				anchors[u.RequestURI()+"#"+u.Fragment] = at
			}
			queue = append(queue, u.RequestURI())
		}
		if len(pages) > 5000 {
			t.Fatal("more than 5000 pages of 12 stories")
		}
	}
	for link, from := range anchors {
		at, id, _ := strings.Cut(link, "#")
		if text := pages[at]; text != "" && !strings.Contains(text, `id="`+html.EscapeString(id)+`"`) {
			t.Errorf("%s: link to %s, where there is no %q", from, at, id)
		}
	}
	t.Logf("%d addresses", len(pages))
}
