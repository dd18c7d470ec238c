package show

import (
	"fmt"
	"html/template"
	"net/url"
	"strings"

	"github.com/sayso-news/sayso"
)

// A storyView is one reading as the page shows it. Anchors begin with ID.
type storyView struct {
	ID        string
	Title     string
	Outlet    string
	Published string
	URL       string // http and https only
	Sentence  string
	Tally     tally
	Blocks    []blockView
	Cards     []cardView
	Chains    []chainView
	Eventline template.HTML
	EventKey  []kindView
	Events    []entryView
	Origins   []originView
	People    []personView
	Times     []timeView
	Unknowns  []unknownView
	Notes     []noteView
}

type blockView struct {
	Kind string
	HTML template.HTML
}

// A ref is a link to the card of a statement.
type ref struct {
	Anchor string
	Number int
	Voice  string
}

// A chainView is a chain that several statements share.
type chainView struct {
	Hops []hopView
	Refs []ref
}

type originView struct {
	Icon  template.HTML
	Name  string
	Word  string
	State string
	Count string
	Refs  []ref
}

type personView struct {
	Name         string
	Descriptions []string
}

type timeView struct {
	Text, Value string
	Open        bool
}

type unknownView struct{ Text, By string }

type noteView struct{ Message, Code, Text string }

// storyPage is one reading on its way to a page.
type storyPage struct {
	r      *sayso.Reading
	id     string
	parts  []stretch
	number []int
	index  map[string]int
	shown  map[string]bool // anchors of the marks already in the text
}

func newStoryView(r *sayso.Reading, id string) storyView {
	s := &storyPage{r: r, id: id, parts: stretches(r), shown: map[string]bool{}}
	s.number, s.index = numbers(r, s.parts)
	v := storyView{ID: id, Title: line(r.Story.Title), Outlet: line(r.Story.Outlet.Name),
		Published: publishedWords(r.Story.Published), URL: webAddress(r.Story.URL), Tally: tallyOf(r)}
	if v.Title == "" {
		v.Title = "(no title)"
	}
	if v.Outlet == "" {
		v.Outlet = line(r.Story.Outlet.Domain)
	}
	v.Sentence = v.Tally.sentence(line(r.Story.Outlet.Name))
	if v.Outlet == "" {
		v.Outlet = "unknown outlet"
	}
	v.Blocks, v.Cards, v.Chains = s.blocks(), s.cards(), s.chains()
	s.lists(&v)
	s.events(&v)
	return v
}

// webAddress gives an address that a page may link to, or "".
func webAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// anchor is the anchor of the card of the statement with that index.
func (s *storyPage) anchor(i int) string { return fmt.Sprintf("%s-s%d", s.id, s.number[i]) }

func (s *storyPage) ref(i int) ref {
	return ref{s.anchor(i), s.number[i], voiceOf(&s.r.Statements[i]).word()}
}

func (s *storyPage) refs(ids []string) []ref {
	var out []ref
	for _, id := range ids {
		if i, ok := s.index[id]; ok {
			out = append(out, s.ref(i))
		}
	}
	return out
}

// blocks marks the statements, cues and sources in the story's text.
func (s *storyPage) blocks() []blockView { return s.marked(s.marks()) }

// marked writes the blocks of the story with marks.
func (s *storyPage) marked(marks []Mark) []blockView {
	var out []blockView
	for _, part := range s.parts {
		var here []Mark
		for _, m := range marks {
			if m.Start >= part.End || m.End <= part.Start || m.Start >= m.End {
				continue
			}
			if m.ID != "" && s.shown[m.ID] { // goes on in a later block
				m.ID, m.Lead = "", ""
			} else if m.ID != "" {
				s.shown[m.ID] = true
			}
			here = append(here, m)
		}
		kind := line(string(part.Kind))
		if kind == "" {
			kind = string(sayso.BlockParagraph)
		}
		out = append(out, blockView{kind, MarkedText(s.r.Text, part.Start, part.End, here)})
	}
	return out
}

func (s *storyPage) marks() []Mark {
	var marks []Mark
	for i := range s.r.Statements {
		st := &s.r.Statements[i]
		v := voiceOf(st)
		for k, p := range st.Content {
			m := Mark{Start: p.Start, End: p.End, Ref: s.anchor(i),
				Class: fmt.Sprintf("st %s d%d", v, depth(s.r, s.index, i))}
			if k == 0 {
				m.ID = s.anchor(i) + "-t"
				m.Lead = template.HTML(fmt.Sprintf(`<a class="n" href="#%s" aria-label="Statement %d, %s: show its chain">%d</a>`,
					s.anchor(i), s.number[i], v.word(), s.number[i]))
			}
			marks = append(marks, m)
		}
		if st.Cue != nil {
			marks = append(marks, Mark{Start: st.Cue.Start, End: st.Cue.End, Class: "cue", Ref: s.anchor(i)})
		}
		for _, src := range st.Sources {
			marks = append(marks, Mark{Start: src.Start, End: src.End, Class: "src", Ref: s.anchor(i)})
		}
	}
	for _, u := range s.r.Unknowns {
		marks = append(marks, Mark{Start: u.Start, End: u.End, Class: "gap"})
	}
	return marks
}

// chains groups the statements by chain, in the order in which chains appear.
func (s *storyPage) chains() []chainView {
	var out []chainView
	at := map[string]int{}
	for _, part := range s.parts {
		for _, i := range part.Statements {
			chain := s.r.Statements[i].Chain
			key := chainWords(chain)
			k, ok := at[key]
			if !ok {
				k = len(out)
				at[key] = k
				out = append(out, chainView{Hops: hopViews(chain)})
			}
			out[k].Refs = append(out[k].Refs, s.ref(i))
		}
	}
	return out
}

func (s *storyPage) lists(v *storyView) {
	for _, origin := range s.r.Origins {
		hop := sayso.Hop{Name: origin.Name, Kind: origin.Kind}
		l := lookOf(&hop)
		v.Origins = append(v.Origins, originView{icon(l), hopName(&hop), l.Word, string(origin.State),
			count(len(origin.Statements), "statement"), s.refs(origin.Statements)})
	}
	times := map[string]string{}
	for i := range s.r.Times {
		times[s.r.Times[i].ID] = s.r.Times[i].Text
	}
	for _, ent := range peopleOf(s.r) {
		person := personView{Name: line(ent.Name)}
		for _, d := range descriptions(ent) {
			words := line(d.Text)
			if d.From != nil && times[*d.From] != "" {
				words += " (since " + line(times[*d.From]) + ")"
			}
			person.Descriptions = append(person.Descriptions, words)
		}
		v.People = append(v.People, person)
	}
	for i := range s.r.Times {
		tm := &s.r.Times[i]
		v.Times = append(v.Times, timeView{line(tm.Text), timeWords(tm, func(id string) string { return times[id] }), !tm.Resolved})
	}
	for _, u := range s.r.Unknowns {
		by := "the story"
		for i := range s.r.Entities {
			if u.By != nil && s.r.Entities[i].ID == *u.By {
				by = line(s.r.Entities[i].Name)
			}
		}
		v.Unknowns = append(v.Unknowns, unknownView{line(u.Text), by})
	}
	for _, note := range s.r.Notes {
		words := ""
		if note.Start >= 0 && note.Start < note.End && note.End <= len(s.r.Text) {
			end := note.End
			if end-note.Start < 4 { // a mark by itself says little: show what follows it
				end = min(end+60, len(s.r.Text))
				end = note.Start + strings.LastIndexByte(s.r.Text[note.Start:end]+" ", ' ')
			}
			words = columns.Truncate(line(s.r.Text[note.Start:end]), 80, "…")
		}
		v.Notes = append(v.Notes, noteView{line(note.Message), line(note.Code), words})
	}
}
