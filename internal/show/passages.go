package show

import (
	"sort"
	"strings"

	"github.com/sayso-news/sayso"
)

// A stretch is a block of the story with the statements that begin in it, by
// index into the reading's statements, in text order.
type stretch struct {
	sayso.Block
	Statements []int
}

// stretches divides a story into its blocks. Text that belongs to no block is
// left out; a reading without blocks is divided at blank lines. A statement
// that begins in no block goes with the block before it.
func stretches(r *sayso.Reading) []stretch {
	var out []stretch
	for _, block := range r.Blocks {
		if block.Start < block.End && block.Start >= 0 && block.End <= len(r.Text) {
			out = append(out, stretch{Block: block})
		}
	}
	if len(out) == 0 {
		out = paragraphs(r.Text)
	}
	if len(out) == 0 {
		return nil
	}
	order := make([]int, len(r.Statements))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool {
		return startOf(&r.Statements[order[i]]) < startOf(&r.Statements[order[j]])
	})
	for _, i := range order {
		start := startOf(&r.Statements[i])
		at := sort.Search(len(out), func(k int) bool { return out[k].Start > start }) - 1
		at = max(at, 0)
		out[at].Statements = append(out[at].Statements, i)
	}
	return out
}

// paragraphs divides a text at blank lines.
func paragraphs(text string) []stretch {
	var out []stretch
	for start := 0; start < len(text); {
		end := len(text)
		if n := strings.Index(text[start:], "\n\n"); n >= 0 {
			end = start + n
		}
		if strings.TrimSpace(text[start:end]) != "" {
			out = append(out, stretch{Block: sayso.Block{Kind: sayso.BlockParagraph, Start: start, End: end}})
		}
		start = end + 2
	}
	return out
}

// startOf is where a statement begins in the text: its first content.
func startOf(st *sayso.Statement) int {
	switch {
	case len(st.Content) > 0:
		return st.Content[0].Start
	case st.Cue != nil:
		return st.Cue.Start
	case len(st.Sources) > 0:
		return st.Sources[0].Start
	}
	return 0
}

// contentText joins the parts of a content that is not in one piece.
func contentText(st *sayso.Statement) string {
	parts := make([]string, len(st.Content))
	for i, p := range st.Content {
		parts[i] = strings.Trim(line(p.Text), " ")
	}
	if len(parts) > 0 {
		parts[0] = strings.TrimPrefix(parts[0], "that ") // the clause alone reads better
	}
	return strings.Join(parts, " … ")
}

// quotedContent is a content in quotation marks, or as it stands when it has
// marks of its own.
func quotedContent(st *sayso.Statement) string {
	text := contentText(st)
	if strings.ContainsAny(text, `"“”„«»`) {
		return text
	}
	return "“" + text + "”"
}

// numbers gives each statement its number as shown, from 1 in text order, by
// index; and index by id.
func numbers(r *sayso.Reading, parts []stretch) ([]int, map[string]int) {
	number := make([]int, len(r.Statements))
	n := 0
	for _, part := range parts {
		for _, i := range part.Statements {
			n++
			number[i] = n
		}
	}
	index := make(map[string]int, len(r.Statements))
	for i := range r.Statements {
		if number[i] == 0 {
			n++
			number[i] = n
		}
		index[r.Statements[i].ID] = i
	}
	return number, index
}

// depth is how many statements a statement stands within, 4 at most.
func depth(r *sayso.Reading, index map[string]int, i int) int {
	n := 0
	for within := r.Statements[i].Within; within != nil && n < 4; n++ {
		outer, ok := index[*within]
		if !ok {
			break
		}
		within = r.Statements[outer].Within
	}
	return n
}
