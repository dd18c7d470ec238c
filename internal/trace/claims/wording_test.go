package claims

import "testing"

func TestFaults(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"The Sorrel Bridge fell into the Osk", 0},
		{"It's closed until Monday", 0},
		{"Officials closed the quay", 0},
		{"and officials closed the quay", 1},
		{"to prevent the quay from flooding", 2},
		{"with a closed quay", 2},
		{"the closed quay (and its crane", 2},
		{"", 3},
	} {
		if got := Faults(c.text); got != c.want {
			t.Errorf("%q: %d faults, want %d", c.text, got, c.want)
		}
	}
	if got := WithoutJoint("but the quay stayed open"); got != "the quay stayed open" {
		t.Errorf("without its joint: %q", got)
	}
}
