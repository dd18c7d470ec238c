package extract

import (
	"slices"
	"strings"
	"unicode"

	"github.com/sayso-news/sayso/internal/outlets"
)

// lookupOutlet asks the table of outlets what is known of a domain: the
// outlet's name and its home zone.
func lookupOutlet(domain string) (name, zone string, ok bool) {
	if domain == "" {
		return "", "", false
	}
	o, ok := outlets.ByDomain(domain)
	return o.Name, o.Zone, ok
}

// titleOutlet gives the outlet that a page's title begins or ends with, set off by a
// bar or a dash, where its address is called the same: "Quay closed – OskWatch" of
// oskwatch.example. It is "" otherwise.
func titleOutlet(title, domain string) string {
	labels := strings.Split(domain, ".")
	for _, mark := range []string{" | ", " – ", " — ", " - "} {
		parts := strings.Split(title, mark)
		if len(parts) < 2 {
			continue
		}
		for _, part := range []string{parts[len(parts)-1], parts[0]} {
			name := letters(part)
			if len(name) >= 4 && slices.ContainsFunc(labels[:len(labels)-1], func(label string) bool { return letters(label) == name }) {
				return strings.TrimSpace(part)
			}
		}
	}
	return ""
}

// letters gives the letters and digits of a name in lower case.
func letters(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}
