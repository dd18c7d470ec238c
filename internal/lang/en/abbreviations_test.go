package en

import "testing"

func TestAbbreviation(t *testing.T) {
	sorted(t, list{"abbreviations.txt", abbreviationsText})
	tests := []struct {
		form string
		want Abbr
		ok   bool
	}{
		{"Mr.", Abbr{Kind: AbbrTitle}, true},
		{"Gen.", Abbr{Kind: AbbrTitle}, true},
		{"U.S.", Abbr{Kind: AbbrPlace, MayEnd: true}, true},
		{"Inc.", Abbr{Kind: AbbrCompany, MayEnd: true}, true},
		{"Jan.", Abbr{Kind: AbbrTime, MayEnd: true}, true},
		{"a.m.", Abbr{Kind: AbbrTime, MayEnd: true}, true},
		{"No.", Abbr{Kind: AbbrRef, BeforeNumber: true}, true},
		{"no.", Abbr{Kind: AbbrRef, BeforeNumber: true}, true},
		{"St.", Abbr{Kind: AbbrPlace, MayEnd: true}, true},
		{"D-Va.", Abbr{Kind: AbbrParty, MayEnd: true}, true},
		{"R-N.Y.", Abbr{Kind: AbbrParty, MayEnd: true}, true},
		{"I-Vt.", Abbr{Kind: AbbrParty, MayEnd: true}, true},
		{"e.g.", Abbr{Kind: AbbrLatin}, true},
		{"D-Mr.", Abbr{}, false},
		{"X-Va.", Abbr{}, false},
		{"said.", Abbr{}, false},
		{"Mr", Abbr{}, false},
		{".", Abbr{}, false},
		{"", Abbr{}, false},
	}
	for _, tt := range tests {
		if got, ok := Abbreviation(tt.form); got != tt.want || ok != tt.ok {
			t.Errorf("Abbreviation(%q) = %+v, %v, want %+v, %v", tt.form, got, ok, tt.want, tt.ok)
		}
	}
}

func BenchmarkAbbreviation(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Abbreviation("Gov.")
		Abbreviation("minister.")
	}
}
