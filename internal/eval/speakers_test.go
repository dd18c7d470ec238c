package eval

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"testing"

	"github.com/sayso-news/sayso"
)

// The labelled pronouns are the ones that the draw gives.
func TestSpeakersAreTheDraw(t *testing.T) {
	const data = "../../../shared/data"
	if _, err := os.Stat(data); errors.Is(err, fs.ErrNotExist) {
		t.Skip("needs the annotated sets at " + data)
	}
	for _, test := range []struct {
		split Split
		n     int
		table string
	}{{Open, speakersDrawnOpen, speakersOpen}, {Blind, speakersDrawnBlind, speakersBlind}} {
		set, err := loadPolnear(data, test.split)
		if err != nil {
			t.Fatal(err)
		}
		got, err := parseSpeakers(test.table)
		if err != nil {
			t.Fatal(err)
		}
		want := drawSpeakers(set, test.n)
		if !slices.EqualFunc(got, want, func(a, b speaker) bool { return a.id == b.id && a.pronoun == b.pronoun }) {
			t.Errorf("part %d: the table's %d pronouns are not the %d drawn", test.split, len(got), len(want))
		}
	}
}

func TestParseSpeakers(t *testing.T) {
	got, err := parseSpeakers("# comment\na.txt\t5\t7\t0\t4\nb.txt\t9\t11\t-\t-\nb.txt\t20\t22\t?\t?\n")
	if err != nil {
		t.Fatal(err)
	}
	want := []speaker{
		{id: "a.txt", pronoun: span{5, 7}, antecedent: span{0, 4}},
		{id: "b.txt", pronoun: span{9, 11}, none: true},
		{id: "b.txt", pronoun: span{20, 22}, unlabelled: true},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for _, bad := range []string{"a.txt\t5\t7\n", "a.txt\tx\t7\t0\t4\n"} {
		if _, err := parseSpeakers(bad); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}

func TestSpeakerIs(t *testing.T) {
	ruiz := &sayso.Entity{Mentions: []sayso.Mention{
		{Passage: sayso.Passage{Start: 10, End: 14}, Form: "name"},
		{Passage: sayso.Passage{Start: 30, End: 32}, Form: "pronoun"},
	}}
	crowd := &sayso.Entity{Mentions: []sayso.Mention{{Passage: sayso.Passage{Start: 50, End: 59}, Form: "description"}}}
	for _, test := range []struct {
		name string
		sp   speaker
		ent  *sayso.Entity
		want bool
	}{
		{"named", speaker{antecedent: span{12, 14}}, ruiz, true},
		{"described", speaker{antecedent: span{54, 59}}, crowd, true},
		{"only the pronoun overlaps", speaker{antecedent: span{30, 32}}, ruiz, false},
		{"another", speaker{antecedent: span{10, 14}}, crowd, false},
		{"nobody found", speaker{antecedent: span{10, 14}}, nil, false},
		{"none, and none claimed", speaker{none: true}, nil, true},
		{"none, and nobody named", speaker{none: true}, crowd, true},
		{"none, and somebody named", speaker{none: true}, ruiz, false},
	} {
		if got := test.sp.is(test.ent); got != test.want {
			t.Errorf("%s: got %v", test.name, got)
		}
	}
}
