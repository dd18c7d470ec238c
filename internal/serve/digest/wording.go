package digest

import (
	"strings"

	"github.com/sayso-news/sayso"
)

// clearest gives the wording that can stand by itself best: a sentence that
// asserts, begins with a name or a noun, and is neither a scrap nor a paragraph.
func clearest(list []sayso.Evidence) string {
	best, worth := "", -100
	for _, e := range list {
		text := strings.TrimRight(strings.Join(strings.Fields(e.Text), " "), " ,;:")
		text = strings.TrimPrefix(text, "that ")
		w := 0
		if e.Stance == sayso.Asserts {
			w += 3
		}
		first, _, _ := strings.Cut(strings.ToLower(text), " ")
		switch strings.Trim(first, "“\"") {
		case "it", "he", "she", "they", "this", "that", "these", "his", "her", "its", "their", "and", "but", "which", "who":
			w -= 4
		}
		if text != "" && strings.ToLower(text[:1]) != text[:1] {
			w += 2
		}
		if strings.Count(text, "“") != strings.Count(text, "”") {
			w -= 2
		}
		switch n := len(text); {
		case n < 25:
			w -= 3
		case n > 220:
			w -= 3
		case n > 160:
			w--
		case n >= 40 && n <= 160:
			w += 2
		}
		if w > worth {
			best, worth = text, w
		}
	}
	return best
}
