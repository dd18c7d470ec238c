package trace

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/trace/claims"
	"github.com/sayso-news/sayso/internal/trace/copies"
	"github.com/sayso-news/sayso/internal/trace/relays"
)

// Source is what an answer needs of a store.
type Source interface {
	Stories(ctx context.Context) iter.Seq2[store.Story, error]
	StoryBySeq(ctx context.Context, seq int64) (store.Story, error)
	VersionsOf(ctx context.Context, version string) iter.Seq2[store.Story, error]
	Reading(ctx context.Context, seq int64) (*sayso.Reading, error)
	Edges(ctx context.Context, kind uint8) iter.Seq2[store.Edge, error]
	EdgesOf(ctx context.Context, kind uint8, story int64) ([]store.Edge, error)
	DerivedOf(ctx context.Context, story int64, kind uint8) ([]byte, error)
	Words(ctx context.Context) ([]store.Word, error)
}

// View is a number of stories with everything that is known between them: what
// answers are computed from. It is made by Load or Around and does not change.
type View struct {
	ctx     context.Context
	source  Source
	nodes   []*node // by rank
	at      map[int64]*node
	pairs   []pair
	bonds   []bond
	words   []store.Word
	relayed []relay
	groups  []*group
	claims  []*claim
	done    struct{ relays, groups, claims bool }
}

// node is one story of a View.
type node struct {
	store.Story
	index     int // in View.nodes
	rank      int64
	published time.Time // zero when not known or not believed
	outlet    relays.Outlet
	sketch    *claims.Sketch
	citations []relays.Citation
	reading   *sayso.Reading // on demand
	text      *copies.Text   // on demand
	group     *group
	wording   int  // the same number for stories of a group that share its text, not only its report
	edge      bool // some of what hangs together with it is not in the View
}

// pair is two stories that were compared as texts.
type pair struct {
	a, b *node // a has the lower rank
	copyEdge
}

// bond is a link between two points.
type bond struct {
	a, b point
	claims.Result
}

// point is a point of a story.
type point struct {
	node  *node
	index int
}

func (p point) get() *claims.Point { return &p.node.sketch.Points[p.index] }

// maxAround bounds how many stories an answer about one story looks at.
const maxAround = 2000

// Load makes a View of everything that is kept.
func Load(ctx context.Context, source Source) (*View, error) {
	v := &View{ctx: ctx, source: source, at: map[int64]*node{}}
	for st, err := range source.Stories(ctx) {
		if err != nil {
			return nil, err
		}
		v.enter(st)
	}
	if err := v.fill(); err != nil {
		return nil, err
	}
	for e, err := range source.Edges(ctx, edgeCopy) {
		if err != nil {
			return nil, err
		}
		if err := v.addPair(e); err != nil {
			return nil, err
		}
	}
	for e, err := range source.Edges(ctx, edgeClaim) {
		if err != nil {
			return nil, err
		}
		if err := v.addBonds(e); err != nil {
			return nil, err
		}
	}
	v.order()
	return v, nil
}

// Around makes a View of a story and all that hangs together with it, directly
// or through others.
func Around(ctx context.Context, source Source, seq int64) (*View, error) {
	return AroundAtMost(ctx, source, seq, maxAround)
}

// AroundAtMost is Around with at most so many stories, the nearest first.
func AroundAtMost(ctx context.Context, source Source, seq int64, most int) (*View, error) {
	v := &View{ctx: ctx, source: source, at: map[int64]*node{}}
	next := map[int64][]int64{} // neighbours of each story
	queue := []int64{seq}
	edges := map[[3]int64]store.Edge{}
	for len(queue) > 0 && len(v.at) < most {
		seq, queue = queue[0], queue[1:]
		if v.at[seq] != nil {
			continue
		}
		st, err := source.StoryBySeq(ctx, seq)
		if err != nil {
			return nil, err
		}
		v.enter(st)
		for kind := range uint8(2) {
			list, err := source.EdgesOf(ctx, kind, seq)
			if err != nil {
				return nil, err
			}
			for _, e := range list {
				edges[[3]int64{int64(kind), e.From, e.To}] = e
				next[seq] = append(next[seq], e.From+e.To-seq)
			}
		}
		for other, err := range source.VersionsOf(ctx, st.Version) {
			if err != nil {
				return nil, err
			}
			next[seq] = append(next[seq], other.Seq)
		}
		queue = append(queue, next[seq]...)
	}
	for seq, n := range v.at {
		for _, other := range next[seq] {
			n.edge = n.edge || v.at[other] == nil
		}
	}
	if err := v.fill(); err != nil {
		return nil, err
	}
	for _, e := range edges {
		if v.at[e.From] == nil || v.at[e.To] == nil {
			continue
		}
		var err error
		if e.Kind == edgeCopy {
			err = v.addPair(e)
		} else {
			err = v.addBonds(e)
		}
		if err != nil {
			return nil, err
		}
	}
	v.order()
	return v, nil
}

func (v *View) enter(st store.Story) {
	n := &node{Story: st, outlet: relays.OutletOf(st.Outlet)}
	if !st.Published.IsZero() {
		n.published = Believed(&st.Published, st.SeenAt)
	}
	n.rank = rank(n.published, st.ID)
	v.nodes = append(v.nodes, n)
	v.at[st.Seq] = n
}

// fill reads what was derived from each story, and what people decided.
func (v *View) fill() (err error) {
	for _, n := range v.nodes {
		n.sketch = &claims.Sketch{}
		data, err := v.source.DerivedOf(v.ctx, n.Seq, derivedSketch)
		if err != nil {
			return err
		}
		if data != nil {
			if n.sketch, err = claims.DecodeSketch(data); err != nil {
				return fmt.Errorf("story %s: %w", n.ID, err)
			}
		}
		if data, err = v.source.DerivedOf(v.ctx, n.Seq, derivedCitations); err != nil {
			return err
		}
		if data != nil {
			if err := json.Unmarshal(data, &n.citations); err != nil {
				return fmt.Errorf("citations of story %s: %w (%v)", n.ID, store.ErrCorrupt, err)
			}
		}
	}
	v.words, err = v.source.Words(v.ctx)
	return err
}

func (v *View) addPair(e store.Edge) error {
	edge, err := decodeCopyEdge(e.Data)
	if err != nil {
		return err
	}
	p := pair{v.at[e.To], v.at[e.From], edge}
	if p.a == nil || p.b == nil {
		return nil // forgotten while this was read
	}
	// An outlet prints its background and its notices under many stories: one of
	// them is a copy of another only when most of it is.
	if p.Relation == sayso.Derived && !p.Most && sameOutlet(p.a, p.b) {
		p.Relation, p.Score = sayso.CommonQuotes, 0
	}
	v.pairs = append(v.pairs, p)
	return nil
}

func sameOutlet(a, b *node) bool {
	return a.outlet.Name != "" && a.outlet.Name == b.outlet.Name || a.Outlet.Domain != "" && a.Outlet.Domain == b.Outlet.Domain
}

func (v *View) addBonds(e store.Edge) error {
	links, err := claims.DecodeLinks(e.Data)
	if err != nil {
		return err
	}
	from, to := v.at[e.From], v.at[e.To]
	if from == nil || to == nil {
		return nil
	}
	for _, l := range links {
		if l.A >= len(from.sketch.Points) || l.B >= len(to.sketch.Points) {
			return fmt.Errorf("comparison of %s and %s: %w", from.ID, to.ID, store.ErrCorrupt)
		}
		v.bonds = append(v.bonds, bond{point{to, l.B}, point{from, l.A}, l.Result})
	}
	return nil
}

// order puts everything into the one order that does not depend on arrival.
func (v *View) order() {
	slices.SortFunc(v.nodes, func(a, b *node) int { return cmp.Or(cmp.Compare(a.rank, b.rank), strings.Compare(a.ID, b.ID)) })
	for i, n := range v.nodes {
		n.index = i
	}
	for i := range v.pairs {
		if p := &v.pairs[i]; p.a.index > p.b.index {
			p.a, p.b = p.b, p.a
		}
	}
	for i := range v.bonds {
		if b := &v.bonds[i]; b.a.node.index > b.b.node.index {
			b.a, b.b = b.b, b.a
		}
	}
	slices.SortFunc(v.pairs, func(x, y pair) int { return cmp.Or(x.a.index-y.a.index, x.b.index-y.b.index) })
	slices.SortFunc(v.bonds, func(x, y bond) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), comparePoints(x.a, y.a), comparePoints(x.b, y.b))
	})
}

func comparePoints(a, b point) int { return cmp.Or(a.node.index-b.node.index, a.index-b.index) }

// read gives a story's reading, nil when it was not read.
func (v *View) read(n *node) (*sayso.Reading, error) {
	if n.reading == nil && n.Status == store.StatusRead {
		r, err := v.source.Reading(v.ctx, n.Seq)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
		n.reading = r
	}
	return n.reading, nil
}

// aligned gives the words of a story.
func (v *View) aligned(n *node) (*copies.Text, error) {
	if n.text == nil {
		r, err := v.read(n)
		if err != nil {
			return nil, err
		}
		n.text = copies.NewText("")
		if r != nil {
			n.text = copies.NewText(r.Text, besides(r)...)
		}
	}
	return n.text, nil
}

func (v *View) textOf(n *node, start, end int) (string, error) {
	r, err := v.read(n)
	if err != nil || r == nil || end > len(r.Text) {
		return "", err
	}
	return r.Text[start:end], nil
}

// Paths gives the path of every story by its id.
func (v *View) Paths() map[string]string {
	out := make(map[string]string, len(v.nodes))
	for _, n := range v.nodes {
		out[n.ID] = n.Path
	}
	return out
}
