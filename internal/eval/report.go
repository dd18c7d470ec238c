package eval

import (
	"fmt"
	"io"
	"slices"
)

// Measure is one figure with its bootstrap 95 % interval over documents.
type Measure struct {
	Name            string
	Value, Low, Top float64 // 0 to 1
	Right, Of       int     // what a share is made of; 0 for an F1
}

// Report is all measures of one task over one split.
type Report struct {
	Task     string
	Split    Split
	Docs     int
	Measures []Measure
	Errors   []Failure
}

// Failure points at one wrong statement, without its text.
type Failure struct {
	Kind, ID   string
	Start, End int // bytes
}

// counts is what one document adds to a measure.
type counts struct{ right, predicted, gold float64 }

// add counts one more of which a share is made.
func (c *counts) add(right bool) {
	c.predicted, c.gold = c.predicted+1, c.gold+1
	if right {
		c.right++
	}
}

// f1 is the harmonic mean of precision and recall; a share when predicted equals gold.
func f1(c counts) float64 {
	if c.predicted+c.gold == 0 {
		return 0
	}
	return 2 * c.right / (c.predicted + c.gold)
}

// measure sums documents and resamples them 1,000 times with a fixed seed.
func measure(name string, docs []counts) Measure {
	total := sum(docs, nil)
	m := Measure{Name: name, Value: f1(total)}
	if total.predicted == total.gold {
		m.Right, m.Of = int(total.right), int(total.gold)
	}
	rng := random(1)
	const rounds = 1000
	values := make([]float64, rounds)
	draw := make([]int, len(docs))
	for i := range values {
		for k := range draw {
			draw[k] = rng.below(len(docs))
		}
		values[i] = f1(sum(docs, draw))
	}
	slices.Sort(values)
	m.Low, m.Top = values[rounds*25/1000], values[rounds*975/1000]
	return m
}

// sum adds up the documents drawn, all of them when draw is nil.
func sum(docs []counts, draw []int) (total counts) {
	add := func(c counts) {
		total.right += c.right
		total.predicted += c.predicted
		total.gold += c.gold
	}
	if draw == nil {
		for _, c := range docs {
			add(c)
		}
	}
	for _, i := range draw {
		add(docs[i])
	}
	return total
}

// random is a splitmix64 generator (Steele, Lea, Flood 2014): the same draws everywhere.
type random uint64

func (r *random) below(n int) int {
	*r += 0x9e3779b97f4a7c15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return int((z ^ z>>31) % uint64(max(n, 1)))
}

// Write prints a report as a Markdown table.
func (r *Report) Write(w io.Writer) error {
	part := "open part"
	if r.Split == Blind {
		part = "blind part"
	}
	if _, err := fmt.Fprintf(w, "## %s, %s (%d documents)\n\n| measure | value | 95 %% interval | |\n|---|---|---|---|\n", r.Task, part, r.Docs); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	for _, m := range r.Measures {
		of := ""
		if m.Of > 0 {
			of = fmt.Sprintf("%d of %d", m.Right, m.Of)
		}
		if _, err := fmt.Fprintf(w, "| %s | %.1f | %.1f – %.1f | %s |\n", m.Name, 100*m.Value, 100*m.Low, 100*m.Top, of); err != nil {
			return fmt.Errorf("write report: %w", err)
		}
	}
	return nil
}
