package serve

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestHostsThatAreKnown(t *testing.T) {
	s := &Server{Options: Options{Hosts: []string{"pages.example", "192.0.2.7"}}}
	for host, want := range map[string]bool{
		"localhost": true, "localhost:8420": true, "127.0.0.1:8420": true, "[::1]:8420": true, "127.9.9.9": true, "demo.localhost": true,
		"pages.example": true, "PAGES.example:80": true, "192.0.2.7:8420": true,
		"": false, "evil.example": false, "localhost.evil.example": false, "192.0.2.8": false, "pages.example.evil": false,
	} {
		if got := s.knows(host); got != want {
			t.Errorf("knows(%q) = %v, want %v", host, got, want)
		}
	}
}

func TestSameSite(t *testing.T) {
	for _, test := range []struct {
		fetch, origin string
		want          bool
	}{
		{"same-origin", "", true}, {"none", "", true}, {"cross-site", "", false}, {"same-site", "http://localhost", false},
		{"", "", true}, {"", "http://localhost", true}, {"", "http://evil.example", false}, {"", "null", false},
	} {
		r := httptest.NewRequest(http.MethodPost, "/add", nil)
		r.Host = "localhost"
		r.Header.Set("Sec-Fetch-Site", test.fetch)
		r.Header.Set("Origin", test.origin)
		if got := sameSite(r); got != test.want {
			t.Errorf("fetch %q, origin %q: %v, want %v", test.fetch, test.origin, got, test.want)
		}
	}
}

func TestLoopback(t *testing.T) {
	for address, want := range map[string]bool{"127.0.0.1:1": true, "[::1]:1": true, "localhost:1": true, "0.0.0.0:1": false, "[::]:1": false, "192.0.2.1:1": false, "x": false} {
		if got := Loopback(address); got != want {
			t.Errorf("Loopback(%q) = %v, want %v", address, got, want)
		}
	}
}
