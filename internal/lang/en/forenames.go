package en

import (
	_ "embed"
	"sync"
)

//go:embed forenames.txt
var forenamesText string

// Forename looks up a forename in lower case.
func Forename(name string) (Gender, bool) {
	gender, ok := forenames()[name]
	return gender, ok
}

var forenames = sync.OnceValue(parseForenames)

func parseForenames() map[string]Gender {
	l := list{"forenames.txt", forenamesText}
	m := make(map[string]Gender, 11000)
	for n, f := range l.entries() {
		if len(f) > 2 {
			l.bad(n, "want name and gender, got %q", f)
		}
		m[f[0]] = l.gender(n, field(f, 1))
	}
	return m
}
