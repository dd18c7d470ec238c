package main

import "testing"

func TestReplaceSection(t *testing.T) {
	page := "# Scores\n\nText.\n\n## a, open part (3 documents)\n\n| 1 |\n\n## a, blind part (1 documents)\n\n| 2 |\n"
	tests := []struct{ name, section, want string }{
		{"the first", "## a, open part (4 documents)\n\n| 9 |\n", "# Scores\n\nText.\n\n## a, open part (4 documents)\n\n| 9 |\n\n## a, blind part (1 documents)\n\n| 2 |\n"},
		{"the last", "## a, blind part (1 documents)\n\n| 8 |\n", "# Scores\n\nText.\n\n## a, open part (3 documents)\n\n| 1 |\n\n## a, blind part (1 documents)\n\n| 8 |\n"},
		{"a new one", "## b, open part (1 documents)\n\n| 7 |\n", page + "\n## b, open part (1 documents)\n\n| 7 |\n"},
	}
	for _, test := range tests {
		if got := string(replaceSection([]byte(page), []byte(test.section))); got != test.want {
			t.Errorf("%s:\n%s", test.name, got)
		}
	}
	if got := string(replaceSection(nil, []byte("## a, x (1)\n"))); got != "## a, x (1)\n" {
		t.Errorf("empty page: %q", got)
	}
}
