package trace

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sayso-news/sayso"
)

// Moment is something that stories date, with who says so. Date is a TIMEX3
// value: a day, or a month or a year where no day is given.
type Moment struct {
	Date  string   `json:"date"`
	Claim string   `json:"claim"`
	Text  string   `json:"text"`
	Says  []Saying `json:"says"`
}

// Saying is one story that says it, and at whom its chain ends.
type Saying struct {
	Story     string          `json:"story"`
	Path      string          `json:"path"`
	Statement string          `json:"statement"`
	Start     int             `json:"start"`
	End       int             `json:"end"`
	Origin    sayso.OriginRef `json:"origin"`
	Time      sayso.Passage   `json:"time"` // the words that date it
	Events    []string        `json:"events"`
	Polarity  string          `json:"polarity"`
}

// Timeline gives what the stories say about somebody and date, by date. Points
// of one claim with one date are one moment. about is a name or a part of it,
// whole words; case does not count.
func (v *View) Timeline(about string) ([]Moment, error) {
	if err := v.gather(); err != nil {
		return nil, err
	}
	type key struct{ date, claim string }
	at := map[key]int{}
	out := []Moment{}
	for _, c := range v.claims {
		for _, p := range c.points {
			r, err := v.read(p.node)
			if err != nil {
				return nil, err
			}
			pt := p.get()
			if r == nil || pt.Statement >= len(r.Statements) || !speaksAbout(r, pt.Start, pt.End, about) {
				continue
			}
			tx := datedBy(r, pt.Start, pt.End)
			if tx == nil {
				continue
			}
			st := &r.Statements[pt.Statement]
			k := key{day(tx.Value), c.id()}
			i, ok := at[k]
			if !ok {
				i = len(out)
				at[k] = i
				out = append(out, Moment{Date: k.date, Claim: k.claim, Text: r.Text[pt.Start:pt.End]})
			}
			out[i].Says = append(out[i].Says, Saying{Story: p.node.ID, Path: p.node.Path, Statement: st.ID, Start: pt.Start, End: pt.End,
				Origin: st.Origin, Time: tx.Passage, Events: append([]string{}, st.Events...), Polarity: st.Polarity})
		}
	}
	slices.SortStableFunc(out, func(a, b Moment) int {
		return cmp.Or(strings.Compare(a.Date, b.Date), strings.Compare(a.Claim, b.Claim))
	})
	return out, nil
}

// day cuts a value to its day.
func day(value string) string { return value[:min(len(value), 10)] }

// datedBy gives the first resolved date between two bytes, nil when there is none.
func datedBy(r *sayso.Reading, start, end int) *sayso.Time {
	for i := range r.Times {
		tx := &r.Times[i]
		if tx.Start >= start && tx.End <= end && tx.Resolved && (tx.Type == "DATE" || tx.Type == "TIME") && tx.Value != "" && tx.Value[0] >= '0' && tx.Value[0] <= '9' {
			return tx
		}
	}
	return nil
}

// speaksAbout says whether an entity called so is mentioned between two bytes.
func speaksAbout(r *sayso.Reading, start, end int, about string) bool {
	for i := range r.Entities {
		ent := &r.Entities[i]
		called := holdsWords(ent.Name, about) || slices.ContainsFunc(ent.Mentions, func(m sayso.Mention) bool { return m.Form == "name" && holdsWords(m.Text, about) })
		if called && slices.ContainsFunc(ent.Mentions, func(m sayso.Mention) bool { return m.Start < end && start < m.End }) {
			return true
		}
	}
	return false
}

// holdsWords says whether part stands in whole as whole words.
func holdsWords(whole, part string) bool {
	w, p := strings.Fields(strings.ToLower(whole)), strings.Fields(strings.ToLower(part))
	for i := 0; len(p) > 0 && i+len(p) <= len(w); i++ {
		if slices.Equal(w[i:i+len(p)], p) {
			return true
		}
	}
	return false
}
