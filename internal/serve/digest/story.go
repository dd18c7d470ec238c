package digest

import (
	"slices"
	"strings"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store"
)

// The bounds on what is kept of one name in one story.
const (
	maxBy      = 12
	maxAbout   = 6
	maxMoments = 40
	maxText    = 280 // bytes
)

// story writes the row of one story.
func (m *maker) story(t *told) store.StoryRow {
	row := store.StoryRow{Seq: t.Seq, At: t.at(), Outlet: t.outlet(), Group: t.group}
	d := &row.Digest
	*d = store.StoryDigest{Marks: map[string]string{}, Took: t.took, Copy: t.copy, Moments: []store.Moment{}}
	if d.Took == nil {
		d.Took = []store.Took{}
	}
	r := t.reading
	if r == nil {
		return row
	}
	d.Heading = t.heading()
	d.Statements = len(r.Statements)
	for i := range r.Statements {
		if r.Statements[i].Mode == sayso.Own {
			d.Own++
		}
	}
	d.Alone = d.Statements - len(t.shared)
	for _, o := range r.Origins {
		switch o.State {
		case sayso.OriginNamed:
			d.Named++
		case sayso.OriginUnnamed:
			d.Unnamed++
		default:
			d.Unknown++
		}
	}
	for i, mark := range t.marks {
		if i < len(r.Statements) {
			id := r.Statements[i].ID
			if c := t.claim[id]; c != "" {
				mark = c
			}
			d.Marks[id] = mark
		}
	}
	n := names{t: t, digest: d}
	n.moments = n.dated()
	for _, dated := range n.moments {
		if len(d.Moments) < maxMoments {
			d.Moments = append(d.Moments, dated.Moment)
		}
	}
	row.Mentions = n.rows()
	return row
}

// names gathers what a story has about each of its names.
type names struct {
	t       *told
	digest  *store.StoryDigest
	moments []moment
}

// moment is a dated statement of the story.
type moment struct {
	store.Moment
	statement int
}

// said gives a statement in short.
func (n *names) said(st *sayso.Statement) store.Said {
	out := store.Said{Statement: st.ID, Claim: n.digest.Marks[st.ID], Origin: st.Origin}
	var parts []string
	for i, p := range st.Content {
		if i == 0 {
			out.Start = p.Start
		}
		out.End = p.End
		parts = append(parts, p.Text)
	}
	out.Text = shorten(strings.Join(parts, " … "), maxText)
	return out
}

// dated gives the statements that hold a resolved date.
func (n *names) dated() (out []moment) {
	r := n.t.reading
	times := map[string]*sayso.Time{}
	for i := range r.Times {
		times[r.Times[i].ID] = &r.Times[i]
	}
	events := map[string]*sayso.Event{}
	for i := range r.Events {
		events[r.Events[i].ID] = &r.Events[i]
	}
	seen := map[[2]int]bool{}
	for i := range r.Statements {
		st := &r.Statements[i]
		var when *sayso.Time
		event := ""
		for _, id := range st.Events {
			if ev := events[id]; ev != nil && ev.Time != nil && dates(times[*ev.Time]) {
				when, event = times[*ev.Time], ev.Type
				break
			}
		}
		for j := range r.Times {
			if tx := &r.Times[j]; when == nil && dates(tx) && slices.ContainsFunc(st.Content, func(p sayso.Passage) bool { return p.Start <= tx.Start && tx.End <= p.End }) {
				when = tx
			}
		}
		if when == nil {
			continue
		}
		s := n.said(st)
		if key := [2]int{when.Start, s.Start}; seen[key] {
			continue // a statement inside another: the same words
		} else {
			seen[key] = true
		}
		out = append(out, moment{store.Moment{Date: when.Value[:min(len(when.Value), 10)], Words: when.Text, Statement: s.Statement,
			Start: s.Start, End: s.End, Text: s.Text, Claim: s.Claim, Origin: s.Origin, Event: event}, i})
	}
	return out
}

// dates says whether a time is a known date.
func dates(tx *sayso.Time) bool {
	return tx != nil && tx.Resolved && (tx.Type == "DATE" || tx.Type == "TIME") && tx.Value != "" && tx.Value[0] >= '0' && tx.Value[0] <= '9'
}

// rows gives one row for each name of the story.
func (n *names) rows() (out []store.MentionRow) {
	r := n.t.reading
	times := map[string]string{}
	for _, tx := range r.Times {
		times[tx.ID] = tx.Text
	}
	seen := map[string]bool{}
	for i := range r.Entities {
		ent := &r.Entities[i]
		key := string(ent.Kind) + store.Fold(ent.Name)
		named := slices.ContainsFunc(ent.Mentions, func(m sayso.Mention) bool { return m.Form == "name" })
		if !named || store.Fold(ent.Name) == "" || seen[key] {
			continue
		}
		switch ent.Kind {
		case sayso.KindPerson, sayso.KindOrganisation, sayso.KindPlace, sayso.KindOutlet:
		default:
			continue
		}
		seen[key] = true
		row := store.MentionRow{Name: shorten(ent.Name, 300), Kind: ent.Kind,
			Data: store.Mentioned{Descriptions: []store.Described{}, By: []store.Said{}, About: []store.Said{}, Moments: []store.Moment{}}}
		for _, d := range ent.Descriptions {
			if store.Fold(d.Text) == store.Fold(ent.Name) {
				continue
			}
			since := ""
			if d.From != nil {
				since = times[*d.From]
			}
			row.Data.Descriptions = append(row.Data.Descriptions, store.Described{Text: d.Text, Since: since})
		}
		n.statements(ent, &row.Data)
		out = append(out, row)
	}
	return out
}

// statements enters what an entity says and what is said of it.
func (n *names) statements(ent *sayso.Entity, into *store.Mentioned) {
	r := n.t.reading
	for i := range r.Statements {
		st := &r.Statements[i]
		speaks := slices.ContainsFunc(st.Chain, func(hop sayso.Hop) bool { return hop.Entity != nil && *hop.Entity == ent.ID })
		spoken := speaksOf(st, ent)
		if speaks && len(into.By) < maxBy {
			into.By = append(into.By, n.said(st))
		}
		if spoken && len(into.About) < maxAbout {
			into.About = append(into.About, n.said(st))
		}
		for _, m := range n.moments {
			if m.statement == i && (speaks || spoken) && len(into.Moments) < maxBy {
				into.Moments = append(into.Moments, m.Moment)
			}
		}
	}
}

// speaksOf says whether an entity is mentioned in what a statement says.
func speaksOf(st *sayso.Statement, ent *sayso.Entity) bool {
	for _, p := range st.Content {
		for _, m := range ent.Mentions {
			if m.Start < p.End && p.Start < m.End {
				return true
			}
		}
	}
	return false
}
