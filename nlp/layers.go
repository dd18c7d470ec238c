package nlp

import "strings"

var layerNames = [...]string{"tokens", "sentences", "quotes", "tags", "chunks", "mentions", "timexes", "attributions", "entities", "hops", "unknowns", "events", "heads", "proposals", "clusters"}

// String gives the names of the layers in the set, joined by "+".
func (l Layers) String() string {
	var names []string
	for i, name := range layerNames {
		if l&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, "+")
}
