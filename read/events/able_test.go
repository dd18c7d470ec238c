package events

import "testing"

func TestAffiliation(t *testing.T) {
	for word, want := range map[string]bool{"R-Ky.": true, "D-Calif.": true, "I-Vt.": true, "R-rated": false, "Bera": false, "": false} {
		if affiliation(word) != want {
			t.Errorf("affiliation(%q) is %v", word, !want)
		}
	}
}
