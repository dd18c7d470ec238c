package trace

import (
	"cmp"
	"slices"

	"github.com/sayso-news/sayso/internal/store"
)

// headsOf gives the heads of lists, list by list in the order of the keys, each
// one story longer than is looked at: that tells a long list. The stories of a
// day look into the same lists, so long heads are kept in memory and kept up. look
// looks into the others.
func (t *Tracer) headsOf(look func(keys []uint64, n int) ([]store.Posting, error), keys []uint64) ([]store.Posting, error) {
	heads := make([][]store.Posting, len(keys))
	var missing []uint64
	n := 0
	for i, key := range keys {
		head, ok := t.heads.Get(key)
		if !ok {
			missing = append(missing, key)
			continue
		}
		heads[i] = head
		n += len(head)
	}
	found, err := look(missing, headLength+1)
	if err != nil {
		return nil, err
	}
	out := make([]store.Posting, 0, n+len(found))
	for i, key := range keys {
		if len(missing) > 0 && missing[0] == key {
			missing = missing[1:]
			end := 0
			for end < len(found) && found[end].Key == key {
				end++
			}
			heads[i], found = found[:end:end], found[end:]
			if end > headLength {
				t.heads.Add(key, slices.Clone(heads[i]))
			}
		}
		out = append(out, heads[i]...)
	}
	return out, nil
}

// post enters a story into its lists.
func (t *Tracer) post(ix Index, seq int64, keys *keysRecord) error {
	if err := ix.Post(seq, keys.Rank, keys.posts()); err != nil {
		return err
	}
	for _, key := range keys.posts() {
		head, ok := t.heads.Get(key)
		if !ok {
			continue
		}
		p := store.Posting{Key: key, Rank: keys.Rank, Story: seq}
		at, there := slices.BinarySearchFunc(head, p, func(a, b store.Posting) int {
			return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.Story, b.Story))
		})
		if there || at > headLength {
			continue
		}
		head = slices.Insert(head, at, p)
		t.heads.Add(key, head[:min(len(head), headLength+1)])
	}
	return nil
}

// unpost takes a story out of its lists.
func (t *Tracer) unpost(ix Index, seq int64, keys *keysRecord) error {
	for _, key := range keys.posts() {
		t.heads.Remove(key)
	}
	return ix.Unpost(seq, keys.Rank, keys.posts())
}

// refresh forgets what is in memory when the database may differ from it.
func (t *Tracer) refresh(ix Index) {
	if stamp := ix.Stamp(); stamp != t.stamp {
		t.stamp = stamp
		t.texts.Purge()
		t.sketches.Purge()
		t.apart.Purge()
		t.heads.Purge()
	}
}
