package testkit

import "github.com/sayso-news/sayso"

func originOf(chain sayso.Chain) sayso.OriginRef {
	last := chain[len(chain)-1]
	ref := sayso.OriginRef{Name: last.Name, State: sayso.OriginNamed}
	switch {
	case last.Kind == sayso.HopUnstated || last.Name == "":
		ref.State = sayso.OriginUnknown
	case last.Kind == sayso.HopUnnamedPerson || last.Kind == sayso.HopUnnamedGroup:
		ref.State = sayso.OriginUnnamed
	}
	return ref
}

func origins(statements []sayso.Statement) []sayso.Origin {
	out := []sayso.Origin{}
	for _, st := range statements {
		if len(st.Chain) == 1 {
			continue
		}
		last := st.Chain[len(st.Chain)-1]
		found := false
		for i := range out {
			if st.Origin.State != sayso.OriginUnknown && out[i].Name == last.Name && out[i].Kind == last.Kind {
				out[i].Statements = append(out[i].Statements, st.ID)
				found = true
			}
		}
		if !found {
			out = append(out, sayso.Origin{Name: last.Name, Kind: last.Kind, State: st.Origin.State, Statements: []string{st.ID}})
		}
	}
	return out
}
