package eval

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// EWTItems gives the documents of the English Web Treebank's dev part as raw text.
func EWTItems(data string, split Split) ([]Item, error) { return treeItems(loadEWT(data, split)) }

// GUMItems gives the documents of GUM's dev part, as this project keeps it, as raw text.
func GUMItems(data string, split Split) ([]Item, error) { return treeItems(loadGUM(data, split)) }

// EWT scores sentences, parts of speech and trees from raw text as the CoNLL
// 2018 shared task does (Zeman et al. 2018): a word counts when it covers the
// same characters in both.
func EWT(data string, split Split, predictions map[string]Prediction) (*Report, error) {
	docs, err := loadEWT(data, split)
	return scoreTrees("ud-ewt", split, docs, err, predictions)
}

// GUM scores as EWT does.
func GUM(data string, split Split, predictions map[string]Prediction) (*Report, error) {
	docs, err := loadGUM(data, split)
	return scoreTrees("ud-gum", split, docs, err, predictions)
}

func loadEWT(data string, split Split) ([]treeDoc, error) {
	return loadTrees(split, filepath.Join(data, "ud-ewt", "en_ewt-ud-dev.conllu"))
}

func loadGUM(data string, split Split) ([]treeDoc, error) {
	paths, err := filepath.Glob(filepath.Join(data, "gum", "dev", "dep", "*.conllu"))
	if err != nil || len(paths) == 0 {
		return nil, fmt.Errorf("no GUM documents under %s", filepath.Join(data, "gum", "dev", "dep"))
	}
	slices.Sort(paths)
	return loadTrees(split, paths...)
}

func loadTrees(split Split, paths ...string) ([]treeDoc, error) {
	var all, out []treeDoc
	for _, path := range paths {
		docs, err := readTrees(path)
		if err != nil {
			return nil, err
		}
		all = append(all, docs...)
	}
	slices.SortStableFunc(all, func(a, b treeDoc) int { return strings.Compare(a.id, b.id) })
	for i, doc := range all {
		if split.has(i, 5) {
			out = append(out, doc)
		}
	}
	return out, nil
}

// treeItems gives each document's text: its sentences, a blank line before a
// new paragraph.
func treeItems(docs []treeDoc, err error) ([]Item, error) {
	if err != nil {
		return nil, err
	}
	var out []Item
	for _, doc := range docs {
		var b strings.Builder
		for i, text := range doc.texts {
			switch {
			case i == 0:
			case doc.opens[i]:
				b.WriteString("\n\n")
			default:
				b.WriteByte(' ')
			}
			b.WriteString(text)
		}
		out = append(out, Item{ID: doc.id, Text: b.String()})
	}
	return out, nil
}

func scoreTrees(task string, split Split, docs []treeDoc, err error, predictions map[string]Prediction) (*Report, error) {
	if err != nil {
		return nil, err
	}
	names := []string{"sentences F1", "words F1", "UPOS F1", "UAS F1", "LAS F1"}
	all := make([][]counts, len(names))
	for _, gold := range docs {
		p, ok := predictions[gold.id]
		if !ok {
			return nil, fmt.Errorf("%s: no prediction for %s", task, gold.id)
		}
		parsed, err := parseCoNLLU(p.Syntax)
		if err != nil {
			return nil, fmt.Errorf("%s: prediction for %s: %w", task, gold.id, err)
		}
		if len(parsed) != 1 {
			return nil, fmt.Errorf("%s: prediction for %s holds %d documents", task, gold.id, len(parsed))
		}
		for i, c := range compareTrees(&gold, &parsed[0]) {
			all[i] = append(all[i], c)
		}
	}
	report := &Report{Task: task, Split: split, Docs: len(docs)}
	for i, name := range names {
		report.Measures = append(report.Measures, measure(name, all[i]))
	}
	return report, nil
}

// compareTrees counts sentences, words, tags, heads and labelled heads.
func compareTrees(gold, got *treeDoc) [5]counts {
	var out [5]counts
	for _, s := range got.sentences {
		if _, ok := slices.BinarySearchFunc(gold.sentences, s, func(a, b span) int {
			if a.start != b.start {
				return a.start - b.start
			}
			return a.end - b.end
		}); ok {
			out[0].right++
		}
	}
	out[0].predicted, out[0].gold = float64(len(got.sentences)), float64(len(gold.sentences))
	pair := align(gold.words, got.words)
	for i := 1; i < len(out); i++ {
		out[i].predicted, out[i].gold = float64(len(got.words)), float64(len(gold.words))
	}
	for k, g := range pair { // g: gold word of predicted word k, -1 when none
		if g < 0 {
			continue
		}
		out[1].right++
		a, b := gold.words[g], got.words[k]
		if a.upos == b.upos {
			out[2].right++
		}
		head := -1
		if b.head >= 0 {
			head = pair[b.head]
			if head < 0 {
				continue
			}
		}
		if head == a.head {
			out[3].right++
			if a.rel == b.rel {
				out[4].right++
			}
		}
	}
	return out
}

// align pairs the words of two documents with the same characters: by the same
// place, and where either side has a multiword token by the longest common
// subsequence of forms.
func align(gold, got []treeWord) []int {
	pair := make([]int, len(got))
	for i := range pair {
		pair[i] = -1
	}
	g, s := 0, 0
	for g < len(gold) && s < len(got) {
		a, b := gold[g], got[s]
		switch {
		case a.multi || b.multi:
			if !a.chars.overlaps(b.chars) {
				if a.chars.start < b.chars.start {
					g++
				} else {
					s++
				}
				continue
			}
			g2, s2 := g, s
			end := max(a.chars.end, b.chars.end)
			for grown := true; grown; {
				grown = false
				for g2 < len(gold) && gold[g2].chars.start < end {
					end, grown = max(end, gold[g2].chars.end), true
					g2++
				}
				for s2 < len(got) && got[s2].chars.start < end {
					end, grown = max(end, got[s2].chars.end), true
					s2++
				}
			}
			common := longestCommon(gold[g:g2], got[s:s2])
			for _, p := range common {
				pair[s+p[1]] = g + p[0]
			}
			g, s = g2, s2
		case a.chars == b.chars:
			pair[s] = g
			g++
			s++
		case a.chars.start <= b.chars.start && a.chars.end <= b.chars.end:
			g++
		case b.chars.start <= a.chars.start && b.chars.end <= a.chars.end:
			s++
		case a.chars.start < b.chars.start:
			g++
		default:
			s++
		}
	}
	return pair
}

// longestCommon gives the pairs of a longest common subsequence of forms.
func longestCommon(a, b []treeWord) (pairs [][2]int) {
	best := make([][]int, len(a)+1)
	for i := range best {
		best[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].form == b[j].form {
				best[i][j] = 1 + best[i+1][j+1]
			} else {
				best[i][j] = max(best[i+1][j], best[i][j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].form == b[j].form:
			pairs = append(pairs, [2]int{i, j})
			i++
			j++
		case best[i+1][j] >= best[i][j+1]:
			i++
		default:
			j++
		}
	}
	return pairs
}
