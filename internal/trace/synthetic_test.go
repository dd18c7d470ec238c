package trace_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/store/sqlite"
	"github.com/sayso-news/sayso/internal/trace"
)

// synthetic makes readings that look like news to the tracer: events with
// actors, a place and counts; own stories about them; copies, abridged or with
// a local paragraph, of a third of them; credits; versions; some without time.
type synthetic struct {
	rng    *rand.Rand
	n      int // stories made so far
	events []*event
}

type event struct {
	names  []string
	number int
	agency *sayso.Reading
}

func newSynthetic(seed uint64) *synthetic { return &synthetic{rng: rand.New(rand.NewPCG(seed, 1))} }

var syllables = strings.Fields("ba be bo da de do fa fe ga go ka ke ko la le lo ma me mo na ne no pa pe ra re ro sa se so ta te to va ve vo za zo")

// word makes a word; there are some tens of thousands of them.
func (g *synthetic) word(n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(syllables[g.rng.IntN(len(syllables))])
	}
	return b.String()
}

func (g *synthetic) name() string {
	w := g.word(3)
	return strings.ToUpper(w[:1]) + w[1:]
}

// common gives a word of a vocabulary of 2,000, frequent ones first.
func (g *synthetic) common() string {
	n := int(float64(2000) * g.rng.Float64() * g.rng.Float64())
	return syllables[n%38] + syllables[n/38%38] + syllables[(n*7)%38]
}

// next makes one more reading: about thirty stories to an event.
func (g *synthetic) next() *sayso.Reading {
	if len(g.events) == 0 || g.rng.IntN(30) == 0 {
		e := &event{number: 3 + g.rng.IntN(40)}
		for range 5 {
			e.names = append(e.names, g.name())
		}
		g.events = append(g.events, e)
		if len(g.events) > 12 {
			g.events = g.events[1:]
		}
	}
	e := g.events[g.rng.IntN(len(g.events))]
	outlet := fmt.Sprintf("%s Herald", []string{"North", "South", "East", "West", "River", "Lake", "Hill", "Coast"}[g.rng.IntN(8)])
	var paragraphs []string
	if e.agency != nil && g.rng.IntN(3) == 0 {
		paragraphs = strings.Split(e.agency.Text, "\n\n")
		switch g.rng.IntN(3) {
		case 0:
			paragraphs = paragraphs[:len(paragraphs)*2/3]
		case 1:
			paragraphs = append([]string{g.sentence(e) + " " + g.sentence(e)}, paragraphs...)
		}
	} else {
		for range 8 {
			paragraphs = append(paragraphs, g.sentence(e)+" "+g.sentence(e)+" "+g.sentence(e))
		}
		if g.rng.IntN(6) == 0 {
			paragraphs[1] = fmt.Sprintf("The North Herald reported that %d people died in %s.", e.number, e.names[0])
		}
	}
	published := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(g.n) * 5 * time.Minute)
	g.n++
	r := reading(outlet, &published, strings.Join(paragraphs, "\n\n"))
	if g.rng.IntN(20) == 0 {
		r.Story.Published.Time = nil
	}
	if e.agency == nil {
		e.agency = r
	}
	return r
}

func (g *synthetic) sentence(e *event) string {
	if g.rng.IntN(5) == 0 {
		n := e.number
		if g.rng.IntN(6) == 0 {
			n += 1 + g.rng.IntN(3)
		}
		return fmt.Sprintf("At least %d people died when the %s %s fell in %s.", n, g.common(), e.names[1], e.names[0])
	}
	words := []string{e.names[g.rng.IntN(len(e.names))]}
	for range 12 {
		words = append(words, g.common())
	}
	return strings.Join(words, " ") + "."
}

// reading makes a reading in which every sentence is a statement in the
// outlet's own voice.
func reading(outlet string, published *time.Time, text string) *sayso.Reading {
	r := &sayso.Reading{Version: 1, Text: text, Story: sayso.Story{Outlet: sayso.Outlet{Name: outlet}, Published: sayso.Published{Time: published, Basis: sayso.BasisOption}, Language: "en"}}
	at := 0
	for _, s := range strings.SplitAfter(text, ".") {
		start, end := at, at+len(s)
		at = end
		for start < end && (text[start] == ' ' || text[start] == '\n') {
			start++
		}
		if end-start < 5 {
			continue
		}
		r.Statements = append(r.Statements, sayso.Statement{ID: fmt.Sprintf("s%d", len(r.Statements)+1), Mode: sayso.Own, Polarity: "positive",
			Content: []sayso.Passage{{Start: start, End: end, Text: text[start:end]}}, Chain: sayso.Chain{{Name: outlet, Kind: sayso.HopOutlet}},
			Origin: sayso.OriginRef{Name: outlet, State: sayso.OriginNamed}})
	}
	for at := 0; at < len(text); {
		end := strings.Index(text[at:], "\n\n")
		if end < 0 {
			end = len(text) - at
		}
		r.Blocks = append(r.Blocks, sayso.Block{Kind: sayso.BlockParagraph, Start: at, End: at + end})
		at += end + 2
	}
	return r
}

// kept gives a reading what a store wants; its id hangs on its text and n.
func kept(r *sayso.Reading, n int) *store.Kept {
	r.Story.ID = sqlite.HashItem(fmt.Appendf(nil, "%s %s %d", r.Text, r.Story.Outlet.Name, n))[:16]
	r.Story.Path = fmt.Sprintf("story-%d.txt", n)
	k := &store.Kept{Reading: r, Item: sayso.Item{Path: r.Story.Path, Bytes: []byte(r.Text)}}
	k.Story = store.Story{ID: r.Story.ID, Path: r.Story.Path, Outlet: r.Story.Outlet, Language: "en", Status: store.StatusRead, Basis: sayso.BasisOption}
	if r.Story.Published.Time != nil {
		k.Story.Published = *r.Story.Published.Time
	}
	return k
}

// desk is a database with its tracer.
type desk struct {
	dir    string
	db     *sqlite.Store
	tracer *trace.Tracer
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	dir := t.TempDir()
	db, err := sqlite.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return &desk{dir, db, trace.New()}
}

// add adds stories in one transaction.
func (d *desk) add(t testing.TB, stories ...*store.Kept) {
	t.Helper()
	err := d.db.Write(t.Context(), func(tx *sqlite.Tx) error {
		for _, k := range stories {
			seq, isNew, err := tx.Put(k)
			if err != nil {
				return err
			}
			if !isNew {
				continue
			}
			if err := d.tracer.Add(tx, seq, trace.Prepare(k.Reading, k.Story.SeenAt), nil); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (d *desk) settle(t testing.TB) {
	t.Helper()
	err := d.tracer.SettleAll(t.Context(), func(f func(trace.Index) error) error {
		return d.db.Write(t.Context(), func(tx *sqlite.Tx) error { return f(tx) })
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (d *desk) view(t testing.TB) *trace.View {
	t.Helper()
	d.settle(t)
	v, err := trace.Load(t.Context(), d.db)
	if err != nil {
		t.Fatal(err)
	}
	return v
}
