package copies

import (
	"slices"
	"strings"
	"testing"

	"github.com/sayso-news/sayso"
)

const (
	lead = "The ferry Alma ran aground off Lindhavn on Friday morning with a cargo of timber and cheese, and forty passengers were taken off in the snow. "
	body = "The captain said that the lamp on the pier had been dark since Tuesday and that nobody at the harbour office had answered the telephone all week. " +
		"A tug came from Marren at noon, but the rope broke twice and the crew went home when the wind turned. "
	other = "Bakers in the old town brought bread to the quay before anybody asked them, and the school stayed open through the night for families from the islands. " +
		"A dog that had been on the upper deck was found asleep in the vicar's boat on the following morning."
	quote = "“We will not send another boat into that channel until somebody has mended the lamp and written it down in the book,” the captain said. "
)

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		want       sayso.CopyRelation
	}{
		{"the same text", lead + body + other, lead + body + other, sayso.SameText},
		{"a word changed, other marks and spaces", lead + body + other, strings.Replace(strings.ReplaceAll(lead+body+other, ", ", " - "), "timber", "wood", 1), sayso.SameText},
		{"cut to its first half", lead + body + other, lead + body, sayso.Derived},
		{"a paragraph put before", lead + body, other + lead + body, sayso.Derived},
		{"one quotation in two own stories", quote + lead + body, quote + other + " " + strings.ReplaceAll(other, "bread", "soup"), sayso.CommonQuotes},
		{"one announcement passed on by two writers", "The harbour office said on Friday that the lamp on the pier had been dark for a week and would be mended. " + other + " The mill has stood empty for a year, and its owner lives abroad. Few on the quay remember him.",
			"Sailors were told to keep away. The harbour office said on Friday that the lamp on the pier had been dark for a week and would be mended. " + strings.Replace(lead, "a cargo of timber", "some timber", 1) + strings.Replace(body, "noon", "one", 1), sayso.CommonQuotes},
		{"names and titles", lead + body, "The president of the Lindhavn harbour office did not answer on Friday morning. " + other, sayso.Independent},
		{"nothing in common", lead, other, sayso.Independent},
		{"nothing at all", "", lead, sayso.Independent},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b := NewText(c.a), NewText(c.b)
			if got := Compare(a, b); got.Relation != c.want {
				t.Errorf("%s (%.2f), want %s; %+v", got.Relation, got.Score, c.want, Measure(a, b, got.Tiles))
			}
			if x, y := Compare(a, b), Compare(b, a); x.Relation != y.Relation {
				t.Errorf("%s one way, %s the other", x.Relation, y.Relation)
			}
		})
	}
}

func TestNewText(t *testing.T) {
	text := "He said “don't pay 1,200 crowns” in 2.5 days.\n\nShe left."
	var got []string
	quoted := 0
	for _, w := range NewText(text).Words {
		got = append(got, text[w.Start:w.End])
		if w.Quoted {
			quoted++
		}
	}
	want := []string{"He", "said", "don't", "pay", "1,200", "crowns", "in", "2.5", "days", "She", "left"}
	if !slices.Equal(got, want) || quoted != 4 {
		t.Errorf("words %q, %d quoted; want %q, 4", got, quoted, want)
	}
}

func TestNewTextLeavesOutWhatStandsApart(t *testing.T) {
	text := "The pier.\n\nShe left, he said. Nobody saw it."
	got := NewText(text, Bytes{0, len("The pier.")})
	if n := len(got.Words); n != 7 || got.Words[0].Start != int32(strings.Index(text, "She")) {
		t.Fatalf("%d words from byte %d, want 7 from “She”", n, got.Words[0].Start)
	}
	for i, w := range got.Words {
		if voiced, ends := i < 4, i == 3 || i == 6; w.Voiced != voiced || w.Ends != ends {
			t.Errorf("word %d: voiced %t, ends %t; want %t, %t", i, w.Voiced, w.Ends, voiced, ends)
		}
	}
}

func TestOwnRuns(t *testing.T) {
	mine := lead + body + other
	runs := func(text, sentence string) []uint64 {
		at := strings.Index(text, sentence)
		return OwnRuns(text, at, at+len(sentence))
	}
	whole := runs(mine, "forty passengers")
	if len(whole) == 0 {
		t.Fatal("a long sentence has no runs")
	}
	common := func(runs []uint64) bool {
		return slices.ContainsFunc(runs, func(r uint64) bool { return slices.Contains(whole, r) })
	}
	for _, c := range []struct {
		name, text, at string
		want           bool
	}{
		{"the sentence among others", quote + lead + "Nobody was hurt.", "forty passengers", true},
		{"a part of it", "Nobody slept when the ferry Alma ran aground off Lindhavn on Friday morning with a cargo of timber and cheese.", "Alma", true},
		{"another sentence of that text", quote + lead + other, "vicar", false},
		{"quoted", "“" + lead + "” ran the headline.", "forty passengers", false},
		{"passed on", "She said that " + lead, "forty passengers", false},
		{"too short", "The ferry Alma ran aground off Lindhavn.", "Alma", false},
		{"nowhere", lead, "", true},
	} {
		if got := common(runs(c.text, c.at)); got != (c.want && c.at != "") {
			t.Errorf("%s: %t", c.name, got)
		}
	}
	if got := OwnRuns("", 0, 0); got != nil {
		t.Errorf("runs of no text: %v", got)
	}
}

func TestShinglesFindAPassage(t *testing.T) {
	a, b := Shingles(lead+body+other), Shingles(strings.Repeat("Nobody knows how the river ran before the mill was built. ", 3)+strings.ToUpper(body))
	both := 0
	for _, h := range a {
		if slices.Contains(b, h) {
			both++
		}
	}
	if both < 5 {
		t.Errorf("%d shingles in common, want at least 5", both)
	}
	if n := len(Shingles(strings.Repeat(lead+body+other, 20))); n > MaxShingles {
		t.Errorf("%d shingles, want at most %d", n, MaxShingles)
	}
	if got := Shingles("too short"); len(got) != 0 {
		t.Errorf("shingles of a few words: %v", got)
	}
}

func FuzzAlign(f *testing.F) {
	f.Add(lead+body, body+lead)
	f.Add("a b c d a b c d a b c d", "a b c d")
	f.Add("“open", "\n\n\"\"” 1,,2 …")
	f.Fuzz(func(t *testing.T, x, y string) {
		a, b := NewText(x), NewText(y)
		end := int32(0)
		for _, w := range a.Words {
			if w.Start < end || w.End <= w.Start || int(w.End) > len(x) {
				t.Fatalf("word [%d, %d) after %d in %d bytes", w.Start, w.End, end, len(x))
			}
			end = w.End
		}
		tiles := Align(a, b)
		usedA, usedB := map[int]bool{}, map[int]bool{}
		for _, tile := range tiles {
			for k := range tile.Len {
				if usedA[tile.A+k] || usedB[tile.B+k] {
					t.Fatal("a word is covered twice")
				}
				usedA[tile.A+k], usedB[tile.B+k] = true, true
				if a.Words[tile.A+k].Hash != b.Words[tile.B+k].Hash {
					t.Fatal("a tile covers different words")
				}
			}
		}
		for _, p := range Passages(a, b, tiles) {
			if p.A.Start >= p.A.End || p.A.End > len(x) || p.B.Start >= p.B.End || p.B.End > len(y) {
				t.Fatalf("passage %+v", p)
			}
		}
		Shingles(x)
	})
}

func BenchmarkCompare(b *testing.B) {
	x, y := NewText(strings.Repeat(lead+body, 4)+other), NewText(strings.Repeat(body+other, 4))
	for b.Loop() {
		Compare(x, y)
	}
}

func BenchmarkShingles(b *testing.B) {
	text := strings.Repeat(lead+body+other, 4)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Shingles(text)
	}
}
