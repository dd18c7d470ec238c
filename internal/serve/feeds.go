package serve

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/sayso-news/sayso/internal/show"
)

// feedItems gives the claims of a filter for a feed.
func (s *Server) feedItems(r *http.Request) (Filter, []ClaimItem, error) {
	var in Filter
	if err := bind(r, &in); err != nil {
		return in, nil, fmt.Errorf("%w: %w", errFilter, err)
	}
	f, err := in.store()
	if err != nil {
		return in, nil, err
	}
	if f.By == "" {
		f.By = "time" // whoever follows a search wants what is new
	}
	lines, _, err := s.Source.ClaimList(r.Context(), f)
	return in, claimItems(lines), err
}

// title says in words what a filter holds.
func (f Filter) title() string {
	what := map[string]string{"": "claims", "one-origin": "claims with one origin", "disagreement": "disagreements", "unnamed": "claims with an unnamed origin",
		"unknown": "claims that end at nobody known", "loop": "claims in a ring of citations"}[f.Kind]
	if f.Words != "" {
		what += " about “" + f.Words + "”"
	}
	if f.Outlet != "" {
		what += " carried by " + f.Outlet
	}
	return "sayso: " + what
}

// base is scheme and host of absolute links.
func (s *Server) base(r *http.Request) string {
	if s.Base != "" {
		return strings.TrimSuffix(s.Base, "/")
	}
	if r.TLS != nil {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// summary says what a claim rests on, for a list.
func (it *ClaimItem) summary() string {
	out := count(it.Outlets, "outlet") + ", " + originsWords(it.Origins)
	if it.Conflicts > 0 {
		out += "; contradicted"
	}
	if it.Origin != "" {
		out += ": " + show.Clean(it.Origin)
	}
	return out
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string     `xml:"id"`
	Title   string     `xml:"title"`
	Updated string     `xml:"updated"`
	Links   []atomLink `xml:"link"`
	Summary string     `xml:"summary"`
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

// never is the date of what has none: Atom wants one.
const never = "1970-01-01T00:00:00Z"

func stamp(t time.Time) string {
	if t.IsZero() {
		return never
	}
	return t.UTC().Format(time.RFC3339)
}

// atom writes a search as an Atom feed.
func (s *Server) atom(w http.ResponseWriter, r *http.Request) {
	in, items, err := s.feedItems(r)
	if err != nil {
		s.failWith(w, r, err)
		return
	}
	base := s.base(r)
	self := base + "/feed.atom"
	page := base + "/claims"
	if q := in.Query(); q != "" {
		self, page = self+"?"+q, page+"?"+q
	}
	feed := atomFeed{ID: self, Title: plain(in.title()), Updated: never, Author: "sayso",
		Links: []atomLink{{"self", "application/atom+xml", self}, {"alternate", "text/html", page}}}
	for _, it := range items {
		feed.Updated = max(feed.Updated, stamp(it.At))
		feed.Entries = append(feed.Entries, atomEntry{ID: base + it.URL, Title: plain(short(it.Text, 200)), Updated: stamp(it.At),
			Links: []atomLink{{"alternate", "text/html", base + it.URL}}, Summary: plain(it.summary())})
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	if err := xml.NewEncoder(&b).Encode(feed); err != nil {
		s.failWith(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	w.Write(b.Bytes())
}

// jsonFeed writes a search as a JSON Feed, version 1.1.
func (s *Server) jsonFeed(w http.ResponseWriter, r *http.Request) {
	in, items, err := s.feedItems(r)
	if err != nil {
		s.failWith(w, r, err)
		return
	}
	base := s.base(r)
	type item struct {
		ID        string `json:"id"`
		URL       string `json:"url"`
		Title     string `json:"title"`
		Text      string `json:"content_text"`
		Published string `json:"date_published,omitempty"`
	}
	feed := struct {
		Version string `json:"version"`
		Title   string `json:"title"`
		Home    string `json:"home_page_url"`
		Feed    string `json:"feed_url"`
		Items   []item `json:"items"`
	}{"https://jsonfeed.org/version/1.1", in.title(), base + "/claims?" + in.Query(), base + "/feed.json?" + in.Query(), []item{}}
	for _, it := range items {
		one := item{ID: it.ID, URL: base + it.URL, Title: short(it.Text, 200), Text: it.summary()}
		if !it.At.IsZero() {
			one.Published = stamp(it.At)
		}
		feed.Items = append(feed.Items, one)
	}
	writeJSON(w, feed)
	w.Header().Set("Content-Type", "application/feed+json; charset=utf-8")
}

// plain takes out what XML cannot say.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if r == 0xfffe || r == 0xffff || r < ' ' {
			return -1
		}
		return r
	}, text)
}
