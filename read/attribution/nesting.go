package attribution

import (
	"cmp"
	"iter"
	"slices"
	"sort"

	"github.com/sayso-news/sayso/nlp"
)

// maxNested is how many statements may stand around one. Prose has three or
// four; deeper ones come from text that only repeats "he said that he said".
const maxNested = 8

// codeNested is the code of the note at a statement that is left out for it.
const codeNested = "nested-too-deep"

// contents finds the contents around a place without looking at them all.
type contents struct {
	list  []content
	reach []int // the furthest end of a content up to here
}

type content struct {
	span nlp.Span
	att  int
}

// contents lists those of every attribution that is not the outlet's own.
func (f *finder) contents() *contents {
	c := &contents{}
	for i := range f.atts {
		if f.atts[i].Mode == "own" {
			continue
		}
		for _, span := range f.atts[i].Contents {
			c.list = append(c.list, content{span, i})
		}
	}
	slices.SortStableFunc(c.list, func(a, b content) int { return cmp.Compare(a.span.Start, b.span.Start) })
	end := 0
	for _, content := range c.list {
		end = max(end, content.span.End)
		c.reach = append(c.reach, end)
	}
	return c
}

// around gives the contents that cover a span, from the last to the first.
func (c *contents) around(span nlp.Span) iter.Seq[content] {
	return func(yield func(content) bool) {
		k := sort.Search(len(c.list), func(k int) bool { return c.list[k].span.Start > span.Start })
		for k--; k >= 0 && c.reach[k] >= span.End; k-- {
			if c.list[k].span.Covers(span) && !yield(c.list[k]) {
				return
			}
		}
	}
}

// over gives the contents that share a token with a span, from the last to the first.
func (c *contents) over(span nlp.Span) iter.Seq[content] {
	return func(yield func(content) bool) {
		k := sort.Search(len(c.list), func(k int) bool { return c.list[k].span.Start >= span.End })
		for k--; k >= 0 && c.reach[k] > span.Start; k-- {
			if c.list[k].span.Overlaps(span) && !yield(c.list[k]) {
				return
			}
		}
	}
}

// nest sets Within of every attribution and drops those nested too deep.
func (f *finder) nest() {
	index := f.contents()
	for i := range f.atts {
		f.atts[i].Within = -1
	}
	for i := range f.atts {
		f.atts[i].Within = f.within(index, i)
	}
	f.dropDeep()
}

// within gives the attribution with the smallest content that holds i's cue (or,
// without a cue, its content), the first of equals; never one that stands in i.
func (f *finder) within(index *contents, i int) int {
	att := &f.atts[i]
	if att.Mode == "own" {
		return -1
	}
	inner := att.Cue
	if inner.Empty() {
		inner = att.Contents[0]
	}
	best, width := -1, 0
	for c := range index.around(inner) {
		other := &f.atts[c.att]
		if c.att == i || other.Cue == att.Cue && !att.Cue.Empty() || f.holds(att, other.Cue) {
			continue
		}
		if n := c.span.Len(); (best < 0 || n < width || n == width && c.att < best) && !f.standsIn(c.att, i) {
			best, width = c.att, n
		}
	}
	return best
}

// standsIn reports whether attribution k stands in i, as far as Within is set.
func (f *finder) standsIn(k, i int) bool {
	for k = f.atts[k].Within; k >= 0; k = f.atts[k].Within {
		if k == i {
			return true
		}
	}
	return false
}

// dropDeep drops the attributions around which more than maxNested others stand.
func (f *finder) dropDeep() {
	depth, to := make([]int, len(f.atts)), make([]int, len(f.atts))
	var kept []nlp.Attribution
	for i := range f.atts {
		for k := f.atts[i].Within; k >= 0 && depth[i] <= maxNested; k = f.atts[k].Within {
			depth[i]++
		}
		if to[i] = len(kept); depth[i] <= maxNested {
			kept = append(kept, f.atts[i])
		}
	}
	if len(kept) == len(f.atts) {
		return
	}
	at := slices.IndexFunc(depth, func(d int) bool { return d > maxNested })
	start, end := f.doc.Bytes(f.atts[at].Contents[0])
	f.doc.Note(codeNested, start, end, "statements that stand inside more than eight others are left out, here first")
	for i := range kept {
		if kept[i].Within >= 0 {
			kept[i].Within = to[kept[i].Within] // an outer one is never deeper, so it is kept
		}
	}
	f.atts = kept
}
