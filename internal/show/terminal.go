package show

import (
	"fmt"
	"io"
	"strings"

	"github.com/sayso-news/sayso"
)

// Options says how a reading is shown in a terminal.
type Options struct {
	Width   int  // columns; 0 means 80, less than 30 counts as 30
	Color   bool // false writes no escape at all
	Quiet   bool // statements and sums only: no story text, no lists
	Explain bool // also links, evidence, rules and scores
}

// Terminal writes a story with each statement under its chain, and at the end
// the origins with their counts, people, unknowns, times, notes and sums.
// Whatever the story contains, no control character of it reaches w.
func Terminal(w io.Writer, r *sayso.Reading, opt Options) error {
	if opt.Width <= 0 {
		opt.Width = 80
	}
	opt.Width = max(opt.Width, 30)
	t := newTerminal(r, opt)
	t.header()
	t.story()
	if !opt.Quiet {
		t.origins()
		t.people()
		t.unknowns()
		t.times()
		t.notes()
		t.key()
	}
	t.para("", "", run{strong, tallyOf(r).String()})
	if _, err := io.WriteString(w, t.b.String()); err != nil {
		return fmt.Errorf("write reading of %s: %w", r.Story.Path, err)
	}
	return nil
}

// terminal is one reading on its way to a terminal.
type terminal struct {
	b      strings.Builder
	r      *sayso.Reading
	opt    Options
	parts  []stretch
	number []int
	index  map[string]int
	entity map[string]int
	time   map[string]int
	told   map[string]bool // events under a statement
}

func newTerminal(r *sayso.Reading, opt Options) *terminal {
	t := &terminal{r: r, opt: opt, parts: stretches(r), entity: map[string]int{}, time: map[string]int{}, told: map[string]bool{}}
	t.number, t.index = numbers(r, t.parts)
	for i := range r.Entities {
		t.entity[r.Entities[i].ID] = i
	}
	for i := range r.Statements {
		for _, id := range r.Statements[i].Events {
			t.told[id] = true
		}
	}
	for i := range r.Times {
		t.time[r.Times[i].ID] = i
	}
	return t
}

// para writes runs as one wrapped paragraph.
func (t *terminal) para(first, rest string, runs ...run) {
	render(&t.b, wrap(runs, first, rest, t.opt.Width), t.opt.Color)
}

func (t *terminal) gap() { t.b.WriteByte('\n') }

func (t *terminal) heading(word string, n int) {
	t.para("", "", run{strong, word}, run{faint, fmt.Sprintf(" %d", n)})
}

func (t *terminal) header() {
	story := &t.r.Story
	title := line(story.Title)
	if title == "" {
		title = "(no title)"
	}
	t.para("", "", run{strong, title})
	outlet := line(story.Outlet.Name)
	switch domain := line(story.Outlet.Domain); {
	case outlet == "" && domain == "":
		outlet = "unknown outlet"
	case outlet == "":
		outlet = domain
	case domain != "":
		outlet += " (" + domain + ")"
	}
	t.para("", "", run{named, outlet}, run{faint, " · " + publishedWords(story.Published)})
	if from := line(story.URL); from != "" {
		t.para("", "", run{faint, from})
	} else if from := line(story.Path); from != "" {
		t.para("", "", run{faint, from})
	}
	t.para("", "", run{plain, tallyOf(t.r).sentence(line(story.Outlet.Name))})
	t.gap()
}

func (t *terminal) story() {
	for _, part := range t.parts {
		if !t.opt.Quiet {
			t.block(&part.Block)
		}
		for _, i := range part.Statements {
			t.statement(i)
		}
		if !t.opt.Quiet {
			t.apart(&part)
		}
		if !t.opt.Quiet || len(part.Statements) > 0 {
			t.gap()
		}
	}
}

func (t *terminal) block(block *sayso.Block) {
	text := strings.TrimSpace(clean(t.r.Text[block.Start:block.End]))
	switch block.Kind {
	case sayso.BlockParagraph, "":
		t.para("", "", run{plain, text})
	case sayso.BlockHeading:
		t.para("", "", run{strong, text})
	case sayso.BlockList:
		t.para("• ", "  ", run{plain, text})
	default:
		t.para("", strings.Repeat(" ", 4), run{faint, "[" + line(string(block.Kind)) + "] " + text})
	}
}

func (t *terminal) statement(i int) {
	st := &t.r.Statements[i]
	margin := strings.Repeat("  ", depth(t.r, t.index, i))
	label := fmt.Sprintf("%s%4d ", margin, t.number[i])
	rest := strings.Repeat(" ", len(label))
	text := quotedContent(st)
	if st.Mode == sayso.Own && !t.opt.Explain && !t.opt.Quiet {
		text = shorten(text, t.opt.Width-len(label))
	}
	look := slanted
	if st.Mode == sayso.Direct || st.Mode == sayso.Mixed {
		look = quoted
	}
	t.para(label, rest, run{look, text})
	t.para(rest, rest, run{faint, strings.Join(t.tags(st), " · ")})
	if st.Mode != sayso.Own || len(st.Chain) > 1 {
		t.para(rest, rest+"  ", t.chain(st.Chain)...)
	}
	if !t.opt.Quiet {
		t.events(st, rest)
	}
	if t.opt.Explain {
		t.explain(st, rest)
	}
}

// tags are the words that qualify a statement.
func (t *terminal) tags(st *sayso.Statement) []string {
	tags := []string{line(string(st.Mode))}
	if st.Mode == sayso.Own {
		tags[0] = "own voice"
	}
	if st.Cue != nil && line(st.Cue.Text) != "" {
		tags = append(tags, line(st.Cue.Text))
	}
	if st.Polarity == "negative" {
		tags = append(tags, "negative")
	}
	for _, hedge := range st.Hedges {
		tags = append(tags, "hedged “"+line(hedge.Text)+"”")
	}
	if st.Within != nil {
		if at, ok := t.index[*st.Within]; ok {
			tags = append(tags, fmt.Sprintf("inside %d", t.number[at]))
		}
	}
	if same := t.numbersOf(st.SameAs); same != "" {
		tags = append(tags, "same as "+same)
	}
	return tags
}

func (t *terminal) numbersOf(ids []string) string {
	var out []string
	for _, id := range ids {
		if at, ok := t.index[id]; ok {
			out = append(out, fmt.Sprint(t.number[at]))
		}
	}
	return strings.Join(out, ", ")
}

// chain is a chain on one line, the printing outlet first.
func (t *terminal) chain(ch sayso.Chain) []run {
	var runs []run
	for i := range ch {
		hop := &ch[i]
		l := lookOf(hop)
		if i > 0 {
			runs = append(runs, run{faint, " ← "})
			if t.opt.Explain && line(hop.Link) != "" {
				runs = append(runs, run{faint, line(hop.Link) + " "})
			}
		}
		look, shape, suffix := named, l.Shape, ""
		switch l.State {
		case sayso.OriginUnnamed:
			look, suffix = unnamed, " ("+l.Word+")"
		case sayso.OriginUnknown:
			look, shape = unknown, "?"
		}
		runs = append(runs, run{look, shape + "\u00a0" + hopName(hop)}, run{faint, suffix})
	}
	return runs
}

func (t *terminal) explain(st *sayso.Statement, rest string) {
	for i := range st.Chain {
		hop := &st.Chain[i]
		if hop.Evidence == nil {
			continue
		}
		words := fmt.Sprintf("%s: %s “%s” at %d–%d", hopName(hop), lookOf(hop).Word, line(hop.Evidence.Text), hop.Evidence.Start, hop.Evidence.End)
		t.para(rest+"· ", rest+"  ", run{faint, words})
	}
	t.para(rest+"· ", rest+"  ", run{faint, fmt.Sprintf("%s, found by %s, score %.2f", line(st.ID), line(st.By), st.Score)})
}
