package en

import "testing"

func TestMatchCountry(t *testing.T) {
	sorted(t, list{"countries.txt", countriesText})
	sorted(t, list{"towns.txt", townsText})
	sorted(t, list{"forenames.txt", forenamesText})
	tests := []struct {
		text   string
		length int
		place  Place
	}{
		{"south korean troops", 2, Place{"South Korea", PlaceDemonym}},
		{"u.s. troops", 1, Place{"United States", PlaceCountry}},
		{"americans", 1, Place{"United States", PlaceDemonym}},
		{"gaza strip", 2, Place{"Gaza Strip", PlaceTown}},
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
	if g, ok := Forename("elena"); !ok || g != GenderFemale {
		t.Errorf("Forename(elena) = %v, %v", g, ok)
	}
}
