package show

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/sayso-news/sayso"
)

// JSONLine writes a value as one line of JSON. Characters that drive a terminal
// are written as escapes.
func JSONLine(w io.Writer, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	if _, err := w.Write(escapeHarmful(b.Bytes())); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

// Clean gives text without what could drive a terminal, on one line.
func Clean(text string) string { return line(text) }

// printer writes lines and keeps the first error.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		if _, err := fmt.Fprintf(p.w, format+"\n", args...); err != nil {
			p.err = fmt.Errorf("write: %w", err)
		}
	}
}

// CopyGroups writes copy groups for people.
func CopyGroups(w io.Writer, groups []sayso.CopyGroup) error {
	p := &printer{w: w}
	for _, g := range groups {
		texts, text := 0, map[string]int{} // of each story
		for _, m := range g.Members {
			texts, text[m.Story] = max(texts, m.Text), m.Text
		}
		if texts > 1 {
			p.line("%s  %s of one report, in %s", g.Group, Stories(len(g.Members)), count(texts, "text"))
		} else {
			p.line("%s  %s from one text", g.Group, Stories(len(g.Members)))
		}
		for _, m := range g.Members {
			switch {
			case g.First != nil && m.Story == *g.First:
				p.line("  first  %s  %s", m.Story, Clean(m.Path))
			case m.To == nil:
				p.line("         %s  %s", m.Story, Clean(m.Path))
				p.line("         %s", Clean(m.Reason))
			default:
				p.line("         %s  %s", m.Story, Clean(m.Path))
				relation := string(m.Relation)
				if m.Text != text[*m.To] {
					relation = "in its own words"
				}
				p.line("         %s, %s %s: %s", relation, map[string]string{"from": "from", "to": "source of", "unknown": "with"}[m.Direction], *m.To, Clean(m.Reason))
				n := 0
				for _, s := range m.Passages {
					n += s.Here.End - s.Here.Start
				}
				if len(m.Passages) > 0 {
					p.line("         %s, %s: “%s”", count(len(m.Passages), "passage"), count(n, "byte"), Clean(cutShort(longest(m.Passages), 90)))
				}
			}
		}
	}
	p.line("%s", count(len(groups), "copy group"))
	return p.err
}

func longest(list []sayso.Shared) string {
	best := ""
	for _, s := range list {
		if len(s.Here.Text) > len(best) {
			best = s.Here.Text
		}
	}
	return best
}

// cutShort gives the start of a text, whole words only, with an ellipsis.
func cutShort(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	if at := strings.LastIndexByte(text[:limit], ' '); at > 0 {
		return text[:at] + " …"
	}
	return "…"
}

// Claims writes claims for people: in short, or whole with all evidence.
func Claims(w io.Writer, claims []sayso.Claim, whole bool) error {
	p := &printer{w: w}
	for _, c := range claims {
		p.line("%s  “%s”", c.ID, Clean(c.Text))
		p.line("  %s independent; %s; in %s %s, %s", rangeText(c.Independent), unknownText(c.Unknown), rangeText(c.Lineages), verb(c.Lineages.Max, "text", "texts"), Stories(stories(c)))
		for _, o := range c.Origins {
			name := o.Name
			switch {
			case o.State == sayso.OriginUnknown:
				name = "unknown: nobody is known to say so"
			case name == "":
				name = "an outlet that is not known"
			}
			p.line("  ● %s (%s), %s", Clean(name), o.State, Stories(len(o.Stories)))
			for _, why := range o.Why {
				p.line("      %s", Clean(why))
			}
		}
		for _, l := range c.Loops {
			p.line("  loop: %s cite each other", strings.Join(l, " and "))
		}
		for _, d := range c.Conflicts {
			p.line("  ≠ %s on %s", d.Claim, d.On)
		}
		if whole {
			for _, e := range c.Evidence {
				p.line("  %s  %s [%d, %d) %s%s", Clean(e.Path), e.Statement, e.Start, e.End, e.Stance, valuesText(e.Values))
				p.line("      “%s”", Clean(e.Text))
			}
		}
	}
	if !whole {
		p.line("%s", count(len(claims), "claim"))
	}
	return p.err
}

func stories(c sayso.Claim) int {
	seen := map[string]bool{}
	for _, e := range c.Evidence {
		seen[e.Story] = true
	}
	return len(seen)
}

func valuesText(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return ": " + strings.Join(values, "; ")
}

func rangeText(r sayso.Range) string {
	switch r.Max - r.Min {
	case 0:
		return fmt.Sprint(r.Min)
	case 1:
		return fmt.Sprintf("%d, perhaps %d", r.Min, r.Max)
	}
	return fmt.Sprintf("%d to %d", r.Min, r.Max)
}

func unknownText(n int) string {
	if n == 0 {
		return "none unknown"
	}
	return fmt.Sprintf("%d unknown, not counted", n)
}

// Relays writes relays for people.
func Relays(w io.Writer, relays []sayso.Relay) error {
	p := &printer{w: w}
	for _, r := range relays {
		to := r.To.Outlet
		if to == "" {
			to = "unknown outlet"
		}
		if r.To.Path != nil {
			to += " (" + *r.To.Path + ")"
		}
		from := r.From.Outlet
		if from == "" {
			from = "unknown outlet"
		}
		p.line("%s (%s) ← %s  %s, %.2f", Clean(from), Clean(*r.From.Path), Clean(to), r.By, r.Score)
		p.line("    “%s”", Clean(cutShort(r.Evidence.Text, 110)))
	}
	p.line("%s", count(len(relays), "relay"))
	return p.err
}
