package show

import "github.com/sayso-news/sayso"

// A look is how a kind of hop is shown everywhere: a shape, the word that
// always stands with it, and whether it counts as unnamed or unknown.
type look struct {
	Shape string // one column wide
	Word  string
	Class string // class of the shape in a page
	State sayso.OriginState
}

// lookOf gives the look of a hop. An outlet without a name looks unknown.
func lookOf(hop *sayso.Hop) look {
	l := lookOfKind(hop.Kind)
	if hop.Name == "" && l.State == sayso.OriginNamed {
		l.State = sayso.OriginUnknown
	}
	return l
}

func lookOfKind(kind sayso.HopKind) look {
	switch kind {
	case sayso.HopOutlet:
		return look{"▭", "outlet", "outlet", sayso.OriginNamed}
	case sayso.HopPerson:
		return look{"●", "person", "person", sayso.OriginNamed}
	case sayso.HopOrganisation:
		return look{"■", "organisation", "organisation", sayso.OriginNamed}
	case sayso.HopDocument:
		return look{"▤", "document", "document", sayso.OriginNamed}
	case sayso.HopSocialPost:
		return look{"✦", "social post", "social", sayso.OriginNamed}
	case sayso.HopUnnamedPerson:
		return look{"◇", "unnamed", "unnamed", sayso.OriginUnnamed}
	case sayso.HopUnnamedGroup:
		return look{"◇", "unnamed group", "unnamed", sayso.OriginUnnamed}
	}
	return look{"?", "not stated", "unknown", sayso.OriginUnknown}
}

// legend lists the kinds in the order in which a key explains them.
var legend = []sayso.HopKind{sayso.HopOutlet, sayso.HopPerson, sayso.HopOrganisation, sayso.HopDocument,
	sayso.HopSocialPost, sayso.HopUnnamedPerson, sayso.HopUnstated}

// hopName is the name of a hop as shown; what has no name says so.
func hopName(hop *sayso.Hop) string {
	if name := line(hop.Name); name != "" {
		return name
	}
	if hop.Kind == sayso.HopOutlet {
		return "unknown outlet"
	}
	if hop.Evidence != nil && hop.Kind != sayso.HopUnstated {
		if words := line(hop.Evidence.Text); words != "" {
			return words
		}
	}
	return "source not stated"
}
