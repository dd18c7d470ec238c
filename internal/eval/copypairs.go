package eval

import (
	"strings"

	"github.com/sayso-news/sayso"
)

// CopyPair is two documents about one event of copy-gold: what a comparison of
// texts is fitted on.
type CopyPair struct {
	A, B         string // texts
	Topic, Event string
	Label        sayso.CopyRelation // "" where the pair is not annotated by itself
	OneText      bool               // both are in one group of kind text
}

// Copied says whether one text is behind both, by the pair's own label where it
// has one and else by the groups.
func (p *CopyPair) Copied() bool {
	if p.Label == "" {
		return p.OneText
	}
	return p.Label == sayso.SameText || p.Label == sayso.Derived
}

// CopyPairs lists the pairs of documents within each event of one part of
// copy-gold.
func CopyPairs(data string, split Split) ([]CopyPair, error) {
	g, err := loadCopyGold(data, split)
	if err != nil {
		return nil, err
	}
	text := map[string]string{}
	for _, d := range g.docs {
		text[d.ID] = d.Text
	}
	label := map[[2]string]sayso.CopyRelation{}
	for _, p := range g.pairs {
		label[[2]string{p.A, p.B}], label[[2]string{p.B, p.A}] = p.Label, p.Label
	}
	var out []CopyPair
	for _, e := range g.groups {
		group := map[string]int{}
		for i, gg := range e.Groups {
			if gg.Kind != "text" {
				continue
			}
			for _, m := range gg.Members {
				group[m] = i + 1
			}
		}
		topic, _, _ := strings.Cut(e.Event, "_")
		docs := e.docs()
		for i, b := range docs {
			for _, a := range docs[:i] {
				out = append(out, CopyPair{text[a], text[b], topic, e.Event, label[[2]string{a, b}], group[a] != 0 && group[a] == group[b]})
			}
		}
	}
	return out, nil
}

// docs lists the documents of an event: those in groups, then those alone.
func (e *goldGroups) docs() (out []string) {
	for _, g := range e.Groups {
		out = append(out, g.Members...)
	}
	return append(out, e.Singletons...)
}
