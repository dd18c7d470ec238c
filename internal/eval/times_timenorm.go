package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sayso-news/sayso"
)

// TimenormItems gives the documents of timenorm's list, each as one text that
// has every expression as a paragraph of its own, in order, so that those
// counted from another can be.
func TimenormItems(data string, split Split) ([]Item, error) {
	return timeItems(loadTimenorm(data, split))
}

// Timenorm scores the values of the expressions of the list: of the widest
// time found in an expression's paragraph. The rows that date a document are no
// expressions, and a document that stands in the other part of TBAQ-cleaned is
// left out with all its rows.
func Timenorm(data string, split Split, readings map[string]*sayso.Reading) (*Report, error) {
	docs, err := loadTimenorm(data, split)
	if err != nil {
		return nil, err
	}
	report := &Report{Task: "timenorm", Split: split, Docs: len(docs)}
	var all []counts
	for _, doc := range docs {
		got, err := timesOf(doc.id, readings)
		if err != nil {
			return nil, err
		}
		var c counts
		for _, gold := range doc.gold {
			c.gold, c.predicted = c.gold+1, c.predicted+1
			widest := timex{}
			for _, tx := range got {
				if tx.overlaps(gold.span) && tx.end-tx.start > widest.end-widest.start {
					widest = tx
				}
			}
			switch widest.value {
			case gold.value:
				c.right++
			case "":
				report.fail("not found", doc.id, gold.span)
			default:
				report.fail("value", doc.id, gold.span)
			}
		}
		all = append(all, c)
	}
	report.Measures = append(report.Measures, measure("value exact", all))
	return report, nil
}

// loadTimenorm reads the list. Its documents carry no names: each is that
// document of TimeBank whose date and expressions it repeats, and takes its
// name and its part.
func loadTimenorm(data string, split Split) ([]timeDoc, error) {
	path := filepath.Join(data, "timenorm-tsv", "train.tsv")
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read timenorm: %w", err)
	}
	var own, other map[string]string
	if own, err = timeBankSketches(data, split); err != nil {
		return nil, err
	}
	if other, err = timeBankSketches(data, 1-split); err != nil {
		return nil, err
	}
	var out []timeDoc
	for block := range strings.SplitSeq(strings.ReplaceAll(strings.TrimSpace(string(raw)), "\r\n", "\n"), "\n\n") {
		var doc timeDoc
		var text strings.Builder
		for i, line := range strings.Split(block, "\n") {
			f := strings.Split(line, "\t")
			if len(f) != 3 {
				return nil, fmt.Errorf("read %s: %q has %d fields, want 3", path, line, len(f))
			}
			if i == 0 {
				if doc.published, _ = documentTime(f[2]); doc.published.IsZero() {
					return nil, fmt.Errorf("read %s: the date %q cannot be read", path, f[2])
				}
				continue
			}
			doc.gold = append(doc.gold, timex{span{text.Len(), text.Len() + len(f[0])}, f[1], f[2]})
			text.WriteString(f[0] + ".\n\n")
		}
		doc.text = text.String()
		key := sketch(doc)
		if doc.id = own[key]; doc.id == "" {
			if other[key] == "" {
				return nil, fmt.Errorf("read %s: no document of TBAQ-cleaned has the times of %q", path, block[:min(len(block), 10)])
			}
			continue
		}
		out = append(out, doc)
	}
	slices.SortFunc(out, func(a, b timeDoc) int { return strings.Compare(a.id, b.id) })
	return out, nil
}

// timeBankSketches gives the names of the documents of a part by their sketches.
func timeBankSketches(data string, split Split) (map[string]string, error) {
	docs, err := loadTimeBank(data, split)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, doc := range docs {
		names[sketch(doc)] = doc.id
	}
	return names, nil
}

// sketch is a document's date with the values of its times in alphabetical order.
func sketch(doc timeDoc) string {
	parts := []string{}
	for _, tx := range doc.gold {
		words := strings.Join(strings.Fields(doc.text[tx.start:tx.end]), " ")
		parts = append(parts, strings.Trim(words, ".,"))
	}
	slices.Sort(parts)
	return doc.published.Format("2006-01-02") + "|" + strings.Join(parts, "|")
}
