package extract

import (
	"strings"

	"github.com/sayso-news/sayso/internal/lang/en"
)

// statedZone gives the zone that a text says its clock is in, as an IANA name:
// "All times are Israeli time", "The time posted on all articles is Eastern
// time". "" when it says none, or one that is a bare offset.
func statedZone(text string) string {
	for rest := text; ; {
		i := strings.Index(rest, "ime") // time, Times, timestamps
		if i < 0 {
			return ""
		}
		sentence := rest[i:]
		if end := strings.IndexAny(sentence, ".!?\n)"); end >= 0 {
			sentence = sentence[:end]
		}
		if zone := statedIn(strings.Fields(rest[max(0, i-24):i]), strings.Fields(sentence)); zone != "" {
			return zone
		}
		rest = rest[i+len("ime"):]
	}
}

// statedIn looks at the words from "time" on for "is" or "are" with a zone. The
// time that is meant is "all times", or one that is posted, printed or shown.
func statedIn(before, words []string) string {
	posted := len(before) > 1 && strings.EqualFold(strings.TrimLeft(before[len(before)-2], "(["), "all")
	lower := make([]string, 0, 24)
	for _, word := range words[:min(len(words), 24)] {
		lower = append(lower, strings.ToLower(strings.Trim(word, ",;:\"'“”")))
	}
	for i, word := range lower {
		switch word {
		case "posted", "printed", "shown", "given", "stamped", "displayed":
			posted = true
		case "is", "are":
			j := i + 1
			for j < len(lower) && (lower[j] == "in" || lower[j] == "given" || lower[j] == "shown") {
				j, posted = j+1, posted || lower[j] != "in"
			}
			if zone := zoneAt(lower, words, j); posted && zone != "" {
				return zone
			}
		}
	}
	return ""
}

// zoneAt reads a zone's name at word j.
func zoneAt(lower, words []string, j int) string {
	if j >= len(lower) {
		return ""
	}
	list := en.ZoneByLetters(strings.Trim(words[j], ",;:"))
	n, zone, _ := en.MatchZone(func(i int) string { return lower[j+i] }, len(lower)-j)
	if n > 0 && (j+n == len(lower) || lower[j+n] == "time") {
		list = []string{zone}
	}
	switch {
	case len(list) != 1:
		return ""
	case list[0] == "+00:00":
		return "UTC"
	case strings.Contains(list[0], "/"):
		return list[0]
	}
	return ""
}
