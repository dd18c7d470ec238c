package serve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/show"
	"github.com/sayso-news/sayso/internal/store"
)

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
			out = &FirstOne{Outlet: c.Outlet, Story: c.Story, At: *c.Published, OnlyDay: c.OnlyDay, Zone: c.Zone}
		case store.Fold(c.Outlet) != store.Fold(out.Outlet) && out.Ahead == "":
			gap := c.Published.Sub(out.At)
			switch {
			case gap <= 0 || out.OnlyDay && gap < day:
				return nil // two at the same minute, or on the same day
			case out.OnlyDay && c.OnlyDay:
				out.Ahead = count(max(int(gap.Round(day)/day), 1), "day")
			case out.OnlyDay:
				out.Ahead = "at least " + long(gap-day)
			case c.OnlyDay:
				out.Ahead = "at least " + long(gap)
			default:
				out.Ahead = long(gap)
			}
		}
	}
	if out != nil {
		out.Undated = undated
	}
	return out
}

// day is as long as what is known to the day only may be off.
const day = 24 * time.Hour

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
		at := p.First.At.Format("2 January 2006 15:04 UTC")
		if p.First.OnlyDay {
			at = show.Day(p.First.At, p.First.Zone, "2 January 2006")
		}
		fmt.Fprintf(&b, " (first %s, %s)", show.Clean(p.First.Outlet), at)
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

// Time gives the moment for a template.
func (f *FirstOne) Time() *time.Time { return &f.At }
