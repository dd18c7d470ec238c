package en

import (
	_ "embed"
	"sync"
)

//go:embed orgs.txt
var orgsText string

// Organisation reports whether a name in lower case, its words joined by single
// spaces, is that of a well-known organisation whose words do not tell.
func Organisation(name string) bool {
	_, ok := orgs()[name]
	return ok
}

var orgs = sync.OnceValue(func() map[string]struct{} {
	l := list{"orgs.txt", orgsText}
	m := make(map[string]struct{}, 600)
	for n, f := range l.entries() {
		if len(f) != 1 {
			l.bad(n, "want 1 field, got %q", f)
		}
		m[f[0]] = struct{}{}
	}
	return m
})
