package show

import (
	"fmt"

	"github.com/sayso-news/sayso"
)

func (t *terminal) origins() {
	if len(t.r.Origins) == 0 {
		return
	}
	t.heading("Origins", len(t.r.Origins))
	for _, origin := range t.r.Origins {
		hop := sayso.Hop{Name: origin.Name, Kind: origin.Kind}
		l := lookOf(&hop)
		look, shape := named, l.Shape
		switch origin.State {
		case sayso.OriginUnnamed:
			look = unnamed
		case sayso.OriginUnknown:
			look, shape = unknown, "?"
		}
		state := string(origin.State)
		if origin.State == sayso.OriginNamed {
			state = l.Word
		}
		t.para("  "+shape+" ", "    ", run{look, hopName(&hop)}, run{faint, " (" + state + ")"},
			run{plain, " · " + count(len(origin.Statements), "statement")}, run{faint, ": " + t.numbersOf(origin.Statements)})
	}
	t.gap()
}

func (t *terminal) people() {
	people := peopleOf(t.r)
	if len(people) == 0 {
		return
	}
	t.heading("People", len(people))
	for _, ent := range people {
		runs := []run{{plain, line(ent.Name)}}
		for i, d := range descriptions(ent) {
			sep := ", "
			if i == 0 {
				sep = ": "
			}
			words := sep + "“" + line(d.Text) + "”"
			if d.From != nil {
				if at, ok := t.time[*d.From]; ok {
					words += " (since " + line(t.r.Times[at].Text) + ")"
				}
			}
			runs = append(runs, run{faint, words})
		}
		t.para("  ", "    ", runs...)
	}
	t.gap()
}

func (t *terminal) unknowns() {
	if len(t.r.Unknowns) == 0 {
		return
	}
	t.heading("Not known", len(t.r.Unknowns))
	for _, u := range t.r.Unknowns {
		by := "left open by the story"
		if u.By != nil {
			if at, ok := t.entity[*u.By]; ok {
				by = "left open by " + line(t.r.Entities[at].Name)
			}
		}
		t.para("  ? ", "    ", run{plain, "“" + line(u.Text) + "”"}, run{faint, " · " + by})
	}
	t.gap()
}

func (t *terminal) times() {
	if len(t.r.Times) == 0 {
		return
	}
	t.heading("Times", len(t.r.Times))
	for i := range t.r.Times {
		tm := &t.r.Times[i]
		look := plain
		if !tm.Resolved {
			look = unknown
		}
		t.para("  ", "    ", run{plain, "“" + line(tm.Text) + "”"}, run{faint, " = "}, run{look, timeWords(tm, t.timeText)})
	}
	t.gap()
}

func (t *terminal) timeText(id string) string {
	if at, ok := t.time[id]; ok {
		return t.r.Times[at].Text
	}
	return ""
}

func (t *terminal) notes() {
	if len(t.r.Notes) == 0 {
		return
	}
	t.heading("Notes", len(t.r.Notes))
	for _, note := range t.r.Notes {
		words := line(note.Message)
		if words == "" {
			words = line(note.Code)
		}
		t.para("  ! ", "    ", run{plain, words}, run{faint, fmt.Sprintf(" [%s at %d–%d]", line(note.Code), note.Start, note.End)})
	}
	t.gap()
}

// key names the shapes that the chains use.
func (t *terminal) key() {
	seen := map[string]bool{}
	for _, st := range t.r.Statements {
		for i := range st.Chain {
			seen[lookOf(&st.Chain[i]).Shape] = true
		}
	}
	var runs []run
	for _, kind := range legend {
		l := lookOfKind(kind)
		if !seen[l.Shape] {
			continue
		}
		runs = append(runs, run{faint, l.Shape + "\u00a0" + l.Word + "  "})
	}
	if len(runs) > 0 {
		t.para("", "", runs...)
	}
}
