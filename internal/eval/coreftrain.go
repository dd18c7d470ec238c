package eval

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// CorefGold is a document with its clusters of mentions, in bytes of its text: for training.
type CorefGold struct {
	Item
	Clusters [][][2]int
}

// CorefTraining gives the documents of GUM's train part, without its two news
// documents, which Coref scores.
func CorefTraining(data string) ([]CorefGold, error) {
	var out []CorefGold
	dir := filepath.Join(data, "gum", "train")
	paths, err := filepath.Glob(filepath.Join(dir, "dep", "*.conllu"))
	if err != nil || len(paths) == 0 {
		return nil, fmt.Errorf("no GUM documents under %s", filepath.Join(dir, "dep"))
	}
	slices.Sort(paths)
	for _, path := range paths {
		if strings.HasPrefix(filepath.Base(path), "GUM_news_") {
			continue
		}
		trees, err := readTrees(path)
		if err != nil {
			return nil, err
		}
		for _, tree := range trees {
			doc, err := loadClusters(dir, tree)
			if err != nil {
				return nil, err
			}
			out = append(out, CorefGold{doc.Item, rangesOf(doc.gold)})
		}
	}
	return out, nil
}

func rangesOf(clusters [][]span) [][][2]int {
	out := make([][][2]int, len(clusters))
	for i, cluster := range clusters {
		for _, m := range cluster {
			out[i] = append(out[i], [2]int{m.start, m.end})
		}
	}
	return out
}

// CorefScore scores predicted clusters of several documents against gold ones, in a line.
func CorefScore(gold, got [][][][2]int) string {
	var s clusterScores
	for i := range gold {
		s.add(scoreClusters(spansIn(gold[i]), spansIn(got[i])))
	}
	return fmt.Sprintf("CoNLL F1 %.1f, mentions %.1f, MUC %.1f, B³ %.1f, CEAF-φ4 %.1f", 100*s.conll(), 100*s.mentions.f1(), 100*s.muc.f1(), 100*s.b3.f1(), 100*s.ceaf.f1())
}
