package read

import (
	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/nlp"
)

func newEvent(doc *nlp.Doc, i int) sayso.Event {
	ev := &doc.Events[i]
	out := sayso.Event{ID: id("v", i), Type: ev.Type, Mode: ev.Mode, Cameo: ev.Cameo, Polarity: "positive", Modality: ev.Modality,
		Trigger: passage(doc, ev.Trigger), Actors: newParties(doc, ev.Actors), Recipients: newParties(doc, ev.Recipients), Places: newParties(doc, ev.Places), Score: ev.Score}
	if ev.Negative {
		out.Polarity = "negative"
	}
	if ev.Time >= 0 {
		at := id("t", ev.Time)
		out.Time = &at
	}
	return out
}

func newParties(doc *nlp.Doc, list []nlp.Party) []sayso.Party {
	out := make([]sayso.Party, 0, len(list))
	for _, p := range list {
		out = append(out, sayso.Party{Passage: passage(doc, p.Span), Entity: entityID(p.Entity), Country: p.Country, Sector: p.Sector})
	}
	return out
}
