package trace

import (
	"fmt"

	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/trace/claims"
)

// Replace puts a story into the index again after it was read anew. edges are
// all comparisons that it had. Its statements keep their public ids where one
// still starts inside them.
func (t *Tracer) Replace(ix Index, seq int64, p *Prepared, edges []store.Edge) error {
	had := map[int]uint64{}
	data, err := ix.Derived(seq, derivedSketch)
	if err != nil {
		return err
	}
	if data != nil {
		sketch, err := claims.DecodeSketch(data)
		if err != nil {
			// Made by another version: the ids are new, the old ones lead to the place.
			sketch = &claims.Sketch{}
		}
		for i := range sketch.Points {
			if pt := &sketch.Points[i]; had[pt.Start] == 0 {
				had[pt.Start] = pt.Mark
			}
		}
	}
	if err := t.Remove(ix, seq); err != nil {
		return fmt.Errorf("trace again: %w", err)
	}
	for _, e := range edges {
		if err := ix.DeleteEdge(e.Kind, e.From, e.To); err != nil {
			return err
		}
	}
	return t.Add(ix, seq, p, had)
}

// EdgeKinds are the kinds of comparisons that the tracer keeps.
var EdgeKinds = [...]uint8{edgeCopy, edgeClaim}
