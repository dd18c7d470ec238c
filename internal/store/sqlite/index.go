package sqlite

import (
	"cmp"
	"math"
	"slices"

	lru "github.com/hashicorp/golang-lru/v2"

	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/store/sqlite/runs"
)

// index is what the writer remembers of the index: the latest entries, which the
// log has too, and of every run where its lists are.
type index struct {
	stamp  int64 // of the database when this was read
	latest runs.Latest
	first  int64 // numbers of the rows of the log that are in latest, 0 for none
	last   int64
	parts  [runs.Parts][]run // the oldest first
	blocks *lru.TwoQueueCache[int64, []byte]
	credit int // entries that may be merged before more are entered
}

// run is a run of the index with its name in the database.
type run struct {
	runs.Run
	id    int64
	level int
}

// Post enters a story into lists.
func (tx *Tx) Post(story, rank int64, keys []uint64) error { return tx.enter(story, rank, keys, false) }

// Unpost takes a story out of lists.
func (tx *Tx) Unpost(story, rank int64, keys []uint64) error {
	return tx.enter(story, rank, keys, true)
}

func (tx *Tx) enter(story, rank int64, keys []uint64, gone bool) error {
	x, err := tx.index()
	if err != nil {
		return err
	}
	x.latest.Enter(story, rank, keys, gone)
	tx.entered = runs.AppendRecord(tx.entered, story, rank, keys, gone)
	return nil
}

// Heads gives the first n postings of each list, list by list in the order of
// the keys. Keys must be distinct.
func (tx *Tx) Heads(keys []uint64, n int) (out []store.Posting, err error) {
	x, err := tx.index()
	if err != nil {
		return nil, err
	}
	var places []place
	ends := make([]int, len(keys))
	for i, key := range keys {
		places = x.appendPlaces(places, key)
		ends[i] = len(places)
	}
	if err := tx.fetch(x, places); err != nil {
		return nil, err
	}
	from := 0
	for i, key := range keys {
		if out, err = tx.appendHead(out, x, key, places[from:ends[i]], n); err != nil {
			return nil, err
		}
		from = ends[i]
	}
	return out, nil
}

// place is where a list may stand in a run: in its blocks from the first to before
// the second number.
type place struct {
	run      *run
	from, to int
}

// appendPlaces appends where a list may stand, the oldest run first.
func (x *index) appendPlaces(out []place, key uint64) []place {
	list := x.parts[runs.Part(key)]
	for i := range list {
		if from, to := list[i].Blocks(key); from < to {
			out = append(out, place{&list[i], from, to})
		}
	}
	return out
}

// Others is Heads for lists in which the caller's story stands: a list that has one
// story may be left out.
func (tx *Tx) Others(keys []uint64, n int) ([]store.Posting, error) {
	x, err := tx.index()
	if err != nil {
		return nil, err
	}
	var shared []uint64
	for _, key := range keys {
		if !x.alone(key) {
			shared = append(shared, key)
		}
	}
	return tx.Heads(shared, n)
}

// alone says that a list has no more than one entry.
func (x *index) alone(key uint64) bool {
	n := x.latest.Count(key)
	list := x.parts[runs.Part(key)]
	for i := range list {
		if n > 1 {
			return false
		}
		if r := &list[i]; r.Filter.Has(key) {
			n++
			if r.Several == nil || r.Several.Has(key) {
				return false
			}
		}
	}
	return n <= 1
}

// List gives all postings of a list after the first skip.
func (tx *Tx) List(key uint64, skip int) ([]store.Posting, error) {
	const all = 1 << 30
	x, err := tx.index()
	if err != nil {
		return nil, err
	}
	out, err := tx.appendHead(nil, x, key, x.appendPlaces(nil, key), all)
	return out[min(skip, len(out)):], err
}

// appendHead appends the first n postings of a list.
func (tx *Tx) appendHead(out []store.Posting, x *index, key uint64, places []place, n int) ([]store.Posting, error) {
	for most := n; ; most *= 2 {
		entries, whole, err := tx.entries(x, key, places, most)
		if err != nil {
			return nil, err
		}
		if whole || len(entries) >= n {
			for _, e := range entries[:min(n, len(entries))] {
				out = append(out, store.Posting{Key: key, Rank: e.Rank, Story: e.Story})
			}
			return out, nil
		}
	}
}

// entries gives the entries of a list as far as they are known from the first
// most of each run, without those that were taken out; whole says whether that is
// all of them. Most runs have nothing of a list, or nothing that comes so early: a
// list is in the order of time, as the runs are.
func (tx *Tx) entries(x *index, key uint64, places []place, most int) (out []runs.Entry, whole bool, err error) {
	whole = true
	end := runs.Entry{Rank: math.MaxInt64} // the last one that is known not to have others before it
	for _, p := range places {
		if p.run.Oldest > end.Rank {
			continue
		}
		from := len(out)
		if out, err = tx.appendRun(out, x, p, key, most); err != nil {
			return nil, false, err
		}
		if len(out) > from+most {
			out = out[:from+most]
			if last := out[len(out)-1]; whole || runs.Compare(last, end) < 0 {
				whole, end = false, last
			}
		}
	}
	out = live(x.latest.AppendList(out, key))
	if !whole {
		n, _ := slices.BinarySearchFunc(out, end, func(e, end runs.Entry) int { return cmp.Or(runs.Compare(e, end), -1) })
		out = out[:n]
	}
	return out, whole, nil
}

// live puts entries of one list, the older ones first, in the order of the list and
// leaves out those that were taken out.
func live(entries []runs.Entry) []runs.Entry {
	slices.SortStableFunc(entries, runs.Compare)
	out := entries[:0]
	for i, e := range entries {
		if newest := i+1 == len(entries) || runs.Compare(e, entries[i+1]) != 0; newest && !e.Gone {
			out = append(out, e)
		}
	}
	return out
}

// appendRun appends the first entries of a list at a place, at least one more than
// so many when there are.
func (tx *Tx) appendRun(out []runs.Entry, x *index, p place, key uint64, most int) ([]runs.Entry, error) {
	from := len(out)
	for block := p.from; block < p.to && len(out)-from <= most; block++ {
		data, err := tx.block(x, p.run.id, block)
		if err != nil {
			return nil, err
		}
		if out, err = runs.AppendList(out, data, key, from+most+1-len(out)); err != nil {
			return nil, corrupt("look into the index", err)
		}
	}
	return out, nil
}

// mostLatest is how many entries come before they are written into runs: those of
// about 2,000 stories. A test has fewer.
var mostLatest = 1 << 18

// The index is tended by these numbers.
const (
	// So many runs of one level become one of the next: merging costs little (a
	// hundredth of a story with four), and every run more is looked into.
	runsOfLevel  = 2
	mergedByEach = 16 // entries that may be merged for each that is entered: more levels than there will be
)

// keepIndex writes what was entered: into the log, or, when much has come since the
// last time, into new runs. Then it merges runs, not much more than was entered, so
// that no write waits for all of them.
func (tx *Tx) keepIndex() error {
	if len(tx.entered) == 0 {
		return nil
	}
	x, err := tx.index()
	if err != nil {
		return err
	}
	const entered = 8 // bytes of the log for each entry, and a few for each story
	x.credit += mergedByEach * len(tx.entered) / entered
	if x.latest.Len() < mostLatest {
		err = tx.log(x)
	} else {
		err = tx.flush(x)
	}
	for err == nil && x.credit > 0 {
		part, level := x.ripe()
		if level < 0 {
			x.credit = 0
			break
		}
		err = tx.merge(x, part, level)
	}
	return err
}

// ripe gives a part with enough runs of one level to merge, and the level: -1 when
// there is none.
func (x *index) ripe() (part, level int) {
	for part, list := range x.parts {
		for i := len(list) - 1; i >= 0; {
			n := 1
			for i-n >= 0 && list[i-n].level == list[i].level {
				n++
			}
			if n >= runsOfLevel {
				return part, list[i].level
			}
			i -= n
		}
	}
	return 0, -1
}

// order puts the runs of a part in order: the oldest first.
func order(list []run) {
	slices.SortFunc(list, func(a, b run) int { return cmp.Or(b.level-a.level, cmp.Compare(a.id, b.id)) })
}
