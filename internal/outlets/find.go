package outlets

import (
	"strings"
	"sync"
	"unicode"
)

// Find is Lookup for names that people type and programs store: it also takes a
// host ("www.nytimes.com") and does not mind case, spaces, hyphens and a leading
// article ("wash-post", "theguardian"). It never finds a form marked as ambiguous
// that Lookup would not.
func Find(name string) (Outlet, bool) {
	if o, ok := Lookup(name); ok {
		return o, true
	}
	if strings.Contains(name, ".") && !strings.ContainsAny(name, " \t") {
		if o, ok := ByDomain(name); ok {
			return o, true
		}
	}
	if i, ok := squeezed()[Squeeze(name)]; ok {
		return loaded().get(i), true
	}
	return Outlet{}, false
}

// Squeeze gives the letters and digits of a name in lower case, without a leading
// article: two spellings of one name squeeze to the same.
func Squeeze(name string) string {
	var b strings.Builder
	for _, r := range name {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	s := b.String()
	if rest, ok := strings.CutPrefix(s, "the"); ok && len(rest) > 3 {
		return rest
	}
	return s
}

// squeezed gives the better known of the forms that squeeze to the same.
var squeezed = sync.OnceValue(func() map[string]int32 {
	t := loaded()
	m := make(map[string]int32, len(t.forms))
	for i := range t.forms {
		if t.forms[i].ambiguous {
			continue
		}
		key := Squeeze(t.forms[i].text)
		if old, ok := m[key]; !ok || t.rank(int32(i)) < t.rank(old) {
			m[key] = int32(i)
		}
	}
	return m
})
