package en

import "testing"

func TestMatchTitle(t *testing.T) {
	sorted(t, list{"titles.txt", titlesText})
	tests := []struct {
		text   string
		length int
		class  TitleClass
		gender Gender
	}{
		{"mr. ruiz", 1, TitleHonorific, GenderMale},
		{"ms. ruiz", 1, TitleHonorific, GenderFemale},
		{"dr. ruiz", 1, TitleAcademic, GenderUnknown},
		{"lt. gen. ruiz", 2, TitleRank, GenderUnknown},
		{"prime minister ruiz", 2, TitleOffice, GenderUnknown},
		{"vice president ruiz", 2, TitleOffice, GenderUnknown},
		{"vice - president ruiz", 3, TitleOffice, GenderUnknown},
		{"spokeswoman ruiz", 1, TitleOffice, GenderFemale},
		{"queen ruiz", 1, TitleRoyal, GenderFemale},
		{"rabbi ruiz", 1, TitleReligious, GenderUnknown},
		{"secretary of state ruiz", 3, TitleOffice, GenderUnknown},
		{"ruiz", 0, 0, 0},
	}
	for _, tt := range tests {
		word, n := at(tt.text)
		length, title := MatchTitle(word, n)
		if length != tt.length || title.Class != tt.class || title.Gender != tt.gender {
			t.Errorf("MatchTitle(%q) = %d, %+v, want %d, class %d, gender %d", tt.text, length, title, tt.length, tt.class, tt.gender)
		}
	}
	if title, ok := LookupTitle("foreign minister"); !ok || title.Class != TitleOffice {
		t.Errorf(`LookupTitle("foreign minister") = %+v, %v`, title, ok)
	}
}
