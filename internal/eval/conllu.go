package eval

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// treeWord is a syntactic word of a treebank.
type treeWord struct {
	form     string
	upos     string
	rel      string // universal part only
	head     int    // index into the document's words, -1 for the root
	chars    span   // place in the document's text without white space, in code points
	multi    bool   // part of a multiword token; chars is the token's
	sentence int
}

// treeDoc is one document of a CoNLL-U file.
type treeDoc struct {
	id        string
	words     []treeWord
	sentences []span   // in code points without white space
	ids       []string // `# sent_id` of each sentence
	texts     []string // `# text` of each sentence
	opens     []bool   // sentence opens a paragraph
}

// readTrees reads the documents of a CoNLL-U file.
func readTrees(path string) ([]treeDoc, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read treebank: %w", err)
	}
	trees, err := parseCoNLLU(string(text))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return trees, nil
}

// parseCoNLLU reads the documents of a CoNLL-U file; where it has no `# newdoc`,
// all of it is one.
func parseCoNLLU(data string) ([]treeDoc, error) {
	var docs []treeDoc
	var doc *treeDoc
	at, first, sentStart := 0, 0, 0
	multiEnd := 0 // last word of the open multiword token
	var multi span
	newpar, text, sentID := false, "", ""
	flush := func() {
		if doc != nil && len(doc.words) > first {
			doc.sentences = append(doc.sentences, span{sentStart, at})
			doc.ids, doc.texts, doc.opens = append(doc.ids, sentID), append(doc.texts, text), append(doc.opens, newpar)
		}
		if doc != nil {
			first, sentStart = len(doc.words), at
		}
		multiEnd, newpar, text, sentID = 0, false, "", ""
	}
	for n, line := range strings.Split(data, "\n") {
		line = strings.TrimSuffix(line, "\r")
		switch {
		case line == "":
			flush()
		case strings.HasPrefix(line, "# newdoc"):
			_, id, _ := strings.Cut(line, "=")
			docs = append(docs, treeDoc{id: strings.TrimSpace(id)})
			doc = &docs[len(docs)-1]
			at, first, sentStart = 0, 0, 0
		case strings.HasPrefix(line, "# newpar"):
			newpar = true
		case strings.HasPrefix(line, "# sent_id ="):
			sentID = strings.TrimSpace(strings.TrimPrefix(line, "# sent_id ="))
		case strings.HasPrefix(line, "# text ="):
			text = strings.TrimSpace(strings.TrimPrefix(line, "# text ="))
		case line[0] == '#':
		default:
			if doc == nil {
				docs = append(docs, treeDoc{})
				doc = &docs[0]
			}
			col := strings.Split(line, "\t")
			if len(col) < 10 {
				return nil, fmt.Errorf("line %d: %d columns, a CoNLL-U line has 10", n+1, len(col))
			}
			if strings.Contains(col[0], ".") { // an empty node
				continue
			}
			if a, b, ok := strings.Cut(col[0], "-"); ok {
				last, err := strconv.Atoi(b)
				if _, err2 := strconv.Atoi(a); err != nil || err2 != nil {
					return nil, fmt.Errorf("line %d: word numbers %q", n+1, col[0])
				}
				multiEnd = last
				multi = span{at, at + letters(col[1])}
				at = multi.end
				continue
			}
			id, err := strconv.Atoi(col[0])
			head, err2 := 0, error(nil)
			if col[6] != "_" {
				head, err2 = strconv.Atoi(col[6])
			}
			if err != nil || err2 != nil {
				return nil, fmt.Errorf("line %d: word %q with head %q", n+1, col[0], col[6])
			}
			rel, _, _ := strings.Cut(col[7], ":")
			w := treeWord{form: strings.ToLower(col[1]), upos: col[3], rel: rel, head: first + head - 1, sentence: len(doc.sentences)}
			if head == 0 {
				w.head = -1
			}
			if id <= multiEnd {
				w.chars, w.multi = multi, true
			} else {
				w.chars = span{at, at + letters(col[1])}
				at = w.chars.end
			}
			doc.words = append(doc.words, w)
		}
	}
	flush()
	return docs, nil
}

// letters counts the code points of s that are not white space.
func letters(s string) (n int) {
	for _, field := range strings.Fields(s) {
		n += len([]rune(field))
	}
	return n
}
