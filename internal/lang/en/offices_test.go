package en

import (
	"strings"
	"testing"
)

func TestSameOffice(t *testing.T) {
	sorted(t, list{"offices.txt", officesText})
	tests := []struct {
		a, b string
		want bool
	}{
		{"spy chief", "head intelligence agency", true},
		{"foreign minister", "top diplomat", true},
		{"premier", "prime minister", true},
		{"police chief", "head police", true},
		{"prison chief", "director prisons service", true},
		{"spy chief", "head water agency", false},
		{"chief", "head water agency", false},
		{"", "premier", false},
	}
	for _, tt := range tests {
		if got := SameOffice(strings.Fields(tt.a), strings.Fields(tt.b)); got != tt.want {
			t.Errorf("SameOffice(%q, %q) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}
