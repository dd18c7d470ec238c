package show

import (
	"testing"
	"time"

	"github.com/sayso-news/sayso"
)

func TestPublishedWords(t *testing.T) {
	at := time.Date(2031, 3, 4, 0, 0, 0, 0, time.UTC)
	day, page := "2031-03-04", "4 March 2031 at midnight"
	for _, test := range []struct {
		published sayso.Published
		want      string
	}{
		{sayso.Published{}, "publication time unknown: relative times stay open"},
		{sayso.Published{Time: &at, Printed: &day, Basis: sayso.BasisOption}, "Tuesday 4 March 2031, as given"},
		{sayso.Published{Time: &at, Printed: &page, Basis: sayso.BasisText}, "Tuesday 4 March 2031, 00:00 +00:00, from the text"},
	} {
		if got := publishedWords(test.published); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}
