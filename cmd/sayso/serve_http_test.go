package main

import (
	"encoding/json"
	"encoding/xml"
	"flag"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sayso-news/sayso/internal/serve"
	"github.com/sayso-news/sayso/internal/serve/digest"
	"github.com/sayso-news/sayso/internal/store/sqlite"
)

var updateSpec = flag.Bool("update-spec", false, "write docs/openapi.json")

// TestOneValueTwoAddresses: JSON by Accept and under /api/v1 are the same.
func TestOneValueTwoAddresses(t *testing.T) {
	srv, _ := demoServer(t)
	for _, path := range everyPage(t, srv) {
		if strings.HasSuffix(path, "/card") || path == "/add" || path == "/help" || path == "/nowhere" {
			continue
		}
		page := get(t, srv, path, "Accept", "application/json")
		api := get(t, srv, strings.TrimSuffix("/api/v1"+path, "/"), "Accept", "application/json")
		if page.StatusCode != 200 || api.StatusCode != 200 {
			t.Errorf("%s: %s and %s", path, page.Status, api.Status)
			continue
		}
		var a, b any
		if err := json.Unmarshal([]byte(body(t, page)), &a); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if err := json.Unmarshal([]byte(body(t, api)), &b); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if diff := cmp.Diff(a, b); diff != "" {
			t.Errorf("%s: %s", path, diff)
		}
	}
}

// TestSpec compares the description of the API with the one in docs.
func TestSpec(t *testing.T) {
	srv, _ := emptyServer(t)
	var spec any
	if err := json.Unmarshal([]byte(body(t, get(t, srv, "/api/openapi.json"))), &spec); err != nil {
		t.Fatal(err)
	}
	got, err := json.MarshalIndent(spec, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	const file = "../../docs/formats/openapi.json"
	if *updateSpec {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("docs/formats/openapi.json is behind (go test ./cmd/sayso -run TestSpec -update-spec): %s", diff)
	}
}

// TestTagsAndPages: an answer is not sent twice, and a list goes on where it ended.
func TestTagsAndPages(t *testing.T) {
	srv, _ := demoServer(t)
	for _, path := range []string{"/", "/claims", "/api/v1/stories", "/feed.atom", "/assets/pages.css"} {
		tag := get(t, srv, path).Header.Get("ETag")
		if res := get(t, srv, path, "If-None-Match", tag); tag == "" || res.StatusCode != http.StatusNotModified {
			t.Errorf("%s with its tag %q: %s", path, tag, res.Status)
		}
		if res := get(t, srv, path, "If-None-Match", `W/"other"`); res.StatusCode != 200 {
			t.Errorf("%s with another tag: %s", path, res.Status)
		}
	}
	for _, path := range []string{"/stories?limit=5", "/claims?limit=7", "/claims?limit=7&by=gap", "/claims?limit=3&q=bridge", "/claims?limit=4&outlet=Brassen+Today"} {
		seen := map[string]bool{}
		after := ""
		for range 40 {
			var list struct {
				Stories, Claims []struct{ ID string }
				Next            string
			}
			if err := json.Unmarshal([]byte(body(t, get(t, srv, path+"&after="+after, "Accept", "application/json"))), &list); err != nil {
				t.Fatal(err)
			}
			for _, it := range append(list.Stories, list.Claims...) {
				if seen[it.ID] {
					t.Errorf("%s: %s comes twice", path, it.ID)
				}
				seen[it.ID] = true
			}
			if after = list.Next; after == "" {
				break
			}
		}
		if strings.HasPrefix(path, "/stories") && len(seen) != 12 || len(seen) < 5 {
			t.Errorf("%s: %d in all", path, len(seen))
		}
	}
}

// TestClosedDoor: what is turned away, and with which words.
func TestClosedDoor(t *testing.T) {
	srv, p := demoServer(t)
	evil := httptest.NewRequest(http.MethodGet, "/", nil)
	evil.Host = "evil.example"
	w := httptest.NewRecorder()
	srv.ServeHTTP(w, evil)
	if w.Code != http.StatusMisdirectedRequest {
		t.Errorf("another Host: %d", w.Code)
	}
	for _, test := range []struct {
		name string
		res  *http.Response
		want int
	}{
		{"from another site", post(t, srv, "/add", url.Values{"text": {"x"}}, "Sec-Fetch-Site", "cross-site"), 403},
		{"from another origin", post(t, srv, "/add", url.Values{"text": {"x"}}, "Origin", "https://evil.example"), 403},
		{"the demonstration into a store with stories", post(t, srv, "/demo", nil), 403},
		{"nothing given", post(t, srv, "/add", url.Values{}), 422},
		{"a file's address", post(t, srv, "/add", url.Values{"address": {"file:///etc/passwd"}}), 422},
		{"post to a page", post(t, srv, "/claims", nil), 405},
		{"a kind that is not there", get(t, srv, "/claims?kind=false"), 400},
		{"a day that is none", get(t, srv, "/stories?from=monday"), 400},
		{"a long address", get(t, srv, "/search?q="+strings.Repeat("x", 5000)), 414},
		{"no story", get(t, srv, "/story/ffffffffffffffff"), 404},
		{"no claim", get(t, srv, "/claim/c0"), 404},
		{"a story without a copy", get(t, srv, "/copies/ffffffffffffffff"), 404},
		{"outside of the assets", get(t, srv, "/assets/..%2fpages%2fframe.gohtml"), 404},
	} {
		if test.res.StatusCode != test.want {
			t.Errorf("%s: %s, want %d", test.name, test.res.Status, test.want)
		}
	}
	for _, path := range []string{"/api/v1/claim/c0", "/api/v1/claims?kind=false", "/claim/c0"} {
		res := get(t, srv, path, "Accept", "application/json")
		if kind := res.Header.Get("Content-Type"); kind != "application/problem+json" {
			t.Errorf("%s: %s as %s", path, res.Status, kind)
		}
	}
	page, card := get(t, srv, "/"), get(t, srv, everyPage(t, srv)[16])
	if csp := page.Header.Get("Content-Security-Policy"); !strings.Contains(csp, "frame-ancestors 'none'") || strings.Contains(csp, "unsafe") {
		t.Errorf("policy of a page: %s", csp)
	}
	if csp := card.Header.Get("Content-Security-Policy"); !strings.Contains(csp, "frame-ancestors *") || strings.Contains(csp, "script-src") || card.Header.Get("X-Frame-Options") != "" {
		t.Errorf("policy of the card: %s", csp)
	}
	closed := serve.New(serve.Options{Source: p.db})
	if res := get(t, closed, "/add"); res.StatusCode != 403 {
		t.Errorf("read-only: %s", res.Status)
	}
	if res := post(t, closed, "/add", url.Values{"text": {"x"}}); res.StatusCode != 403 {
		t.Errorf("read-only: %s", res.Status)
	}
}

// TestBrokenStore: a store that cannot be read is a clear 503.
func TestBrokenStore(t *testing.T) {
	srv, p := demoServer(t)
	get(t, srv, "/")
	p.db.Close()
	for _, path := range []string{"/", "/claims", "/healthz", "/story/5f2193751b99663f", "/feed.atom", "/api/v1/stories"} {
		res := get(t, srv, path)
		if res.StatusCode != http.StatusServiceUnavailable || res.Header.Get("Retry-After") == "" && !strings.HasPrefix(path, "/api/") {
			t.Errorf("%s: %s", path, res.Status)
		}
		if text := body(t, res); !strings.Contains(text, "database cannot be read") {
			t.Errorf("%s: %s", path, text)
		}
	}
}

// TestFeeds: both kinds are well formed and hold the same claims.
func TestFeeds(t *testing.T) {
	srv, _ := demoServer(t)
	var atom struct {
		Updated string `xml:"updated"`
		Entries []struct {
			ID    string `xml:"id"`
			Title string `xml:"title"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal([]byte(body(t, get(t, srv, "/feed.atom?q=bridge&kind=one-origin"))), &atom); err != nil {
		t.Fatal(err)
	}
	var js struct {
		Version string
		Items   []struct{ URL, Title string }
	}
	res := get(t, srv, "/feed.json?q=bridge&kind=one-origin")
	if err := json.Unmarshal([]byte(body(t, res)), &js); err != nil {
		t.Fatal(err)
	}
	if len(atom.Entries) == 0 || len(atom.Entries) != len(js.Items) || atom.Updated < "2025" || js.Version != "https://jsonfeed.org/version/1.1" {
		t.Errorf("%d entries, %d items, updated %s, %s", len(atom.Entries), len(js.Items), atom.Updated, js.Version)
	}
	for i, e := range atom.Entries {
		if e.ID != js.Items[i].URL || e.Title != js.Items[i].Title {
			t.Errorf("%v and %v", e, js.Items[i])
		}
	}
	if kind := res.Header.Get("Content-Type"); !strings.HasPrefix(kind, "application/feed+json") {
		t.Error(kind)
	}
	var embed struct{ Type, HTML string }
	claim := strings.TrimPrefix(atom.Entries[0].ID, "http://localhost")
	if err := json.Unmarshal([]byte(body(t, get(t, srv, "/oembed?maxwidth=300&url="+url.QueryEscape(atom.Entries[0].ID)))), &embed); err != nil {
		t.Fatal(err)
	}
	if embed.Type != "rich" || !strings.Contains(embed.HTML, claim+`/card" width="300"`) {
		t.Errorf("%+v", embed)
	}
}

// TestPagesFollowTheFacts: what is forgotten, added or decided shows.
func TestPagesFollowTheFacts(t *testing.T) {
	srv, p := demoServer(t)
	keeper := &digest.Keeper{Facts: p.db, Settle: p.settle}
	catchUp := func() {
		t.Helper()
		if err := keeper.CatchUp(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	ids := func(path string) (out []string) {
		var list struct{ Stories, Claims []struct{ ID string } }
		if err := json.Unmarshal([]byte(body(t, get(t, srv, path, "Accept", "application/json"))), &list); err != nil {
			t.Fatal(err)
		}
		for _, it := range append(list.Stories, list.Claims...) {
			out = append(out, it.ID)
		}
		return out
	}
	claims, stories := ids("/claims?limit=100"), ids("/stories")
	catchUp()
	if diff := cmp.Diff(claims, ids("/claims?limit=100")); diff != "" {
		t.Errorf("nothing changed, and yet: %s", diff)
	}
	for _, id := range stories {
		st, err := p.db.Story(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if err := p.db.Write(t.Context(), func(tx *sqlite.Tx) error {
			if err := p.tracer.Remove(tx, st.Seq); err != nil {
				return err
			}
			return tx.Forget(st.Seq)
		}); err != nil {
			t.Fatal(err)
		}
	}
	catchUp()
	for _, path := range []string{"/claims", "/stories", "/outlets", "/person/Aksel%20Brandt", "/suggest?q=brandt"} {
		if text := body(t, get(t, srv, path, "Accept", "application/json")); strings.Contains(text, "Brandt") && !strings.Contains(text, `"title"`) {
			t.Errorf("%s after all is forgotten: %s", path, text)
		}
	}
	if n, err := p.db.Sums(t.Context()); err != nil || n != 0 {
		t.Errorf("%d stories, %v", n, err)
	}
	if res := post(t, srv, "/demo", nil); res.StatusCode != 303 {
		t.Errorf("load the demonstration again: %s", res.Status)
	}
	catchUp()
	again := ids("/stories")
	if diff := cmp.Diff(stories, again); diff != "" {
		t.Errorf("the same stories again: %s", diff)
	}
	if _, err := p.db.StaleCount(t.Context()); err != nil {
		t.Error(err)
	}
}
