package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sayso-news/sayso"
)

// chainItem is one line of relay-chains' dev.jsonl; offsets are code points.
type chainItem struct {
	ID         string  `json:"id"`
	Printer    *string `json:"printer"`
	Text       string  `json:"text"`
	Target     [2]int  `json:"target"`
	Statements []struct {
		Content [][2]int `json:"content"`
		Hops    []struct {
			Span [2]int `json:"span"`
			Kind string `json:"kind"`
		} `json:"hops"`
	} `json:"statements"`
}

// hop is a carrier as it is compared: where it stands and of what kind.
type hop struct {
	at   span
	kind string
}

func loadChains(data string, split Split) ([]chainItem, error) {
	path := filepath.Join(data, "relay-chains", "dev.jsonl")
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open relay-chains: %w", err)
	}
	defer file.Close()
	var all []chainItem
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var item chainItem
		if err := json.Unmarshal(lines.Bytes(), &item); err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		all = append(all, item)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	slices.SortFunc(all, func(a, b chainItem) int { return strings.Compare(a.ID, b.ID) })
	var out []chainItem
	for i, item := range all {
		if split.has(i, 2) {
			out = append(out, item)
		}
	}
	return out, nil
}

// ChainItems lists the documents of relay-chains to be read.
func ChainItems(data string, split Split) ([]Item, error) {
	set, err := loadChains(data, split)
	if err != nil {
		return nil, err
	}
	var out []Item
	for _, item := range set {
		printer := ""
		if item.Printer != nil {
			printer = *item.Printer
		}
		out = append(out, Item{ID: item.ID, Text: item.Text, Printer: printer})
	}
	return out, nil
}

// Chains scores relay chains: each gold statement takes the prediction whose
// content overlaps it best; hops are compared in order, by overlap and kind,
// the printing outlet and hops outside the target sentence left out. A document
// or post that merely carries what a hop behind it says may be there or not.
func Chains(data string, split Split, predictions map[string]*sayso.Reading) (*Report, error) {
	set, err := loadChains(data, split)
	if err != nil {
		return nil, err
	}
	report := &Report{Task: "relay-chains dev", Split: split, Docs: len(set)}
	var exact, origin, kinds, hops, spare []counts
	for _, item := range set {
		r := predictions[item.ID]
		if r == nil {
			return nil, fmt.Errorf("no prediction for %s: run predict on the same part of the set", item.ID)
		}
		off := bytesOf(item.Text)
		target := span{off[item.Target[0]], off[item.Target[1]]}
		predicted := predictedChains(r, target)
		used := map[int]bool{}
		var e, o, k, h counts
		for _, gold := range item.Statements {
			var content []span
			for _, c := range gold.Content {
				content = append(content, span{off[c[0]], off[c[1]]})
			}
			var want []hop
			for _, g := range gold.Hops {
				want = append(want, hop{span{off[g.Span[0]], off[g.Span[1]]}, g.Kind})
			}
			best, score := -1, 0.0
			for i, p := range predicted {
				if s := iou(content, p.content); s > score {
					best, score = i, s
				}
			}
			e.gold, e.predicted, o.gold, o.predicted = e.gold+1, e.predicted+1, o.gold+1, o.predicted+1
			h.gold += float64(len(want))
			if best < 0 {
				report.Errors = append(report.Errors, Failure{"chain not found", item.ID, content[0].start, content[len(content)-1].end})
				continue
			}
			used[best] = true
			got := predicted[best].hops
			h.predicted += float64(len(got))
			if sameChain(want, got) || sameChain(withoutCarriers(want), withoutCarriers(got)) {
				e.right++
			} else {
				report.Errors = append(report.Errors, Failure{"chain wrong", item.ID, content[0].start, content[len(content)-1].end})
			}
			if len(want) == 0 && len(got) == 0 || len(want) > 0 && len(got) > 0 && want[len(want)-1].at.overlaps(got[len(got)-1].at) {
				o.right++
			}
			for _, w := range want {
				for _, g := range got {
					if w.at.overlaps(g.at) {
						h.right++
						k.gold, k.predicted = k.gold+1, k.predicted+1
						if w.kind == g.kind {
							k.right++
						}
						break
					}
				}
			}
		}
		n := float64(len(predicted))
		spare = append(spare, counts{n - float64(len(used)), n, n})
		exact, origin, kinds, hops = append(exact, e), append(origin, o), append(kinds, k), append(hops, h)
	}
	report.Measures = []Measure{measure("chain exact", exact), measure("origin accuracy", origin), measure("hop F1", hops),
		measure("kind accuracy, matched hops", kinds), measure("predictions without a gold statement", spare)}
	return report, nil
}

type predictedChain struct {
	content []span
	hops    []hop
}

// predictedChains gives the attributed statements whose content reaches into target.
func predictedChains(r *sayso.Reading, target span) []predictedChain {
	var out []predictedChain
	for _, st := range r.Statements {
		if st.Mode == sayso.Own {
			continue
		}
		var p predictedChain
		inside := false
		for _, c := range st.Content {
			s := span{c.Start, c.End}
			p.content = append(p.content, s)
			inside = inside || s.overlaps(target)
		}
		if !inside {
			continue
		}
		for _, h := range st.Chain[1:] {
			if h.Evidence != nil && h.Evidence.Start >= target.start && h.Evidence.End <= target.end {
				p.hops = append(p.hops, hop{span{h.Evidence.Start, h.Evidence.End}, string(h.Kind)})
			}
		}
		out = append(out, p)
	}
	return out
}

func sameChain(a, b []hop) bool {
	return slices.EqualFunc(a, b, func(x, y hop) bool { return x.kind == y.kind && x.at.overlaps(y.at) })
}

// withoutCarriers drops documents and posts that stand nearer the reader than
// somebody behind them.
func withoutCarriers(list []hop) []hop {
	var out []hop
	for i, h := range list {
		if (h.kind == "document" || h.kind == "social-post") && i < len(list)-1 {
			continue
		}
		out = append(out, h)
	}
	return out
}
