package timex_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/eval"
	reading "github.com/sayso-news/sayso/read"
)

// TestScores holds the stage, inside a reading by rules, to its bars on the open
// part of each set. The sets are not part of the module: they are looked for in
// ../shared/data beside it.
func TestScores(t *testing.T) {
	if testing.Short() {
		t.Skip("scores take a few seconds")
	}
	const data = "../../../shared/data"
	reader, err := reading.New(reading.Options{Rules: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range []struct {
		name, folder string
		items        func(string, eval.Split) ([]eval.Item, error)
		score        func(string, eval.Split, map[string]*sayso.Reading) (*eval.Report, error)
		bars         map[string]float64
	}{
		{"tempeval3", "tempeval3", eval.TimeBankItems, eval.TimeBank, map[string]float64{"extent F1, strict": 80, "value F1": 74}},
		{"timenorm", "timenorm-tsv", eval.TimenormItems, eval.Timenorm, map[string]float64{"value exact": 80}},
		{"recognizers", "recognizers-datetime-en", eval.RecognizersItems, eval.Recognizers, map[string]float64{"value exact": 75}},
		{"wikiwars", "wikiwars", eval.WikiWarsItems, eval.WikiWars, map[string]float64{"value accuracy on extents found": 70}},
	} {
		t.Run(set.name, func(t *testing.T) {
			if _, err := os.Stat(filepath.Join(data, set.folder)); err != nil {
				t.Skipf("%s is not at ../shared/data/%s beside the module", set.name, set.folder)
			}
			items, err := set.items(data, eval.Open)
			if err != nil {
				t.Fatal(err)
			}
			readings := map[string]*sayso.Reading{}
			for _, item := range items {
				if readings[item.ID], err = reader.Read(context.Background(), &sayso.Page{Path: item.ID, Text: item.Text, Published: sayso.Publication{Time: item.Published}}); err != nil {
					t.Fatal(err)
				}
			}
			report, err := set.score(data, eval.Open, readings)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range report.Measures {
				t.Logf("%s %.1f", m.Name, 100*m.Value)
				if bar := set.bars[m.Name]; 100*m.Value < bar {
					t.Errorf("%s is %.1f, the bar is %.0f", m.Name, 100*m.Value, bar)
				}
			}
		})
	}
}
