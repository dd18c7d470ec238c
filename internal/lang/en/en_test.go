package en

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// Every line of every list is clean text, whatever the list.
func TestListsAreClean(t *testing.T) {
	for _, l := range lists() {
		t.Run(l.name, func(t *testing.T) {
			if !utf8.ValidString(l.text) || !strings.HasSuffix(l.text, "\n") {
				t.Errorf("not UTF-8, or no newline at the end")
			}
			if !strings.HasPrefix(l.text, "# ") || !strings.Contains(l.text, "\n# Source: ") {
				t.Errorf("no comment on top that says format and source")
			}
			for n, f := range l.entries() {
				for _, s := range f {
					if s != strings.TrimSpace(s) || strings.Contains(s, "  ") {
						t.Errorf("line %d: stray space in %q", n, f)
					}
				}
			}
		})
	}
}

// sorted fails the test unless the first fields of l stand in byte order and
// none comes twice. Sections, each under its own "# -- name" line, are sorted
// by themselves.
func sorted(t *testing.T, l list) {
	t.Helper()
	for section := range strings.SplitSeq(l.text, "\n# --") {
		var keys []string
		for _, f := range (list{l.name, "#" + section}).entries() {
			keys = append(keys, f[0])
		}
		for i := 1; i < len(keys); i++ {
			if keys[i-1] >= keys[i] {
				t.Errorf("%s: %q must stand before %q", l.name, keys[i], keys[i-1])
			}
		}
		if !slices.IsSorted(keys) {
			t.Errorf("%s is not sorted", l.name)
		}
	}
}

func TestVersion(t *testing.T) {
	if v := Version(); !regexp.MustCompile(`^[0-9a-f]{12}$`).MatchString(v) || v != Version() {
		t.Errorf("Version() = %q, want 12 hex digits, the same every time", v)
	}
}

// The price of the first use of a list.
func BenchmarkParse(b *testing.B) {
	for _, bm := range []struct {
		name  string
		parse func()
	}{
		{"abbreviations", func() { parseAbbreviations() }},
		{"reporting", func() { parseReporting() }},
		{"cues", func() { parseCues() }},
		{"nouns", func() { parseNouns() }},
		{"titles", func() { parseTitles() }},
		{"persons", func() { parsePersons() }},
		{"groups", func() { parseGroups() }},
		{"documents", func() { parseDocuments() }},
		{"social", func() { parseSocial() }},
		{"countries", func() { parseCountries() }},
		{"forenames", func() { parseForenames() }},
	} {
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				bm.parse()
			}
		})
	}
}
