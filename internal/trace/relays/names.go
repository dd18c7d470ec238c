package relays

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/outlets"
)

// Outlet is a name or an outlet made comparable: what it may be called.
type Outlet struct {
	Name   string // as the table calls it, or as it was given
	Known  bool   // the table has it
	Loose  bool   // the name is also a common word, a place or a person
	Wire   bool   // others print its stories as a matter of course
	Owner  string
	Since  string
	words  []string // of the name, in lower case, without "the"
	labels []string // of its domain, without "www" and the public suffix
}

// OutletOf makes a story's outlet comparable.
func OutletOf(o sayso.Outlet) Outlet {
	out := Outlet{Name: o.Name}
	domain := o.Domain
	if domain == "" && strings.Contains(o.Name, ".") && !strings.Contains(o.Name, " ") {
		domain = strings.ToLower(o.Name)
	}
	out.labels = labels(domain)
	entry, ok := outlets.ByDomain(domain)
	if !ok || domain == "" {
		entry, ok = outlets.Lookup(o.Name)
	}
	out.fill(entry, ok)
	return out
}

// OutletCalled makes a name in a text comparable. A web address counts as a
// domain: "washingtonpost.com".
func OutletCalled(name string) Outlet {
	out := Outlet{Name: name}
	if at := strings.LastIndexByte(name, ' '); strings.Contains(name[at+1:], ".") {
		out.labels = labels(strings.ToLower(name[at+1:]))
		if entry, ok := outlets.ByDomain(name[at+1:]); ok {
			out.fill(entry, ok)
			return out
		}
	}
	entry, ok := outlets.Lookup(name)
	if !ok {
		// "AP writer", "Reuters News", "Bloomberg News", "The Post's Howard Kurtz".
		fields := strings.Fields(name)
		for n := len(fields) - 1; n > 0 && !ok; n-- {
			entry, ok = outlets.Lookup(strings.Join(fields[:n], " "))
			ok = ok && !entry.Ambiguous
		}
	}
	out.fill(entry, ok)
	return out
}

func (o *Outlet) fill(entry outlets.Outlet, ok bool) {
	if ok {
		o.Name, o.Known, o.Loose, o.Wire, o.Owner, o.Since = entry.Name, true, entry.Ambiguous, entry.Kind.Wire(), entry.Owner, entry.Since
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(o.Name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if w != "the" {
			o.words = append(o.words, w)
		}
	}
}

// labels gives the labels of a host that name somebody.
func labels(host string) (out []string) {
	parts := strings.Split(strings.ToLower(host), ".")
	for i, p := range parts {
		if i == len(parts)-1 || len(p) < 2 {
			continue
		}
		switch p {
		case "www", "com", "co", "org", "net", "news", "edition", "uk", "us", "in", "au", "entertainment", "sports", "blogs", "blog", "m":
			continue
		}
		out = append(out, strings.NewReplacer("-", "", "online", "").Replace(p))
	}
	return out
}

// Is says how sure it is that a cited name means the outlet of a story, 0 to 1.
func (o Outlet) Is(cited Outlet) float64 {
	if len(cited.words) == 0 || o.Name == "" {
		return 0
	}
	if o.Known && cited.Known {
		if o.Name == cited.Name {
			return 1
		}
		return short(o.words, cited.words) * 0.6
	}
	if strings.EqualFold(strings.Join(o.words, " "), strings.Join(cited.words, " ")) {
		return 1
	}
	best := 0.0
	if len(o.words) > 1 || len(cited.words) == 1 { // "Capitol Hill" is not the Hill
		best = short(o.words, cited.words) * 0.7
	}
	joined, initials := strings.Join(cited.words, ""), initials(cited.words)
	for _, label := range o.labels {
		switch {
		case label == joined || len(joined) >= 5 && strings.HasSuffix(label, joined) || len(joined) >= 4 && strings.HasPrefix(label, joined):
			return 0.95
		case len(initials) >= 3 && (label == initials || strings.HasPrefix(label, initials) && len(label) <= len(initials)+1):
			best = max(best, 0.8)
		case len(cited.words) >= 2 && mixed(label, cited.words):
			best = max(best, 0.85)
		case len(cited.words) >= 2 && hasLabel(label, cited.words):
			best = max(best, 0.8)
		}
	}
	for _, label := range cited.labels {
		for _, own := range o.labels {
			if label == own {
				return 1
			}
		}
		if label == strings.Join(o.words, "") {
			return 0.95
		}
	}
	return best
}

// short says whether one name is the other cut short: "the Post" for the
// Washington Post, "Daily News" for the New York Daily News.
func short(long, cut []string) float64 {
	if len(cut) > len(long) {
		long, cut = cut, long
	}
	if len(cut) == 0 {
		return 0
	}
	fits := func(part []string) bool {
		for i := range cut {
			if part[i] != cut[i] {
				return false
			}
		}
		return true
	}
	if len(cut) == 1 && len(long) >= 3 && cut[0] == initials(long) {
		return 1
	}
	switch {
	case fits(long[len(long)-len(cut):]):
		if len(cut) == 1 && generic[cut[0]] {
			return 0.8
		}
		return 1
	case len(cut) > 1 && fits(long[:len(cut)]):
		return 0.85
	}
	return 0
}

func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(r)
	}
	return b.String()
}

var generic = map[string]bool{"news": true, "press": true, "agency": true, "media": true, "online": true, "post": true, "times": true, "herald": true, "today": true, "radio": true,
	"daily": true, "journal": true, "tribune": true, "star": true, "sun": true, "mail": true, "telegraph": true, "guardian": true, "independent": true, "new": true, "united": true, "tv": true, "television": true}

// hasLabel says whether a name is the label of a domain with a place before it
// or a general word behind: "Boston WCVB", "WCVB-TV".
func hasLabel(label string, words []string) bool {
	last := len(words) - 1
	return words[last] == label && !generic[label] || words[0] == label && !slices.ContainsFunc(words[1:], func(w string) bool { return !generic[w] })
}

// mixed says whether a label of a domain is made of the name's words, some of
// them cut to their first letter: "ocregister", "nydailynews".
func mixed(label string, words []string) bool {
	if len(words) == 0 {
		return label == ""
	}
	w := words[0]
	if rest, ok := strings.CutPrefix(label, w); ok && mixed(rest, words[1:]) {
		return true
	}
	if len(words) > 1 {
		if rest, ok := strings.CutPrefix(label, w[:1]); ok && len(rest) >= 4 && mixed(rest, words[1:]) {
			return true
		}
	}
	return false
}
