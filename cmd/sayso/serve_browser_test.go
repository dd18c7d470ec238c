package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/sayso-news/sayso/internal/serve"
)

// axe is axe-core 4.14 (MPL-2.0, testdata/axe/LICENSE): the rules of WCAG as a
// script for the page.
//
//go:embed testdata/axe/axe.min.js
var axe string

var browse = flag.Bool("browser", false, "run the tests that need a browser")

// browser opens Chromium; the test is skipped when there is none.
func browser(t *testing.T) context.Context {
	t.Helper()
	if !*browse {
		t.Skip("starts a browser: asked for with -browser")
	}
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no chromium: install Debian's package to run the browser tests")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.WindowSize(1280, 1000))
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	if err := chromedp.Run(ctx); err != nil {
		t.Skipf("chromium does not start: %v", err)
	}
	return ctx
}

func awaitPromise(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }

// site serves pages on a port of this machine.
func site(t *testing.T, srv *serve.Server) string {
	t.Helper()
	web := httptest.NewServer(srv)
	t.Cleanup(web.Close)
	return web.URL
}

// everyPage gives one address of each kind of page of the demonstration.
func everyPage(t *testing.T, srv *serve.Server) []string {
	t.Helper()
	var claims struct {
		Claims []struct {
			ID        string
			Conflicts int
		}
	}
	var stories struct {
		Stories []struct {
			ID, Group string
			Outlet    struct{ Name string }
		}
	}
	for path, into := range map[string]any{"/claims?by=gap&limit=40": &claims, "/stories": &stories} {
		if err := json.Unmarshal([]byte(body(t, get(t, srv, path, "Accept", "application/json"))), into); err != nil {
			t.Fatal(err)
		}
	}
	out := []string{"/", "/claims", "/claims?kind=disagreement", "/stories", "/search?q=bridge", "/search", "/outlets", "/timeline", "/timeline?about=Aksel+Brandt",
		"/add", "/help", "/nowhere", "/suggest?q=ak", "/person/Aksel%20Brandt", "/outlet/Brassen%20Today",
		"/claim/" + claims.Claims[0].ID, "/claim/" + claims.Claims[0].ID + "/card"}
	for _, c := range claims.Claims {
		if c.Conflicts > 1 {
			out = append(out, "/claim/"+c.ID, "/claim/"+c.ID+"?unfold=true")
			break
		}
	}
	for _, st := range stories.Stories {
		if st.Group != "" && st.Outlet.Name == "Brassen Today" {
			out = append(out, "/story/"+st.ID, "/story/"+st.ID+"?s=s3", "/copies/"+st.ID)
		}
	}
	return out
}

// TestBrowserAxe runs axe-core on every kind of page, light and dark,
// wide and narrow.
func TestBrowserAxe(t *testing.T) {
	ctx := browser(t)
	srv, _ := demoServer(t)
	base := site(t, srv)
	for _, look := range []struct {
		scheme string
		width  int64
	}{{"light", 1280}, {"dark", 1280}, {"light", 360}} {
		media := emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: look.scheme}})
		for _, path := range everyPage(t, srv) {
			var found string
			err := chromedp.Run(ctx, chromedp.EmulateViewport(look.width, 1000), media, chromedp.Navigate(base+path),
				chromedp.Evaluate(axe+";0", nil),
				chromedp.Evaluate(`axe.run(document, {resultTypes: ["violations"]}).then(r => JSON.stringify(r.violations.map(v => v.id + ": " + v.help + " — " + v.nodes.map(n => n.target + " " + n.html.slice(0, 160) + " | " + (n.any[0] || n.all[0] || n.none[0] || {}).message).slice(0, 3).join(" ;; "))))`,
					&found, awaitPromise))
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			var list []string
			if err := json.Unmarshal([]byte(found), &list); err != nil {
				t.Fatal(err)
			}
			for _, v := range list {
				t.Errorf("%s (%s, %d wide): %s", path, look.scheme, look.width, v)
			}
		}
	}
}

// TestBrowserWidths looks for pages that are wider than the window.
func TestBrowserWidths(t *testing.T) {
	ctx := browser(t)
	srv, _ := demoServer(t)
	base := site(t, srv)
	for _, width := range []int64{320, 768, 2560} {
		for _, path := range everyPage(t, srv) {
			var over int
			if err := chromedp.Run(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(base+path),
				chromedp.Evaluate(`document.documentElement.scrollWidth - innerWidth`, &over)); err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			if over > 0 {
				t.Errorf("%s: %d pixels wider than %d", path, over, width)
			}
		}
	}
}

// TestBrowserUse does what each page is for, with and without JavaScript.
func TestBrowserUse(t *testing.T) {
	srv, _ := demoServer(t)
	base := site(t, srv)
	file := filepath.Join(t.TempDir(), "dropped.txt")
	if err := os.WriteFile(file, []byte("Ferries stop\n\nFerries will stop at noon, harbour master Ilse Moor said on Monday.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, script := range []bool{true, false} {
		t.Run(fmt.Sprintf("script %v", script), func(t *testing.T) {
			ctx := browser(t)
			var address, text string
			step := func(name string, want string, actions ...chromedp.Action) {
				t.Helper()
				text = ""
				actions = append(actions, chromedp.Location(&address), chromedp.Text("main", &text, chromedp.ByQuery))
				if err := chromedp.Run(ctx, actions...); err != nil {
					t.Fatalf("%s: %v (at %s)", name, err, address)
				}
				if !strings.Contains(text, want) {
					t.Errorf("%s: no %q at %s:\n%s", name, want, address, text[:min(len(text), 600)])
				}
			}
			if err := chromedp.Run(ctx, emulation.SetScriptExecutionDisabled(!script)); err != nil {
				t.Fatal(err)
			}
			step("front", "Many outlets, how many origins?", chromedp.Navigate(base+"/"))
			step("open a claim", "Who has it from whom", chromedp.Click(".claim-row a.what", chromedp.ByQuery), chromedp.WaitVisible("#h-graph", chromedp.ByQuery))
			step("to its place in a story", "Its chain", chromedp.Click(".evidence blockquote a", chromedp.ByQuery), chromedp.WaitVisible(".pick .words", chromedp.ByQuery))
			before := address
			step("choose another statement", "Its chain", chromedp.Click(`.pick nav a[rel=next]`, chromedp.ByQuery), chromedp.Sleep(400*time.Millisecond))
			if address == before || !strings.Contains(address, "s=") {
				t.Errorf("the chosen statement is not in the address: %s", address)
			}
			step("search", "Names", chromedp.SetValue("#q", "Brandt", chromedp.ByQuery), chromedp.Submit("#q", chromedp.ByQuery), chromedp.WaitVisible("#h-n", chromedp.ByQuery))
			step("open a person", "Statements by them", chromedp.Click(".chips a", chromedp.ByQuery), chromedp.WaitVisible("#h-t", chromedp.ByQuery))
			if script {
				step("suggestions", "", chromedp.Navigate(base+"/"), chromedp.SendKeys("#q", "sol", chromedp.ByQuery), chromedp.WaitVisible("#suggested a", chromedp.ByQuery))
			}
			step("add a text", "makes", chromedp.Navigate(base+"/add"),
				chromedp.SetValue("#text", fmt.Sprintf("Bridge shut\n\nThe bridge will stay shut until spring, mayor Signe Holt said on Tuesday. (%v)", script), chromedp.ByQuery),
				chromedp.Click("form.add button", chromedp.ByQuery), chromedp.WaitVisible("h1.title", chromedp.ByQuery))
			step("add a file", "Ferries stop", chromedp.Navigate(base+"/add"), chromedp.SetUploadFiles("#files", []string{file}, chromedp.ByQuery),
				chromedp.Click("form.add button", chromedp.ByQuery), chromedp.WaitVisible("h1", chromedp.ByQuery), chromedp.Sleep(200*time.Millisecond))
		})
	}
}

// TestHostileStory adds a story full of markup and scripts and looks for them in
// every page.
func TestHostileStory(t *testing.T) {
	const hostile = `<script>document.title="owned"</script><img src=x onerror="document.title='owned'"> <a href="javascript:alert(1)">x</a>

"</textarea><script>document.title='owned'</script>Nine people died," </span><b>Ilse</b> "Moor" <iframe src=//evil.example> said on Monday. {{.}} ${x} javascript:alert(1)

` + "He said that \u202edeid\u202c nobody <svg onload=document.title='owned'> knows the number."
	srv, p := emptyServer(t)
	form := url.Values{"text": {hostile}, "outlet": {`"><script>document.title='owned'</script>`}}
	res := post(t, srv, "/add", form)
	to := res.Header.Get("Location")
	if res.StatusCode != 303 || !strings.HasPrefix(to, "/story/") {
		t.Fatalf("%s to %q: %s", res.Status, to, body(t, res))
	}
	paths := []string{"/", "/stories", "/claims", "/search?q=" + url.QueryEscape(`<script>alert(1)</script>"'`), "/timeline", to, to + "?s=s1", "/outlets",
		"/outlet/" + url.PathEscape(`"><script>document.title='owned'</script>`), "/nowhere/<script>", "/feed.atom", "/feed.json", "/claims?q=%00%ff<b>", "/person/<script>"}
	for _, path := range paths {
		text := body(t, get(t, srv, path))
		for _, bad := range []string{"<script>document", "<script>alert", "<img", "<iframe", "<svg onload", `href="javascript`, "\u202e"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s: %q stands in the page", path, bad)
			}
		}
	}
	_ = p
	ctx := browser(t)
	base := site(t, srv)
	for _, path := range paths {
		var title string
		if err := chromedp.Run(ctx, chromedp.Navigate(base+path), chromedp.Sleep(50*time.Millisecond), chromedp.Title(&title)); err == nil && strings.Contains(title, "owned") && !strings.Contains(title, "script") {
			t.Errorf("%s: a script of the story ran", path)
		}
	}
}
