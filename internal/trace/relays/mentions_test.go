package relays

import (
	"slices"
	"strings"
	"testing"

	"github.com/sayso-news/sayso"
)

// What the reading knows of a name decides what is cited by it.
func TestFindKnowsItsNames(t *testing.T) {
	type known struct {
		text string
		kind sayso.EntityKind
		form string
	}
	for _, c := range []struct {
		text  string
		known []known
		hop   string
		want  []string
	}{
		{"As Reuters reported, the lamp was dark.", nil, "", []string{"Reuters"}},
		{"Reuters's Ada Lind reports that the lamp was dark.", nil, "", []string{"Reuters"}},
		{"Marren's Reuters reports that the lamp was dark.", nil, "", []string{"Reuters"}},
		{"The Lindhavn Herald wrote first. The Herald says the lamp was dark.", []known{{"The Lindhavn Herald", sayso.KindOutlet, "name"}}, "", []string{"Lindhavn Herald", "Lindhavn Herald"}},
		{"The Lindhavn Herald and the Marren Herald wrote. The Herald says it was dark.", []known{{"Lindhavn Herald", sayso.KindOutlet, "name"}, {"Marren Herald", sayso.KindOutlet, "name"}}, "", []string{"Marren Herald", "Herald"}},
		{"Nobody slept, wrote Hill.", []known{{"Hill", sayso.KindPerson, "name"}}, "", nil},
		{"It cites two pilots.", []known{{"It", sayso.KindOutlet, "pronoun"}}, "It", nil},
		{"Many papers had it that the lamp was dark.", []known{{"Many papers", sayso.KindOutlet, "description"}}, "Many papers", nil},
		{"Brantel had it that the lamp was dark.", []known{{"Brantel", sayso.KindOutlet, "name"}}, "Brantel", []string{"Brantel"}},
	} {
		r := &sayso.Reading{Text: c.text}
		for _, k := range c.known {
			at := strings.Index(c.text, k.text)
			r.Entities = append(r.Entities, sayso.Entity{Kind: k.kind, Name: k.text, Mentions: []sayso.Mention{{Passage: sayso.Passage{Start: at, End: at + len(k.text), Text: k.text}, Form: k.form}}})
		}
		if c.hop != "" {
			at := strings.Index(c.text, c.hop)
			r.Statements = []sayso.Statement{{Chain: []sayso.Hop{{Kind: sayso.HopOutlet}, {Kind: sayso.HopOutlet, Evidence: &sayso.Passage{Start: at, End: at + len(c.hop)}}}}}
		}
		var got []string
		for _, x := range Find(r) {
			got = append(got, x.Name)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
