package extract

import (
	"strings"
	"testing"
	"time"

	"github.com/sayso-news/sayso"
)

func TestStatedZone(t *testing.T) {
	for _, row := range []struct{ text, want string }{
		{"The rally began late. All times are Israeli time.", "Asia/Jerusalem"},
		{"(All times are in GMT.)", "UTC"},
		{"All times given are Eastern time, unless marked.", "America/New_York"},
		{"The time posted automatically on all articles, however, is Israeli time.", "Asia/Jerusalem"},
		{"At all times the guards are Israeli citizens.", ""},
		{"The best of times are Paris in spring.", ""},
		{"All times are those of the clock on the wall.", ""},
		{"", ""},
	} {
		if got := statedZone(row.text); got != row.want {
			t.Errorf("%q: got %q, want %q", row.text, got, row.want)
		}
	}
}

// A naive time hangs on the option, else on the text, else on the outlet.
func TestPublicationBasis(t *testing.T) {
	found := []dated{{"2024-09-13T17:00:00", sayso.BasisMeta}}
	if p := publication(found, "Asia/Jerusalem", sayso.BasisText); p.Basis != sayso.BasisText || p.Time.UTC().Hour() != 14 {
		t.Errorf("got %+v", p)
	}
	if p := publication(found, "", sayso.BasisOutletZone); !p.Time.IsZero() || p.Printed == "" || p.Basis != sayso.BasisNone {
		t.Errorf("a naive time without a zone: got %+v", p)
	}
	if p := publication([]dated{{"2024-09-13T17:00:00Z", sayso.BasisMeta}}, "", ""); p.Basis != sayso.BasisMeta || p.Zone != "" {
		t.Errorf("an instant: got %+v", p)
	}
}

func TestOddPublished(t *testing.T) {
	seen := time.Date(2025, 2, 14, 12, 0, 0, 0, time.UTC)
	for _, row := range []struct {
		name string
		p    sayso.Publication
		want string
	}{
		{"fine", sayso.Publication{Time: seen.Add(-time.Hour)}, ""},
		{"a clock a little ahead", sayso.Publication{Time: seen.Add(10 * time.Hour)}, ""},
		{"ahead", sayso.Publication{Time: seen.Add(48 * time.Hour)}, "lies ahead"},
		{"too old, by option", sayso.Publication{Time: time.Date(1815, 6, 18, 0, 0, 0, 0, time.UTC)}, "before 1900"},
		{"a page's zero", sayso.Publication{Printed: "0001-01-01T00:00:00Z"}, "not taken"},
		{"a naive time that was not taken", sayso.Publication{Printed: "2024-09-13T17:00:00"}, ""},
		{"nothing", sayso.Publication{}, ""},
	} {
		notes := oddPublished(row.p, seen)
		if row.want == "" && len(notes) > 0 || row.want != "" && (len(notes) != 1 || !strings.Contains(notes[0].Message, row.want)) {
			t.Errorf("%s: got %+v, want a note with %q", row.name, notes, row.want)
		}
	}
}
