package eval

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/sayso-news/sayso"
)

// plover is one row of plover-sentences: a sentence, two parties marked in it
// and the type of what the first does to the second. Spans are bytes.
type plover struct {
	id             string
	text           string
	source, target span
	kind           string
}

// loadPlover reads the rows of a split. Folds go by distinct sentence id in
// numeric order; the fifth fold is blind. Only the marks and the gold type are
// read; what the authors' models said is not.
func loadPlover(data string, split Split) ([]plover, error) {
	path := filepath.Join(data, "plover-sentences", "PLV_train.tsv")
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open plover-sentences: %w", err)
	}
	defer file.Close()
	var rows []plover
	var ids []int
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	var column map[string]int
	for n := 1; lines.Scan(); n++ {
		f := strings.Split(strings.TrimSuffix(lines.Text(), "\r"), "\t")
		if column == nil {
			column = map[string]int{}
			for i, name := range f {
				column[name] = i
			}
			for _, name := range [...]string{"sentence_id", "marked_sentence", "gold_root"} {
				if _, ok := column[name]; !ok {
					return nil, fmt.Errorf("read %s: no column %s", path, name)
				}
			}
			continue
		}
		if len(f) < len(column) {
			return nil, fmt.Errorf("read %s, line %d: %d fields, want %d", path, n, len(f), len(column))
		}
		id, err := strconv.Atoi(f[column["sentence_id"]])
		if err != nil {
			return nil, fmt.Errorf("read %s, line %d: %w", path, n, err)
		}
		row := unmark(unquote(f[column["marked_sentence"]]))
		row.id, row.kind = fmt.Sprintf("%d-%d", id, n), f[column["gold_root"]]
		rows, ids = append(rows, row), append(ids, id)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	distinct := slices.Compact(slices.Sorted(slices.Values(ids)))
	var out []plover
	for i, row := range rows {
		at, _ := slices.BinarySearch(distinct, ids[i])
		if split.has(at, 5) {
			out = append(out, row)
		}
	}
	return out, nil
}

// unquote takes the quoting of a field with quotation marks in it away.
func unquote(field string) string {
	if len(field) >= 2 && field[0] == '"' && field[len(field)-1] == '"' {
		return strings.ReplaceAll(field[1:len(field)-1], `""`, `"`)
	}
	return field
}

// unmark takes the marks around the parties out. A party that is not marked
// gets an empty span, which nothing overlaps.
func unmark(marked string) plover {
	var row plover
	var text strings.Builder
	for marked != "" {
		switch {
		case strings.HasPrefix(marked, "<s>"):
			row.source.start, marked = text.Len(), marked[3:]
		case strings.HasPrefix(marked, "</s>"):
			row.source.end, marked = text.Len(), marked[4:]
		case strings.HasPrefix(marked, "<t>"):
			row.target.start, marked = text.Len(), marked[3:]
		case strings.HasPrefix(marked, "</t>"):
			row.target.end, marked = text.Len(), marked[4:]
		default:
			text.WriteByte(marked[0])
			marked = marked[1:]
		}
	}
	row.text = text.String()
	return row
}

// PloverItems lists the sentences of plover-sentences, each a document.
func PloverItems(data string, split Split) ([]Item, error) {
	set, err := loadPlover(data, split)
	if err != nil {
		return nil, err
	}
	var out []Item
	for _, row := range set {
		out = append(out, Item{ID: row.id, Text: row.text})
	}
	return out, nil
}

// Plover scores types and parties of events. A marked pair takes the event
// whose parties overlap it best; where none overlaps it the type, the source
// and the target are wrong. CONCEDE and RETREAT are the set's YIELD.
func Plover(data string, split Split, predictions map[string]*sayso.Reading) (*Report, error) {
	set, err := loadPlover(data, split)
	if err != nil {
		return nil, err
	}
	report := &Report{Task: "plover-sentences train", Split: split, Docs: len(set)}
	pairs := make([][2]string, len(set)) // gold type, predicted type
	var types, sources, targets, found []counts
	for i, row := range set {
		r := predictions[row.id]
		if r == nil {
			return nil, fmt.Errorf("no prediction for %s: run predict on the same part of the set", row.id)
		}
		ev := eventOf(r, row)
		pairs[i] = [2]string{row.kind, "none"}
		t, s, g, f := counts{0, 1, 1}, counts{0, 1, 1}, counts{0, 1, 1}, counts{0, 1, 1}
		if ev != nil {
			f.right = 1
			pairs[i][1] = asYield(ev.Type)
			if pairs[i][0] == pairs[i][1] {
				t.right = 1
			}
			if partyAt(ev.Actors, row.source) {
				s.right = 1
			}
			if partyAt(ev.Recipients, row.target) {
				g.right = 1
			}
		}
		if t.right == 0 {
			report.Errors = append(report.Errors, Failure{fmt.Sprintf("%s taken for %s", pairs[i][0], pairs[i][1]), row.id, row.source.start, row.target.end})
		}
		types, sources, targets, found = append(types, t), append(sources, s), append(targets, g), append(found, f)
	}
	report.Measures = []Measure{measure("type accuracy", types), macroF1("type macro F1", pairs),
		measure("source found as actor", sources), measure("target found as recipient", targets), measure("an event of the pair found", found)}
	return report, nil
}

func asYield(kind string) string {
	if kind == "CONCEDE" || kind == "RETREAT" {
		return "YIELD"
	}
	return kind
}

func partyAt(list []sayso.Party, at span) bool {
	return slices.ContainsFunc(list, func(p sayso.Party) bool { return at.overlaps(span{p.Start, p.End}) })
}

// eventOf gives the event that fits a marked pair best, nil when no party of any
// overlaps it: a party in its role counts most, a party in the other role less.
func eventOf(r *sayso.Reading, row plover) *sayso.Event {
	var best *sayso.Event
	most := 0
	for i := range r.Events {
		ev := &r.Events[i]
		fit := 0
		for _, f := range [...]struct {
			list  []sayso.Party
			at    span
			worth int
		}{{ev.Actors, row.source, 3}, {ev.Recipients, row.target, 3}, {ev.Actors, row.target, 1}, {ev.Recipients, row.source, 1}} {
			if partyAt(f.list, f.at) {
				fit += f.worth
			}
		}
		if fit > most {
			best, most = ev, fit
		}
	}
	return best
}

// macroF1 is the mean F1 of the types that gold has, with its interval over items.
func macroF1(name string, pairs [][2]string) Measure {
	var kinds []string
	for _, p := range pairs {
		kinds = append(kinds, p[0])
	}
	slices.Sort(kinds)
	kinds = slices.Compact(kinds)
	of := func(draw func(i int) int) float64 {
		each := make(map[string]*counts, len(kinds))
		for _, kind := range kinds {
			each[kind] = new(counts)
		}
		for i := range pairs {
			p := pairs[draw(i)]
			each[p[0]].gold++
			if c := each[p[1]]; c != nil {
				c.predicted++
				if p[0] == p[1] {
					c.right++
				}
			}
		}
		total := 0.0
		for _, kind := range kinds {
			total += f1(*each[kind])
		}
		return total / float64(max(1, len(kinds)))
	}
	m := Measure{Name: name, Value: of(func(i int) int { return i })}
	rng := random(1)
	const rounds = 1000
	values := make([]float64, rounds)
	for i := range values {
		values[i] = of(func(int) int { return rng.below(len(pairs)) })
	}
	slices.Sort(values)
	m.Low, m.Top = values[rounds*25/1000], values[rounds*975/1000]
	return m
}
