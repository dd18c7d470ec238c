package show

import (
	"strings"

	"github.com/sayso-news/sayso"
)

// peopleOf gives the people of a story who have a name, and those without one
// who say something in it.
func peopleOf(r *sayso.Reading) []*sayso.Entity {
	speaks := map[string]bool{}
	for i := range r.Statements {
		for _, hop := range r.Statements[i].Chain {
			if hop.Entity != nil {
				speaks[*hop.Entity] = true
			}
		}
	}
	var out []*sayso.Entity
	for i := range r.Entities {
		ent := &r.Entities[i]
		if ent.Kind == sayso.KindPerson && line(ent.Name) != "" && (isNamed(ent) || speaks[ent.ID]) {
			out = append(out, ent)
		}
	}
	return out
}

// isNamed tells whether the story gives a person a name. One without mentions
// counts as named.
func isNamed(ent *sayso.Entity) bool {
	for _, men := range ent.Mentions {
		if men.Form == "name" {
			return true
		}
	}
	return len(ent.Mentions) == 0
}

// descriptions are what the story calls somebody besides the name shown.
func descriptions(ent *sayso.Entity) []sayso.Description {
	var out []sayso.Description
	for _, d := range ent.Descriptions {
		if !strings.EqualFold(line(d.Text), line(ent.Name)) {
			out = append(out, d)
		}
	}
	return out
}
