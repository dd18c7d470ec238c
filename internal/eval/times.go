package eval

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/sayso-news/sayso"
)

// timex is one time expression, gold or predicted, in bytes.
type timex struct {
	span
	kind, value string
}

// timeDoc is a document with its gold time expressions.
type timeDoc struct {
	id, text  string
	published time.Time // zero when the set gives none
	gold      []timex
}

// items gives what is to be read of the documents of a set of times.
func timeItems(docs []timeDoc, err error) ([]Item, error) {
	if err != nil {
		return nil, err
	}
	var out []Item
	for _, doc := range docs {
		out = append(out, Item{ID: doc.id, Text: doc.text, Published: doc.published})
	}
	return out, nil
}

// timesOf gives the time expressions of the prediction for a document.
func timesOf(id string, readings map[string]*sayso.Reading) ([]timex, error) {
	r := readings[id]
	if r == nil {
		return nil, fmt.Errorf("no prediction for %s: run predict on the same part of the set", id)
	}
	var out []timex
	for _, tx := range r.Times {
		out = append(out, timex{span{tx.Start, tx.End}, tx.Type, tx.Value})
	}
	return out, nil
}

// TimeBankItems gives the documents of TempEval-3's training set, TBAQ-cleaned, dated by
// their document time.
func TimeBankItems(data string, split Split) ([]Item, error) {
	return timeItems(loadTimeBank(data, split))
}

// WikiWarsItems gives the articles of WikiWars. They are undated: the set's
// document time is the moment of a download, and no year of a war hangs on it.
func WikiWarsItems(data string, split Split) ([]Item, error) {
	return timeItems(loadWikiWars(data, split))
}

// TimeBank scores extents and values as TempEval-3 does (UzZaman et al. 2013):
// strict is the same extent, edge punctuation ignored; relaxed one that
// overlaps; value F1 counts the relaxed pairs whose values are the same string.
func TimeBank(data string, split Split, readings map[string]*sayso.Reading) (*Report, error) {
	docs, err := loadTimeBank(data, split)
	if err != nil {
		return nil, err
	}
	return scoreTimes("tempeval3", split, docs, readings)
}

// WikiWars scores values on the extents found, a TIMEX2 VAL read as a TIMEX3
// value, and the extents themselves. A gold expression without VAL counts for
// its extent only.
func WikiWars(data string, split Split, readings map[string]*sayso.Reading) (*Report, error) {
	docs, err := loadWikiWars(data, split)
	if err != nil {
		return nil, err
	}
	return scoreTimes("wikiwars", split, docs, readings)
}

func scoreTimes(task string, split Split, docs []timeDoc, readings map[string]*sayso.Reading) (*Report, error) {
	report := &Report{Task: task, Split: split, Docs: len(docs)}
	var strict, relaxed, values, kinds, found []counts
	for _, doc := range docs {
		got, err := timesOf(doc.id, readings)
		if err != nil {
			return nil, err
		}
		c := counts{predicted: float64(len(got)), gold: float64(len(doc.gold))}
		s, r, v, k := c, c, c, c
		var f counts
		used := make([]bool, len(got))
		for _, gold := range doc.gold {
			at := counterpart(doc.text, gold, got, used)
			if at < 0 {
				report.fail("not found", doc.id, gold.span)
				continue
			}
			used[at] = true
			r.right++
			if sameWords(doc.text, gold.span, got[at].span) {
				s.right++
			} else {
				report.fail("extent", doc.id, gold.span)
			}
			if gold.kind == got[at].kind {
				k.right++
			}
			if gold.value == "" {
				continue
			}
			f.gold, f.predicted = f.gold+1, f.predicted+1
			if gold.value == got[at].value {
				f.right++
				v.right++
			} else {
				report.fail("value", doc.id, gold.span)
			}
		}
		for i, tx := range got {
			if !used[i] {
				report.fail("none there", doc.id, tx.span)
			}
		}
		strict, relaxed, values, kinds, found = append(strict, s), append(relaxed, r), append(values, v), append(kinds, k), append(found, f)
	}
	report.Measures = append(report.Measures, measure("extent F1, strict", strict), measure("extent F1, relaxed", relaxed),
		measure("value F1", values), measure("value accuracy on extents found", found))
	if task == "tempeval3" {
		report.Measures = append(report.Measures, measure("type F1", kinds))
	}
	return report, nil
}

func (r *Report) fail(kind, id string, at span) {
	r.Errors = append(r.Errors, Failure{kind, id, at.start, at.end})
}

// counterpart gives the unused prediction for a gold expression: the one of the same
// words, else the one that shares the most bytes; -1 when none overlaps.
func counterpart(text string, gold timex, got []timex, used []bool) int {
	best, most := -1, 0
	for i, tx := range got {
		if used[i] || !tx.overlaps(gold.span) {
			continue
		}
		if sameWords(text, gold.span, tx.span) {
			return i
		}
		if n := common(tx.span, gold.span); n > most {
			best, most = i, n
		}
	}
	return best
}

// sameWords says whether two spans are one when edge punctuation is ignored.
func sameWords(text string, a, b span) bool {
	return slices.Equal(bare(text, []span{a}), bare(text, []span{b}))
}

func loadTimeBank(data string, split Split) ([]timeDoc, error) {
	dir := filepath.Join(data, "tempeval3", "TBAQ-cleaned")
	paths, err := filepath.Glob(filepath.Join(dir, "*", "*.tml"))
	if err != nil || len(paths) == 0 {
		return nil, fmt.Errorf("no TimeML documents under %s", dir)
	}
	// One text stands in the set twice, under two dates; the first is kept.
	paths = slices.DeleteFunc(paths, func(path string) bool { return filepath.Base(path) == "APW20000115.0209.tml" })
	slices.SortFunc(paths, func(a, b string) int { return strings.Compare(filepath.Base(a), filepath.Base(b)) })
	var out []timeDoc
	for i, path := range paths {
		if !split.has(i, 5) {
			continue
		}
		doc, err := readTimeML(path)
		if err != nil {
			return nil, err
		}
		out = append(out, doc)
	}
	return out, nil
}

func readTimeML(path string) (timeDoc, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return timeDoc{}, fmt.Errorf("read document: %w", err)
	}
	head, body, ok := strings.Cut(string(raw), "<TEXT>")
	body, _, closed := strings.Cut(body, "</TEXT>")
	_, dct, dated := strings.Cut(head, "<DCT>")
	if !ok || !closed || !dated {
		return timeDoc{}, fmt.Errorf("read %s: no TEXT or no DCT", path)
	}
	doc := timeDoc{id: strings.TrimSuffix(filepath.Base(path), ".tml")}
	doc.text, doc.gold = inlineTimes(body, "TIMEX3", "value")
	if doc.published, ok = documentTime(attribute(dct, "value")); !ok {
		return timeDoc{}, fmt.Errorf("read %s: its DCT cannot be read", path)
	}
	return doc, nil
}

// documentTime reads the value of a document time, as it shows on the clock of
// the newsroom: no set says where that hangs.
func documentTime(value string) (time.Time, bool) {
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02"} {
		if t, err := time.Parse(layout, value); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

func loadWikiWars(data string, split Split) ([]timeDoc, error) {
	dir := filepath.Join(data, "wikiwars", "keyinline")
	paths, err := filepath.Glob(filepath.Join(dir, "*.xml"))
	if err != nil || len(paths) == 0 {
		return nil, fmt.Errorf("no WikiWars articles under %s", dir)
	}
	slices.Sort(paths)
	var out []timeDoc
	for i, path := range paths {
		if !split.has(i, 5) {
			continue
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("read article: %w", err)
		}
		_, body, ok := strings.Cut(string(raw), "<TEXT>")
		body, _, closed := strings.Cut(body, "</TEXT>")
		if !ok || !closed {
			return nil, fmt.Errorf("read %s: no TEXT", path)
		}
		doc := timeDoc{id: strings.TrimSuffix(filepath.Base(path), ".key.xml")}
		doc.text, doc.gold = inlineTimes(body, "TIMEX2", "val")
		out = append(out, doc)
	}
	return out, nil
}

// tagPattern finds a tag or an entity.
var tagPattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<[^<>]*>|&#?\w+;`) })

// inlineTimes takes the tags out of a text and gives the elements of a name that
// hold words, in text order.
func inlineTimes(body, element, value string) (string, []timex) {
	var b strings.Builder
	var out []timex
	var open []int // of out
	last := 0
	for _, m := range tagPattern().FindAllStringIndex(body, -1) {
		b.WriteString(body[last:m[0]])
		last = m[1]
		switch tag := body[m[0]:m[1]]; {
		case tag[0] == '&':
			b.WriteString(html.UnescapeString(tag))
		case strings.HasPrefix(tag, "<"+element):
			open = append(open, len(out))
			out = append(out, timex{span{b.Len(), b.Len()}, attribute(tag, "type"), attribute(tag, value)})
		case strings.HasPrefix(tag, "</"+element) && len(open) > 0:
			out[open[len(open)-1]].end = b.Len()
			open = open[:len(open)-1]
		}
	}
	b.WriteString(body[last:])
	return b.String(), slices.DeleteFunc(out, func(tx timex) bool { return tx.start >= tx.end })
}

// attribute gives the value of an attribute in a tag, "" when it has none.
func attribute(tag, name string) string {
	_, rest, ok := strings.Cut(tag, " "+name+`="`)
	if !ok {
		return ""
	}
	value, _, _ := strings.Cut(rest, `"`)
	return value
}
