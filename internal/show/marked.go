package show

import (
	"html/template"
	"sort"
	"strings"
)

// Mark is a stretch of text to be marked in a page. Start and End are bytes
// into the text, half open.
type Mark struct {
	Start, End int
	Class      string        // class of the span
	ID         string        // anchor of its first piece, "" for none
	Ref        string        // anchor of what the mark stands for, "" for none
	Lead       template.HTML // written before the words of its first piece
}

// MarkedText writes text[start:end] as HTML with spans for the marks. Marks
// may nest, touch and cross in any way: one that crosses another is written in
// pieces. Words are escaped and cleaned; a line feed becomes a space. Marks
// outside the range are left out, those that reach over it are cut.
func MarkedText(text string, start, end int, marks []Mark) template.HTML {
	start, end = max(start, 0), min(end, len(text))
	if start >= end {
		return ""
	}
	order := make([]int, 0, len(marks))
	edges := []int{start, end}
	for i, m := range marks {
		if m.Start < end && m.End > start && m.Start < m.End {
			order = append(order, i)
			edges = append(edges, max(m.Start, start), min(m.End, end))
		}
	}
	sort.SliceStable(order, func(i, j int) bool {
		a, b := marks[order[i]], marks[order[j]]
		if a.Start != b.Start {
			return a.Start < b.Start
		}
		return a.End > b.End
	})
	sort.Ints(edges)

	var b strings.Builder
	var open []int // marks now open, the outermost first
	begun := make(map[int]bool, len(order))
	at := 0
	for k, from := range edges[:len(edges)-1] {
		to := edges[k+1]
		if from == to {
			continue
		}
		keep := 0 // how many stay open: down to the outermost that ends here
		for keep < len(open) && marks[open[keep]].End > from {
			keep++
		}
		again := open[keep:]
		b.WriteString(strings.Repeat("</span>", len(again)))
		next := append([]int(nil), open[:keep]...)
		for _, i := range again {
			if marks[i].End > from {
				writeOpen(&b, &marks[i], false)
				next = append(next, i)
			}
		}
		for ; at < len(order) && marks[order[at]].Start <= from; at++ {
			i := order[at]
			writeOpen(&b, &marks[i], !begun[i])
			begun[i] = true
			next = append(next, i)
		}
		open = next
		words := strings.ReplaceAll(clean(text[from:to]), "\n", " ")
		b.WriteString(template.HTMLEscapeString(words))
	}
	b.WriteString(strings.Repeat("</span>", len(open)))
	return template.HTML(b.String())
}

func writeOpen(b *strings.Builder, m *Mark, first bool) {
	b.WriteString(`<span class="` + template.HTMLEscapeString(m.Class) + `"`)
	if m.ID != "" && first {
		b.WriteString(` id="` + template.HTMLEscapeString(m.ID) + `"`)
	}
	if m.Ref != "" {
		b.WriteString(` data-st="` + template.HTMLEscapeString(m.Ref) + `"`)
	}
	b.WriteString(">")
	if first {
		b.WriteString(string(m.Lead))
	}
}
