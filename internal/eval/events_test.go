package eval

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/sayso-news/sayso"
)

func TestUnmark(t *testing.T) {
	row := unmark("In Lund <t>Alba</t> met <s>Bera</s>.")
	if row.text != "In Lund Alba met Bera." || row.text[row.source.start:row.source.end] != "Bera" || row.text[row.target.start:row.target.end] != "Alba" {
		t.Errorf("unmark gave %+v", row)
	}
}

// A pair takes the event whose parties fit it best, and CONCEDE is a YIELD.
func TestPlover(t *testing.T) {
	data := t.TempDir()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.Mkdir(filepath.Join(data, "plover-sentences"), 0o755))
	must(os.WriteFile(filepath.Join(data, "plover-sentences", "PLV_train.tsv"), []byte(
		"sentence_id\tmarked_sentence\tgold_root\n"+
			"7\t<s>Alba</s> freed <t>Bera</t>.\tYIELD\n"+
			"9\t<s>Alba</s> met <t>Bera</t>.\tCONSULT\n"), 0o644))
	party := func(start, end int) []sayso.Party {
		return []sayso.Party{{Passage: sayso.Passage{Start: start, End: end}}}
	}
	report, err := Plover(data, Open, map[string]*sayso.Reading{
		"7-2": {Events: []sayso.Event{
			{Type: "ASSAULT", Actors: party(11, 15)},
			{Type: "CONCEDE", Actors: party(0, 4), Recipients: party(11, 15)}}},
		"9-3": {},
	})
	must(err)
	want := map[string]float64{"type accuracy": 0.5, "type macro F1": 0.5, "source found as actor": 0.5, "target found as recipient": 0.5, "an event of the pair found": 0.5}
	for _, m := range report.Measures {
		if m.Value != want[m.Name] {
			t.Errorf("%s is %v, want %v", m.Name, m.Value, want[m.Name])
		}
	}
}
