package show

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/sayso-news/sayso"
)

// Every event of a drawn timeline is a link to something on the page; those
// without a date stand apart; nothing of a story's text gets in as markup.
func TestTimelinePage(t *testing.T) {
	for _, n := range []int{0, 1, 12, 60, 500} {
		var list []sayso.TimelineEntry
		for i := range n {
			e := sayso.TimelineEntry{ID: fmt.Sprint(i), Text: `<b>"x"</b>` + strings.Repeat("long ", 40), EventKind: sayso.EventKind{Type: "AID", Modality: "happened", Polarity: "positive"},
				Actors: []sayso.Participant{{Name: "משה <script> كهن"}}, Says: []sayso.Telling{{Story: "s", Path: "a\x1b[31m.txt"}}}
			if i%3 > 0 {
				e.Date = fmt.Sprintf("20%02d-%02d-01", i%40, 1+i%12)
			}
			list = append(list, e)
		}
		var page, text bytes.Buffer
		if err := TimelinePage(&page, list, PageOptions{Title: "<i>"}); err != nil {
			t.Fatal(err)
		}
		if err := Timeline(&text, list, Options{Width: 40}); err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"<script", "<b>\"", "<i>", "\x1b"} {
			if strings.Contains(page.String(), bad) {
				t.Errorf("%d entries: the page has %q", n, bad)
			}
		}
		if strings.Contains(text.String(), "\x1b") {
			t.Errorf("%d entries: an escape reaches the terminal", n)
		}
		for _, part := range strings.Split(page.String(), `href="#`)[1:] {
			anchor, _, _ := strings.Cut(part, `"`)
			if !strings.Contains(page.String(), `id="`+anchor+`"`) {
				t.Fatalf("%d entries: a link to #%s, which is not there", n, anchor)
			}
		}
		if drawn := strings.Count(page.String(), `class="hit"`); n > 0 && n <= 60 && drawn != n {
			t.Errorf("%d of %d events are drawn", drawn, n)
		}
	}
}
