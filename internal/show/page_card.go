package show

import (
	"fmt"
	"html/template"

	"github.com/sayso-news/sayso"
)

// A cardView is one statement with its chain and all that is known of it.
type cardView struct {
	ID       string
	InText   string // anchor of its mark in the text, "" when it has none
	Number   int
	Voice    string
	Word     string
	Mode     string
	Text     string
	SVG      template.HTML
	Hops     []hopView
	Cue      string
	Sources  []string
	Hedges   []string
	Negative bool
	Same     []ref
	Within   []ref
	Inside   []ref
	By       string
	Score    string
	Prev     string // anchors of the neighbours, "" at an end
	Next     string
}

// A hopView is one hop in words.
type hopView struct {
	Icon     template.HTML
	Name     string
	Word     string // its kind
	Role     string // its kind and its part in the chain
	State    string
	Link     string
	Evidence string
}

func hopViews(chain sayso.Chain) []hopView {
	out := make([]hopView, len(chain))
	for i := range chain {
		hop := &chain[i]
		l := lookOf(hop)
		out[i] = hopView{Icon: icon(l), Name: hopName(hop), Word: l.Word, Role: hopRole(chain, i), State: string(l.State), Link: line(hop.Link)}
		if hop.Evidence != nil {
			out[i].Evidence = line(hop.Evidence.Text)
		}
	}
	return out
}

// cards gives the cards of all statements in the order of their numbers.
func (s *storyPage) cards() []cardView {
	out := make([]cardView, len(s.r.Statements))
	inside := map[string][]string{}
	for i := range s.r.Statements {
		if within := s.r.Statements[i].Within; within != nil {
			inside[*within] = append(inside[*within], s.r.Statements[i].ID)
		}
	}
	for i := range s.r.Statements {
		st := &s.r.Statements[i]
		v := voiceOf(st)
		card := cardView{ID: s.anchor(i), Number: s.number[i], Voice: string(v), Word: v.word(), Mode: line(string(st.Mode)),
			Text: quotedContent(st), SVG: ChainSVG(st.Chain), Hops: hopViews(st.Chain),
			Negative: st.Polarity == "negative", Same: s.refs(st.SameAs), Inside: s.refs(inside[st.ID]),
			By: line(st.By), Score: fmt.Sprintf("%.2f", st.Score)}
		if at := card.ID + "-t"; s.shown[at] {
			card.InText = at
		}
		if st.Within != nil {
			card.Within = s.refs([]string{*st.Within})
		}
		if st.Cue != nil {
			card.Cue = line(st.Cue.Text)
		}
		for _, src := range st.Sources {
			card.Sources = append(card.Sources, line(src.Text))
		}
		for _, hedge := range st.Hedges {
			card.Hedges = append(card.Hedges, line(hedge.Text))
		}
		out[card.Number-1] = card
	}
	for i := range out {
		if i > 0 {
			out[i].Prev = out[i-1].ID
		}
		if i+1 < len(out) {
			out[i].Next = out[i+1].ID
		}
	}
	return out
}
