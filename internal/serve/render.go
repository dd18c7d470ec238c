package serve

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/show"
	"github.com/sayso-news/sayso/internal/store"
)

// parse makes one template for each page: the frame with the page's main part.
func (s *Server) parse() (map[string]*template.Template, error) {
	funcs := template.FuncMap{
		"clean": show.Clean, "short": func(n int, text string) string { return short(text, n) }, "quoted": func(n int, text string) string { return quoted(short(text, n)) }, "count": count, "origins": originsWords, "rangeWords": rangeWords,
		"when": s.when, "day": dayWords, "zones": s.zones, "outletURL": outletURL, "nameURL": nameURL, "place": placeURL, "icon": show.Icon, "stateIcon": show.StateIcon,
		"kindWord": show.KindWord, "legend": show.Legend, "ratio": ratio, "query": url.QueryEscape, "version": func() string { return s.Version },
		"asset": assetVersion, "canAdd": func() bool { return s.Adder != nil }, "isDemo": func() bool { return s.Demo }, "join": strings.Join, "says": says, "add": func(a, b int) int { return a + b },
		"dayline": dayline, "refURL": func(id string) string { return "?s=" + id + "#" + id },
	}
	base, err := template.New("frame").Funcs(funcs).ParseFS(pageFiles, "pages/frame.gohtml", "pages/parts.gohtml")
	if err != nil {
		return nil, fmt.Errorf("parse pages: %w", err)
	}
	names, err := fs.Glob(pageFiles, "pages/*.gohtml")
	if err != nil {
		return nil, fmt.Errorf("parse pages: %w", err)
	}
	out := map[string]*template.Template{}
	for _, file := range names {
		name := strings.TrimSuffix(strings.TrimPrefix(file, "pages/"), ".gohtml")
		if name == "frame" || name == "parts" {
			continue
		}
		t, err := base.Clone()
		if err == nil {
			t, err = t.ParseFS(pageFiles, file)
		}
		if err != nil {
			return nil, fmt.Errorf("parse page %s: %w", name, err)
		}
		out[name] = t
	}
	for _, kind := range []sayso.EntityKind{sayso.KindOrganisation, sayso.KindPlace} {
		out[string(kind)] = out[string(sayso.KindPerson)]
	}
	return out, nil
}

// framed is what the frame of a page shows around a value.
type framed struct {
	Page  string
	Path  string // of the request, with its query
	Words string // of the search
	V     any
}

// render writes a value as a page. Nothing of a page that fails half-way leaves.
func (s *Server) render(w http.ResponseWriter, r *http.Request, status int, name string, v any) {
	pages, err := s.pages()
	if err != nil {
		panic("internal error: " + err.Error()) // embedded, and parsed in the tests
	}
	var b bytes.Buffer
	frame := "frame"
	if name == "card" {
		frame = "bare"
	}
	if err := pages[name].ExecuteTemplate(&b, frame, framed{name, r.URL.RequestURI(), r.URL.Query().Get("q"), v}); err != nil {
		s.Log.Error("page failed", "path", r.URL.Path, "why", err)
		http.Error(w, "this page cannot be shown", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	w.Write(b.Bytes())
}

// help says how to read the pages.
func (s *Server) help(w http.ResponseWriter, r *http.Request) {
	s.render(w, r, http.StatusOK, "help", nil)
}

// when writes a moment by the house clock, and a day as it is.
func (s *Server) when(t *time.Time, zone string, onlyDay bool) string {
	switch {
	case t == nil || t.IsZero():
		return "time unknown"
	case onlyDay:
		return show.Day(*t, zone, "2 Jan 2006")
	}
	return t.In(s.House).Format("2 Jan 2006, 15:04")
}

// zones writes a moment by the house clock and by the outlet's own, and a day as
// it is.
func (s *Server) zones(t *time.Time, zone string, onlyDay bool) string {
	switch {
	case t == nil || t.IsZero():
		return "publication time unknown"
	case onlyDay:
		return show.Day(*t, zone, "Monday 2 January 2006")
	}
	house := t.In(s.House)
	out := house.Format("Monday 2 January 2006, 15:04 ") + zoneName(house)
	if loc, err := time.LoadLocation(zone); err == nil && zone != "" && zone != s.House.String() {
		there := t.In(loc)
		out += " · at the outlet " + there.Format("15:04 ") + zoneName(there)
		if there.YearDay() != house.YearDay() {
			out += there.Format(" on 2 January")
		}
	}
	return out
}

// quoted puts words between quotation marks, unless they begin with one of their own.
func quoted(text string) string {
	text = strings.TrimPrefix(text, "that ") // the clause alone reads better
	if strings.HasPrefix(text, "“") || strings.HasPrefix(text, `"`) || strings.HasPrefix(text, "„") || strings.HasPrefix(text, "«") {
		return text
	}
	return "“" + text + "”"
}

// says tells in a list who says something: an origin, or the outlet itself.
func says(o sayso.OriginRef, outlet string) string {
	name := show.Clean(o.Name)
	switch {
	case o.State == sayso.OriginUnknown:
		return "nobody is known to say so"
	case name == "", name == show.Clean(outlet):
		return "the outlet itself"
	}
	return "according to " + short(name, 80)
}

// zoneName names the zone of a moment: UTC, or the place with its offset.
func zoneName(t time.Time) string {
	if name := t.Location().String(); name != "UTC" && name != "" {
		return name + t.Format(" (-07:00)")
	}
	return "UTC"
}

// dayWords writes a TIMEX3 date for people; what is no day stays as it is.
func dayWords(value string) string {
	for _, form := range [][2]string{{"2006-01-02", "Monday 2 January 2006"}, {"2006-01", "January 2006"}} {
		if t, err := time.Parse(form[0], value); err == nil {
			return t.Format(form[1])
		}
	}
	return value
}

// ratio draws a claim's outlets against its origins.
func ratio(v any) template.HTML {
	switch c := v.(type) {
	case ClaimItem:
		return show.Ratio(c.Outlets, max(c.Origins.Max-c.Unnamed, 0), c.Unnamed, c.Unknown)
	case store.StoryClaim:
		return show.Ratio(c.Outlets, max(c.Origins.Max-c.Unnamed, 0), c.Unnamed, c.Unknown)
	case *store.ClaimLine:
		return show.Ratio(c.Outlets, max(c.Origins.Max-c.Unnamed, 0), c.Unnamed, c.Unknown)
	case *ClaimPage:
		return show.Ratio(c.Outlets, max(c.Claim.Independent.Max-c.Unnamed, 0), min(c.Unnamed, c.Claim.Independent.Max), c.Claim.Unknown)
	}
	panic(fmt.Sprintf("internal error: no ratio of a %T", v))
}
