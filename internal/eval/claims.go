package eval

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/sayso-news/sayso"
)

// entry is one annotated place that carries a claim.
type entry struct {
	claim    int
	doc      string
	value    string
	relation string
	at       span
	found    []int // predicted claims with evidence there
}

// entries finds the annotated spans in their documents and the predicted
// claims that have evidence there.
func (g *copyGold) entries(predictions []Traced) []entry {
	text := map[string]string{}
	for _, d := range g.docs {
		text[d.ID] = d.Text
	}
	type evidence struct {
		claim int
		at    span
	}
	at := map[string][]evidence{}
	for i, p := range predictions {
		if p.Claim == nil {
			continue
		}
		for _, ev := range p.Claim.Evidence {
			at[ev.Path] = append(at[ev.Path], evidence{i, span{ev.Start, ev.End}})
		}
	}
	var out []entry
	for i, c := range g.claims {
		for _, d := range c.Documents {
			start := strings.Index(text[d.Doc], d.Span)
			if start < 0 {
				continue
			}
			e := entry{claim: i, doc: d.Doc, value: d.Value, relation: d.Relation, at: span{start, start + len(d.Span)}}
			for _, ev := range at[d.Doc] {
				if ev.at.overlaps(e.at) && !slices.Contains(e.found, ev.claim) {
					e.found = append(e.found, ev.claim)
				}
			}
			out = append(out, e)
		}
	}
	return out
}

// Claims scores claims on copy-gold. Statement pairs: two annotated places of
// one event in different documents agree when they carry one claim with one
// value; a pair is predicted when one predicted claim has evidence in both. A
// pair with a compatible value is left out. Conflicting pairs that were
// predicted are counted apart.
func Claims(data string, split Split, predictions []Traced) (*Report, error) {
	g, err := loadCopyGold(data, split)
	if err != nil {
		return nil, err
	}
	report := &Report{Task: "copy-gold dev, claims", Split: split, Docs: len(g.docs)}
	entries := g.entries(predictions)
	var agree, conflict []counts
	for _, e := range g.groups {
		var c counts
		for i, a := range entries {
			if g.claims[a.claim].Event != e.Event {
				continue
			}
			for _, b := range entries[:i] {
				if g.claims[b.claim].Event != e.Event || a.doc == b.doc {
					continue
				}
				one := a.claim == b.claim
				if one && (a.relation == "compatible" || b.relation == "compatible") {
					continue
				}
				same := one && (a.relation == "agree" && b.relation == "agree" || a.relation == b.relation && a.value == b.value)
				got := slices.ContainsFunc(a.found, func(id int) bool { return slices.Contains(b.found, id) })
				c.gold += oneIf(same)
				c.predicted += oneIf(got)
				c.right += oneIf(same && got)
				if one && !same {
					conflict = append(conflict, counts{oneIf(got), 1, 1})
				}
			}
		}
		agree = append(agree, c)
	}
	precision := func(draw []int) float64 {
		t := sum(agree, draw)
		if t.predicted == 0 {
			return 0
		}
		return t.right / t.predicted
	}
	report.Measures = append(report.Measures,
		measure("statement pairs, F1", agree),
		resampled("statement pairs, precision", len(agree), precision),
		measure("conflicting pairs taken as agreeing", conflict))
	return report, nil
}

// Origins scores the counts of origins and lineages on copy-gold. The claim for
// an annotated one is the predicted claim with evidence at most of the places
// that agree. `independent` is right when it holds the number of first-hand
// sources and is at most one wide; `lineages` when it meets the range from the
// number of independent reports to that and the documents of unknown origin,
// and is at most one wide. No claim found counts as wrong.
func Origins(data string, split Split, predictions []Traced) (*Report, error) {
	g, err := loadCopyGold(data, split)
	if err != nil {
		return nil, err
	}
	report := &Report{Task: "copy-gold dev, origins", Split: split, Docs: len(g.docs)}
	entries := g.entries(predictions)
	var independent, lineages, agreeing, unknown []counts
	for i, c := range g.claims {
		best := mostAt(entries, i)
		var got *sayso.Claim
		if best >= 0 {
			got = predictions[best].Claim
		}
		var n json.Number
		if json.Unmarshal(c.NPrimary, &n) == nil {
			if want, err := strconv.Atoi(n.String()); err == nil {
				hit := got != nil && got.Independent.Min <= want && want <= got.Independent.Max && got.Independent.Max-got.Independent.Min <= 1
				independent = append(independent, counts{oneIf(hit), 1, 1})
				if !hit {
					report.Errors = append(report.Errors, Failure{Kind: "independent", ID: c.ID})
				}
			}
		}
		meets := func(low, high int) bool {
			return got != nil && got.Lineages.Min <= high && low <= got.Lineages.Max && got.Lineages.Max-got.Lineages.Min <= 1
		}
		hit := meets(c.NOrigins, c.NOrigins+len(c.Unknown))
		lineages = append(lineages, counts{oneIf(hit), 1, 1})
		if !hit {
			report.Errors = append(report.Errors, Failure{Kind: "lineages", ID: c.ID})
		}
		low, high := agreeingOrigins(&c)
		agreeing = append(agreeing, counts{oneIf(meets(low, high)), 1, 1})
		if got != nil {
			counted := slices.ContainsFunc(got.Origins, func(o sayso.ClaimOrigin) bool { return o.State == sayso.OriginUnknown }) &&
				got.Independent.Max > len(got.Origins)-got.Unknown
			unknown = append(unknown, counts{oneIf(counted), 1, 1})
		}
	}
	report.Measures = append(report.Measures, measure("independent, number of first-hand sources in the range", independent),
		measure("lineages, against all independent reports", lineages), measure("lineages, against the reports that agree", agreeing),
		measure("claims in which an unknown origin was counted", unknown))
	return report, nil
}

// mostAt gives the predicted claim with evidence at most of the places that
// carry a claim with its own value, -1 for none.
func mostAt(entries []entry, claim int) int {
	count := map[int]int{}
	best := -1
	for _, e := range entries {
		if e.claim != claim || e.relation != "agree" {
			continue
		}
		for _, id := range e.found {
			count[id]++
			if best < 0 || count[id] > count[best] || count[id] == count[best] && id < best {
				best = id
			}
		}
	}
	return best
}

// agreeingOrigins counts the independent reports that hold a document which
// agrees, and with them the agreeing documents of unknown origin.
func agreeingOrigins(c *goldClaim) (low, high int) {
	agrees := map[string]bool{}
	for _, d := range c.Documents {
		if d.Relation == "agree" {
			agrees[d.Doc] = true
		}
	}
	for _, o := range c.Origins {
		if slices.ContainsFunc(o, func(d string) bool { return agrees[d] }) {
			low++
		}
	}
	high = low
	for _, d := range c.Unknown {
		if agrees[d] {
			high++
		}
	}
	return low, high
}
