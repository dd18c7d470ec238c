package intake

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
	"github.com/sayso-news/sayso"
)

func zipped(s string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.Bytes()
}

// read lists what Open gives: the path and bytes of an item, or a code.
func read(args []string, opts Options) (out []string) {
	for item, err := range Open(context.Background(), args, opts) {
		var e *sayso.Error
		switch {
		case errors.As(err, &e):
			out = append(out, string(e.Code))
		case err != nil:
			out = append(out, err.Error())
		default:
			out = append(out, filepath.Base(item.Path)+" "+string(item.Bytes))
		}
	}
	return out
}

func TestOpenFiles(t *testing.T) {
	dir := t.TempDir()
	empty := filepath.Join(dir, "empty")
	os.MkdirAll(filepath.Join(dir, "in", "more"), 0o755)
	os.MkdirAll(empty, 0o755)
	in := filepath.Join(dir, "in")
	os.WriteFile(filepath.Join(in, "a.txt"), []byte("one"), 0o644)
	os.WriteFile(filepath.Join(in, "more", "b.txt.gz"), zipped("two"), 0o644)
	os.WriteFile(filepath.Join(in, "c.pdf"), []byte("x"), 0o644)
	os.WriteFile(filepath.Join(in, "z.txt"), zipped(strings.Repeat("0", 5000)), 0o644)
	os.Symlink(in, filepath.Join(in, "more", "loop"))
	var passed []string
	got := read([]string{in, empty, filepath.Join(dir, "none"), "-"}, Options{
		MaxBytes: 1000, Stdin: bytes.NewReader(zipped("three")),
		Passed: func(path, why string) { passed = append(passed, filepath.Base(path)) },
	})
	if diff := cmp.Diff([]string{"a.txt one", "b.txt.gz two", "too-large", "no-stories", "unreadable", "- three"}, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if diff := cmp.Diff([]string{"c.pdf", "loop"}, passed); diff != "" {
		t.Errorf("passed over: -want +got\n%s", diff)
	}
}

func TestOpenPages(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/away":
			http.Redirect(w, r, "http://169.254.169.254/latest/", http.StatusFound)
		case "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
		case "/gone":
			http.NotFound(w, r)
		case "/large":
			w.Write(make([]byte, 5000))
		default:
			w.Write([]byte("hello"))
		}
	}))
	defer srv.Close()
	local := func(a netip.Addr) bool { return a.IsLoopback() }
	opts := Options{MaxBytes: 1000, Allow: local}
	got := read([]string{srv.URL + "/story", srv.URL + "/away", srv.URL + "/loop", srv.URL + "/gone", srv.URL + "/large"}, opts)
	if diff := cmp.Diff([]string{"story hello", "refused", "unreadable", "error-page", "too-large"}, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if diff := cmp.Diff([]string{"refused"}, read([]string{srv.URL}, Options{})); diff != "" {
		t.Errorf("loopback: -want +got\n%s", diff)
	}
}

func TestParsePublished(t *testing.T) {
	tests := []struct{ in, zone, want, fails string }{
		{"2025-02-14T11:20:00+02:00", "", "2025-02-14T11:20:00+02:00", ""},
		{"2025-02-14T11:20Z", "America/New_York", "2025-02-14T06:20:00-05:00", ""},
		{"2025-07-14 11:20", "Europe/London", "2025-07-14T11:20:00+01:00", ""},
		{"2025-07-14T11:20", "", "", "no offset"},
		{"2025-02-14", "", "2025-02-14T00:00:00Z", ""},
		{"2025-02-14", "America/New_York", "2025-02-14T00:00:00-05:00", ""},
		{"2024-09-08", "America/Santiago", "2024-09-08T01:00:00-03:00", ""}, // the clocks skip its midnight
		{"2025-02-30", "", "", "cannot be read"},
		{"2026-03-27T02:30", "Asia/Jerusalem", "", "does not exist"},
		{"2026-10-25T01:30", "Asia/Jerusalem", "", "+03:00 and at +02:00"},
		{"2025-07-14T11:20", "Local", "", "not known"},
		{"2025-07-14T11:20", "Europe/Lodnon", "", "Europe/London"},
		{"yesterday", "UTC", "", "cannot be read"},
	}
	for _, tt := range tests {
		got, _, err := ParsePublished(tt.in, tt.zone)
		if tt.fails != "" {
			if err == nil || !strings.Contains(err.Error(), tt.fails) {
				t.Errorf("ParsePublished(%q, %q) error %v, want %q in it", tt.in, tt.zone, err, tt.fails)
			}
			continue
		}
		if err != nil || got.Format(time.RFC3339) != tt.want {
			t.Errorf("ParsePublished(%q, %q) = %v, %v; want %s", tt.in, tt.zone, got, err, tt.want)
		}
	}
	if _, err := LoadZone(""); err == nil {
		t.Error("an empty zone was taken")
	}
}

func TestParseManifest(t *testing.T) {
	got, err := ParseManifest("m/list.tsv", []byte("path\toutlet\tpublished\tzone\na.txt\tKestrel Post\t2025-02-14T11:20\tEurope/London\n"))
	if err != nil || len(got) != 1 || got[0].Path != filepath.Join("m", "a.txt") || got[0].Override.Zone != "Europe/London" || got[0].Override.Published.IsZero() {
		t.Errorf("got %+v, %v", got, err)
	}
	got, err = ParseManifest("list.tsv", []byte("path\tpublished\na.txt\t2025-02-14\nb.txt\t2025-02-14T09:00Z\n"))
	if err != nil || len(got) != 2 || !got[0].Override.DayOnly || got[0].Override.Published.Format(time.RFC3339) != "2025-02-14T00:00:00Z" || got[1].Override.DayOnly {
		t.Errorf("a day alone: got %+v, %v", got, err)
	}
	for in, want := range map[string]string{
		"":                                 "l:1:1: ",
		"path\tcolour\n":                   "l:1:6: ",
		"path\tzone\na\tNowhere/Here\n":    "l:2:3: ",
		"path\na\tb\n":                     "l:2:3: ",
		"outlet\tpath\nX\ta.txt\nY\ta.txt": "l:3:3: ",
	} {
		if _, err := ParseManifest("l", []byte(in)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("ParseManifest(%q) = %v, want %q", in, err, want)
		}
	}
}

func FuzzManifest(f *testing.F) {
	f.Add([]byte("path\toutlet\na.txt\tKestrel Post\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		entries, err := ParseManifest("m", b)
		if err != nil {
			var e *sayso.Error
			if !errors.As(err, &e) || e.Input == "" {
				t.Fatalf("error %v names no place", err)
			}
		}
		for _, e := range entries {
			if e.Path == "" || e.Line < 2 {
				t.Fatalf("entry %+v", e)
			}
		}
	})
}
