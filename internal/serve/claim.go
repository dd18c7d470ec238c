package serve

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/show"
	"github.com/sayso-news/sayso/internal/store"
)

type claimIn struct {
	ID     string `path:"id" doc:"a claim's id: the id of any of its statements" maxLength:"64"`
	Unfold bool   `query:"unfold" doc:"draw every copy by itself"`
}

// ClaimPage is one claim.
type ClaimPage struct {
	ID       string      `json:"id"`
	URL      string      `json:"url"`
	Sum      string      `json:"sum"` // what it rests on, in a sentence
	Outlets  int         `json:"outlets"`
	Stories  int         `json:"stories"`
	Named    int         `json:"named"` // origins
	Unnamed  int         `json:"unnamed"`
	First    *FirstOne   `json:"first"` // nil when it cannot be told
	Values   []ValueLine `json:"values"`
	Citation string      `json:"citation"` // with its chain, to be copied
	store.ClaimDigest
	unfold bool
	house  *time.Location
}

// FirstOne is who had a claim first, and how long before the next outlet.
type FirstOne struct {
	Outlet string    `json:"outlet"`
	Story  string    `json:"story"`
	At     time.Time `json:"at"`
	Ahead  string    `json:"ahead"` // "2 hours 5 minutes", "" when no other outlet dates it
	// Undated counts the stories that have no time, and may have been before.
	Undated int `json:"undated"`
}

// ValueLine is one way in which the claim or one against it is put.
type ValueLine struct {
	Value   string   `json:"value"` // "at least 9", or the words when there is no number
	This    bool     `json:"this"`  // this claim; else one that cannot be so together with it
	On      string   `json:"on"`    // what they disagree on
	Claim   string   `json:"claim"`
	Text    string   `json:"text"`
	Outlets int      `json:"outlets"`
	Origins string   `json:"origins"`
	Who     []string `json:"who"` // outlets, of this claim only
}

func (s *Server) claim(ctx context.Context, in *claimIn) (*ClaimPage, error) {
	line, d, err := s.findClaim(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	if line.ID != "" && line.ID != in.ID {
		to := "/claim/" + line.ID
		if in.Unfold {
			to += "?unfold=true"
		}
		return nil, &movedError{to}
	}
	return newClaimPage(d, in.Unfold, s.House), nil
}

// findClaim gives a claim by the id of any of its statements. A claim that one
// story alone carries is worked out now.
func (s *Server) findClaim(ctx context.Context, id string) (line store.ClaimLine, d store.ClaimDigest, err error) {
	line, d, err = s.Source.ClaimPage(ctx, id)
	if !errors.Is(err, store.ErrNotFound) {
		return line, d, err
	}
	seq, start, err := s.Source.Mark(ctx, id)
	if err != nil {
		return line, d, err
	}
	other, err := s.Source.ClaimIDAt(ctx, seq, start)
	if err == nil && other != id {
		return s.Source.ClaimPage(ctx, other)
	}
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return line, d, err
	}
	if s.Lone == nil {
		return line, d, fmt.Errorf("claim %q: %w", id, store.ErrNotFound)
	}
	select {
	case s.lone <- struct{}{}:
		defer func() { <-s.lone }()
	case <-ctx.Done():
		return line, d, ctx.Err()
	}
	d, err = s.Lone(ctx, id)
	return store.ClaimLine{}, d, err
}

func newClaimPage(d store.ClaimDigest, unfold bool, house *time.Location) *ClaimPage {
	c := &d.Claim
	out := &ClaimPage{ID: c.ID, URL: "/claim/" + c.ID, Stories: len(d.Carriers), ClaimDigest: d, Values: []ValueLine{}, unfold: unfold, house: house}
	outlets := map[string]bool{}
	for _, carrier := range d.Carriers {
		outlets[store.Fold(carrier.Outlet)] = true
	}
	out.Outlets = len(outlets)
	for _, o := range c.Origins {
		switch o.State {
		case sayso.OriginNamed:
			out.Named++
		case sayso.OriginUnnamed:
			out.Unnamed++
		}
	}
	out.Sum = out.sum()
	out.First = first(d.Carriers)
	out.values()
	out.Citation = out.cite()
	return out
}

// sum says in a sentence what the claim rests on.
func (p *ClaimPage) sum() string {
	c := &p.Claim
	carry := count(p.Outlets, "outlet") + " " + map[bool]string{true: "carries", false: "carry"}[p.Outlets == 1] + " this"
	var rest string
	switch {
	case c.Independent.Max == 0 && c.Unknown > 0:
		rest = "nobody is known to have said it first-hand"
	case c.Independent.Max == 0:
		rest = "no origin is known"
	case len(c.Origins) == 1 && c.Origins[0].Name != "" && c.Origins[0].State == sayso.OriginUnnamed:
		rest = "all of it goes back to one source without a name: “" + show.Clean(c.Origins[0].Name) + "”"
	case len(c.Origins) == 1 && c.Origins[0].Name != "":
		rest = "all of it goes back to " + show.Clean(c.Origins[0].Name)
	case c.Independent.Min != c.Independent.Max:
		rest = fmt.Sprintf("there are at least %d and at most %d independent origins", c.Independent.Min, c.Independent.Max)
	default:
		rest = count(c.Independent.Max, "independent origin") + " " + map[bool]string{true: "stands", false: "stand"}[c.Independent.Max == 1] + " behind it"
	}
	if c.Unknown > 0 && c.Independent.Max > 0 {
		rest += "; " + count(c.Unknown, "line ends", "lines end") + " at nobody known and " + map[bool]string{true: "is", false: "are"}[c.Unknown == 1] + " not counted"
	}
	return carry + "; " + rest + "."
}

// first tells who had it first of those with a time: nobody when two outlets had
// it at the same minute.
func first(list []store.Carrier) *FirstOne {
	var out *FirstOne
	undated := 0
	for i := range list {
		c := &list[i]
		if c.Published == nil {
			undated++
			continue
		}
		switch {
		case out == nil:
			out = &FirstOne{Outlet: c.Outlet, Story: c.Story, At: *c.Published}
		case store.Fold(c.Outlet) != store.Fold(out.Outlet) && out.Ahead == "":
			if gap := c.Published.Sub(out.At); gap > 0 {
				out.Ahead = long(gap)
			} else {
				return nil // two at the same minute
			}
		}
	}
	if out != nil {
		out.Undated = undated
	}
	return out
}

// long says a span of time in its two largest units.
func long(d time.Duration) string {
	m := int(d.Minutes())
	days, hours, minutes := m/1440, m/60%24, m%60
	switch {
	case days > 0 && hours > 0:
		return count(days, "day") + " " + count(hours, "hour")
	case days > 0:
		return count(days, "day")
	case hours > 0 && minutes > 0:
		return count(hours, "hour") + " " + count(minutes, "minute")
	case hours > 0:
		return count(hours, "hour")
	}
	return count(max(minutes, 1), "minute")
}

// values lists how this claim and those against it put it.
func (p *ClaimPage) values() {
	var order []string
	who := map[string][]string{}
	at := map[string]sayso.Evidence{}
	outlet := map[string]string{}
	for _, c := range p.Carriers {
		outlet[c.Story] = cmp.Or(c.Outlet, "unknown outlet")
	}
	for _, e := range p.Claim.Evidence {
		v := strings.Join(e.Values, "; ")
		switch e.Stance {
		case sayso.Denies:
			v = strings.TrimSuffix("denied; "+v, "; ")
		case sayso.Hedges:
			v = strings.TrimSuffix("hedged; "+v, "; ")
		}
		if _, ok := who[v]; !ok {
			order = append(order, v)
			at[v] = e
		}
		if name := outlet[e.Story]; !slices.Contains(who[v], name) {
			who[v] = append(who[v], name)
		}
	}
	for _, v := range order {
		p.Values = append(p.Values, ValueLine{Value: cmp.Or(v, "asserted"), This: true, Claim: p.ID, Text: show.Clean(at[v].Text),
			Outlets: len(who[v]), Origins: originsWords(p.Claim.Independent), Who: who[v]})
	}
	for _, r := range p.Rivals {
		p.Values = append(p.Values, ValueLine{Value: cmp.Or(strings.Join(r.Values, "; "), "the opposite"), On: r.On, Claim: r.ID, Text: show.Clean(r.Text),
			Outlets: r.Outlets, Origins: originsWords(r.Origins), Who: []string{}})
	}
}

// Disagrees says whether there is more than one way to put it.
func (p *ClaimPage) Disagrees() bool { return len(p.Values) > 1 }

// maxCited is how many outlets a citation names.
const maxCited = 3

// cite writes the claim with its chain in words: outlets, through whom, on whose
// word.
func (p *ClaimPage) cite() string {
	var b strings.Builder
	b.WriteString(quoted(show.Clean(p.Wording)))
	var names []string
	for _, c := range p.Carriers {
		if name := show.Clean(c.Outlet); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		more := ""
		if len(names) > maxCited {
			more = " and " + count(len(names)-maxCited, "other outlet")
			names = names[:maxCited]
		}
		fmt.Fprintf(&b, " — %s%s", joined(names, more == ""), more)
	}
	var behind []string
	for _, o := range p.Claim.Origins {
		if name := show.Clean(o.Name); name != "" && o.State != sayso.OriginUnknown {
			behind = append(behind, name)
		}
	}
	switch {
	case len(behind) == 1 && slices.Contains(names, behind[0]):
		fmt.Fprintf(&b, "; first-hand: %s", behind[0])
	case len(behind) == 1:
		fmt.Fprintf(&b, ", on the word of %s", behind[0])
	case len(behind) > p.Claim.Independent.Max: // some are not sure to be first-hand
		fmt.Fprintf(&b, "; %s, %s among them", strings.Replace(originsWords(p.Claim.Independent), "origin", "independent origin", 1), behind[0])
	case len(behind) > 1:
		fmt.Fprintf(&b, "; %s: %s", originsWords(p.Claim.Independent), joined(behind, true))
	default:
		b.WriteString("; nobody is known to have said it first-hand")
	}
	if p.First != nil {
		fmt.Fprintf(&b, " (first %s, %s)", show.Clean(p.First.Outlet), p.First.At.Format("2 January 2006 15:04 UTC"))
	}
	b.WriteByte('.')
	return b.String()
}

// joined lists names with commas and, when the list ends with them, an "and".
func joined(names []string, and bool) string {
	if !and || len(names) < 2 {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

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

// Time gives the moment for a template.
func (f *FirstOne) Time() *time.Time { return &f.At }
