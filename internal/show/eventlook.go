package show

import (
	"fmt"
	"html/template"
)

// eventLook gives the look of a type of event: a shape for each of PLOVER's four
// kinds, and the word for it. Words stand beside the shape everywhere.
func eventLook(kind string) look {
	switch kind {
	case "CONSULT", "AGREE", "SUPPORT", "CONCEDE":
		return look{Shape: "○", Word: "agreeing in words", Class: "words-with"}
	case "COOPERATE", "AID", "RETREAT":
		return look{Shape: "□", Word: "helping in deeds", Class: "deeds-with"}
	case "REQUEST", "ACCUSE", "REJECT", "THREATEN":
		return look{Shape: "◊", Word: "opposing in words", Class: "words-against"}
	case "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT":
		return look{Shape: "△", Word: "opposing in deeds", Class: "deeds-against"}
	}
	return look{Shape: "·", Word: "dated, no event", Class: "dated"}
}

// eventKinds has a type of each kind, in the order in which a key explains them.
var eventKinds = []string{"CONSULT", "COOPERATE", "REQUEST", "ASSAULT"}

// eventShape draws the shape of an event around x, y: full when it took place,
// an outline when it is planned, asked, threatened or supposed, a broken one when
// it is denied.
func eventShape(kind, modality, polarity string, x, y int) string {
	class := "ev " + eventLook(kind).Class
	switch {
	case modality == "denied" || polarity == "negative":
		class += " not"
	case modality == "happened" || modality == "asked" || modality == "threatened" || modality == "":
		class += " full"
	}
	switch eventLook(kind).Class {
	case "words-with":
		return fmt.Sprintf(`<circle class="%s" cx="%d" cy="%d" r="7"/>`, class, x, y)
	case "deeds-with":
		return fmt.Sprintf(`<rect class="%s" x="%d" y="%d" width="13" height="13" rx="1"/>`, class, x-6, y-6)
	case "words-against":
		return fmt.Sprintf(`<path class="%s" d="M%d %d l8 8 l-8 8 l-8 -8 z"/>`, class, x, y-8)
	case "deeds-against":
		return fmt.Sprintf(`<path class="%s" d="M%d %d l8 14 h-16 z"/>`, class, x, y-8)
	}
	return fmt.Sprintf(`<circle class="%s" cx="%d" cy="%d" r="3"/>`, class, x, y)
}

// eventIcon is the shape by itself; the word stands beside it.
func eventIcon(kind, modality, polarity string) template.HTML {
	return template.HTML(fmt.Sprintf(`<svg class="icon evicon" viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">%s</svg>`, eventShape(kind, modality, polarity, 10, 10)))
}
