package show

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/sayso-news/sayso"
)

// Style gives the style sheet of the visual language: colours for light and
// dark, voices, shapes, drawings. Pages put their own layout after it.
func Style() string { return pageStyle }

// HopView is one hop in words, with its shape.
type HopView = hopView

// Hops gives the hops of a chain in words, the printing outlet first.
func Hops(chain sayso.Chain) []HopView { return hopViews(chain) }

// ChainWords says a chain in words, the printing outlet first.
func ChainWords(chain sayso.Chain) string { return chainWords(chain) }

// Icon draws the shape of a kind of hop, small; its word must stand with it.
func Icon(kind sayso.HopKind) template.HTML { return icon(lookOfKind(kind)) }

// StateIcon draws the shape of an origin by what is known of it.
func StateIcon(state sayso.OriginState) template.HTML {
	switch state {
	case sayso.OriginNamed:
		return icon(lookOfKind(sayso.HopPerson))
	case sayso.OriginUnnamed:
		return icon(lookOfKind(sayso.HopUnnamedPerson))
	}
	return icon(lookOfKind(sayso.HopUnstated))
}

// KindWord is the word that stands with a kind's shape.
func KindWord(kind sayso.HopKind) string { return lookOfKind(kind).Word }

// Legend gives the kinds of hop in the order in which a key explains them.
func Legend() []sayso.HopKind { return legend }

// Voice says whose words a statement is in: a class for the page, and the word
// for it.
func Voice(st *sayso.Statement) (class, word string) {
	v := voiceOf(st)
	return string(v), v.word()
}

// Published says when a story was printed and how that is known.
func Published(p sayso.Published) string { return publishedWords(p) }

// TimeWords says what a time of a reading means.
func TimeWords(r *sayso.Reading, tm *sayso.Time) string {
	return timeWords(tm, func(id string) string {
		for i := range r.Times {
			if r.Times[i].ID == id {
				return r.Times[i].Text
			}
		}
		return ""
	})
}

// Quoted gives what a statement says, in quotation marks.
func Quoted(st *sayso.Statement) string { return quotedContent(st) }

// WebAddress gives an address that a page may link to; "" for any other.
func WebAddress(address string) string { return webAddress(address) }

// Sentence tells somebody new what a story rests on.
func Sentence(r *sayso.Reading) string { return tallyOf(r).sentence(line(r.Story.Outlet.Name)) }

// TextBlock is a block of a story with its statements marked.
type TextBlock struct {
	Kind string
	HTML template.HTML
}

// StoryText gives a story's blocks with every statement marked by its voice and
// numbered in text order; link gives the address that chooses a statement. The
// statement with the id chosen stands out. number gives the numbers by id.
func StoryText(r *sayso.Reading, chosen string, link func(id string) string) (blocks []TextBlock, number map[string]int) {
	parts := stretches(r)
	numbered, index := numbers(r, parts)
	number = make(map[string]int, len(r.Statements))
	var marks []Mark
	for i := range r.Statements {
		st := &r.Statements[i]
		number[st.ID] = numbered[i]
		on := ""
		if st.ID == chosen {
			on = " on"
		}
		v := voiceOf(st)
		for k, p := range st.Content {
			m := Mark{Start: p.Start, End: p.End, Ref: st.ID, Class: fmt.Sprintf("st %s d%d%s", v, depth(r, index, i), on)}
			if k == 0 {
				m.ID = st.ID
				current := ""
				if on != "" {
					current = ` aria-current="true"`
				}
				m.Lead = template.HTML(fmt.Sprintf(`<a class="n" href="%s" data-pick="%s"%s aria-label="Statement %d, %s: show its chain">%d</a>`,
					template.HTMLEscapeString(link(st.ID)), template.HTMLEscapeString(st.ID), current, numbered[i], v.word(), numbered[i]))
			}
			marks = append(marks, m)
		}
		if st.Cue != nil {
			marks = append(marks, Mark{Start: st.Cue.Start, End: st.Cue.End, Class: "cue" + on, Ref: st.ID})
		}
		for _, src := range st.Sources {
			marks = append(marks, Mark{Start: src.Start, End: src.End, Class: "src" + on, Ref: st.ID})
		}
	}
	for _, u := range r.Unknowns {
		marks = append(marks, Mark{Start: u.Start, End: u.End, Class: "gap"})
	}
	s := &storyPage{r: r, parts: parts, shown: map[string]bool{}}
	for _, b := range s.marked(marks) {
		blocks = append(blocks, TextBlock(b))
	}
	return blocks, number
}

// Ratio draws how many outlets carry something against how many origins are
// behind it: a row of outlets over a row of origins, named ones full, unnamed
// ones dashed, unknown ones with a question mark. Long rows end in an ellipsis.
func Ratio(outlets, named, unnamed, unknown int) template.HTML {
	const most, step = 14, 18
	var b strings.Builder
	row := func(n, y int, draw func(x int) string) int {
		for i := range min(n, most) {
			b.WriteString(draw(i * step))
		}
		if n > most {
			fmt.Fprintf(&b, `<text class="more" x="%d" y="%d">…</text>`, most*step, y+12)
			return (most + 1) * step
		}
		return n * step
	}
	width := row(outlets, 0, func(x int) string {
		return fmt.Sprintf(`<rect class="shape" x="%d" y="3" width="13" height="9" rx="1"/>`, x+1)
	})
	states := make([]byte, 0, named+unnamed+unknown)
	for range named {
		states = append(states, 'n')
	}
	for range unnamed {
		states = append(states, 'u')
	}
	for range unknown {
		states = append(states, '?')
	}
	second := row(len(states), 20, func(x int) string {
		switch states[x/step] {
		case 'n':
			return fmt.Sprintf(`<circle class="shape full" cx="%d" cy="27" r="5.5"/>`, x+8)
		case 'u':
			return fmt.Sprintf(`<g class="unnamed"><path class="shape" stroke-dasharray="3 2" d="M%d 20 l7 7 l-7 7 l-7 -7 z"/></g>`, x+8)
		}
		return fmt.Sprintf(`<g class="unknown"><text class="mark" x="%d" y="32">?</text></g>`, x+8)
	})
	width = max(width, second, step)
	return template.HTML(fmt.Sprintf(`<svg class="ratio" viewBox="0 0 %d 36" width="%d" height="36" aria-hidden="true">%s</svg>`, width, width, b.String()))
}
