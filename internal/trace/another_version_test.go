package trace_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sayso-news/sayso/internal/store/sqlite"
	"github.com/sayso-news/sayso/internal/trace"
)

// Stories that another version traced take none in the way: new ones are added
// beside them, an answer says what to do, and read again they are as if this
// version had traced them.
func TestStoriesOfAnotherVersion(t *testing.T) {
	const sketch, links = 2, 1 // the kinds under which the tracer keeps what it compares and finds
	changed := 0
	g := newSynthetic(5)
	d, fresh := newDesk(t), newDesk(t)
	for i := range 40 {
		k := kept(g.next(), i)
		d.add(t, k)
		fresh.add(t, k)
	}
	d.settle(t)
	err := d.db.Write(t.Context(), func(tx *sqlite.Tx) error {
		for seq := range int64(30) {
			if err := tx.PutDerived(seq+1, sketch, []byte{1, 2, 3}); err != nil {
				return err
			}
			edges, err := tx.EdgesFrom(links, seq+1)
			if err != nil {
				return err
			}
			for i := range edges {
				edges[i].Data = []byte{1, 2, 3}
			}
			changed += len(edges)
			if err := tx.PutEdges(edges); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if changed == 0 {
		t.Fatal("no two stories have a claim in common")
	}
	d.tracer = trace.New()
	for i := range 10 {
		k := kept(g.next(), 40+i)
		d.add(t, k)
		fresh.add(t, k)
	}
	d.settle(t)
	if _, err := trace.Load(t.Context(), d.db); err == nil || !strings.Contains(err.Error(), "sayso reread") {
		t.Errorf("answers from stories of another version: %v, want a word about reread", err)
	}
	d.again(t)
	if diff := cmp.Diff(answers(t, fresh), answers(t, d)); diff != "" {
		t.Errorf("read again (-this version +another before):\n%.3000s", diff)
	}
}
