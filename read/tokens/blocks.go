package tokens

import (
	"strings"

	"github.com/sayso-news/sayso/nlp"
)

// paragraphs gives one paragraph block for each stretch of text between blank
// lines, without the space around it.
func paragraphs(text string) []nlp.Block {
	var blocks []nlp.Block
	start, end := -1, 0 // of the open block
	pos := 0
	for line := range strings.Lines(text) {
		trimmed := strings.TrimSpace(line)
		if trimmed == "" {
			if start >= 0 {
				blocks = append(blocks, nlp.Block{Kind: "paragraph", Start: start, End: end})
				start = -1
			}
		} else {
			at := pos + strings.Index(line, trimmed)
			if start < 0 {
				start = at
			}
			end = at + len(trimmed)
		}
		pos += len(line)
	}
	if start >= 0 {
		blocks = append(blocks, nlp.Block{Kind: "paragraph", Start: start, End: end})
	}
	return blocks
}
