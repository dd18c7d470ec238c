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
	"cmp"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"slices"
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
const Version = "1"

// Index is what the tracer needs of a store inside one transaction.
type Index interface {
	Heads(keys []uint64, n int) ([]store.Posting, error)
	List(key uint64, skip int) ([]store.Posting, error)
	Post(story, rank int64, keys []uint64) error
	Unpost(story, rank int64, keys []uint64) error
	Text(story int64) (string, error)
	Derived(story int64, kind uint8) ([]byte, error)
	PutDerived(story int64, kind uint8, data []byte) error
	EdgesFrom(kind uint8, story int64) ([]store.Edge, error)
	PutEdge(store.Edge) error
	DeleteEdge(kind uint8, from, to int64) error
	MarkStory(story int64) error
	MarkList(key uint64) error
	TakeStories(n int) ([]int64, error)
	TakeLists(n int) ([]uint64, error)
	PutMark(id string, story int64, start int) error
}

// Kinds of what is derived from a story, and of edges.
const (
	derivedKeys      = 1 // keysRecord
	derivedSketch    = 2 // claims.Sketch
	derivedCitations = 3 // []relays.Citation, JSON

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
	texts    *cache[*copies.Text]
	sketches *cache[*claims.Sketch]
}

// New makes a Tracer.
func New() *Tracer {
	return &Tracer{texts: newCache[*copies.Text](1024), sketches: newCache[*claims.Sketch](4096)}
}

// Prepared is what the tracer derives from a reading before it needs the
// store: the part of Add that can run beside others.
type Prepared struct {
	keys      keysRecord
	sketch    *claims.Sketch
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
	p := &Prepared{sketch: sketch, text: copies.NewText(r.Text), citations: relays.Find(r), story: r.Story.ID}
	published := believed(r.Story.Published.Time, seen)
	p.keys = keysRecord{Rank: rank(published, r.Story.ID), Shingles: copies.Shingles(r.Text)}
	p.keys.Posts, p.keys.Looks = topicKeys(sketch, published)
	return p
}

// believed gives a publication time that may order stories, zero for none: a
// time that lies ahead of the clock says nothing.
func believed(t *time.Time, seen time.Time) time.Time {
	if t == nil || !seen.IsZero() && t.After(seen.Add(24*time.Hour)) {
		return time.Time{}
	}
	return t.UTC()
}

// rank orders stories: by the minute of publication, those without one last,
// then by a hash of the id. It never depends on arrival.
func rank(published time.Time, id string) int64 {
	h := int64(xxh3.HashString(id))
	if published.IsZero() {
		return 1<<62 | h&(1<<48-1)
	}
	minute := max(published.Unix()/60+1<<30, 0) // 1<<30 minutes before 1970 and after
	return min(minute, 1<<33)<<28 | h&(1<<28-1)
}

// Add puts a prepared story into the index and compares it with those before
// it. Stories that come after it are marked for Settle. marks are the public ids
// that its statements had before, by the byte where they start; nil for a new
// story.
func (t *Tracer) Add(ix Index, seq int64, p *Prepared, marks map[int]uint64) error {
	name(p, marks)
	for i := range p.sketch.Points {
		pt := &p.sketch.Points[i]
		if err := ix.PutMark(MarkID(pt.Mark), seq, pt.Start); err != nil {
			return err
		}
	}
	citations, err := json.Marshal(p.citations)
	if err != nil {
		return fmt.Errorf("trace story %s: %w", p.story, err)
	}
	for _, d := range []struct {
		kind uint8
		data []byte
	}{{derivedKeys, p.keys.encode()}, {derivedSketch, p.sketch.Encode()}, {derivedCitations, citations}} {
		if err := ix.PutDerived(seq, d.kind, d.data); err != nil {
			return err
		}
	}
	if err := ix.Post(seq, p.keys.Rank, p.keys.posts()); err != nil {
		return err
	}
	t.texts.put(seq, p.text)
	t.sketches.put(seq, p.sketch)
	return t.compare(ix, seq, &p.keys, true)
}

// Remove takes a story out of the index and marks the ones that were compared
// with it. Its rows are removed by the store.
func (t *Tracer) Remove(ix Index, seq int64) error {
	keys, err := t.keysOf(ix, seq)
	if err != nil || keys == nil {
		return err
	}
	heads, err := ix.Heads(keys.looks(), headLength+1)
	if err != nil {
		return err
	}
	if err := t.markAfter(ix, seq, keys, heads); err != nil {
		return err
	}
	t.texts.drop(seq)
	t.sketches.drop(seq)
	return ix.Unpost(seq, keys.Rank, keys.posts())
}

// Settle compares marked stories again, a bounded number in one call; it says
// whether none is left.
func (t *Tracer) Settle(ix Index) (done bool, err error) {
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

// candidate is a story that shares index entries with another.
type candidate struct {
	story  int64
	rank   int64
	shared int
}

// compare looks for the stories before one that it has to be compared with,
// compares, and replaces its edges. For a new story it marks those after it.
func (t *Tracer) compare(ix Index, seq int64, keys *keysRecord, isNew bool) error {
	shingles, err := ix.Heads(keys.Shingles, headLength+1)
	if err != nil {
		return err
	}
	topics, err := ix.Heads(keys.Looks, headLength+1)
	if err != nil {
		return err
	}
	if isNew {
		if err := t.markAfter(ix, seq, keys, slices.Concat(shingles, topics)); err != nil {
			return err
		}
	}
	texts := best(shingles, seq, keys.Rank, maxCopies)
	if err := t.compareTexts(ix, seq, texts); err != nil {
		return err
	}
	both := append(slices.Clone(shingles), topics...)
	return t.compareClaims(ix, seq, best(both, seq, keys.Rank, maxClaims))
}

// markAfter marks what the presence of a story changes for those that come
// after it: the stories in its lists, and lists whose head it is in.
func (t *Tracer) markAfter(ix Index, seq int64, keys *keysRecord, heads []store.Posting) error {
	filled := map[uint64]bool{}
	for list := range byList(heads) {
		filled[list[0].Key] = true
		at := slices.IndexFunc(list, func(p store.Posting) bool { return p.Story == seq })
		if len(list) > headLength && at >= 0 && at < headLength {
			if err := ix.MarkList(list[0].Key); err != nil {
				return err
			}
		}
		for _, post := range list {
			if post.Story != seq && before(keys.Rank, seq, post) {
				if err := ix.MarkStory(post.Story); err != nil {
					return err
				}
			}
		}
	}
	// Stories without a time look into a list that those with one do not look
	// into themselves.
	for timed, untimed := range keys.crossed() {
		if !filled[untimed] {
			continue
		}
		list, err := ix.Heads([]uint64{timed}, headLength)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(list, func(p store.Posting) bool { return p.Story == seq }) {
			if err := ix.MarkList(untimed); err != nil {
				return err
			}
		}
	}
	return nil
}

// before says whether a story comes before a posting's.
func before(rank, seq int64, p store.Posting) bool {
	return rank < p.Rank || rank == p.Rank && seq < p.Story
}

// byList parts postings into their lists.
func byList(posts []store.Posting) func(yield func([]store.Posting) bool) {
	return func(yield func([]store.Posting) bool) {
		for len(posts) > 0 {
			n := 1
			for n < len(posts) && posts[n].Key == posts[0].Key {
				n++
			}
			if !yield(posts[:n]) {
				return
			}
			posts = posts[n:]
		}
	}
}

// best gives the stories before one that share most lists with it. Long lists
// count less: half the world is in them.
func best(heads []store.Posting, seq, rank int64, n int) []candidate {
	found := map[int64]*candidate{}
	for list := range byList(heads) {
		worth := 4
		if len(list) > headLength {
			worth, list = 1, list[:headLength]
		}
		for _, post := range list {
			if post.Story == seq || before(rank, seq, post) {
				continue
			}
			c := found[post.Story]
			if c == nil {
				c = &candidate{story: post.Story, rank: post.Rank}
				found[post.Story] = c
			}
			c.shared += worth
		}
	}
	out := make([]candidate, 0, len(found))
	for _, c := range found {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b candidate) int {
		return cmp.Or(b.shared-a.shared, cmp.Compare(a.rank, b.rank), cmp.Compare(a.story, b.story))
	})
	return out[:min(n, len(out))]
}

// copyEdge is what is kept of two compared texts.
type copyEdge struct {
	Relation sayso.CopyRelation
	Score    float64
}

var relationCodes = []sayso.CopyRelation{sayso.SameText, sayso.Derived, sayso.CommonQuotes, sayso.Independent}

func (e copyEdge) encode() []byte {
	b := []byte{byte(slices.Index(relationCodes, e.Relation))}
	return binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(e.Score)))
}

func decodeCopyEdge(b []byte) (e copyEdge, err error) {
	if len(b) != 5 || int(b[0]) >= len(relationCodes) {
		return e, fmt.Errorf("comparison of texts: %w", store.ErrCorrupt)
	}
	return copyEdge{relationCodes[b[0]], float64(math.Float32frombits(binary.LittleEndian.Uint32(b[1:])))}, nil
}

func (t *Tracer) compareTexts(ix Index, seq int64, with []candidate) error {
	old, err := ix.EdgesFrom(edgeCopy, seq)
	if err != nil {
		return err
	}
	mine, err := t.text(ix, seq)
	if err != nil {
		return err
	}
	for _, c := range with {
		if at := slices.IndexFunc(old, func(e store.Edge) bool { return e.To == c.story }); at >= 0 {
			old = slices.Delete(old, at, at+1) // texts never change
			continue
		}
		other, err := t.text(ix, c.story)
		if err != nil {
			return err
		}
		pair := copies.Compare(mine, other)
		if len(pair.Tiles) == 0 {
			continue
		}
		if err := ix.PutEdge(store.Edge{Kind: edgeCopy, From: seq, To: c.story, Data: copyEdge{pair.Relation, pair.Score}.encode()}); err != nil {
			return err
		}
	}
	for _, e := range old {
		if err := ix.DeleteEdge(edgeCopy, e.From, e.To); err != nil {
			return err
		}
	}
	return nil
}

func (t *Tracer) text(ix Index, seq int64) (*copies.Text, error) {
	return t.texts.get(seq, func() (*copies.Text, error) {
		text, err := ix.Text(seq)
		return copies.NewText(text), err
	})
}

func (t *Tracer) compareClaims(ix Index, seq int64, with []candidate) error {
	old, err := ix.EdgesFrom(edgeClaim, seq)
	if err != nil {
		return err
	}
	mine, err := t.sketch(ix, seq)
	if err != nil {
		return err
	}
	for _, c := range with {
		other, err := t.sketch(ix, c.story)
		if err != nil {
			return err
		}
		links := claims.LinkSketches(mine, other, maxLinks)
		if len(links) == 0 {
			continue
		}
		old = slices.DeleteFunc(old, func(e store.Edge) bool { return e.To == c.story })
		if err := ix.PutEdge(store.Edge{Kind: edgeClaim, From: seq, To: c.story, Data: claims.EncodeLinks(links)}); err != nil {
			return err
		}
	}
	for _, e := range old {
		if err := ix.DeleteEdge(edgeClaim, e.From, e.To); err != nil {
			return err
		}
	}
	return nil
}

func (t *Tracer) sketch(ix Index, seq int64) (*claims.Sketch, error) {
	return t.sketches.get(seq, func() (*claims.Sketch, error) {
		data, err := ix.Derived(seq, derivedSketch)
		if err != nil || data == nil {
			return &claims.Sketch{}, err
		}
		return claims.DecodeSketch(data)
	})
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
