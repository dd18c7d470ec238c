package timeline_test

import (
	"testing"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/timeline"
	"github.com/sayso-news/sayso/read"
)

func TestMerge(t *testing.T) {
	reader, err := read.New(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var readings []*sayso.Reading
	for i, text := range []string{
		"Alba Ruiz met Bera Holt in Kiel on 3 May 2024, a spokesman said.\n\nNorway expelled a French diplomat.",
		"On 3 May 2024 Holt met Ruiz.\n\nFrance imposed sanctions on Norway in June 2024.",
		"France imposed sanctions on Norway on 12 June 2024, Radio Kiel reported.",
		"France imposed sanctions on Norway on 1 August 2024.",
	} {
		r, err := reader.Read(t.Context(), &sayso.Page{Text: text, Path: string(rune('a' + i))})
		if err != nil {
			t.Fatal(err)
		}
		readings = append(readings, r)
	}
	want := []struct {
		date, kind string
		says       int
	}{{"2024-05-03", "CONSULT", 2}, {"2024-06-12", "SANCTION", 2}, {"2024-08-01", "SANCTION", 1}, {"", "SANCTION", 1}}
	got := timeline.Merge(readings)
	if len(got) != len(want) {
		t.Fatalf("%d entries, want %d: %+v", len(got), len(want), got)
	}
	for i, w := range want {
		if e := got[i]; e.Date != w.date || e.Type != w.kind || len(e.Says) != w.says {
			t.Errorf("entry %d is %s %s with %d tellings, want %+v", i, e.Date, e.Type, len(e.Says), w)
		}
	}
	if about := timeline.About(got, "holt"); len(about) != 1 {
		t.Errorf("%d entries about Holt, want 1", len(about))
	}
}

func TestMergeOfNothing(t *testing.T) {
	if got := timeline.Merge(nil); got == nil || len(got) != 0 {
		t.Errorf("got %v", got)
	}
}
