package eval

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/sayso-news/sayso"
)

var redraw = flag.Bool("redraw", false, "write the draws of sentences anew (they are fixed: only when the set itself changes)")

// The draws stand as they were drawn: who has the set can draw them again.
func TestDrawsAreAsDrawn(t *testing.T) {
	const data = "../../../shared/data"
	if _, err := os.Stat(data + "/raw-allsides-news"); err != nil {
		t.Skip("raw-allsides-news is not at ../shared/data beside the module")
	}
	if testing.Short() {
		t.Skip("reads 60 MB")
	}
	for _, split := range []Split{Open, Blind} {
		lines, err := DrawShown(data, split)
		if err != nil {
			t.Fatal(err)
		}
		want := "# Sentences of raw-allsides-news: article, start, end (bytes of its text). Drawn by DrawShown; never changed.\n" + strings.Join(lines, "\n") + "\n"
		name := "shown/" + shownName(split) + ".tsv"
		if *redraw {
			if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got, err := os.ReadFile(name); err != nil || string(got) != want {
			t.Errorf("%s is not what DrawShown draws (%v)", name, err)
		}
	}
}

func TestSentenceAt(t *testing.T) {
	const text = "A heading\n\nHe left. “It rains,” she said. Mr. Holt stayed.\n"
	for at, want := range map[int]string{2: "A heading", 12: "He left.", 30: "“It rains,” she said.", 10: "He left.", 46: "Mr.", 52: "Holt stayed."} {
		start, end := sentenceAt(text, at)
		if got := text[start:end]; got != want {
			t.Errorf("at %d: %q, want %q", at, got, want)
		}
	}
}

func TestVerdicts(t *testing.T) {
	ev := &sayso.Event{Type: "CONSULT", Modality: "happened", Polarity: "positive", Trigger: sayso.Passage{Start: 5, End: 8}, Actors: []sayso.Party{{Passage: sayso.Passage{Start: 0, End: 4}}}}
	key := verdictKey("x1", ev)
	got, err := parseVerdicts("v.tsv", "# comment\nwrong\t"+key+"\twords\tsentence\n\tother\t1-2\tAID\thappened\t\t\n")
	if err != nil {
		t.Fatal(err)
	}
	if right, ok := got[key]; !ok || right || len(got) != 1 {
		t.Errorf("verdicts are %v", got)
	}
	if _, err := parseVerdicts("v.tsv", "maybe\t"+key+"\n"); err == nil {
		t.Error("a verdict that is none is taken")
	}
}
