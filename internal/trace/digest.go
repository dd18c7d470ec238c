package trace

import (
	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store"
)

// Stories gives the stories of a View, the earliest first.
func (v *View) Stories() []store.Story {
	out := make([]store.Story, len(v.nodes))
	for i, n := range v.nodes {
		out[i] = n.Story
	}
	return out
}

// ReadingOf gives the reading of a story of a View, nil when it was not read.
func (v *View) ReadingOf(seq int64) (*sayso.Reading, error) {
	n := v.at[seq]
	if n == nil {
		return nil, store.ErrNotFound
	}
	return v.read(n)
}

// Marks gives for each statement of a story, by its index in the reading, the
// public id that leads to its claim.
func (v *View) Marks(seq int64) map[int]string {
	out := map[int]string{}
	if n := v.at[seq]; n != nil {
		for i := range n.sketch.Points {
			pt := &n.sketch.Points[i]
			if _, ok := out[pt.Statement]; !ok {
				out[pt.Statement] = MarkID(pt.Mark)
			}
		}
	}
	return out
}

// Cut says whether more stories hang together with these than a View around one
// story looks at.
func (v *View) Cut() bool { return v.cut }
