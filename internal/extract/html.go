package extract

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	"github.com/go-shiori/dom"
	"github.com/go-shiori/go-readability"
	htmldate "github.com/markusmobius/go-htmldate"
	trafilatura "github.com/markusmobius/go-trafilatura"
	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/blocks"
	"golang.org/x/net/html"
)

// shortArticle is the length in bytes under which a second library is asked.
const shortArticle = 600

func (e extractor) html(ctx context.Context, item sayso.Item, text string) (*sayso.Page, error) {
	ctx, cancel := context.WithTimeout(ctx, e.opts.Timeout)
	defer cancel()
	type result struct {
		page *sayso.Page
		err  error
	}
	done := make(chan result, 1)
	go func() {
		var r result
		defer func() {
			if p := recover(); p != nil {
				r = result{nil, noArticle(item, fmt.Errorf("the page's markup breaks the extractor: %v", p))}
			}
			done <- r
		}()
		r.page, r.err = e.parse(item, text)
	}()
	select {
	case r := <-done:
		return r.page, r.err
	case <-ctx.Done():
		return nil, &sayso.Error{Code: sayso.CodeNoArticle, Input: item.Path, Message: "looking for the article took too long",
			Remedy: "save its text and give that", Err: ctx.Err()}
	}
}

func noArticle(item sayso.Item, err error) error {
	return &sayso.Error{Code: sayso.CodeNoArticle, Input: item.Path, Message: "no article was found in the page",
		Remedy: "save the story's text and give that", Err: err}
}

func (e extractor) parse(item sayso.Item, text string) (*sayso.Page, error) {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, noArticle(item, err)
	}
	f := readFacts(doc)
	base, _ := url.Parse(item.URL)
	found := article(doc, base)
	if kind := errorPage(f, found); kind != "" {
		return nil, &sayso.Error{Code: sayso.CodeErrorPage, Input: item.Path, Message: "the page is " + kind + ", not a story",
			Remedy: "open it in a browser and save the story"}
	}
	body, bs, changed := assemble(withFigures(doc, found))
	if wordsIn(found) < 8 {
		return nil, noArticle(item, nil)
	}
	page := &sayso.Page{Path: item.Path, Title: f.title, Language: f.language, Text: body}
	page.Notes = controlNote(changed)
	refined, notes := blocks.Refine(body, bs)
	page.Blocks, page.Notes = refined, append(page.Notes, notes...)
	page.URL = canonical(f.canonical, item.URL)
	page.Outlet.Domain = domainOf(item.URL)
	if page.Outlet.Domain == "" {
		page.Outlet.Domain = domainOf(page.URL)
	}
	page.Outlet.Name = squeeze(f.linked.publisher)
	fill(&page.Outlet.Name, squeeze(f.siteName))
	if _, _, known := e.opts.Outlet(page.Outlet.Domain); !known {
		fill(&page.Outlet.Name, titleOutlet(f.title, page.Outlet.Domain))
	}
	zone, basis := item.Override.Zone, sayso.BasisOutletZone
	if zone == "" {
		if zone = statedZone(page.Text); zone != "" {
			basis = sayso.BasisText
		}
	}
	if zone == "" {
		domain := page.Outlet.Domain
		if d := domainOf(item.Override.URL); d != "" {
			domain = d
		}
		_, zone, _ = e.opts.Outlet(domain)
	}
	page.Published = publication(f.dates, zone, basis)
	page.Title, _ = harmless(page.Title)
	page.Outlet.Name, _ = harmless(page.Outlet.Name)
	page.Published.Printed, _ = harmless(page.Published.Printed)
	e.override(page, item.Override)
	return page, nil
}

// canonical resolves a page's own address against the one it came from; an
// address that is not of the web is not used.
func canonical(own, from string) string {
	base, err := url.Parse(from)
	if err != nil {
		base = &url.URL{}
	}
	u, err := base.Parse(own)
	if own == "" || err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return from
	}
	return u.String()
}

// article asks the libraries for the article and gives its pieces, none when
// neither finds one.
func article(doc *html.Node, base *url.URL) []piece {
	opts := trafilatura.Options{OriginalURL: base, ExcludeComments: true, HtmlDateOverride: &htmldate.Result{}}
	var found []piece
	if r, err := guard(func() (*html.Node, error) {
		r, err := trafilatura.ExtractDocument(dom.Clone(doc, true), opts)
		if err != nil {
			return nil, err
		}
		return r.ContentNode, nil
	}); err == nil && r != nil {
		found = pieces(r)
	}
	if length(found) >= shortArticle {
		return found
	}
	r, err := guard(func() (*html.Node, error) {
		parser := readability.NewParser()
		parser.MaxElemsToParse = 100_000
		a, err := parser.ParseDocument(dom.Clone(doc, true), base)
		return a.Node, err
	})
	if err == nil && r != nil {
		if second := pieces(r); length(second) > 2*length(found) {
			return second
		}
	}
	return found
}

// guard calls f and makes a panic inside it an error.
func guard(f func() (*html.Node, error)) (n *html.Node, err error) {
	defer func() {
		if p := recover(); p != nil {
			n, err = nil, fmt.Errorf("extractor panicked: %v", p)
		}
	}()
	return f()
}

func length(found []piece) int {
	n := 0
	for _, p := range found {
		n += len(p.text)
	}
	return n
}

func wordsIn(found []piece) int {
	n := 0
	for _, p := range found {
		n += len(strings.Fields(p.text))
	}
	return n
}

// errorPages are the words in a title or a first heading by which a server's
// page says that it is no story.
var errorPages = []struct{ words, kind string }{
	{"404", "a 'not found' page (404)"}, {"page not found", "a 'not found' page (404)"}, {"not found", "a 'not found' page (404)"},
	{"403", "an 'access denied' page (403)"}, {"forbidden", "an 'access denied' page (403)"}, {"access denied", "an 'access denied' page (403)"},
	{"just a moment", "a robot check"}, {"attention required", "a robot check"}, {"are you a robot", "a robot check"}, {"verify you are human", "a robot check"},
	{"security check", "a robot check"}, {"captcha", "a robot check"}, {"before you continue", "a consent page"}, {"cookie consent", "a consent page"}, {"your privacy choices", "a consent page"},
	{"we value your privacy", "a consent page"}, {"500 internal", "a server's error page"}, {"internal server error", "a server's error page"}, {"bad gateway", "a server's error page"},
	{"service unavailable", "a server's error page"}, {"gateway timeout", "a server's error page"}, {"page unavailable", "a server's error page"}, {"error occurred", "a server's error page"},
}

// errorPage names the kind of a page that is no story, "" for others: short,
// and its title or first heading says so.
func errorPage(f facts, found []piece) string {
	if wordsIn(found) > 150 {
		return ""
	}
	titles := strings.ToLower(f.title + " | " + f.headingTitle)
	for _, p := range errorPages {
		if i := strings.Index(titles, p.words); i >= 0 && (p.words[0] > '9' || i == 0 || titles[i-1] == ' ') && len(titles) < 200 {
			return p.kind
		}
	}
	return ""
}
