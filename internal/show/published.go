package show

import (
	"github.com/sayso-news/sayso"
)

// publishedWords says when a story was printed and how that is known.
func publishedWords(p sayso.Published) string {
	if p.Time == nil {
		return "publication time unknown: relative times stay open"
	}
	if p.OnlyDay() {
		return p.Time.Format("Monday 2 January 2006") + basisWords(p.Basis)
	}
	words := p.Time.Format("Monday 2 January 2006, 15:04 -07:00")
	if p.Zone != nil && *p.Zone != "" {
		words += " (" + line(*p.Zone) + ")"
	}
	return words + basisWords(p.Basis)
}

func basisWords(basis sayso.Basis) string {
	switch basis {
	case sayso.BasisOption:
		return ", as given"
	case sayso.BasisJSONLD, sayso.BasisMeta:
		return ", from the page's data"
	case sayso.BasisFeed:
		return ", from the feed"
	case sayso.BasisText:
		return ", from the text"
	case sayso.BasisOutletZone:
		return ", in the outlet's home zone"
	}
	return ""
}

// timeWords says what a time expression means.
func timeWords(tm *sayso.Time, text func(id string) string) string {
	if tm.Resolved {
		return line(tm.Value)
	}
	words := "open"
	switch tm.Anchor {
	case "", "none":
	case "publication":
		words += ", counted from the publication time"
	default:
		if anchor := text(tm.Anchor); anchor != "" {
			words += ", counted from “" + line(anchor) + "”"
		}
	}
	if tm.Value != "" {
		words += " (" + line(tm.Value) + ")"
	}
	return words
}
