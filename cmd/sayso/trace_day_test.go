package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// TestOnlyTheDayIsKnown: a story of which no hour is known shows none, and is not
// taken to be earlier than one of that day.
func TestOnlyTheDayIsKnown(t *testing.T) {
	folder, data := t.TempDir(), filepath.Join(t.TempDir(), "data")
	const text = "Twelve people were injured when the ferry Aurelia struck the quay at Lindhavn, police said.\n\nThe lamps on the quay had been out for a week, and nobody had asked for them to be mended before the evening.\n"
	day := writeStory(t, folder, "day.txt", text)
	later := writeStory(t, folder, "later.txt", text+"The harbour is closed until Monday.\n")
	must(t, "add", "--data", data, "--outlet", "Osk Herald", "--published", "2025-03-07", "--zone", "America/New_York", day)
	must(t, "add", "--data", data, "--outlet", "Tveit Courier", "--published", "2025-03-07T18:40:00Z", later)

	if out := must(t, "stories", "--data", data); !strings.Contains(out, "  2025-03-07        Osk Herald") || strings.Contains(out, "00:00") || strings.Contains(out, "05:00") {
		t.Errorf("stories:\n%s", out)
	}
	if out := must(t, "copies", "--data", data); strings.Contains(out, "printed later") {
		t.Errorf("nobody knows which was printed first:\n%s", out)
	}
	srv, _ := serverIn(t, data)
	pages := []string{"/", "/stories", "/claims"}
	for _, st := range objects[keptLine](t, must(t, "stories", "--data", data, "--format", "json")) {
		pages = append(pages, "/story/"+st.Story)
		if want := filepath.Base(st.Path) == "day.txt"; st.OnlyDay != want {
			t.Errorf("%s: only_day %v, want %v", st.Path, st.OnlyDay, want)
		}
	}
	for _, c := range objects[struct{ ID string }](t, must(t, "claims", "--data", data, "--format", "json")) {
		pages = append(pages, "/claim/"+c.ID)
	}
	shown := 0
	for _, path := range pages {
		text := body(t, get(t, srv, path))
		for _, hour := range []string{"00:00", "05:00"} {
			if strings.Contains(text, hour) {
				t.Errorf("%s shows %s", path, hour)
			}
		}
		shown += strings.Count(text, "7 Mar 2025<") + strings.Count(text, "7 March 2025<") + strings.Count(text, "7 Mar 2025 ·") + strings.Count(text, "7 March 2025)")
	}
	if shown < 4 {
		t.Errorf("the day is shown %d times on %s", shown, fmt.Sprint(pages))
	}
}
