package main

import (
	"context"
	"fmt"
	"io"
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

	progressEvery = 10000 // stories between two lines of progress
)

// desk is a database that grows.
type desk struct {
	dir    string
	db     *sqlite.Store
	tracer *trace.Tracer
	press  *press
	kept   int
	work   work

	progress io.Writer // nil for none
	maker    int       // core on which stories are made while others are written, -1 for any
}

// measured is what stories cost at one size, in milliseconds where nothing else
// is said.
type measured struct {
	tracing, busy    spread  // of a story in a batch, by the clock and in processor time
	alone            spread  // put, traced and written in a transaction of its own
	wall, processor  float64 // put, traced, written and settled: a story's share of everything
	compared, looked float64 // stories compared with, index entries read
	settled          float64 // stories that were compared again
	making           float64 // processor time to make a story for the store: it asks nothing of the database, so that it tells how fast the machine is just now
	megabytes        float64
}

type spread struct{ p50, p99 float64 }

func (s spread) String() string { return fmt.Sprintf("%.2f / %.2f", s.p50, s.p99) }

func spreadOf(took []time.Duration) spread {
	slices.Sort(took)
	at := func(share float64) float64 { return float64(took[int(share*float64(len(took)-1))]) / 1e6 }
	return spread{at(0.5), at(0.99)}
}

// openDesk opens the database in a folder; what it holds must come from the same
// press, which then goes on where it was.
func openDesk(ctx context.Context, dir string, perDay int) (*desk, error) {
	db, err := sqlite.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	d := &desk{dir: dir, db: db, tracer: trace.New(), press: newPress(1, perDay), maker: -1}
	for _, err := range db.Stories(ctx) {
		if err != nil {
			db.Close()
			return nil, err
		}
		d.kept++
	}
	for range d.kept {
		d.press.next()
	}
	return d, nil
}

func (d *desk) close() error { return d.db.Close() }

// unmeasured gives how many of the stories up to a size are not measured, how
// many are written alone, and how many are measured in batches.
func unmeasured(size, window int) (before, alone, batched int) {
	batched = min(window, size/2)
	alone = min(aloneCount, batched/4)
	return size - alone - batched, alone, batched
}

// grow adds stories until size are kept and measures the last ones.
func (d *desk) grow(ctx context.Context, size, window int) (m measured, err error) {
	before, alone, _ := unmeasured(size, window)
	if err := d.fill(ctx, before); err != nil {
		return m, err
	}
	took, err := d.write(ctx, d.make(alone), 1)
	if err != nil {
		return m, err
	}
	m.alone = spreadOf(took.clock)
	d.work = work{}
	wall, processor := time.Duration(0), time.Duration(0)
	var tracing, busy []time.Duration
	for d.kept < size {
		begun := processorTime()
		made := d.make(min(settled, size-d.kept))
		m.making += float64(processorTime()-begun) / 1e6
		start, spent := clock.System{}.Now(), processorTime()
		one, err := d.write(ctx, made, batch)
		if err != nil {
			return m, err
		}
		wall, processor = wall+clock.System{}.Now().Sub(start), processor+processorTime()-spent
		tracing, busy = append(tracing, one.clock...), append(busy, one.processor...)
	}
	n := float64(len(tracing))
	m.tracing, m.busy = spreadOf(tracing), spreadOf(busy)
	m.making /= n
	m.wall, m.processor = float64(wall)/1e6/n, float64(processor)/1e6/n
	m.compared, m.looked, m.settled = float64(d.work.compared)/n, float64(d.work.looked)/n, float64(d.work.settled)/n
	m.megabytes, err = d.size()
	return m, err
}

// fill adds stories until size are kept; the next ones are made while some are
// written.
func (d *desk) fill(ctx context.Context, size int) error {
	begun := d.kept
	spent := processorTime()
	making := func(from int) chan made {
		ready := make(chan made, 1)
		go func() {
			if d.maker >= 0 {
				keepToCore(d.maker)
			}
			ready <- d.make(max(0, min(settled, size-from)))
		}()
		return ready
	}
	ready := making(d.kept)
	for d.kept < size {
		now := <-ready
		ready = making(d.kept + len(now.kept))
		before := d.kept
		if _, err := d.write(ctx, now, batch); err != nil {
			<-ready
			return err
		}
		if d.progress != nil && d.kept/progressEvery > before/progressEvery {
			fmt.Fprintf(d.progress, "%d kept, %.2f ms of processor time a story since %d, making them included\n", d.kept,
				float64(processorTime()-spent)/1e6/float64(d.kept-begun), begun)
		}
	}
	<-ready
	return nil
}

// made are stories ready for the store.
type made struct {
	kept     []*store.Kept
	prepared []*trace.Prepared
}

func (d *desk) make(n int) made {
	m := made{make([]*store.Kept, n), make([]*trace.Prepared, n)}
	for i := range n {
		m.kept[i], m.prepared[i] = d.next()
	}
	return m
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
func (d *desk) write(ctx context.Context, made made, batch int) (took times, err error) {
	kept, prepared := made.kept, made.prepared
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

func (c counted) Others(keys []uint64, n int) ([]store.Posting, error) {
	out, err := c.Tx.Others(keys, n)
	c.work.looked += len(out)
	return out, err
}

func (c counted) List(key uint64, skip int) ([]store.Posting, error) {
	out, err := c.Tx.List(key, skip)
	c.work.looked += len(out)
	return out, err
}

func (c counted) PutEdges(edges []store.Edge) error {
	c.work.compared += len(edges)
	return c.Tx.PutEdges(edges)
}

func (c counted) TakeStories(n int) ([]int64, error) {
	out, err := c.Tx.TakeStories(n)
	c.work.settled += len(out)
	return out, err
}
