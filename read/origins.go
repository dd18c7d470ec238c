package read

import (
	"slices"

	"github.com/sayso-news/sayso"
)

// originOf says what the last hop of a chain is as an origin. The printing
// outlet alone is a named origin when its name is known: its own voice.
func originOf(ch sayso.Chain) sayso.OriginRef {
	last := ch[len(ch)-1]
	ref := sayso.OriginRef{Name: last.Name, State: sayso.OriginNamed}
	switch last.Kind {
	case sayso.HopUnnamedPerson, sayso.HopUnnamedGroup:
		ref.State = sayso.OriginUnnamed
	case sayso.HopUnstated:
		ref.State = sayso.OriginUnknown
	}
	if last.Name == "" {
		ref.State = sayso.OriginUnknown
	}
	return ref
}

// origins lists the origins of a story in the order in which they first speak,
// each with its statements. The printing outlet's own voice is no entry here
// unless nothing stands behind an attributed statement of its own; statements
// that end nowhere known are one unknown entry each, never merged.
func origins(statements []sayso.Statement) []sayso.Origin {
	out := []sayso.Origin{}
	index := map[string]int{}
	for _, st := range statements {
		if len(st.Chain) == 1 {
			continue // own voice of the printing outlet is kept apart
		}
		last := st.Chain[len(st.Chain)-1]
		key := ""
		if st.Origin.State != sayso.OriginUnknown {
			key = string(last.Kind) + "\x00" + last.Name
			if last.Entity != nil {
				key = *last.Entity
			}
		}
		if at, ok := index[key]; ok && key != "" {
			out[at].Statements = append(out[at].Statements, st.ID)
			continue
		}
		if key != "" {
			index[key] = len(out)
		}
		out = append(out, sayso.Origin{Name: last.Name, Kind: last.Kind, State: st.Origin.State, Statements: []string{st.ID}})
	}
	slices.SortStableFunc(out, func(a, b sayso.Origin) int { return stateRank(a.State) - stateRank(b.State) })
	return out
}

func stateRank(state sayso.OriginState) int {
	switch state {
	case sayso.OriginNamed:
		return 0
	case sayso.OriginUnnamed:
		return 1
	}
	return 2
}
