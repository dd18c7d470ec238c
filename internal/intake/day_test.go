package intake

import "testing"

func TestParseDay(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"June 13, 2013", "2013-06-13"},
		{"14 June 2013", "2013-06-14"},
		{"Sept. 3rd, 2009", "2009-09-03"},
		{"MARCH 5, 2012", "2012-03-05"},
		{"2011-02-28", "2011-02-28"},
		{"25/12/2010", "2010-12-25"},
		{"12/25/2010", "2010-12-25"},
		{"4/4/2010", "2010-04-04"},
		{"4/5/2010", ""}, // April or May
		{"yesterday", ""},
		{"", ""},
	} {
		day, ok := parseDay(c.in)
		if got := day.Format("2006-01-02"); ok != (c.want != "") || ok && got != c.want {
			t.Errorf("parseDay(%q) = %s, %v; want %q", c.in, got, ok, c.want)
		}
	}
}

func TestManifestOfACollection(t *testing.T) {
	entries, err := ParseManifest("set/docs.tsv", []byte("docid\ttopic\tevent\tsplit\toutlet\turl\tdate\ttitle\theader\n1_1a\t1\t1_1\tdev\texample.org\t\tJune 13, 2013\tA title\tA | B\n1_2a\t1\t1_1\tdev\t\t\t\t\t\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 2 || entries[0].Path != "set/docs/1_1a.txt" || entries[0].Override.Outlet != "example.org" ||
		entries[0].Override.Published.Format("2006-01-02") != "2013-06-13" || !entries[1].Override.Published.IsZero() {
		t.Errorf("entries = %+v", entries)
	}
}
