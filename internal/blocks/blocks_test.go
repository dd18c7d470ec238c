package blocks

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/sayso-news/sayso"
)

func TestFind(t *testing.T) {
	const story = "Two ferries collided off Norhavn on Monday, the coast guard said."
	tests := []struct {
		name, text string
		want       []string
	}{
		{"caption twice with credit", "The pier at Norhavn\nThe pier at NorhavniStock\n\n" + story,
			[]string{"caption The pier at Norhavn", "credit iStock", "paragraph " + story}},
		{"title", "Ferries Collide Off Norhavn\n\n" + story,
			[]string{"heading Ferries Collide Off Norhavn", "paragraph " + story}},
		{"title with a verb of its own, a name below", "Council demands harbour master Jonas Pell's records on travel, lease\n\nMara Quist\n\n" + story,
			[]string{"heading Council demands harbour master Jonas Pell's records on travel, lease", "byline Mara Quist", "paragraph " + story}},
		{"a short title that is no label", "Letters to the editor\n\n" + story, []string{"heading Letters to the editor", "paragraph " + story}},
		{"a name that is a caption by its credit", "Ferries Collide Off Norhavn\n\nMara Quist\nPhoto: Reuters\n\n" + story,
			[]string{"heading Ferries Collide Off Norhavn", "caption Mara Quist", "credit Photo: Reuters", "paragraph " + story}},
		{"title in capitals, byline", "FERRIES COLLIDE OFF NORHAVN\nBy Jane Roe and John Doe\n\n" + story,
			[]string{"heading FERRIES COLLIDE OFF NORHAVN", "byline By Jane Roe and John Doe", "paragraph " + story}},
		{"byline by role", "JANE ROE, Staff Writer\n\n" + story, []string{"byline JANE ROE, Staff Writer", "paragraph " + story}},
		{"byline by agency", "Jane Roe and John Doe | Reuters\n\n" + story, []string{"byline Jane Roe and John Doe | Reuters", "paragraph " + story}},
		{"credit in brackets", "The mayor walks in Norhavn. (AP Photo/Jane Roe)\n\n" + story,
			[]string{"caption The mayor walks in Norhavn.", "credit (AP Photo/Jane Roe)", "paragraph " + story}},
		{"credit line", "The pier at dusk\nPhoto: Reuters\n\n" + story,
			[]string{"caption The pier at dusk", "credit Photo: Reuters", "paragraph " + story}},
		{"file photo", "FILE - The pier at Norhavn in May.\n\n" + story, []string{"caption FILE - The pier at Norhavn in May.", "paragraph " + story}},
		{"dateline with agency", "NORHAVN (Reuters) - " + story, []string{"dateline NORHAVN (Reuters) -", "paragraph " + story}},
		{"dateline with date", "NORHAVN, March 3 — " + story, []string{"dateline NORHAVN, March 3 —", "paragraph " + story}},
		{"no dateline", "Sub-zero winds - the third week of them - kept ships in port.", []string{"paragraph Sub-zero winds - the third week of them - kept ships in port."}},
		{"list", story + "\n\n- one boat\n- two boats\n1. three", []string{"paragraph " + story, "list one boat", "list two boats", "list three"}},
		{"subhead", story + "\n\nA quiet night\n\nNobody was hurt.", []string{"paragraph " + story, "heading A quiet night", "paragraph Nobody was hurt."}},
		{"notices", story + "\n\n(Reporting by Jane Roe; editing by John Doe)\n\n© 2024 Kestrel Post",
			[]string{"paragraph " + story, "notice (Reporting by Jane Roe; editing by John Doe)", "notice © 2024 Kestrel Post"}},
		{"brackets in the story", story + "\n\n(Nobody was hurt.)", []string{"paragraph " + story, "paragraph (Nobody was hurt.)"}},
		{"one line each", story + "\n" + strings.Repeat("A long line goes on and on. ", 8) + "\nNobody was hurt.",
			[]string{"paragraph " + story, "paragraph " + strings.TrimSpace(strings.Repeat("A long line goes on and on. ", 8)), "paragraph Nobody was hurt."}},
		{"wrapped", "Two ferries collided off Norhavn on Monday morning,\nand nobody was hurt, the coast guard said in a long\nstatement.\n\nIt gave no reason.",
			[]string{"paragraph Two ferries collided off Norhavn on Monday morning,\nand nobody was hurt, the coast guard said in a long\nstatement.", "paragraph It gave no reason."}},
		{"empty", " \n\n\t", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			bs, _ := Find(tt.text)
			var got []string
			for _, b := range bs {
				got = append(got, string(b.Kind)+" "+tt.text[b.Start:b.End])
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestRepeatedCaptionNote(t *testing.T) {
	text := "The pier at Norhavn\nThe pier at NorhavnAFP\n\nNobody was hurt."
	_, notes := Find(text)
	if len(notes) != 1 || notes[0].Code != NoteRepeated || text[notes[0].Start:notes[0].End] != "The pier at Norhavn" || notes[0].Start == 0 {
		t.Errorf("notes = %+v", notes)
	}
}

// TestSharedSeed reads the story beside the checkout that must always work;
// it is skipped where that folder is absent.
func TestSharedSeed(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/seed/*.txt")
	if len(files) == 0 {
		t.Skip("no ../shared/seed")
	}
	text, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	bs, _ := Find(string(text))
	got := map[sayso.BlockKind]int{}
	for _, b := range bs {
		got[b.Kind]++
	}
	want := map[sayso.BlockKind]int{sayso.BlockCaption: 1, sayso.BlockCredit: 1, sayso.BlockParagraph: 13, sayso.BlockNotice: 1}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("The pier\nThe pieriStock\n\nOSLO (AP) - Nobody was hurt.\n\n- one\n\n(Our desk is here.)")
	f.Add("a\r\n\r\nb (AP Photo/x)")
	f.Fuzz(func(t *testing.T, text string) {
		bs, notes := Find(text)
		end := 0
		for _, b := range bs {
			if b.Start < end || b.Start >= b.End || b.End > len(text) {
				t.Fatalf("block %+v after byte %d of %q", b, end, text)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[b.Start:b.End]) {
				t.Fatalf("block %+v is not on runes in %q", b, text)
			}
			end = b.End
		}
		for _, n := range notes {
			if n.Start < 0 || n.Start > n.End || n.End > len(text) {
				t.Fatalf("note %+v", n)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := "The pier\nThe pieriStock\n\n" + strings.Repeat("Two ferries collided off Norhavn on Monday, the coast guard said, and nobody was hurt.\n\n", 40)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text)
	}
}

// TestBrokenLines: lines that break off in the middle of sentences, at no
// column, are one paragraph up to a blank line.
func TestBrokenLines(t *testing.T) {
	const text = "The port of Tovar will close, the\nmayor said on\nFriday after a long meeting with the crews. Ruiz\nthanked them.\n\nThe crews said they\nwould wait."
	list := Split(text)
	if len(list) != 2 || text[list[1].Start:list[1].End] != "The crews said they\nwould wait." {
		t.Errorf("got %v", list)
	}
	const lines = "The port will close.\nShe thanked the crews.\nThe crews will wait.\nNobody else spoke."
	if list := Split(lines); len(list) != 4 {
		t.Errorf("one paragraph a line: got %v", list)
	}
}
