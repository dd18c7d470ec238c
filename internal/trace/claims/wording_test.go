package claims

import (
	"strings"
	"testing"
)

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

func TestFrom(t *testing.T) {
	for _, c := range []struct{ passage, point, want string }{
		{"Two ministers met in Pell and agreed to a truce", "and agreed to a truce", "Two ministers met in Pell and agreed to a truce"},
		{"The mayor came but later told us to go", "but later told us to go", "The mayor came but later told us to go"},
		{"The mayor came but quickly left by boat", "but quickly left by boat", "The mayor came but quickly left by boat"},
		{"Two ministers met in Pell and the mayor came", "and the mayor came", "and the mayor came"},
		{"It rained. And stopped at noon", "And stopped at noon", "And stopped at noon"},
	} {
		if got := c.passage[From(c.passage, 0, strings.Index(c.passage, c.point)):]; got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.point, c.passage, got, c.want)
		}
	}
}
