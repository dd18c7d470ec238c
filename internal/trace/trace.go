// Package trace tells how stories hang together: which derive from one text,
// which carry the same claim, who took it from whom, and how many origins
// there really are.
//
// Input is a story's Reading, story by story, in any order; it goes into an
// index and is compared with a bounded number of others (Tracer.Add). Output
// is what is asked for: copy groups, claims, relays, a timeline (View). The
// algorithms are in its children: copies, claims, relays, origins, which do
// not know each other; this package carries results between them and the
// store, of which it declares the few methods it needs (Index, Source).
//
// The order of arrival does not show. A story is compared with those before it
// by rank (publication time, then id); an added story that comes before others
// marks them, and Settle compares the marked ones again. What was given up: an
// answer waits for Settle when stories arrived out of order.
package trace

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/zeebo/xxh3"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/trace/claims"
	"github.com/sayso-news/sayso/internal/trace/copies"
	"github.com/sayso-news/sayso/internal/trace/relays"
)

// Version names what is kept of a story for tracing; stories of another one
// are to be traced again.
const Version = "5"

// Index is what the tracer needs of a store inside one transaction.
type Index interface {
	Heads(keys []uint64, n int) ([]store.Posting, error)
	// Others is Heads for lists in which a story stands: it may leave out those that
	// have nothing else.
	Others(keys []uint64, n int) ([]store.Posting, error)
	List(key uint64, skip int) ([]store.Posting, error)
	Post(story, rank int64, keys []uint64) error
	Unpost(story, rank int64, keys []uint64) error
	Text(story int64) (string, error)
	Derived(story int64, kind uint8) ([]byte, error)
	PutDerived(story int64, kind uint8, data []byte) error
	EdgesFrom(kind uint8, story int64) ([]store.Edge, error)
	PutEdges([]store.Edge) error
	DeleteEdge(kind uint8, from, to int64) error
	MarkStory(story int64) error
	MarkList(key uint64) error
	TakeStories(n int) ([]int64, error)
	TakeLists(n int) ([]uint64, error)
	PutMarks(story int64, marks []store.Mark) error
	// Stamp changes when the database may hold other things than what this
	// program wrote: a write was taken back, or another process wrote.
	Stamp() int64
}

// Kinds of what is derived from a story, and of edges.
const (
	derivedKeys      = 1 // keysRecord
	derivedSketch    = 2 // claims.Sketch
	derivedCitations = 3 // []relays.Citation, JSON
	derivedApart     = 4 // []copies.Bytes, JSON

	edgeCopy  = 0 // copyEdge
	edgeClaim = 1 // []claimLink
)

// The bounds on what one added story costs.
const (
	headLength    = 16 // stories looked at in one list
	maxCopies     = 16 // stories compared as texts
	maxClaims     = 24 // stories compared by their statements
	maxLinks      = 96 // links kept between two stories
	maxPoints     = 400
	settleStories = 64 // stories settled in one transaction
)

// Tracer compares stories. It is not safe for use by several goroutines; one
// Tracer may serve one store only.
type Tracer struct {
	texts    cache[int64, *copies.Text]
	sketches cache[int64, *claims.Indexed]
	apart    cache[compared, struct{}] // compared, and nothing is between them
	heads    cache[uint64, []store.Posting]
	stamp    int64
}

// compared is a comparison of two stories.
type compared struct {
	kind     uint8
	from, to int64
}

// New makes a Tracer.
func New() *Tracer {
	return &Tracer{texts: newCache[int64, *copies.Text](8192), sketches: newCache[int64, *claims.Indexed](8192), apart: newCache[compared, struct{}](1 << 16),
		heads: newCache[uint64, []store.Posting](1 << 15)}
}

// Prepared is what the tracer derives from a reading before it needs the
// store: the part of Add that can run beside others.
type Prepared struct {
	keys      keysRecord
	apart     []copies.Bytes
	sketch    *claims.Indexed
	text      *copies.Text
	citations []relays.Citation
	story     string
}

// Prepare derives what is compared from a reading. seen is when the story was
// first kept: a publication time more than a day after it is not believed.
func Prepare(r *sayso.Reading, seen time.Time) *Prepared {
	sketch := claims.NewSketch(r)
	if len(sketch.Points) > maxPoints {
		sketch.Points = sketch.Points[:maxPoints]
	}
	apart := besides(r)
	p := &Prepared{sketch: claims.Index(sketch), apart: apart, text: copies.NewText(r.Text, apart...), citations: relays.Find(r), story: r.Story.ID}
	published := Believed(r.Story.Published.Time, seen)
	p.keys = keysRecord{Rank: rank(published, r.Story.ID), Shingles: copies.Shingles(r.Text)}
	p.keys.Posts, p.keys.Looks = topicKeys(sketch, published)
	return p
}

// besides gives the parts of a page that are no part of its story: a copy leaves
// them out or has its own.
func besides(r *sayso.Reading) (out []copies.Bytes) {
	for _, b := range r.Blocks {
		switch b.Kind {
		case sayso.BlockCaption, sayso.BlockCredit, sayso.BlockNotice, sayso.BlockByline, sayso.BlockDateline:
			out = append(out, copies.Bytes{Start: b.Start, End: b.End})
		}
	}
	return out
}

// Believed gives a publication time that may order stories, zero for none: a
// time that lies more than a day ahead of when the story was first kept says nothing.
func Believed(t *time.Time, seen time.Time) time.Time {
	if t == nil || !seen.IsZero() && t.After(seen.Add(24*time.Hour)) {
		return time.Time{}
	}
	return t.UTC()
}

// A rank is a minute and minuteBits of a hash, or from noTime on a hash alone.
const (
	minuteBits = 28
	noTime     = 1 << 62
)

// rank orders stories: by the minute of publication, those without one last,
// then by a hash of the id. It never depends on arrival.
func rank(published time.Time, id string) int64 {
	h := int64(xxh3.HashString(id))
	if published.IsZero() {
		return noTime | h&(1<<48-1)
	}
	minute := max(published.Unix()/60+1<<30, 0) // 1<<30 minutes before 1970 and after
	return min(minute, 1<<33)<<minuteBits | h&(1<<minuteBits-1)
}

// Add puts a prepared story into the index and compares it with those before
// it. Stories that come after it are marked for Settle. marks are the public ids
// that its statements had before, by the byte where they start; nil for a new
// story.
func (t *Tracer) Add(ix Index, seq int64, p *Prepared, marks map[int]uint64) error {
	t.refresh(ix)
	name(p, marks)
	if err := ix.PutMarks(seq, publicIDs(p.sketch.Sketch)); err != nil {
		return err
	}
	citations, err := json.Marshal(p.citations)
	if err != nil {
		return fmt.Errorf("trace story %s: %w", p.story, err)
	}
	apart, err := json.Marshal(p.apart)
	if err != nil {
		return fmt.Errorf("trace story %s: %w", p.story, err)
	}
	for _, d := range []struct {
		kind uint8
		data []byte
	}{{derivedKeys, p.keys.encode()}, {derivedSketch, p.sketch.Encode()}, {derivedCitations, citations}, {derivedApart, apart}} {
		if err := ix.PutDerived(seq, d.kind, d.data); err != nil {
			return err
		}
	}
	if err := t.post(ix, seq, &p.keys); err != nil {
		return err
	}
	t.texts.Add(seq, p.text)
	t.sketches.Add(seq, p.sketch)
	return t.compare(ix, seq, &p.keys, true)
}

// Remove takes a story out of the index and marks the ones that were compared
// with it. Its rows are removed by the store.
func (t *Tracer) Remove(ix Index, seq int64) error {
	t.refresh(ix)
	keys, err := t.keysOf(ix, seq)
	if err != nil || keys == nil {
		return err
	}
	heads, err := t.headsOf(ix.Heads, keys.looks())
	if err != nil {
		return err
	}
	if err := t.markAfter(ix, seq, keys, heads); err != nil {
		return err
	}
	t.texts.Remove(seq)
	t.sketches.Remove(seq)
	t.apart.Purge() // it may be read anew under this number
	return t.unpost(ix, seq, keys)
}

// Settle compares marked stories again, a bounded number in one call; it says
// whether none is left.
func (t *Tracer) Settle(ix Index) (done bool, err error) {
	t.refresh(ix)
	lists, err := ix.TakeLists(settleStories)
	if err != nil {
		return false, err
	}
	for _, key := range lists {
		posts, err := ix.List(key, 0)
		if err != nil {
			return false, err
		}
		for _, post := range posts {
			if err := ix.MarkStory(post.Story); err != nil {
				return false, err
			}
		}
	}
	stories, err := ix.TakeStories(settleStories)
	if err != nil {
		return false, err
	}
	for _, seq := range stories {
		keys, err := t.keysOf(ix, seq)
		if err != nil {
			return false, err
		}
		if keys == nil {
			continue // forgotten meanwhile
		}
		if err := t.compare(ix, seq, keys, false); err != nil {
			return false, err
		}
	}
	return len(lists) == 0 && len(stories) < settleStories, nil
}

func (t *Tracer) keysOf(ix Index, seq int64) (*keysRecord, error) {
	data, err := ix.Derived(seq, derivedKeys)
	if err != nil || data == nil {
		return nil, err
	}
	keys := new(keysRecord)
	if err := keys.decode(data); err != nil {
		return nil, fmt.Errorf("index entries of story number %d: %w", seq, err)
	}
	return keys, nil
}

// SettleAll runs Settle, each time in a transaction of its own, until nothing
// is marked. write runs a function in one transaction.
func (t *Tracer) SettleAll(ctx context.Context, write func(func(Index) error) error) error {
	for done := false; !done; {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("settle: %w", err)
		}
		if err := write(func(ix Index) (err error) {
			done, err = t.Settle(ix)
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}
