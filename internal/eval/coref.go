package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// corefDoc is one document with its gold clusters, in bytes of its text.
type corefDoc struct {
	Item
	news bool
	gold [][]span
}

// CorefItems gives GUM's dev documents, and the two news documents of its train
// part that no training may see, as raw text.
func CorefItems(data string, split Split) ([]Item, error) {
	docs, err := loadCoref(data, split)
	var out []Item
	for _, doc := range docs {
		out = append(out, doc.Item)
	}
	return out, err
}

// loadCoref reads trees for their text and OntoGUM for the clusters. Dev is split
// as the treebank is; both news documents are open.
func loadCoref(data string, split Split) ([]corefDoc, error) {
	trees, err := loadGUM(data, split)
	if err != nil {
		return nil, err
	}
	var out []corefDoc
	for _, tree := range trees {
		doc, err := loadClusters(filepath.Join(data, "gum", "dev"), tree)
		if err != nil {
			return nil, err
		}
		out = append(out, doc)
	}
	if split == Blind {
		return out, nil
	}
	dir := filepath.Join(data, "gum", "train")
	paths, err := filepath.Glob(filepath.Join(dir, "dep", "GUM_news_*.conllu"))
	if err != nil || len(paths) == 0 {
		return nil, fmt.Errorf("no news documents of GUM under %s", filepath.Join(dir, "dep"))
	}
	slices.Sort(paths)
	for _, path := range paths {
		trees, err := readTrees(path)
		if err != nil {
			return nil, err
		}
		for _, tree := range trees {
			doc, err := loadClusters(dir, tree)
			if err != nil {
				return nil, err
			}
			doc.news = true
			out = append(out, doc)
		}
	}
	return out, nil
}

func loadClusters(dir string, tree treeDoc) (corefDoc, error) {
	path := filepath.Join(dir, "coref-ontogum", tree.id+".conll")
	data, err := os.ReadFile(path)
	if err != nil {
		return corefDoc{}, fmt.Errorf("read coreference: %w", err)
	}
	gold, size, err := parseClusters(string(data))
	if err != nil {
		return corefDoc{}, fmt.Errorf("read %s: %w", path, err)
	}
	if n := len(tree.sentences); n > 0 && tree.sentences[n-1].end != size {
		return corefDoc{}, fmt.Errorf("read %s: %d letters, the treebank has %d", path, size, tree.sentences[n-1].end)
	}
	items, err := treeItems([]treeDoc{tree}, nil)
	if err != nil {
		return corefDoc{}, err
	}
	doc := corefDoc{Item: items[0], gold: gold}
	doc.inBytes()
	return doc, nil
}

// inBytes turns gold spans from code points without white space into bytes.
// Tokens need not agree: letters do.
func (doc *corefDoc) inBytes() {
	at := places(doc.Text)
	for _, cluster := range doc.gold {
		for i, m := range cluster {
			cluster[i] = span{at[m.start].start, at[m.end-1].end}
		}
	}
}

// parseClusters reads the last column of a CoNLL coreference file: "(3", "3)" and
// "(3)" open and close a mention of cluster 3. Spans, and the size of the text, are
// in code points without white space.
func parseClusters(data string) (clusters [][]span, size int, err error) {
	index := map[int]int{}  // number of a cluster → place in clusters
	open := map[int][]int{} // number of a cluster → where its open mentions start
	for n, line := range strings.Split(data, "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != 3 {
			return nil, 0, fmt.Errorf("line %d: %d columns, want 3", n+1, len(col))
		}
		start := size
		size += letters(col[1])
		for at := 0; at < len(col[2]); {
			c := col[2][at]
			if c == '_' || c == '|' {
				at++
				continue
			}
			opens := c == '('
			if opens {
				at++
			}
			from := at
			for at < len(col[2]) && unicode.IsDigit(rune(col[2][at])) {
				at++
			}
			id, err := strconv.Atoi(col[2][from:at])
			if err != nil {
				return nil, 0, fmt.Errorf("line %d: mentions %q", n+1, col[2])
			}
			if opens {
				open[id] = append(open[id], start)
			}
			if at < len(col[2]) && col[2][at] == ')' {
				at++
				last := len(open[id]) - 1
				if last < 0 {
					return nil, 0, fmt.Errorf("line %d: a mention of %d closes that never opened", n+1, id)
				}
				if _, ok := index[id]; !ok {
					index[id] = len(clusters)
					clusters = append(clusters, nil)
				}
				clusters[index[id]] = append(clusters[index[id]], span{open[id][last], size})
				open[id] = open[id][:last]
			}
		}
	}
	return clusters, size, nil
}

// Coref scores the clusters of noun phrases: mentions, MUC, B³, CEAF-φ4 and their
// mean, over predicted mentions, without clusters of one; news apart.
func Coref(data string, split Split, predictions map[string]Prediction) (*Report, error) {
	docs, err := loadCoref(data, split)
	if err != nil {
		return nil, err
	}
	report := &Report{Task: "coreference, GUM dev", Split: split, Docs: len(docs)}
	var scores, news []clusterScores
	for _, doc := range docs {
		p, ok := predictions[doc.ID]
		if !ok {
			return nil, fmt.Errorf("no prediction for %s: run predict on the same part of the set", doc.ID)
		}
		s := scoreClusters(doc.gold, spansIn(p.Clusters))
		if doc.news {
			news = append(news, s)
		} else {
			scores = append(scores, s)
		}
	}
	report.Measures = clusterMeasures("", scores)
	if len(news) > 0 {
		report.Measures = append(report.Measures, clusterMeasures("news: ", news)...)
	}
	return report, nil
}

// spansIn turns byte ranges into spans.
func spansIn(clusters [][][2]int) [][]span {
	out := make([][]span, len(clusters))
	for i, cluster := range clusters {
		for _, m := range cluster {
			out[i] = append(out[i], span{m[0], m[1]})
		}
	}
	return out
}

func clusterMeasures(prefix string, docs []clusterScores) []Measure {
	var out []Measure
	for _, m := range []struct {
		name  string
		value func(clusterScores) float64
	}{
		{"CoNLL F1", clusterScores.conll},
		{"mentions F1", func(s clusterScores) float64 { return s.mentions.f1() }},
		{"MUC F1", func(s clusterScores) float64 { return s.muc.f1() }},
		{"B³ F1", func(s clusterScores) float64 { return s.b3.f1() }},
		{"CEAF-φ4 F1", func(s clusterScores) float64 { return s.ceaf.f1() }},
	} {
		out = append(out, resampled(prefix+m.name, len(docs), func(draw []int) float64 {
			var sum clusterScores
			for _, i := range draw {
				sum.add(docs[i])
			}
			return m.value(sum)
		}))
	}
	return out
}
