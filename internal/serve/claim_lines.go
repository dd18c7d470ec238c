package serve

import (
	"cmp"
	"html/template"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/show"
	"github.com/sayso-news/sayso/internal/store"
)

// Line is one carrier with its evidence for the list beside the drawing.
type Line struct {
	store.Carrier
	Evidence []EvidenceView
	Copies   []Line // that were made of it
}

// EvidenceView is one piece of evidence with its chain in words.
type EvidenceView struct {
	sayso.Evidence
	Hops []show.HopView
}

// URL leads to the words in the story.
func (e EvidenceView) URL() string { return placeURL(e.Story, e.Statement) }

// placeURL leads to a statement's place in its story.
func placeURL(story, statement string) string {
	return "/story/" + story + "?s=" + statement + "#" + statement
}

// Lines gives the carriers in the order of time, copies folded under what they
// were made of.
func (p *ClaimPage) Lines() []Line {
	lines := make([]Line, len(p.Carriers))
	at := map[string]int{}
	for i, c := range p.Carriers {
		lines[i].Carrier = c
		at[c.Story] = i
	}
	for k, e := range p.Claim.Evidence {
		if i, ok := at[e.Story]; ok && k < len(p.Chains) {
			lines[i].Evidence = append(lines[i].Evidence, EvidenceView{e, show.Hops(p.Chains[k])})
		}
	}
	var out []Line
	under := func(i int) (copies []Line) {
		for k := range lines {
			if k != i && lines[k].CopyOf == lines[i].Story {
				copies = append(copies, lines[k])
			}
		}
		return copies
	}
	for i := range lines {
		if of, ok := at[lines[i].CopyOf]; ok && of != i {
			// A copy of a copy is listed by itself: its original is folded.
			if lines[of].CopyOf == "" {
				continue
			}
		}
		l := lines[i]
		if l.CopyOf == "" {
			l.Copies = under(i)
		}
		out = append(out, l)
	}
	return out
}

// Drawing draws the relay graph.
func (p *ClaimPage) Drawing() template.HTML {
	nodes, edges := relayGraph(&p.ClaimDigest, p.unfold)
	return show.GraphSVG(nodes, edges, "Who has it from whom: "+p.Sum+" The same is listed below.")
}

// Folded says whether copies are drawn as one.
func (p *ClaimPage) Folded() bool {
	if p.unfold {
		return false
	}
	a, _ := relayGraph(&p.ClaimDigest, false)
	b, _ := relayGraph(&p.ClaimDigest, true)
	return len(a) < len(b)
}

// Unfolded says whether every copy is drawn by itself.
func (p *ClaimPage) Unfolded() bool { return p.unfold }

// LoopNames gives each ring of outlets that cite each other, by name.
func (p *ClaimPage) LoopNames() (out []string) {
	for _, loop := range p.Claim.Loops {
		var names []string
		for _, id := range loop {
			for _, c := range p.Carriers {
				if c.Story == id {
					names = append(names, cmp.Or(show.Clean(c.Outlet), "unknown outlet"))
				}
			}
		}
		out = append(out, joined(names, true)+" cite each other for this: nobody stands behind the ring.")
	}
	return out
}

// OriginView is one origin with its shape.
type OriginView struct {
	sayso.ClaimOrigin
	Icon template.HTML
	Word string
	Who  []store.Carrier
}

// Origins gives the origins with their shapes.
func (p *ClaimPage) Origins() (out []OriginView) {
	for _, o := range p.Claim.Origins {
		v := OriginView{ClaimOrigin: o, Icon: show.StateIcon(o.State), Word: string(o.State)}
		if v.Name == "" {
			v.Name = "an outlet that is not known"
		}
		if o.State == sayso.OriginUnknown {
			v.Name = "nobody is known to say so"
		}
		for _, id := range o.Stories {
			for _, c := range p.Carriers {
				if c.Story == id {
					v.Who = append(v.Who, c)
				}
			}
		}
		out = append(out, v)
	}
	return out
}
