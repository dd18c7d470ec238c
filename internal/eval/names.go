package eval

import (
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sayso-news/sayso"
)

// nameDoc is a document with its gold names.
type nameDoc struct {
	id, text string
	gold     []name
}

type name struct {
	span
	kind string // person, organisation, place
}

// worldwideKinds are the classes of worldwide-ner that are scored; a facility is a place.
var worldwideKinds = map[string]string{"Person": "person", "Organization": "organisation", "Location": "place", "Facility": "place"}

// WorldwideItems gives the articles of outlets that no model is trained on:
// those for which the CRC-32 of the outlet's name is a multiple of 5.
func WorldwideItems(data string, split Split) ([]Item, error) {
	return nameItems(loadWorldwide(data, split))
}

// Worldwide scores the names of those articles: same start, end and kind. An
// outlet counts as an organisation.
func Worldwide(data string, split Split, readings map[string]*sayso.Reading) (*Report, error) {
	docs, err := loadWorldwide(data, split)
	if err != nil {
		return nil, err
	}
	return scoreNames("worldwide", split, docs, readings)
}

func nameItems(docs []nameDoc, err error) ([]Item, error) {
	if err != nil {
		return nil, err
	}
	var out []Item
	for _, doc := range docs {
		out = append(out, Item{ID: doc.id, Text: doc.text})
	}
	return out, nil
}

func loadWorldwide(data string, split Split) ([]nameDoc, error) {
	dir := filepath.Join(data, "worldwide-ner")
	paths, err := filepath.Glob(filepath.Join(dir, "*.tsv"))
	if err != nil || len(paths) == 0 {
		return nil, fmt.Errorf("no articles under %s", dir)
	}
	slices.Sort(paths)
	var out []nameDoc
	n := 0
	for _, path := range paths {
		if !worldwideUnseen(path) {
			continue
		}
		n++
		if !split.has(n-1, 5) {
			continue
		}
		doc, err := readWorldwide(path)
		if err != nil {
			return nil, err
		}
		out = append(out, doc)
	}
	return out, nil
}

// worldwideUnseen reports whether no model is trained on an article's outlet.
func worldwideUnseen(path string) bool {
	return crc32.ChecksumIEEE([]byte(worldwideOutlet(strings.TrimSuffix(filepath.Base(path), ".tsv"))))%5 == 0
}

func readWorldwide(path string) (nameDoc, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nameDoc{}, fmt.Errorf("read article: %w", err)
	}
	var b tagged
	for line := range strings.Lines(string(raw)) {
		col := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		word := strings.TrimSpace(col[0])
		if word == "" || strings.HasPrefix(word, "http") {
			continue
		}
		tag := "O"
		if len(col) > 1 {
			tag = col[1]
		}
		b.add(word, tag, " ", worldwideKinds)
	}
	return nameDoc{strings.TrimSuffix(filepath.Base(path), ".tsv"), b.text.String(), b.names}, nil
}

// worldwideOutlet is what stands in a file's name between region and number.
func worldwideOutlet(id string) string {
	id = strings.TrimSuffix(id, ".txt")
	if i := strings.LastIndexByte(id, '_'); i > 0 {
		id = id[:i]
	}
	_, id, _ = strings.Cut(id, "_")
	return id
}

// tagged puts a text together from words with BIO tags.
type tagged struct {
	text  strings.Builder
	names []name
	open  bool // the last word belongs to the last name
}

func (b *tagged) add(word, tag, space string, kinds map[string]string) {
	if b.text.Len() > 0 {
		b.text.WriteString(space)
	}
	start := b.text.Len()
	b.text.WriteString(word)
	prefix, class, _ := strings.Cut(tag, "-")
	kind := kinds[class]
	switch {
	case kind == "":
		b.open = false
	case b.open && prefix == "I" && b.names[len(b.names)-1].kind == kind:
		b.names[len(b.names)-1].end = b.text.Len()
	default:
		b.names = append(b.names, name{span{start, b.text.Len()}, kind})
		b.open = true
	}
}

// scoreNames compares the names of readings, kind by kind and together.
func scoreNames(task string, split Split, docs []nameDoc, readings map[string]*sayso.Reading) (*Report, error) {
	kinds := []string{"", "person", "organisation", "place"}
	all := make([][]counts, len(kinds))
	report := &Report{Task: task, Split: split, Docs: len(docs)}
	for _, doc := range docs {
		reading, ok := readings[doc.id]
		if !ok || reading == nil {
			return nil, fmt.Errorf("%s: no prediction for %s", task, doc.id)
		}
		got := namesOf(reading)
		for i, kind := range kinds {
			var c counts
			gold := map[name]bool{}
			for _, g := range doc.gold {
				if kind == "" || g.kind == kind {
					gold[g] = true
					c.gold++
				}
			}
			for _, p := range got {
				if kind == "" || p.kind == kind {
					c.predicted++
					if gold[p] {
						c.right++
					} else if kind == "" {
						report.Errors = append(report.Errors, Failure{Kind: "name " + p.kind, ID: doc.id, Start: p.start, End: p.end})
					}
				}
			}
			all[i] = append(all[i], c)
		}
	}
	for i, kind := range kinds {
		if kind == "" {
			kind = "names"
		}
		report.Measures = append(report.Measures, measure(kind+" exact F1", all[i]))
	}
	return report, nil
}

// namesOf gives the named mentions of a reading, an outlet as an organisation.
func namesOf(reading *sayso.Reading) (out []name) {
	for _, ent := range reading.Entities {
		kind := string(ent.Kind)
		if kind == "outlet" {
			kind = "organisation"
		}
		for _, men := range ent.Mentions {
			if men.Form == "name" {
				out = append(out, name{span{men.Start, men.End}, kind})
			}
		}
	}
	return out
}
