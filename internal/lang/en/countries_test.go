package en

import (
	"regexp"
	"strings"
	"testing"
)

func TestMatchCountry(t *testing.T) {
	sorted(t, list{"countries.txt", countriesText})
	sorted(t, list{"towns.txt", townsText})
	sorted(t, list{"forenames.txt", forenamesText})
	tests := []struct {
		text   string
		length int
		place  Place
	}{
		{"south korean troops", 2, Place{"South Korea", PlaceDemonym, "KR"}},
		{"u.s. troops", 1, Place{"United States", PlaceCountry, "US"}},
		{"americans", 1, Place{"United States", PlaceDemonym, "US"}},
		{"gaza strip", 2, Place{"Gaza Strip", PlaceTown, "PS"}},
		{"deir al-balah", 2, Place{"Deir al-Balah", PlaceTown, "PS"}},
		{"north - rhine - westphalia", 0, Place{}},
		{"strait of hormuz", 3, Place{"Strait of Hormuz", PlaceTown, ""}},
		{"harbour", 0, Place{}},
	}
	for _, tt := range tests {
		word, n := at(tt.text)
		if length, place := MatchCountry(word, n); length != tt.length || place != tt.place {
			t.Errorf("MatchCountry(%q) = %d, %+v, want %d, %+v", tt.text, length, place, tt.length, tt.place)
		}
	}
	if got := CountryOf("turkish"); got != "Turkey" {
		t.Errorf("CountryOf(turkish) = %q", got)
	}
	if got := CapitalOf("Turkey"); got != "Ankara" {
		t.Errorf("CapitalOf(Turkey) = %q", got)
	}
	if g, ok := Forename("elena"); !ok || g != GenderFemale {
		t.Errorf("Forename(elena) = %v, %v", g, ok)
	}
}

// Codes are two capitals, and every capital is a listed place.
func TestPlaceCodes(t *testing.T) {
	code := regexp.MustCompile(`^([A-Z]{2})?$`)
	for n, f := range (list{"countries.txt", countriesText}).entries() {
		if !code.MatchString(field(f, 3)) {
			t.Errorf("countries.txt:%d: code %q", n, field(f, 3))
		}
		if capital := field(f, 4); capital != "" {
			word, count := at(strings.ToLower(capital))
			if length, _ := MatchCountry(word, count); length != count {
				t.Errorf("countries.txt:%d: capital %q is not among the places", n, capital)
			}
		}
	}
	for n, f := range (list{"towns.txt", townsText}).entries() {
		if len(f) > 2 || !code.MatchString(field(f, 1)) {
			t.Errorf("towns.txt:%d: %q", n, f)
		}
	}
}
