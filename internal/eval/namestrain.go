package eval

import (
	"fmt"
	"path/filepath"
	"slices"
)

// NamesGold is a document with its names, in bytes of its text: for training.
type NamesGold struct {
	Item
	Names []GoldName
	News  bool // an article; otherwise text from the web
}

// GoldName is a name: person, organisation or place.
type GoldName struct {
	Start, End int
	Kind       string
}

// shifted is a document of the treebank whose sentences the names' set, made for
// an earlier version, numbers otherwise.
const shifted = "reviews-275919"

// NamesTraining gives what names are learned from: the articles of outlets that
// Worldwide does not score, and the train part of the English Web Treebank.
func NamesTraining(data string) ([]NamesGold, error) {
	paths, err := filepath.Glob(filepath.Join(data, "worldwide-ner", "*.tsv"))
	if err != nil || len(paths) == 0 {
		return nil, fmt.Errorf("no articles under %s", filepath.Join(data, "worldwide-ner"))
	}
	slices.Sort(paths)
	var out []NamesGold
	for _, path := range paths {
		if worldwideUnseen(path) {
			continue
		}
		doc, err := readWorldwide(path)
		if err != nil {
			return nil, err
		}
		out = append(out, goldOf(doc, true))
	}
	trees, err := readTrees(filepath.Join(data, "ud-ewt", "en_ewt-ud-train.conllu"))
	if err != nil {
		return nil, err
	}
	trees = slices.DeleteFunc(trees, func(doc treeDoc) bool { return doc.id == shifted })
	docs, err := readUNER(filepath.Join(data, "uner-en", "en_ewt-ud-train.clean.iob2"), trees)
	if err != nil {
		return nil, err
	}
	for _, doc := range docs {
		out = append(out, goldOf(doc, false))
	}
	return out, nil
}

func goldOf(doc nameDoc, news bool) NamesGold {
	gold := NamesGold{Item: Item{ID: doc.id, Text: doc.text}, News: news}
	for _, n := range doc.gold {
		gold.Names = append(gold.Names, GoldName{n.start, n.end, n.kind})
	}
	return gold
}
