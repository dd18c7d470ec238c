package testkit

import (
	"strings"

	"github.com/sayso-news/sayso"
)

// parse takes the marks out of a text and says where they stood.
func parse(marked string) (string, []sayso.Block, map[string][]sayso.Passage) {
	var text strings.Builder
	blocks := []sayso.Block{}
	marks := map[string][]sayso.Passage{}
	for i, paragraph := range strings.Split(marked, "\n\n") {
		if i > 0 {
			text.WriteString("\n\n")
		}
		kind := sayso.BlockParagraph
		if rest, ok := strings.CutPrefix(paragraph, "{"); ok {
			name, body, _ := strings.Cut(rest, "}")
			kind, paragraph = sayso.BlockKind(name), strings.TrimSpace(body)
		}
		start := text.Len()
		parseParagraph(paragraph, &text, marks)
		blocks = append(blocks, sayso.Block{Kind: kind, Start: start, End: text.Len()})
	}
	return text.String(), blocks, marks
}

// parseParagraph writes one paragraph without its marks. A mark opened first
// comes first under its label, however marks nest.
func parseParagraph(paragraph string, text *strings.Builder, marks map[string][]sayso.Passage) {
	type open struct {
		label string
		index int
	}
	var stack []open
	for paragraph != "" {
		switch paragraph[0] {
		case '[':
			label, rest, ok := strings.Cut(paragraph[1:], " ")
			if !ok {
				panic("a mark without words: " + paragraph)
			}
			marks[label] = append(marks[label], sayso.Passage{Start: text.Len()})
			stack = append(stack, open{label, len(marks[label]) - 1})
			paragraph = rest
		case ']':
			top := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			p := &marks[top.label][top.index]
			p.End = text.Len()
			p.Text = text.String()[p.Start:]
			paragraph = paragraph[1:]
		default:
			text.WriteByte(paragraph[0])
			paragraph = paragraph[1:]
		}
	}
	if len(stack) > 0 {
		panic("a mark that never closes: " + stack[0].label)
	}
}
