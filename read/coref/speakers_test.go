package coref_test

import (
	"context"
	"strings"
	"testing"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/read"
)

// Who the last pronoun of a form is, read with the trained reader.
func TestPronounsOfSpeakers(t *testing.T) {
	reader, err := read.New(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, text, pronoun, want string }{
		{"a surname that is a forename too",
			"Hillary Norman spoke in Lindhavn on Monday. Norman said the port would grow.\n\n“We need it,” she said.", "she", "Hillary Norman"},
		{"a surname that two people have, the nearer one",
			"Peter Scott was found on the quay. Rakel Scott can be heard shouting.\n\n“Do not touch him,” she said.", "she", "Rakel Scott"},
		{"a relative clause after a name",
			"The plan pleased Anna Lund, who said the harbour was safe.", "who", "Anna Lund"},
		{"a relative clause after a dash",
			"The council heard Anna Lund — who said the harbour was safe.", "who", "Anna Lund"},
		{"a relative clause on a noun that is no name",
			"There are some economists who argue that taxes should fall.", "who", "some economists"},
		{"a report that speaks",
			"The ministry published a study on Monday. Instead the study, which notes that prices fell, was ignored.", "which", "the study"},
		{"a body that spoke before",
			"The Ostland Water Board said the dam would hold. It said rain was likely.", "it", "Ostland Water Board"},
		{"people named together",
			"Anna Lund and Peter Ruiz say other changes are needed.\n\nThe plan has grown far beyond its aims, they say.", "they", "Anna Lund and Peter Ruiz"},
		{"things do not speak",
			"The council of Lindhavn met its critics on Monday. The pilots see the plan as a chance to fix the old problems. “It is late,” they said.", "they", "pilots"},
		{"a name that follows the clause that leans on it",
			"Peter Scott met the crews. When she came home, Anna Lund said the harbour was safe.", "she", "Anna Lund"},
		{"a name that follows what is its own",
			"Mara Holm was first. In her letter, Anna Lund said the harbour was safe.", "her", "Anna Lund"},
		{"the subject on whose clause the pronoun's leans",
			"“It is over,” Peter Scott said, and he meant it. Martin Holm faced questions after he asked for money.", "he", "Martin Holm"},
		{"who signs a letter",
			"The board of the harbour should resign at once.\n\nI believe the plan of Mara Holm is wrong, and that the harbour needs more time than it has.\n\nAnna Lund\n\nLindhavn\n\nThe plan of the board is right for the town, and nobody should stop it now.", "I", "Anna Lund"},
		{"who writes a column",
			"The harbour needs time\n\nBy Anna Lund\n\nThe board of the harbour should resign at once. I believe that the plan is wrong.", "I", "Anna Lund"},
		{"known gender before unknown",
			"Ovrin Torv met Helen Ruiz after she left the police.", "she", "Helen Ruiz"},
		{"a forename that is not the first",
			"Ovrin Peter Torv met Helen Ruiz. The police praised Peter Scott for what she had done.", "she", "Helen Ruiz"},
		{"a forename that is not the first, who speaks",
			"Mara Holm praised the plan. “We need the harbour,” said Ovrin Peter Torv, director of the port.\n\nPeople like Mara Holm, he said.", "he", "Ovrin Peter Torv"},
	} {
		r, err := reader.Read(context.Background(), &sayso.Page{Text: test.text})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, ent := range r.Entities {
			for _, m := range ent.Mentions {
				if m.Form == "pronoun" && strings.EqualFold(m.Text, test.pronoun) {
					got = ent.Name
				}
			}
		}
		if strings.TrimPrefix(got, "the ") != strings.TrimPrefix(test.want, "the ") && got != "The "+test.want {
			t.Errorf("%s: %q is %q, want %q", test.name, test.pronoun, got, test.want)
		}
	}
}

// BenchmarkResolve reads a story whose sentences all speak of people and things
// named before; what a token costs must not grow with the story.
func BenchmarkResolve(b *testing.B) {
	reader, err := read.New(read.Options{})
	if err != nil {
		b.Fatal(err)
	}
	const part = "Anna Lund runs the port of Lindhavn. She said the port would grow. The board, which owns it, told her that its plan was late, and they agreed. "
	for _, size := range []struct {
		name  string
		parts int
	}{{"short", 20}, {"long", 640}} {
		page := &sayso.Page{Text: strings.Repeat(part, size.parts)}
		b.Run(size.name, func(b *testing.B) {
			b.SetBytes(int64(len(page.Text)))
			for b.Loop() {
				if _, err := reader.ReadDoc(b.Context(), page); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
