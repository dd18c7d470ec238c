package digest

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/trace"
)

// Facts is what a Keeper needs of a store.
type Facts interface {
	trace.Source
	// Stale gives up to n stories whose rows are behind the facts, the longest
	// stale first; mark is the newest mark there is.
	Stale(ctx context.Context, n int) (stories []int64, mark int64, err error)
	// PutDigest replaces the rows of the digest's stories, and removes those of
	// gone, in one transaction. Marks of these stories up to mark go.
	PutDigest(ctx context.Context, d *store.Digest, gone []int64, mark int64) error
	Settled(ctx context.Context) (bool, error)
}

// Keeper keeps the digest up with the facts.
type Keeper struct {
	Facts  Facts
	Settle func(ctx context.Context) error // compares stories that arrived out of order
	Log    *slog.Logger
}

// CatchUp works until nothing is stale.
func (k *Keeper) CatchUp(ctx context.Context) error {
	for {
		more, err := k.step(ctx)
		if err != nil || !more {
			return err
		}
	}
}

// Run keeps up until ctx is done; it looks every pause whether there is work.
// Failures are logged once until one is followed by success: another process
// may hold the database, or it may be restored meanwhile.
func (k *Keeper) Run(ctx context.Context, pause time.Duration) {
	failing := false
	tick := time.NewTicker(pause)
	defer tick.Stop()
	for {
		err := k.CatchUp(ctx)
		if err != nil && ctx.Err() == nil && !failing {
			k.Log.Warn("pages are behind what is kept", "why", err)
		}
		failing = err != nil
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// step works on some stale stories; more says that there may be others.
func (k *Keeper) step(ctx context.Context) (more bool, err error) {
	settled, err := k.Facts.Settled(ctx)
	if err == nil && !settled {
		err = k.Settle(ctx)
	}
	if err != nil {
		return false, err
	}
	stale, mark, err := k.Facts.Stale(ctx, 256)
	if err != nil || len(stale) == 0 {
		return false, err
	}
	done := map[int64]bool{}
	for _, seq := range stale {
		if done[seq] {
			continue
		}
		d, gone, err := k.around(ctx, seq)
		if err != nil {
			return false, err
		}
		if err := k.Facts.PutDigest(ctx, d, gone, mark); err != nil {
			return false, err
		}
		for i := range d.Stories {
			done[d.Stories[i].Seq] = true
		}
	}
	return true, nil
}

// nearest is how many stories are looked at together.
const nearest = 200

// around works out what hangs together with a story.
func (k *Keeper) around(ctx context.Context, seq int64) (*store.Digest, []int64, error) {
	view, err := trace.AroundAtMost(ctx, k.Facts, seq, nearest)
	if errors.Is(err, store.ErrNotFound) {
		return &store.Digest{}, []int64{seq}, nil // forgotten
	}
	if err != nil {
		return nil, nil, err
	}
	d, err := Of(view, seq)
	return d, nil, err
}
