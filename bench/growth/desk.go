package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/clock"
	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/store/sqlite"
	"github.com/sayso-news/sayso/internal/trace"
)

const (
	batch      = 64   // stories in one transaction, as 'sayso add' has them
	settled    = 1000 // stories between two settlings
	aloneCount = 100  // stories measured one to a transaction, as 'sayso serve' adds them
)

// desk is a database that grows.
type desk struct {
	dir    string
	db     *sqlite.Store
	tracer *trace.Tracer
	press  *press
	kept   int
	work   work
}

// measured is what stories cost at one size, in milliseconds where nothing else
// is said.
type measured struct {
	tracing, busy    spread  // of a story in a batch, by the clock and in processor time
	alone            spread  // put, traced and written in a transaction of its own
	wall, processor  float64 // put, traced, written and settled: a story's share of everything
	compared, looked float64 // stories compared with, index entries read
	settled          float64 // stories that were compared again
	megabytes        float64
}

type spread struct{ p50, p99 float64 }

func (s spread) String() string { return fmt.Sprintf("%.2f / %.2f", s.p50, s.p99) }

func spreadOf(took []time.Duration) spread {
	slices.Sort(took)
	at := func(share float64) float64 { return float64(took[int(share*float64(len(took)-1))]) / 1e6 }
	return spread{at(0.5), at(0.99)}
}

func openDesk(ctx context.Context, dir string, perDay int) (*desk, error) {
	db, err := sqlite.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	return &desk{dir: dir, db: db, tracer: trace.New(), press: newPress(1, perDay)}, nil
}

func (d *desk) close() error { return d.db.Close() }

// grow adds stories until size are kept and measures the last ones.
func (d *desk) grow(ctx context.Context, size, window int) (m measured, err error) {
	alone := min(aloneCount, window/4)
	for d.kept < size-window-alone {
		if _, err := d.add(ctx, min(settled, size-window-alone-d.kept), batch); err != nil {
			return m, err
		}
	}
	took, err := d.add(ctx, alone, 1)
	if err != nil {
		return m, err
	}
	m.alone = spreadOf(took.clock)
	d.work = work{}
	wall, processor := time.Duration(0), time.Duration(0)
	var tracing, busy []time.Duration
	for d.kept < size {
		// Readings are made before the clock runs.
		kept := make([]*store.Kept, min(settled, size-d.kept))
		prepared := make([]*trace.Prepared, len(kept))
		for i := range kept {
			kept[i], prepared[i] = d.next()
		}
		start, spent := clock.System{}.Now(), processorTime()
		one, err := d.write(ctx, kept, prepared, batch)
		if err != nil {
			return m, err
		}
		wall, processor = wall+clock.System{}.Now().Sub(start), processor+processorTime()-spent
		tracing, busy = append(tracing, one.clock...), append(busy, one.processor...)
	}
	n := float64(len(tracing))
	m.tracing, m.busy = spreadOf(tracing), spreadOf(busy)
	m.wall, m.processor = float64(wall)/1e6/n, float64(processor)/1e6/n
	m.compared, m.looked, m.settled = float64(d.work.compared)/n, float64(d.work.looked)/n, float64(d.work.settled)/n
	m.megabytes, err = d.size()
	return m, err
}

// add makes and writes stories; it gives how long each took in its transaction.
func (d *desk) add(ctx context.Context, n, batch int) (times, error) {
	kept := make([]*store.Kept, n)
	prepared := make([]*trace.Prepared, n)
	for i := range kept {
		kept[i], prepared[i] = d.next()
	}
	return d.write(ctx, kept, prepared, batch)
}

// next makes a story ready for the store.
func (d *desk) next() (*store.Kept, *trace.Prepared) {
	r := d.press.next()
	r.Story.ID = sqlite.HashItem(fmt.Appendf(nil, "%s %d", r.Text, d.press.n))[:16]
	r.Story.Path = fmt.Sprintf("%07d.txt", d.press.n)
	k := &store.Kept{Reading: r, Item: sayso.Item{Path: r.Story.Path, Bytes: []byte(r.Text)}}
	k.Story = store.Story{ID: r.Story.ID, Path: r.Story.Path, Title: r.Story.Title, Outlet: r.Story.Outlet, Language: "en", Status: store.StatusRead, Basis: sayso.BasisOption, Reader: "growth"}
	if r.Story.Published.Time != nil {
		k.Story.Published = *r.Story.Published.Time
	}
	return k, trace.Prepare(r, time.Time{})
}

// times are those of each of some stories.
type times struct{ clock, processor []time.Duration }

// write keeps and traces stories, so many in one transaction, and settles. It
// gives the time of each: to trace it, or to put, trace and write it when it has a
// transaction of its own.
func (d *desk) write(ctx context.Context, kept []*store.Kept, prepared []*trace.Prepared, batch int) (took times, err error) {
	now := clock.System{}.Now
	for at := 0; at < len(kept); at += batch {
		start := now()
		err := d.db.Write(ctx, func(tx *sqlite.Tx) error {
			for i := at; i < min(at+batch, len(kept)); i++ {
				seq, isNew, err := tx.Put(kept[i])
				if err != nil {
					return err
				}
				if !isNew {
					return fmt.Errorf("story %d is there already", i)
				}
				begun, spent := now(), processorTime()
				if err := d.tracer.Add(counted{tx, &d.work}, seq, prepared[i], nil); err != nil {
					return err
				}
				took.clock = append(took.clock, now().Sub(begun))
				took.processor = append(took.processor, processorTime()-spent)
				d.kept++
			}
			return nil
		})
		if err != nil {
			return took, err
		}
		if batch == 1 {
			took.clock[len(took.clock)-1] = now().Sub(start)
		}
	}
	return took, d.tracer.SettleAll(ctx, func(f func(trace.Index) error) error {
		return d.db.Write(ctx, func(tx *sqlite.Tx) error { return f(counted{tx, &d.work}) })
	})
}

// size gives the megabytes of the database with its log.
func (d *desk) size() (float64, error) {
	names, err := filepath.Glob(filepath.Join(d.dir, sqlite.FileName+"*"))
	if err != nil {
		return 0, fmt.Errorf("measure the database: %w", err)
	}
	sum := int64(0)
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			return 0, fmt.Errorf("measure the database: %w", err)
		}
		sum += info.Size()
	}
	return float64(sum) / (1 << 20), nil
}

// work counts what the tracer asked of the store: a measure that no other
// program on the machine disturbs.
type work struct {
	looked   int // index entries read
	compared int // comparisons written
	settled  int // stories compared again
}

// counted is an Index that counts.
type counted struct {
	*sqlite.Tx
	work *work
}

func (c counted) Heads(keys []uint64, n int) ([]store.Posting, error) {
	out, err := c.Tx.Heads(keys, n)
	c.work.looked += len(out)
	return out, err
}

func (c counted) List(key uint64, skip int) ([]store.Posting, error) {
	out, err := c.Tx.List(key, skip)
	c.work.looked += len(out)
	return out, err
}

func (c counted) PutEdge(e store.Edge) error {
	c.work.compared++
	return c.Tx.PutEdge(e)
}

func (c counted) TakeStories(n int) ([]int64, error) {
	out, err := c.Tx.TakeStories(n)
	c.work.settled += len(out)
	return out, err
}
