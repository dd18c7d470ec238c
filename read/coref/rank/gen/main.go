// Command gen trains the weights of package rank on GUM's train part without its
// two news documents. The same data and seed give the same weights on one kind of
// processor; what is committed is what counts.
//
//	go generate ./read/coref/rank
//	go run ./read/coref/rank/gen -folds 4    cross-validates instead and writes nothing
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/eval"
	"github.com/sayso-news/sayso/nlp"
	"github.com/sayso-news/sayso/read"
	"github.com/sayso-news/sayso/read/coref/rank"
)

// chosen by cross-validation on the train part.
var chosen = options{epochs: 15, rate: 0.005, decay: 0.1, dropout: 0.2, cost: cost{falseLink: 0.1, falseNew: 3, wrongLink: 0.5}, seed: 1}

func main() {
	log.SetFlags(0)
	data := flag.String("data", "../shared/data", "folder of the annotated sets")
	out := flag.String("o", "weights.bin", "where to write the weights")
	folds := flag.Int("folds", 0, "cross-validate in so many parts; write nothing")
	flag.Parse()
	gold, err := eval.CorefTraining(*data)
	if err != nil {
		log.Fatal(err)
	}
	samples, err := prepare(gold)
	if err != nil {
		log.Fatal(err)
	}
	if *folds > 1 {
		validate(samples, *folds)
		return
	}
	if err := os.WriteFile(*out, train(samples, chosen).ranker().Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

// prepare reads documents with everything but the ranker, and gives each phrase
// the gold cluster of the mention that is the same words.
func prepare(gold []eval.CorefGold) ([]*sample, error) {
	reader, err := read.New(read.Options{Unranked: true})
	if err != nil {
		return nil, err
	}
	var out []*sample
	for _, item := range gold {
		doc, err := reader.ReadDoc(context.Background(), &sayso.Page{Text: item.Text})
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", item.ID, err)
		}
		clusterOf := map[[2]int]int{}
		for c, cluster := range item.Clusters {
			for _, m := range cluster {
				clusterOf[m] = c
			}
		}
		s := &sample{doc: doc, gold: item.Clusters, examples: rank.Examples(doc)}
		for _, ex := range s.examples {
			start, end := doc.Bytes(ex.Span)
			c, ok := clusterOf[[2]int{start, end}]
			if !ok {
				c = -1
			}
			s.cluster = append(s.cluster, c)
		}
		out = append(out, s)
	}
	return out, nil
}

// validate trains on all parts but one and scores that one, for each.
func validate(samples []*sample, folds int) {
	var gold, got [][][][2]int
	for k := range folds {
		var learn, test []*sample
		for i, s := range samples {
			if i%folds == k {
				test = append(test, s)
			} else {
				learn = append(learn, s)
			}
		}
		ranker := train(learn, chosen).ranker()
		for _, s := range test {
			gold = append(gold, s.gold)
			got = append(got, bytesOf(s.doc, rank.Read(s.doc, s.doc.Mentions, ranker).Clusters()))
		}
	}
	fmt.Println(eval.CorefScore(gold, got))
}

func bytesOf(doc *nlp.Doc, clusters []nlp.Cluster) [][][2]int {
	out := make([][][2]int, len(clusters))
	for i, cluster := range clusters {
		for _, m := range cluster.Mentions {
			start, end := doc.Bytes(m)
			out[i] = append(out[i], [2]int{start, end})
		}
	}
	return out
}
