package show

import (
	"strings"
	"testing"

	"github.com/sayso-news/sayso"
)

func TestCopyGroupsTellCopiesFromRetellings(t *testing.T) {
	first := "aaaa"
	member := func(id string, text int, to *string) sayso.CopyMember {
		return sayso.CopyMember{Story: id, Path: id + ".txt", Relation: sayso.Derived, Text: text, To: to, Direction: "from", Reason: "because"}
	}
	for _, c := range []struct {
		text int
		want []string
	}{
		{1, []string{"2 stories from one text", "derived, from aaaa: because"}},
		{2, []string{"2 stories of one report, in 2 texts", "in its own words, from aaaa: because"}},
	} {
		var b strings.Builder
		g := sayso.CopyGroup{Group: "gaaaa", First: &first, Members: []sayso.CopyMember{member(first, 1, nil), member("bbbb", c.text, &first)}}
		if err := CopyGroups(&b, []sayso.CopyGroup{g}); err != nil {
			t.Fatal(err)
		}
		for _, want := range c.want {
			if !strings.Contains(b.String(), want) {
				t.Errorf("no %q in:\n%s", want, b.String())
			}
		}
	}
}
