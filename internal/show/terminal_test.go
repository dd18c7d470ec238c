package show

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/sayso-news/sayso"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares with testdata/name.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (run with -update to accept)\n%s", path, diff)
	}
}

func TestTerminal(t *testing.T) {
	tests := []struct {
		name string
		r    *sayso.Reading
		opt  Options
	}{
		{"harbour-80", harbour(), Options{}},
		{"harbour-120-explain", harbour(), Options{Width: 120, Explain: true}},
		{"harbour-60-colour", harbour(), Options{Width: 60, Color: true}},
		{"harbour-quiet", harbour(), Options{Quiet: true}},
		{"bare", bare(), Options{}},
		{"hostile", hostile(), Options{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := Terminal(&b, test.r, test.opt); err != nil {
				t.Fatal(err)
			}
			golden(t, test.name+".txt", b.Bytes())
		})
	}
}

func TestTerminalWidth(t *testing.T) {
	r := harbour()
	r.Story.Title = "港湾労働者のストライキが港を封鎖し続けている" + strings.Repeat("長", 90)
	for _, width := range []int{0, 1, 30, 60, 61, 80, 120} {
		var b bytes.Buffer
		if err := Terminal(&b, r, Options{Width: width, Explain: true}); err != nil {
			t.Fatal(err)
		}
		limit := max(width, 30)
		if width == 0 {
			limit = 80
		}
		for _, l := range strings.Split(b.String(), "\n") {
			if w := columns.StringWidth(l); w > limit {
				t.Errorf("width %d: %d columns: %q", width, w, l)
			}
		}
	}
}
