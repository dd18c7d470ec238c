package chain

import (
	"strings"

	"github.com/sayso-news/sayso/internal/outlets"
)

// printer is the printing outlet, and tells whether a name in its story is its own.
type printer struct {
	outlet outlets.Outlet
	known  bool   // outlet is from the table
	words  string // its name in lower case, without article, a space at both ends
	key    string // its name squeezed; of a host, the label before the suffix
}

func newPrinter(name string) printer {
	p := printer{key: outlets.Squeeze(name), words: padded(name)}
	p.outlet, p.known = outlets.Find(name)
	if strings.Contains(name, ".") && !strings.Contains(name, " ") {
		p.key = outlets.Squeeze(site(name))
	}
	return p
}

// site gives the label of a host that names its owner: "kestrelnews" of
// www.kestrelnews.com.au.
func site(host string) string {
	labels := strings.Split(strings.ToLower(host), ".")
	if labels[0] == "www" || labels[0] == "m" || labels[0] == "edition" {
		labels = labels[1:]
	}
	for len(labels) > 1 {
		switch last := labels[len(labels)-1]; {
		case len(last) <= 3, last == "info", last == "news", last == "example":
			labels = labels[:len(labels)-1]
			continue
		}
		break
	}
	return labels[len(labels)-1]
}

// padded gives the words of a name in lower case, without article, between spaces.
func padded(name string) string {
	name = strings.ToLower(strings.ReplaceAll(name, "’", "'"))
	return " " + strings.TrimPrefix(strings.Join(strings.Fields(name), " "), "the ") + " "
}

// is reports whether a name is the printing outlet's: the same, a listed short
// form, its last words ("the Herald"), or with a branch behind it ("BBC News").
func (p *printer) is(name string) bool {
	if p.key == "" {
		return false
	}
	if outlets.Squeeze(name) == p.key {
		return true
	}
	if o, ok := outlets.Find(name); ok && p.known {
		return o.Name == p.outlet.Name || branch(strings.ToLower(o.Name), strings.ToLower(p.outlet.Name))
	} else if ok && !o.Ambiguous {
		return false
	}
	bare := strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")
	if p.known && p.outlet.ShortForm(bare) {
		return true
	}
	words := padded(name)
	if len(words) < 3 {
		return false
	}
	return strings.HasSuffix(p.words, words) && bare != name || branch(words, p.words)
}

// branch reports whether name is the printer's with nothing behind it but words
// for a part of an outlet.
func branch(name, printer string) bool {
	rest, ok := strings.CutPrefix(strings.TrimSpace(name), strings.TrimSpace(printer)+" ")
	if !ok {
		return false
	}
	for word := range strings.FieldsSeq(rest) {
		switch word {
		case "news", "online", "radio", "tv", "television", "world", "service", "business", "sport", "digital", "website":
		default:
			return false
		}
	}
	return true
}
