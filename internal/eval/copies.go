package eval

import (
	"github.com/sayso-news/sayso"
)

// Copies scores copy groups, the relations of pairs, and relays between
// documents, on copy-gold. Groups: F1 over pairs and adjusted Rand index over
// all documents of the part; all groups against those of either kind, and what
// shares a text within them against the groups of kind text. A pair of documents
// about two events that was put together is wrong. Beside them stands what 5-grams
// alone reach on the same part (baseline). Pairs: macro F1 of the four relations
// and accuracy; a pair that was not compared counts as independent.
func Copies(data string, split Split, predictions []Traced) (*Report, error) {
	g, err := loadCopyGold(data, split)
	if err != nil {
		return nil, err
	}
	report := &Report{Task: "copy-gold dev, copies", Split: split, Docs: len(g.docs)}
	group, wording := map[string]int{}, map[string]int{} // of each document
	relation := map[[2]string]sayso.CopyRelation{}
	credited := map[[2]string]bool{}
	for i, p := range predictions {
		switch {
		case p.Group != nil:
			for k, m := range p.Group.Members {
				group[m] = i + 1
				if k < len(p.Group.Texts) {
					wording[m] = (i+1)<<16 | p.Group.Texts[k]
				}
			}
		case p.Pair != nil:
			relation[[2]string{p.Pair.A, p.Pair.B}] = p.Pair.Relation
			relation[[2]string{p.Pair.B, p.Pair.A}] = p.Pair.Relation
		case p.Relay != nil && p.Relay.To != "":
			credited[[2]string{p.Relay.From, p.Relay.To}] = true
		}
	}
	for _, kinds := range []struct {
		name  string
		text  bool
		group map[string]int
	}{{"all groups", false, group}, {"text groups", true, wording}} {
		cells := g.cells(kinds.group, kinds.text)
		report.Measures = append(report.Measures,
			resampled("copy groups, pair F1, "+kinds.name, len(cells), func(draw []int) float64 { return sumCells(cells, draw).f1() }),
			resampled("copy groups, adjusted Rand index, "+kinds.name, len(cells), func(draw []int) float64 { return sumCells(cells, draw).rand() }))
	}
	baseline := g.baseline()
	for _, kinds := range []struct {
		name string
		text bool
	}{{"all groups", false}, {"text groups", true}} {
		cells := g.cells(baseline, kinds.text)
		report.Measures = append(report.Measures,
			resampled("baseline of 5-grams, pair F1, "+kinds.name, len(cells), func(draw []int) float64 { return sumCells(cells, draw).f1() }))
	}
	report.Measures = append(report.Measures, g.relations(relation)...)
	report.Measures = append(report.Measures, g.credits(credited)...)
	return report, nil
}

// cell counts the pairs whose later document is about one event.
type cell struct{ both, predicted, gold, docs float64 }

func (c cell) f1() float64 { return f1(counts{c.both, c.predicted, c.gold}) }

// rand is the adjusted Rand index (Hubert and Arabie 1985) over pooled pairs.
func (c cell) rand() float64 {
	all := c.docs * (c.docs - 1) / 2
	if all == 0 {
		return 0
	}
	expected := c.predicted * c.gold / all
	most := (c.predicted + c.gold) / 2
	if most == expected {
		return 0
	}
	return (c.both - expected) / (most - expected)
}

func sumCells(cells []cell, draw []int) (c cell) {
	for _, i := range draw {
		c.both += cells[i].both
		c.predicted += cells[i].predicted
		c.gold += cells[i].gold
		c.docs += cells[i].docs
	}
	return c
}

func (g *copyGold) cells(group map[string]int, textOnly bool) (out []cell) {
	grouped := map[int]float64{} // documents of each predicted group so far
	for _, e := range g.groups {
		gold := map[string]int{}
		for i, gg := range e.Groups {
			if !textOnly || gg.Kind == "text" {
				for _, m := range gg.Members {
					gold[m] = i + 1
				}
			}
		}
		docs := e.docs()
		c := cell{docs: float64(len(docs))}
		for i, a := range docs {
			if group[a] != 0 {
				c.predicted += grouped[group[a]]
				grouped[group[a]]++
			}
			for _, b := range docs[:i] {
				same := gold[a] != 0 && gold[a] == gold[b]
				c.gold += oneIf(same)
				c.both += oneIf(same && group[a] != 0 && group[a] == group[b])
			}
		}
		out = append(out, c)
	}
	return out
}

func oneIf(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// relations scores the four relations over the annotated pairs.
func (g *copyGold) relations(predicted map[[2]string]sayso.CopyRelation) []Measure {
	labels := []sayso.CopyRelation{sayso.SameText, sayso.Derived, sayso.CommonQuotes, sayso.Independent}
	got := make([]sayso.CopyRelation, len(g.pairs))
	for i, p := range g.pairs {
		if got[i] = predicted[[2]string{p.A, p.B}]; got[i] == "" {
			got[i] = sayso.Independent
		}
	}
	of := func(label sayso.CopyRelation) func(draw []int) float64 {
		return func(draw []int) float64 {
			var c counts
			for _, i := range draw {
				c.gold += oneIf(g.pairs[i].Label == label)
				c.predicted += oneIf(got[i] == label)
				c.right += oneIf(g.pairs[i].Label == label && got[i] == label)
			}
			return f1(c)
		}
	}
	out := []Measure{
		resampled("pairs, macro F1 of four relations", len(g.pairs), func(draw []int) (sum float64) {
			for _, label := range labels {
				sum += of(label)(draw) / float64(len(labels))
			}
			return sum
		}),
		resampled("pairs, accuracy", len(g.pairs), func(draw []int) (right float64) {
			for _, i := range draw {
				right += oneIf(got[i] == g.pairs[i].Label) / float64(len(draw))
			}
			return right
		}),
	}
	for _, label := range labels {
		out = append(out, resampled("pairs, F1 of "+string(label), len(g.pairs), of(label)))
	}
	return out
}

// credits scores relays from document to document: found of those whose target
// has an outlet, found of all, and wrong of the predicted ones between documents
// of one event that the annotation has a relay for in either document.
func (g *copyGold) credits(predicted map[[2]string]bool) []Measure {
	var withOutlet, all, wrong []counts
	gold := map[[2]string]bool{}
	crediting := map[string]bool{}
	for _, r := range g.relays {
		gold[[2]string{r.Doc, r.Relays}] = true
		crediting[r.Doc] = true
		found := oneIf(predicted[[2]string{r.Doc, r.Relays}])
		all = append(all, counts{found, 1, 1})
		if r.Target != "" {
			withOutlet = append(withOutlet, counts{found, 1, 1})
		}
	}
	for _, d := range g.docs {
		for _, e := range g.docs {
			pair := [2]string{d.ID, e.ID}
			if predicted[pair] && crediting[d.ID] {
				wrong = append(wrong, counts{oneIf(!gold[pair]), 1, 1})
			}
		}
	}
	return []Measure{
		measure("relays found, target with an outlet", withOutlet),
		measure("relays found, all", all),
		measure("relays predicted for a document that credits one, wrong", wrong),
	}
}
