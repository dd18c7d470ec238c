package en

import (
	"strings"
	"testing"
)

func TestMatchHedge(t *testing.T) {
	sorted(t, list{"hedges.txt", hedgesText})
	for _, test := range []struct {
		text   string
		length int
		class  HedgeClass
	}{
		{"at least nine", 2, HedgeNumber},
		{"as many as nine", 3, HedgeNumber},
		{"no fewer than nine", 3, HedgeNumber},
		{"reportedly left", 1, HedgeDoubt},
		{"might leave", 1, HedgeDoubt},
		{"at last", 0, HedgeDoubt},
		{"left", 0, HedgeDoubt},
	} {
		words := strings.Fields(test.text)
		length, class := MatchHedge(func(i int) string {
			if i < len(words) {
				return words[i]
			}
			return ""
		}, len(words))
		if length != test.length || class != test.class {
			t.Errorf("MatchHedge(%q) = %d, %d, want %d, %d", test.text, length, class, test.length, test.class)
		}
	}
}

func TestOrganisation(t *testing.T) {
	sorted(t, list{"orgs.txt", orgsText})
	for name, want := range map[string]bool{"hamas": true, "goldman sachs": true, "nokia": true, "norvik": false, "": false} {
		if got := Organisation(name); got != want {
			t.Errorf("Organisation(%q) = %v, want %v", name, got, want)
		}
	}
}
