// Command gen trains the judge of package names on the articles and web texts
// whose names the network was trained on too. The same data and seed give the same
// weights on one kind of processor; what is committed is what counts.
//
//	go generate ./read/names
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"math/rand"
	"os"
	"strings"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/eval"
	"github.com/sayso-news/sayso/read"
	"github.com/sayso-news/sayso/read/names"
)

// chosen on the open parts of the development sets.
var chosen = options{epochs: 3, rate: 0.05, decay: 1e-5, dropout: 0.3, web: 4, renamed: 0.3, renamedWeb: 0.5, doubtWord: 2, doubtPlace: 2, small: 6}

// options are what a training is tuned by.
type options struct {
	epochs  int
	rate    float32
	decay   float32
	dropout float32
	web     float32 // what a web text counts beside an article
	// how far the texts are made unseen again, articles and web texts (unseen.go)
	renamed, renamedWeb   float64
	doubtWord, doubtPlace float64
	small                 int // one text in so many is also read in small letters
}

func main() {
	log.SetFlags(0)
	data := flag.String("data", "../shared/data", "folder of the annotated sets")
	out := flag.String("o", "weights.bin", "where to write the weights")
	flag.Parse()
	gold, err := eval.NamesTraining(*data)
	if err != nil {
		log.Fatal(err)
	}
	rng := rand.New(rand.NewSource(1))
	samples, err := prepare(gold, rng)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(*out, train(samples, chosen, rng).weights().Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

// sample is one document to learn from.
type sample struct {
	examples []names.Example
	right    []int // example → verdict
	weight   float32
}

// prepare reads the texts, made unseen, and gives each candidate the verdict that
// the gold has.
func prepare(gold []eval.NamesGold, rng *rand.Rand) ([]*sample, error) {
	reader, err := read.New(read.Options{Unjudged: true})
	if err != nil {
		return nil, err
	}
	rename := newRenamer(gold, rng)
	var out []*sample
	for i, item := range gold {
		share, weight := chosen.renamed, float32(1)
		if !item.News {
			share, weight = chosen.renamedWeb, chosen.web
		}
		item = rename.text(item, share)
		copies := []eval.NamesGold{item}
		if small := strings.ToLower(item.Text); i%chosen.small == 0 && len(small) == len(item.Text) {
			item.Text = small
			copies = append(copies, item)
		}
		for _, item := range copies {
			doc, err := reader.ReadDoc(context.Background(), &sayso.Page{Text: item.Text})
			if err != nil {
				return nil, fmt.Errorf("read %s: %w", item.ID, err)
			}
			if item.News {
				doubt(doc, chosen.doubtWord, chosen.doubtPlace, rng)
			}
			kinds := map[[2]int]int{}
			for _, n := range item.Names {
				kinds[[2]int{n.Start, n.End}] = names.Judged(n.Kind)
			}
			s := &sample{examples: names.Examples(doc), weight: weight}
			for _, ex := range s.examples {
				start, end := doc.Bytes(ex.Span)
				s.right = append(s.right, kinds[[2]int{start, end}])
			}
			out = append(out, s)
		}
	}
	return out, nil
}
