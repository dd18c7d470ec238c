// Package digest works out what pages show, so that a page reads rows and
// never computes.
//
// Input is a trace.View: stories that hang together, with the tracer's answers;
// output is a store.Digest, which a store keeps in place of what it had for the
// same stories. Keeper does it for whatever became stale, neighbourhood by
// neighbourhood, beside the serving of pages.
//
// What was given up: a page may be a moment behind the facts. Of a neighbourhood
// of many stories only the nearest are looked at: those that the look can tell
// everything about are done together, the ones at its edge get a look of their
// own.
package digest

import (
	"cmp"
	"strings"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/trace"
)

// Of works out the digest of a story and of every other story of the view about
// which the view can tell everything.
func Of(view *trace.View, seq int64) (*store.Digest, error) {
	done, err := view.Whole()
	if err != nil {
		return nil, err
	}
	done[seq] = true
	m, err := newMaker(view, done)
	if err != nil {
		return nil, err
	}
	own, others, err := view.ClaimsOf(done)
	if err != nil {
		return nil, err
	}
	out := &store.Digest{}
	against := make([]store.ClaimRow, len(others))
	for i := range others {
		if against[i], err = m.claim(&others[i]); err != nil {
			return nil, err
		}
		m.rows[others[i].ID] = &against[i]
	}
	for i := range own {
		row, err := m.claim(&own[i])
		if err != nil {
			return nil, err
		}
		out.Claims = append(out.Claims, row)
	}
	for i := range out.Claims {
		m.rows[out.Claims[i].ID] = &out.Claims[i]
	}
	m.rivals(out.Claims)
	for _, st := range view.Stories() {
		if done[st.Seq] {
			t := m.stories[st.ID]
			if err := m.read(t); err != nil {
				return nil, err
			}
			out.Stories = append(out.Stories, m.story(t))
		}
	}
	return out, nil
}

// OfClaim works out what the page of one claim shows, for a claim that has no
// row.
func OfClaim(view *trace.View, c *sayso.Claim) (store.ClaimDigest, error) {
	m, err := newMaker(view, map[int64]bool{})
	if err != nil {
		return store.ClaimDigest{}, err
	}
	row, err := m.claim(c)
	return row.Digest, err
}

// told is one story on its way into a digest.
type told struct {
	store.Story
	reading *sayso.Reading // nil when it was not read
	marks   map[int]string
	group   string
	copy    *sayso.CopyMember
	took    []store.Took
	shared  map[string]bool   // statements that another outlet has too
	claim   map[string]string // statement → its claim, where the claim has a row
}

// at is when a story was printed, or when it came.
func (t *told) at() time.Time {
	if t.Published.IsZero() || !t.SeenAt.IsZero() && t.Published.After(t.SeenAt.Add(24*time.Hour)) {
		return t.SeenAt
	}
	return t.Published
}

// outlet is the name of who printed it; "" when it is not known.
func (t *told) outlet() string { return cmp.Or(t.Outlet.Name, t.Outlet.Domain) }

// heading is the first heading of a story, or how it begins; "" when it was not
// read.
func (t *told) heading() string {
	if t.reading == nil {
		return ""
	}
	for _, kind := range []sayso.BlockKind{sayso.BlockHeading, sayso.BlockParagraph} {
		for _, b := range t.reading.Blocks {
			if b.Kind == kind {
				return shorten(t.reading.Text[b.Start:b.End], 90)
			}
		}
	}
	return ""
}

type maker struct {
	view    *trace.View
	stories map[string]*told
	rows    map[string]*store.ClaimRow
}

// newMaker makes a maker. Passages of copies are worked out for some stories only.
func newMaker(view *trace.View, passages map[int64]bool) (*maker, error) {
	m := &maker{view: view, stories: map[string]*told{}, rows: map[string]*store.ClaimRow{}}
	for _, st := range view.Stories() {
		m.stories[st.ID] = &told{Story: st, shared: map[string]bool{}, claim: map[string]string{}}
	}
	return m, m.between(passages)
}

// read fills in a story's reading: not every story of a view needs it.
func (m *maker) read(t *told) (err error) {
	if t.reading == nil && t.marks == nil {
		t.marks = m.view.Marks(t.Seq)
		t.reading, err = m.view.ReadingOf(t.Seq)
	}
	return err
}

// between enters copies and relays.
func (m *maker) between(passages map[int64]bool) error {
	groups, err := m.view.CopyGroupsOf(passages)
	if err != nil {
		return err
	}
	for _, g := range groups {
		for _, member := range g.Members {
			t := m.stories[member.Story]
			t.group = g.Group
			if member.To == nil {
				continue
			}
			for i := range member.Passages {
				p := &member.Passages[i]
				p.Here.Text, p.There.Text = "", ""
			}
			t.copy = &member
		}
	}
	relays, err := m.view.Relays()
	if err != nil {
		return err
	}
	for _, r := range relays {
		if r.From.Story == nil || m.stories[*r.From.Story] == nil {
			continue
		}
		took := store.Took{Outlet: r.To.Outlet, By: r.By, Words: r.Evidence.Text, Start: r.Evidence.Start, End: r.Evidence.End}
		if r.To.Story != nil {
			took.Story = *r.To.Story
		}
		t := m.stories[*r.From.Story]
		t.took = append(t.took, took)
	}
	return nil
}

// lead is how far into a story a credit is about the whole of it, in bytes.
const lead = 700

func (m *maker) claim(c *sayso.Claim) (store.ClaimRow, error) {
	row := store.ClaimRow{ClaimLine: store.ClaimLine{ID: c.ID, Text: c.Text, Origins: c.Independent, Unknown: c.Unknown, Conflicts: len(c.Conflicts), Loops: len(c.Loops)}}
	d := store.ClaimDigest{Claim: *c, Carriers: []store.Carrier{}, Chains: []sayso.Chain{}, Rivals: []store.Rival{}, Unknowns: []store.Gap{}}
	outlets := map[string]bool{}
	head := map[string]bool{}
	firstOutlet := ""
	for _, e := range c.Evidence {
		t := m.stories[e.Story]
		if err := m.read(t); err != nil {
			return row, err
		}
		fold := store.Fold(t.outlet())
		if len(outlets) == 0 && !t.Published.IsZero() {
			firstOutlet = fold
		}
		outlets[fold] = true
		if t.at().After(row.At) {
			row.At = t.at()
		}
		row.Evidence = append(row.Evidence, store.EvidenceRow{Story: t.Seq, Start: e.Start, End: e.End, Statement: e.Statement,
			Outlet: t.outlet(), Head: !head[e.Story]})
		if !head[e.Story] {
			head[e.Story] = true
			d.Carriers = append(d.Carriers, m.carrier(t, c))
			d.Unknowns = append(d.Unknowns, gaps(t, e)...)
		}
		chain := chainOf(t.reading, e.Statement)
		if len(chain) > 0 && chain[0].Name == "" {
			chain[0].Name = t.outlet() // its domain, when that is all there is
		}
		d.Chains = append(d.Chains, chain)
		t.claim[e.Statement] = c.ID
	}
	row.Stories, row.Outlets = len(head), len(outlets)
	for i := range row.Evidence {
		e := &row.Evidence[i]
		e.First = e.Head && row.Outlets > 1 && firstOutlet != "" && store.Fold(e.Outlet) == firstOutlet
		if row.Outlets > 1 {
			m.stories[c.Evidence[i].Story].shared[e.Statement] = true
		}
	}
	// An outlet is first once with a claim, however many stories it tells it in.
	seen := false
	for i := range row.Evidence {
		row.Evidence[i].First = row.Evidence[i].First && !seen
		seen = seen || row.Evidence[i].First
	}
	for _, o := range c.Origins {
		if o.State == sayso.OriginUnnamed {
			row.Unnamed++
		}
	}
	if len(c.Origins) == 1 && c.Unknown == 0 {
		row.Origin = c.Origins[0].Name
	}
	d.Wording = clearest(c.Evidence)
	row.Text = d.Wording
	row.Digest = d
	return row, nil
}

func (m *maker) carrier(t *told, c *sayso.Claim) store.Carrier {
	out := store.Carrier{Story: t.ID, Title: cmp.Or(t.Title, t.heading(), "(no title)"), Outlet: t.outlet(), OnlyDay: t.OnlyDay, Zone: t.Zone, Group: t.group, Took: []store.Took{}}
	if !t.Published.IsZero() {
		p := t.Published.UTC()
		out.Published = &p
	}
	carries := func(id string) bool {
		for i := range c.Evidence {
			if c.Evidence[i].Story == id {
				return true
			}
		}
		return false
	}
	if t.copy != nil && t.copy.Direction == "from" && carries(*t.copy.To) {
		out.CopyOf = *t.copy.To
		out.Version = t.Version != "" && m.stories[out.CopyOf].Version == t.Version
	}
	for _, took := range t.took {
		near := took.Start < lead
		for i := range c.Evidence {
			if e := &c.Evidence[i]; e.Story == t.ID && took.Start < e.End+200 && e.Start < took.End+200 {
				near = true
			}
		}
		if near && (took.Story == "" || carries(took.Story)) {
			out.Took = append(out.Took, took)
		}
	}
	return out
}

// chainOf gives a statement's chain without what only its reading knows.
func chainOf(r *sayso.Reading, id string) sayso.Chain {
	out := sayso.Chain{}
	if r == nil {
		return out
	}
	for i := range r.Statements {
		if r.Statements[i].ID != id {
			continue
		}
		for _, hop := range r.Statements[i].Chain {
			hop.Entity, hop.LinkSpan = nil, nil
			out = append(out, hop)
		}
	}
	return out
}

// gaps gives what a story says is not known in the block of a piece of evidence.
func gaps(t *told, e sayso.Evidence) (out []store.Gap) {
	if t.reading == nil {
		return nil
	}
	for _, b := range t.reading.Blocks {
		if b.Start > e.Start || e.Start >= b.End {
			continue
		}
		for _, u := range t.reading.Unknowns {
			if u.Start < b.Start || u.Start >= b.End {
				continue
			}
			g := store.Gap{Story: t.ID, Start: u.Start, End: u.End, Text: u.Text}
			for i := range t.reading.Entities {
				if u.By != nil && t.reading.Entities[i].ID == *u.By {
					g.By = t.reading.Entities[i].Name
				}
			}
			out = append(out, g)
		}
	}
	return out
}

// rivals enters into each claim the claims that contradict it.
func (m *maker) rivals(all []store.ClaimRow) {
	for i := range all {
		row := &all[i]
		for _, c := range row.Digest.Claim.Conflicts {
			other := m.rows[c.Claim]
			if other == nil {
				continue
			}
			rival := store.Rival{ClaimLine: other.ClaimLine, On: c.On, Values: values(other.Digest.Claim.Evidence)}
			row.Digest.Rivals = append(row.Digest.Rivals, rival)
			if row.Against == nil || other.Outlets > row.Against.Outlets {
				row.Against = &store.Against{ID: other.ID, Text: shorten(other.Text, maxText), On: c.On, Outlets: other.Outlets}
			}
		}
	}
}

// values gives the numbers of a claim's evidence, each once, in their order.
func values(list []sayso.Evidence) []string {
	out := []string{}
	seen := map[string]bool{}
	for _, e := range list {
		for _, v := range e.Values {
			if !seen[v] {
				seen[v] = true
				out = append(out, v)
			}
		}
	}
	return out
}

// shorten cuts a text at a word, to at most n bytes before the ellipsis.
func shorten(text string, n int) string {
	if text = strings.Join(strings.Fields(text), " "); len(text) <= n {
		return text
	}
	if at := strings.LastIndexByte(text[:n], ' '); at > 0 {
		return text[:at] + " …"
	}
	return strings.ToValidUTF8(text[:n], "") + "…"
}
