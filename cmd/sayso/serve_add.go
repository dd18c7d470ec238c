package main

import (
	"context"
	"errors"
	"io/fs"
	"iter"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/clock"
	"github.com/sayso-news/sayso/internal/demo"
	"github.com/sayso-news/sayso/internal/intake"
	"github.com/sayso-news/sayso/internal/serve"
	"github.com/sayso-news/sayso/internal/store/sqlite"
	"github.com/sayso-news/sayso/read"
)

// Add reads, keeps and traces items, one job at a time.
func (p *pageStore) Add(ctx context.Context, items iter.Seq2[sayso.Item, error], step func(serve.Added)) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	reader, err := read.New(read.Options{})
	if err != nil {
		return err
	}
	for arr := range arrivals(ctx, p.db, reader, items, 0) {
		added := serve.Added{Name: arr.item.Path}
		err := arr.err
		if err == nil && !arr.again {
			err = p.db.Write(ctx, func(tx *sqlite.Tx) error {
				a := adder{db: p.db, tracer: p.tracer}
				_, err := a.put(tx, arr)
				return err
			})
			if err != nil {
				return err
			}
		}
		switch {
		case err != nil:
			var user *sayso.Error
			if !errors.As(err, &user) {
				return err
			}
			added.Why = user.Message
			if user.Remedy != "" {
				added.Why += " (" + user.Remedy + ")"
			}
		case arr.known.ID != "":
			added.Story, added.Again = arr.known.ID, true
		default:
			added.Story, added.Again, added.Why = arr.kept.Story.ID, arr.again, arr.kept.Story.Why
		}
		step(added)
	}
	if err := settle(ctx, p.db, p.tracer); err != nil {
		return err
	}
	if p.after != nil {
		return p.after(ctx)
	}
	return nil
}

// Fetch opens an address as 'sayso add' does: no private ones, nothing too large.
func (p *pageStore) Fetch(ctx context.Context, address string) iter.Seq2[sayso.Item, error] {
	return intake.Open(ctx, []string{address}, intake.Options{MaxBytes: 20 << 20, Clock: clock.System{}})
}

// loadDemo adds the fictional stories. Two of their pages do not say who prints
// them: that is told, as a manifest would.
func (p *pageStore) loadDemo(ctx context.Context) error {
	truth, err := demo.Load()
	if err != nil {
		return err
	}
	return p.Add(ctx, func(yield func(sayso.Item, error) bool) {
		for _, story := range truth.Stories {
			b, err := fs.ReadFile(demo.Stories(), story.Path)
			if !yield(sayso.Item{Path: story.Path, Bytes: b, SeenAt: clock.System{}.Now(), Override: sayso.Override{Outlet: story.Outlet}}, err) {
				return
			}
		}
	}, func(serve.Added) {})
}
