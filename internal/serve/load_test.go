package serve_test

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/serve"
	"github.com/sayso-news/sayso/internal/serve/digest"
	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/store/sqlite"
	"github.com/sayso-news/sayso/internal/trace"
)

var (
	loadStories = flag.Int("load", 0, "stories of the load test; 0 leaves it out")
	loadDir     = flag.String("load-dir", "", "folder of the load test's database, kept from run to run")
	loadFor     = flag.Duration("load-for", 30*time.Second, "how long readers read")
)

// press makes readings that look like news to the tracer: an event has five
// names, ten sentences, some thirty stories; a third of them are copies.
type press struct {
	rng    *rand.Rand
	events []*affair
	made   int
}

type affair struct {
	names, sentences []string
	sources          []int
	agency           *sayso.Reading
}

var syllables = strings.Fields("ba be bo da de do fa fe ga go ka ke ko la le lo ma me mo na ne no pa pe ra re ro sa se so ta te to va ve vo za zo")

func (p *press) word(n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(syllables[p.rng.IntN(len(syllables))])
	}
	return b.String()
}

func (p *press) name() string {
	w := p.word(3)
	return strings.ToUpper(w[:1]) + w[1:]
}

func (p *press) affair() *affair {
	a := &affair{}
	for range 5 {
		a.names = append(a.names, p.name()+" "+p.name())
	}
	for range 10 {
		words := []string{a.names[p.rng.IntN(5)], p.word(2) + "ed", fmt.Sprint(3 + p.rng.IntN(90)), p.word(3), "in", p.name(), "on 4 November 2025", "after", p.word(2), p.word(3), "near", p.name()}
		a.sentences = append(a.sentences, strings.Join(words, " "))
		a.sources = append(a.sources, p.rng.IntN(5))
	}
	return a
}

// next makes one more reading.
func (p *press) next() *sayso.Reading {
	if len(p.events) == 0 || p.rng.IntN(30) == 0 {
		if p.events = append(p.events, p.affair()); len(p.events) > 8 {
			p.events = p.events[1:]
		}
	}
	a := p.events[p.rng.IntN(len(p.events))]
	p.made++
	outlet := fmt.Sprintf("Outlet %d", 1+int(200*p.rng.Float64()*p.rng.Float64()))
	at := time.Date(2024, 1, 1, 0, 5*p.made, 0, 0, time.UTC)
	r := &sayso.Reading{Version: 1, Story: sayso.Story{ID: fmt.Sprintf("%016x", uint64(p.made)*0x9e3779b97f4a7c15), Path: fmt.Sprint(p.made), Title: a.names[0] + " " + p.word(3) + " " + p.word(2),
		Outlet: sayso.Outlet{Name: outlet}, Published: sayso.Published{Time: &at, Basis: sayso.BasisMeta}, Language: "en"}}
	copied := a.agency != nil && p.rng.IntN(3) == 0
	order := p.rng.Perm(10)[:4+p.rng.IntN(6)]
	if copied {
		order = []int{0, 1, 2, 3, 4, 5}
	}
	var b strings.Builder
	for i, n := range a.names {
		r.Entities = append(r.Entities, sayso.Entity{ID: fmt.Sprintf("e%d", i+1), Name: n, Kind: sayso.KindPerson, Descriptions: []sayso.Description{{Text: "the " + strings.ToLower(n[:4])}}})
	}
	for k, i := range order {
		start := b.Len()
		b.WriteString(a.sentences[i])
		con := sayso.Passage{Start: start, End: b.Len(), Text: a.sentences[i]}
		for e := range a.names {
			if at := strings.Index(a.sentences[i], a.names[e]); at >= 0 {
				r.Entities[e].Mentions = append(r.Entities[e].Mentions, sayso.Mention{Passage: sayso.Passage{Start: start + at, End: start + at + len(a.names[e]), Text: a.names[e]}, Form: "name"})
			}
		}
		if at := strings.Index(a.sentences[i], "4 November"); at >= 0 {
			r.Times = append(r.Times, sayso.Time{ID: fmt.Sprintf("t%d", k+1), Passage: sayso.Passage{Start: start + at, End: start + at + 15, Text: "4 November 2025"}, Type: "DATE", Value: "2025-11-04", Anchor: "publication", Resolved: true})
		}
		b.WriteString(", ")
		src := a.sources[i]
		from := b.Len()
		b.WriteString(a.names[src])
		ev := sayso.Passage{Start: from, End: b.Len(), Text: a.names[src]}
		r.Entities[src].Mentions = append(r.Entities[src].Mentions, sayso.Mention{Passage: ev, Form: "name"})
		b.WriteString(" said")
		cue := sayso.Passage{Start: b.Len() - 4, End: b.Len(), Text: "said"}
		id := fmt.Sprintf("e%d", src+1)
		r.Statements = append(r.Statements, sayso.Statement{ID: fmt.Sprintf("s%d", k+1), Content: []sayso.Passage{con}, Cue: &cue, Sources: []sayso.Source{{Passage: ev, Entity: &id}}, Mode: sayso.Indirect, Polarity: "positive",
			Hedges: []sayso.Passage{}, Chain: sayso.Chain{{Name: outlet, Kind: sayso.HopOutlet}, {Name: a.names[src], Kind: sayso.HopPerson, Entity: &id, Link: "said", Evidence: &ev}},
			Origin: sayso.OriginRef{Name: a.names[src], State: sayso.OriginNamed}, Events: []string{}, SameAs: []string{}, By: "test", Score: 1})
		b.WriteString(".\n\n")
		r.Blocks = append(r.Blocks, sayso.Block{Kind: sayso.BlockParagraph, Start: start, End: b.Len() - 2})
	}
	for range 4 { // words of its own
		start := b.Len()
		for range 40 {
			b.WriteString(p.word(2) + " ")
		}
		r.Blocks = append(r.Blocks, sayso.Block{Kind: sayso.BlockParagraph, Start: start, End: b.Len()})
		b.WriteString("\n\n")
	}
	r.Text = b.String()
	if a.agency == nil {
		a.agency = r
	}
	return r
}

// fillPress keeps n stories.
func fillPress(t testing.TB, db *sqlite.Store, n int) {
	p, tracer := &press{rng: rand.New(rand.NewPCG(1, 1))}, trace.New()
	for p.made < n {
		err := db.Write(t.Context(), func(tx *sqlite.Tx) error {
			for range min(500, n-p.made) {
				r := p.next()
				k := store.Kept{Story: store.Story{ID: r.Story.ID, Path: r.Story.Path, Title: r.Story.Title, Outlet: r.Story.Outlet, Language: "en", Published: *r.Story.Published.Time,
					Basis: sayso.BasisMeta, Status: store.StatusRead, Reader: "test"}, Item: sayso.Item{Path: r.Story.Path, Bytes: []byte(r.Text)}, Reading: r}
				seq, isNew, err := tx.Put(&k)
				if err != nil {
					return err
				}
				if isNew {
					if err := tracer.Add(tx, seq, trace.Prepare(r, time.Time{}), nil); err != nil {
						return err
					}
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestLoad measures every kind of page while fifty readers open one a second
// each. It needs -load, and prints what it measured: it asserts no time.
func TestLoad(t *testing.T) {
	if *loadStories == 0 {
		t.Skip("asked for with -load 100000 -load-dir DIR")
	}
	dir := *loadDir
	if dir == "" {
		dir = t.TempDir()
	}
	db, err := sqlite.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	began := time.Now()
	stories := func() int {
		n, err := db.Sums(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if stories() == 0 {
		if stale, err := db.StaleCount(t.Context()); err != nil || stale == 0 {
			fillPress(t, db, *loadStories)
			t.Logf("kept %d stories in %v", *loadStories, time.Since(began).Round(time.Second))
		}
	}
	settle := func(ctx context.Context) error {
		return trace.New().SettleAll(ctx, func(f func(trace.Index) error) error {
			return db.Write(ctx, func(tx *sqlite.Tx) error { return f(tx) })
		})
	}
	began = time.Now()
	keeper := &digest.Keeper{Facts: db, Settle: settle, Log: slog.New(slog.NewTextHandler(io.Discard, nil))}
	if err := keeper.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d stories; worked out in %v", stories(), time.Since(began).Round(time.Second))

	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- serve.New(serve.Options{Source: db}).Serve(ctx, ln) }()
	base := "http://" + ln.Addr().String()
	kinds := addresses(t, db)
	var names []string
	for k := range kinds {
		names = append(names, k)
	}
	slices.Sort(names)
	took := map[string][]time.Duration{}
	weight := map[string]int{}
	var mu sync.Mutex
	var readers sync.WaitGroup
	until := time.Now().Add(*loadFor)
	for i := range 50 {
		readers.Go(func() {
			rng := rand.New(rand.NewPCG(7, uint64(i)))
			client := &http.Client{}
			time.Sleep(time.Duration(rng.IntN(1000)) * time.Millisecond)
			for time.Now().Before(until) {
				kind := names[rng.IntN(len(names))]
				path := kinds[kind][rng.IntN(len(kinds[kind]))]
				start := time.Now()
				res, err := client.Get(base + path)
				if err != nil {
					t.Error(err)
					return
				}
				b, err := io.ReadAll(res.Body)
				res.Body.Close()
				d := time.Since(start)
				if err != nil || res.StatusCode != 200 {
					t.Errorf("%s: %s %v", path, res.Status, err)
				}
				mu.Lock()
				took[kind] = append(took[kind], d)
				weight[kind] = max(weight[kind], len(b))
				mu.Unlock()
				time.Sleep(max(0, time.Second-d))
			}
		})
	}
	readers.Wait()
	stop()
	if err := <-served; err != nil {
		t.Error(err)
	}
	var all []time.Duration
	for _, k := range names {
		slices.Sort(took[k])
		all = append(all, took[k]...)
		t.Logf("%-14s n %4d  p50 %6.1f ms  p99 %6.1f ms  largest %7d bytes", k, len(took[k]), ms(took[k], 50), ms(took[k], 99), weight[k])
	}
	slices.Sort(all)
	t.Logf("%-14s n %4d  p50 %6.1f ms  p99 %6.1f ms", "all", len(all), ms(all, 50), ms(all, 99))
}

func ms(sorted []time.Duration, percent int) float64 {
	if len(sorted) == 0 {
		return 0
	}
	return float64(sorted[min(len(sorted)-1, len(sorted)*percent/100)].Microseconds()) / 1000
}

// addresses gives addresses of each kind of page.
func addresses(t testing.TB, db *sqlite.Store) map[string][]string {
	out := map[string][]string{"front": {"/"}, "outlets": {"/outlets"}, "claims": {"/claims", "/claims?by=gap", "/claims?kind=one-origin", "/claims?kind=disagreement", "/claims?kind=unknown"}}
	lines, _, err := db.StoryList(t.Context(), store.Filter{Limit: 5000})
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range lines {
		name := l.Title[:strings.LastIndexByte(l.Title[:strings.LastIndexByte(l.Title, ' ')], ' ')]
		word := strings.Fields(name)[0]
		out["story"] = append(out["story"], "/story/"+l.ID, "/story/"+l.ID+"?s=s2")
		if i%10 == 0 { // a name of an event need not be in each of its stories
			names, err := db.Suggest(t.Context(), word, 3)
			if err != nil {
				t.Fatal(err)
			}
			for _, n := range names {
				out["person"] = append(out["person"], "/person/"+strings.ReplaceAll(n.Name, " ", "%20"))
			}
		}
		out["search"] = append(out["search"], "/search?q="+word, "/stories?q=after", "/search?q=said+"+word)
		out["timeline"] = append(out["timeline"], "/timeline?q="+word, "/timeline?about="+strings.ReplaceAll(name, " ", "+"))
		out["suggest"] = append(out["suggest"], "/suggest?q="+word[:2], "/suggest?q="+word[:3])
		out["outlet"] = append(out["outlet"], fmt.Sprintf("/outlet/Outlet%%20%d", 1+i%150))
		if l.Digest.Copy != nil {
			out["copies"] = append(out["copies"], "/copies/"+l.ID)
		}
	}
	for _, by := range []string{"", "gap"} {
		after := ""
		for range 10 {
			claims, next, err := db.ClaimList(t.Context(), store.Filter{Limit: 100, By: by, After: after})
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range claims {
				out["claim"] = append(out["claim"], "/claim/"+c.ID)
			}
			after = next
		}
	}
	return out
}
