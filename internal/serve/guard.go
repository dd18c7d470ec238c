package serve

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// The bounds on what a client may send.
const (
	maxHeader = 64 << 10
	maxBody   = 32 << 20
	maxQuery  = 4 << 10
)

// policy is what a page may load: its own files and nothing else. Only the card
// may be framed.
const (
	policy     = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
	pagePolicy = policy + "'none'"
	cardPolicy = policy + "*"
)

// guard turns away what no page asks for, and says what a browser may do with
// the answers.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", pagePolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		switch {
		case !s.knows(r.Host):
			// A page of another site that points its name at this address.
			s.fail(w, r, http.StatusMisdirectedRequest, "this server is not called "+clip(r.Host, 100)+": open it by the address that sayso serve printed")
		case len(r.URL.RawQuery) > maxQuery:
			s.fail(w, r, http.StatusRequestURITooLong, "the address is too long")
		case r.Method == http.MethodPost && !sameSite(r):
			s.fail(w, r, http.StatusForbidden, "this form was not sent from a page of this server")
		default:
			r.Body = http.MaxBytesReader(w, r.Body, maxBody)
			next.ServeHTTP(w, r)
		}
	})
}

// knows says whether a Host header names this server: loopback by any of its
// names, an address, or one of the names that were given.
func (s *Server) knows(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	if addr, err := netip.ParseAddr(host); err == nil {
		return addr.IsLoopback() || slices.Contains(s.Hosts, host) || slices.Contains(s.Hosts, "*")
	}
	return slices.Contains(s.Hosts, host)
}

// sameSite says whether a form was sent from a page of this server. A request
// with neither header does not come from a browser.
func sameSite(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "same-origin", "none":
		return true
	case "":
	default:
		return false
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && u.Host == r.Host
}

// clip cuts a text of a client for a message.
func clip(text string, n int) string {
	if len(text) > n {
		return strings.ToValidUTF8(text[:n], "") + "…"
	}
	return text
}
