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

// Traced is one line of a file of predictions about many stories: one of its
// fields is set. Stories are named by their ids in the set.
type Traced struct {
	Group *TracedGroup `json:"group,omitempty"`
	Pair  *TracedPair  `json:"pair,omitempty"`
	Relay *TracedRelay `json:"relay,omitempty"`
	Claim *sayso.Claim `json:"claim,omitempty"` // Path of its evidence is the id in the set
	// Stories gives the id in the set of each story id in Claim.
	Stories map[string]string `json:"stories,omitempty"`
}

// TracedGroup is stories behind which there is one text or one report. Texts
// numbers the text of each member: those that only retell the report have others.
type TracedGroup struct {
	Members []string `json:"members"`
	Texts   []int    `json:"texts"`
}

// TracedPair is two stories and what they are to each other as texts.
type TracedPair struct {
	A        string             `json:"a"`
	B        string             `json:"b"`
	Relation sayso.CopyRelation `json:"relation"`
}

// TracedRelay says that one story took it from another.
type TracedRelay struct {
	From string `json:"from"`
	To   string `json:"to"` // "" when only the outlet is known
}

// ReadTraced reads a file of predictions about many stories.
func ReadTraced(path string) ([]Traced, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open predictions: %w", err)
	}
	defer file.Close()
	var out []Traced
	dec := json.NewDecoder(bufio.NewReaderSize(file, 1<<20))
	for {
		var t Traced
		if err := dec.Decode(&t); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("read predictions %s, object %d: %w", path, len(out)+1, err)
		}
		out = append(out, t)
	}
}

// copyGold is the annotated collection: who copied whom, who relays whom, and
// which documents carry which claim.
type copyGold struct {
	dir    string
	docs   []StoryItem
	event  map[string]string // of each document
	groups []goldGroups
	pairs  []goldPair
	claims []goldClaim
	relays []goldRelay
}

// StoryItem is a document of the collection with what its table says of it.
type StoryItem struct {
	Item
	Path string
	Line []string // the fields of its line in docs.tsv
}

type goldGroups struct {
	Event  string `json:"event"`
	Groups []struct {
		Members []string `json:"members"`
		Kind    string   `json:"kind"`
	} `json:"groups"`
	Singletons []string `json:"singletons"`
}

type goldPair struct {
	A         string             `json:"a"`
	B         string             `json:"b"`
	Event     string             `json:"event"`
	Label     sayso.CopyRelation `json:"label"`
	Candidate bool               `json:"candidate"`
}

type goldClaim struct {
	ID        string `json:"id"`
	Event     string `json:"event"`
	Documents []struct {
		Doc      string `json:"doc"`
		Value    string `json:"value"`
		Relation string `json:"relation"`
		Span     string `json:"span"`
	} `json:"documents"`
	Origins  [][]string      `json:"origins"`
	NOrigins int             `json:"n_origins"`
	Unknown  []string        `json:"unknown"`
	NPrimary json.RawMessage `json:"n_primary"`
}

type goldRelay struct {
	Doc    string `json:"doc"`
	Relays string `json:"relays"`
	Event  string `json:"event"`
	Target string `json:"target_outlet"`
}

// loadCopyGold reads one part of the collection: every fifth event by name is
// blind. Whatever belongs to two events belongs to the part only if both do.
func loadCopyGold(data string, split Split) (*copyGold, error) {
	g := &copyGold{dir: filepath.Join(data, "copy-gold"), event: map[string]string{}}
	var all []goldGroups
	if err := readLines(filepath.Join(g.dir, "groups-dev.jsonl"), &all); err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b goldGroups) int { return strings.Compare(a.Event, b.Event) })
	in := map[string]bool{}
	for i, e := range all {
		if split.has(i, 5) {
			in[e.Event] = true
			g.groups = append(g.groups, e)
		}
	}
	table, err := os.ReadFile(filepath.Join(g.dir, "docs.tsv"))
	if err != nil {
		return nil, fmt.Errorf("read copy-gold: %w", err)
	}
	for i, line := range strings.Split(strings.TrimSuffix(string(table), "\n"), "\n") {
		f := strings.Split(line, "\t")
		if i == 0 || len(f) < 7 || !in[f[2]] {
			continue
		}
		path := filepath.Join(g.dir, "docs", f[0]+".txt")
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("read copy-gold: %w", err)
		}
		g.event[f[0]] = f[2]
		g.docs = append(g.docs, StoryItem{Item{ID: f[0], Text: string(text), Printer: f[4]}, path, f})
	}
	if err := readLines(filepath.Join(g.dir, "pairs-dev.jsonl"), &g.pairs); err != nil {
		return nil, err
	}
	if err := readLines(filepath.Join(g.dir, "claims-dev.jsonl"), &g.claims); err != nil {
		return nil, err
	}
	if err := readLines(filepath.Join(g.dir, "relays-dev.jsonl"), &g.relays); err != nil {
		return nil, err
	}
	out := func(event string) bool { return !in[event] }
	g.pairs = slices.DeleteFunc(g.pairs, func(p goldPair) bool { return out(g.event[p.A]) || out(g.event[p.B]) })
	g.claims = slices.DeleteFunc(g.claims, func(c goldClaim) bool { return out(c.Event) })
	g.relays = slices.DeleteFunc(g.relays, func(r goldRelay) bool { return out(g.event[r.Doc]) })
	return g, nil
}

// TraceItems lists the documents of one part of copy-gold, to be traced together.
func TraceItems(data string, split Split) ([]StoryItem, error) {
	g, err := loadCopyGold(data, split)
	if err != nil {
		return nil, err
	}
	return g.docs, nil
}

func readLines[T any](path string, out *[]T) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("open annotated set: %w", err)
	}
	defer file.Close()
	dec := json.NewDecoder(bufio.NewReaderSize(file, 1<<20))
	for {
		var v T
		if err := dec.Decode(&v); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("read %s, object %d: %w", path, len(*out)+1, err)
		}
		*out = append(*out, v)
	}
}

// resampled gives a measure that is no sum over documents: value computes it
// from the units drawn (all of them when draw is nil).
func resampled(name string, units int, value func(draw []int) float64) Measure {
	all := make([]int, units)
	for i := range all {
		all[i] = i
	}
	m := Measure{Name: name, Value: value(all)}
	rng := random(1)
	const rounds = 1000
	values := make([]float64, rounds)
	draw := make([]int, units)
	for i := range values {
		for k := range draw {
			draw[k] = rng.below(units)
		}
		values[i] = value(draw)
	}
	slices.Sort(values)
	m.Low, m.Top = values[rounds*25/1000], values[rounds*975/1000]
	return m
}
