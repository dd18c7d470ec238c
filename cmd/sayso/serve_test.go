package main

import (
	"context"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/sayso-news/sayso/internal/serve"
	"github.com/sayso-news/sayso/internal/serve/digest"
	"github.com/sayso-news/sayso/internal/store/sqlite"
	"github.com/sayso-news/sayso/internal/trace"
)

// demoDatabase is a database with the fictional stories and their page rows, made once.
var demoDatabase = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "sayso-test-*")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	db, err := sqlite.Open(context.Background(), dir)
	if err != nil {
		return "", err
	}
	defer db.Close()
	p := &pageStore{db: db, tracer: trace.New()}
	if err := p.loadDemo(context.Background()); err != nil {
		return "", err
	}
	keeper := &digest.Keeper{Facts: db, Settle: p.settle}
	if err := keeper.CatchUp(context.Background()); err != nil {
		return "", err
	}
	copied := filepath.Join(dir, "copy.db")
	if err := db.Backup(context.Background(), copied); err != nil {
		return "", err
	}
	b, err := os.ReadFile(copied)
	return string(b), err
})

// demoServer serves the fictional stories.
func demoServer(t testing.TB) (*serve.Server, *pageStore) {
	t.Helper()
	b, err := demoDatabase()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, sqlite.FileName), []byte(b), 0o600); err != nil {
		t.Fatal(err)
	}
	return serverIn(t, dir)
}

// emptyServer serves a store without stories.
func emptyServer(t testing.TB) (*serve.Server, *pageStore) {
	t.Helper()
	return serverIn(t, t.TempDir())
}

func serverIn(t testing.TB, dir string) (*serve.Server, *pageStore) {
	t.Helper()
	db, err := sqlite.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	p := &pageStore{db: db, tracer: trace.New()}
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

func post(t testing.TB, h http.Handler, path string, form url.Values, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Host = "localhost"
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
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

// TestNoBrokenLinks follows the links of the demonstration's pages: all of them
// with -browser, sixty of each kind otherwise. Anchors must be there too.
func TestNoBrokenLinks(t *testing.T) {
	srv, _ := demoServer(t)
	anchors := map[string]string{} // address with anchor → where it was seen
	pages := map[string]string{}
	kinds := map[string]int{} // addresses by their first part
	queue := []string{"/"}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		if _, ok := pages[at]; ok {
			continue
		}
		kind, _, _ := strings.Cut(strings.TrimPrefix(at, "/"), "/")
		if kinds[kind]++; kinds[kind] > 60 && !*browse {
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
