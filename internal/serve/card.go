package serve

import (
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// card is one claim to be shown in an article of somebody else: the only page
// that may be framed, without a script.
func (s *Server) card(w http.ResponseWriter, r *http.Request) {
	line, d, err := s.findClaim(r.Context(), r.PathValue("id"))
	if err != nil {
		s.failWith(w, r, err)
		return
	}
	if line.ID != "" && line.ID != r.PathValue("id") {
		http.Redirect(w, r, "/claim/"+line.ID+"/card", http.StatusFound)
		return
	}
	h := w.Header()
	h.Set("Content-Security-Policy", strings.Replace(cardPolicy, "script-src 'self'; ", "", 1))
	h.Del("X-Frame-Options")
	h.Del("Cross-Origin-Opener-Policy")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	s.render(w, r, http.StatusOK, "card", newClaimPage(d, false, s.House))
}

// oembed tells how to embed a claim's card (oembed.com, type rich, JSON only).
func (s *Server) oembed(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if f := q.Get("format"); f != "" && f != "json" {
		s.fail(w, r, http.StatusNotImplemented, "only format=json is given")
		return
	}
	u, err := url.Parse(q.Get("url"))
	id, isClaim := "", false
	if err == nil {
		id, isClaim = strings.CutPrefix(u.Path, "/claim/")
	}
	if !isClaim || strings.Contains(id, "/") {
		s.fail(w, r, http.StatusNotFound, "url is not the address of a claim")
		return
	}
	line, d, err := s.findClaim(r.Context(), id)
	if err != nil {
		s.failWith(w, r, err)
		return
	}
	if line.ID != "" {
		id = line.ID
	}
	width, height := 560, 260
	if n, err := strconv.Atoi(q.Get("maxwidth")); err == nil && n > 0 {
		width = min(width, n)
	}
	if n, err := strconv.Atoi(q.Get("maxheight")); err == nil && n > 0 {
		height = min(height, n)
	}
	p := newClaimPage(d, false, s.House)
	src := s.base(r) + "/claim/" + url.PathEscape(id) + "/card"
	writeJSON(w, map[string]any{
		"version": "1.0", "type": "rich", "title": p.Wording, "provider_name": "sayso", "provider_url": s.base(r) + "/",
		"width": width, "height": height,
		"html": fmt.Sprintf(`<iframe src="%s" width="%d" height="%d" sandbox="allow-popups" loading="lazy" title="%s"></iframe>`, html.EscapeString(src), width, height, html.EscapeString("Who says so: "+short(p.Wording, 80))),
	})
}
