package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/sayso-news/sayso"
)

// UNER scores names on the English Web Treebank's dev part, by the rules of
// Universal NER: person, organisation, place.
func UNER(data string, split Split, readings map[string]*sayso.Reading) (*Report, error) {
	trees, err := loadEWT(data, split)
	if err != nil {
		return nil, err
	}
	docs, err := readUNER(filepath.Join(data, "uner-en", "en_ewt-ud-dev.iob2"), trees)
	if err != nil {
		return nil, err
	}
	return scoreNames("uner", split, docs, readings)
}

// readUNER reads the names of a file and lays them on a treebank's documents.
func readUNER(path string, trees []treeDoc) ([]nameDoc, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read names: %w", err)
	}
	docs, err := unerDocs(trees, parseIOB2(string(text)))
	if err != nil {
		return nil, fmt.Errorf("read names %s: %w", path, err)
	}
	return docs, nil
}

// unerKinds are the classes of Universal NER.
var unerKinds = map[string]string{"PER": "person", "ORG": "organisation", "LOC": "place"}

// unerDocs lays the names of each sentence on the treebank's text. The two sets
// cut some sentences into other words and print other spaces: what they share
// is the sentence's id and its letters.
func unerDocs(trees []treeDoc, tagged map[string][]taggedWord) ([]nameDoc, error) {
	items, _ := treeItems(trees, nil)
	var docs []nameDoc
	for i, tree := range trees {
		doc := nameDoc{id: items[i].ID, text: items[i].Text}
		at := places(doc.text)
		k := 0
		for s, id := range tree.ids {
			tags := letterTags(tagged[id])
			from, first := 0, tree.sentences[s].start
			for ; k < len(tree.words) && tree.words[k].sentence == s; k++ {
				word := tree.words[k]
				to := from + letters(word.form)
				if to > len(tags) {
					return nil, fmt.Errorf("sentence %s has fewer letters than the treebank's", id)
				}
				prefix, class, _ := strings.Cut(tags[from], "-")
				chars := span{first + from, first + to} // not the word's: the treebank may print "'s" in one with it
				from = to
				last := len(doc.gold) - 1
				switch kind := unerKinds[class]; {
				case kind == "":
				case prefix == "I" && last >= 0 && doc.gold[last].kind == kind:
					doc.gold[last].end = at[chars.end-1].end
				default:
					doc.gold = append(doc.gold, name{span{at[chars.start].start, at[chars.end-1].end}, kind})
				}
			}
			if from < len(tags) {
				return nil, fmt.Errorf("sentence %s has more letters than the treebank's", id)
			}
		}
		docs = append(docs, doc)
	}
	return docs, nil
}

// letterTags gives the tag of each letter of words: its word's, and inside the
// word as one inside a name.
func letterTags(words []taggedWord) (out []string) {
	for _, word := range words {
		for range letters(word.form) {
			out = append(out, word.tag)
			word.tag = strings.Replace(word.tag, "B-", "I-", 1)
		}
	}
	return out
}

// places gives the byte range of every code point of text that is no white space.
func places(text string) (out []span) {
	for i, r := range text {
		if strings.TrimSpace(string(r)) != "" {
			out = append(out, span{i, i + len(string(r))})
		}
	}
	return out
}

// taggedWord is a word with its BIO tag.
type taggedWord struct{ form, tag string }

// parseIOB2 gives the words of each sentence by its id.
func parseIOB2(data string) map[string][]taggedWord {
	out := map[string][]taggedWord{}
	id := ""
	for line := range strings.Lines(data) {
		line = strings.TrimRight(line, "\r\n")
		switch col := strings.Split(line, "\t"); {
		case strings.HasPrefix(line, "# sent_id ="):
			id = strings.TrimSpace(strings.TrimPrefix(line, "# sent_id ="))
		case line != "" && line[0] != '#' && len(col) > 2:
			out[id] = append(out[id], taggedWord{col[1], col[2]})
		}
	}
	return out
}
