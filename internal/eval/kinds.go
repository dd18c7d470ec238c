package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sayso-news/sayso"
)

// kindItem is one line of source-kinds' dev.jsonl; offsets are code points.
type kindItem struct {
	ID     string   `json:"id"`
	Outlet string   `json:"outlet"`
	Text   string   `json:"text"`
	Source [][2]int `json:"source"`
	Kind   string   `json:"kind"`
}

func loadKinds(data string, split Split) ([]kindItem, error) {
	path := filepath.Join(data, "source-kinds", "dev.jsonl")
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open source-kinds: %w", err)
	}
	defer file.Close()
	var all []kindItem
	dec := json.NewDecoder(bufio.NewReader(file))
	for {
		var item kindItem
		if err := dec.Decode(&item); err == io.EOF {
			break
		} else if err != nil {
			return nil, fmt.Errorf("read %s, object %d: %w", path, len(all)+1, err)
		}
		if len(item.Source) == 0 {
			return nil, fmt.Errorf("read %s: %s has no source span", path, item.ID)
		}
		all = append(all, item)
	}
	slices.SortFunc(all, func(a, b kindItem) int { return strings.Compare(a.ID, b.ID) })
	var out []kindItem
	for i, item := range all {
		if split.has(i, 5) {
			out = append(out, item)
		}
	}
	return out, nil
}

// SourceItem is a document with one source in it whose kind is asked for.
type SourceItem struct {
	Item
	Start, End int // bytes of Text: from the source's first part to the end of its first
}

// SourceItems lists the sources of source-kinds.
func SourceItems(data string, split Split) ([]SourceItem, error) {
	set, err := loadKinds(data, split)
	if err != nil {
		return nil, err
	}
	var out []SourceItem
	for _, item := range set {
		off := bytesOf(item.Text)
		out = append(out, SourceItem{Item: Item{ID: item.ID, Text: item.Text, Printer: item.Outlet},
			Start: off[item.Source[0][0]], End: off[item.Source[0][1]]})
	}
	return out, nil
}

// KindPrediction is the kind given to one source.
type KindPrediction struct {
	ID   string        `json:"id"`
	Kind sayso.HopKind `json:"kind"`
}

// ReadKinds reads a file of kind predictions, by id.
func ReadKinds(path string) (map[string]sayso.HopKind, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open predictions: %w", err)
	}
	defer file.Close()
	out := map[string]sayso.HopKind{}
	dec := json.NewDecoder(bufio.NewReader(file))
	for {
		var p KindPrediction
		if err := dec.Decode(&p); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("read predictions %s, object %d: %w", path, len(out)+1, err)
		}
		out[p.ID] = p.Kind
	}
}

// Kinds scores the kinds of sources: the share that is right, over all and for
// each kind of the set.
func Kinds(data string, split Split, predictions map[string]sayso.HopKind) (*Report, error) {
	set, err := loadKinds(data, split)
	if err != nil {
		return nil, err
	}
	report := &Report{Task: "source-kinds dev", Split: split, Docs: len(set)}
	var all []counts
	each := map[string][]counts{}
	for _, item := range set {
		kind, ok := predictions[item.ID]
		if !ok {
			return nil, fmt.Errorf("no prediction for %s: run predict on the same part of the set", item.ID)
		}
		c := counts{0, 1, 1}
		if string(kind) == item.Kind {
			c.right = 1
		} else {
			off := bytesOf(item.Text)
			report.Errors = append(report.Errors, Failure{fmt.Sprintf("%s taken for %s", item.Kind, kind), item.ID, off[item.Source[0][0]], off[item.Source[0][1]]})
		}
		all = append(all, c)
		each[item.Kind] = append(each[item.Kind], c)
	}
	report.Measures = []Measure{measure("kind accuracy", all)}
	for _, kind := range [...]sayso.HopKind{sayso.HopOutlet, sayso.HopPerson, sayso.HopOrganisation, sayso.HopDocument, sayso.HopSocialPost, sayso.HopUnnamedPerson, sayso.HopUnnamedGroup} {
		if list := each[string(kind)]; len(list) > 0 {
			report.Measures = append(report.Measures, measure("kind accuracy, "+string(kind), list))
		}
	}
	return report, nil
}
