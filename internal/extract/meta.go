package extract

import (
	"strings"

	"github.com/sayso-news/sayso"
	"golang.org/x/net/html"
)

// facts are what a page's head and marks say of it.
type facts struct {
	title, siteName, canonical, language string
	headingTitle                         string
	linked                               linked
	dates                                []dated // strongest first
}

// metaDates are the names of meta elements that give the publication time, the
// most trusted first.
var metaDates = []string{
	"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
	"article.published", "article:published", "published-date", "publish-date", "publishdate", "publication_date", "pubdate", "cxenseparse:recs:publishtime",
	"dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "date", "cdate", "originalpublicationdate", "article_date_original",
}

// readFacts goes once through a document.
func readFacts(doc *html.Node) facts {
	var f facts
	meta := map[string]string{}
	var scripts, times []string
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			switch n.Data {
			case "html":
				f.language = attr(n, "lang")
			case "title":
				fill(&f.title, squeeze(textOf(n)))
			case "h1":
				fill(&f.headingTitle, squeeze(textOf(n)))
			case "meta":
				for _, key := range []string{"property", "name", "itemprop"} {
					if k := strings.ToLower(attr(n, key)); k != "" && meta[k] == "" {
						meta[k] = strings.TrimSpace(attr(n, "content"))
					}
				}
			case "link":
				if strings.EqualFold(attr(n, "rel"), "canonical") {
					fill(&f.canonical, strings.TrimSpace(attr(n, "href")))
				}
			case "script":
				if strings.HasPrefix(strings.ToLower(strings.TrimSpace(attr(n, "type"))), "application/ld+json") {
					scripts = append(scripts, textOf(n))
				}
			case "time":
				if v := attr(n, "datetime"); v != "" {
					times = append(times, v)
				} else if v := squeeze(textOf(n)); v != "" && len(v) < 60 {
					times = append(times, v)
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	f.linked = readLinked(scripts)
	if f.linked.published != "" {
		f.dates = append(f.dates, dated{f.linked.published, sayso.BasisJSONLD})
	}
	for _, name := range metaDates {
		if v := meta[name]; v != "" {
			f.dates = append(f.dates, dated{v, sayso.BasisMeta})
		}
	}
	for _, v := range times {
		f.dates = append(f.dates, dated{v, sayso.BasisText})
	}
	f.siteName = meta["og:site_name"]
	fill(&f.canonical, meta["og:url"])
	if t := meta["og:title"]; t != "" {
		f.title = t
	}
	if f.linked.headline != "" {
		f.title = squeeze(html.UnescapeString(f.linked.headline))
	}
	fill(&f.title, f.headingTitle)
	return f
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// textOf gives the text inside a node, as it stands.
func textOf(n *html.Node) string {
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Type == html.ElementNode && n.Data == "br":
			b.WriteByte('\n')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return b.String()
}

// squeeze makes every run of space one space.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
