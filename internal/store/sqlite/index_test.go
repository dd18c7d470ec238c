package sqlite

import (
	"cmp"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/store/sqlite/runs"
)

// plain is an index that is easy to believe.
type plain map[uint64][]store.Posting

func (p plain) enter(story, rank int64, keys []uint64, gone bool) {
	for _, key := range keys {
		list := slices.DeleteFunc(p[key], func(x store.Posting) bool { return x.Story == story })
		if !gone {
			list = append(list, store.Posting{Key: key, Rank: rank, Story: story})
		}
		slices.SortFunc(list, func(a, b store.Posting) int {
			return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.Story, b.Story))
		})
		p[key] = list
	}
}

func (p plain) heads(keys []uint64, n int) (out []store.Posting) {
	for _, key := range keys {
		out = append(out, p[key][:min(n, len(p[key]))]...)
	}
	return out
}

// The index gives what a plain one gives while entries come, go, come again, are
// written into runs and merged, and a write is taken back; and it does so for a
// process that opens the database then.
func TestIndexIsPlain(t *testing.T) {
	few := mostLatest
	mostLatest = 2000
	defer func() { mostLatest = few }()
	dir := t.TempDir()
	s := open1(t, dir)
	rng := rand.New(rand.NewPCG(5, 6))
	want := plain{}
	failed := errors.New("no")
	keysOf := func(story int64) (keys []uint64) {
		r := rand.New(rand.NewPCG(uint64(story), 7))
		for k := range uint64(60) {
			keys = append(keys, k<<58|r.Uint64N(1<<(k/3))) // some lists are long, some have one story
		}
		return keys
	}
	rankOf := func(story int64) int64 { return 1 << 50 >> (story % 7) }
	check := func(s *Store) {
		t.Helper()
		err := s.Write(t.Context(), func(tx *Tx) error {
			for range 20 {
				keys := keysOf(rng.Int64N(1200))
				for _, n := range []int{1, 17} {
					got, err := tx.Heads(keys, n)
					if err != nil {
						return err
					}
					if !slices.Equal(got, want.heads(keys, n)) {
						t.Fatalf("heads of %d: %v, want %v", n, got, want.heads(keys, n))
					}
				}
				others, err := tx.Others(keys, 17)
				if err != nil {
					return err
				}
				for _, key := range keys {
					n := 0
					for n < len(others) && others[n].Key == key {
						n++
					}
					if list := want.heads([]uint64{key}, 17); !slices.Equal(others[:n], list) && (n > 0 || len(list) > 1) {
						t.Fatalf("others: %v, want %v", others[:n], list)
					}
					others = others[n:]
				}
				got, err := tx.List(keys[0], 3)
				if all := want[keys[0]]; err != nil || !slices.Equal(got, all[min(3, len(all)):]) {
					t.Fatalf("list: %v, want %v, %v", got, all, err)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for round := range 200 {
		takenBack := round%50 == 49
		err := s.Write(t.Context(), func(tx *Tx) error {
			for range 5 {
				story, gone := rng.Int64N(1000), rng.IntN(4) == 0
				f := tx.Post
				if gone {
					f = tx.Unpost
				}
				if err := f(story, rankOf(story), keysOf(story)); err != nil {
					return err
				}
				if !takenBack {
					want.enter(story, rankOf(story), keysOf(story), gone)
				}
			}
			if takenBack {
				return failed
			}
			return nil
		})
		if takenBack != errors.Is(err, failed) || !takenBack && err != nil {
			t.Fatal(err)
		}
		if round%20 == 19 {
			check(s)
		}
	}
	levels := 0
	for _, list := range s.index.parts {
		for _, r := range list {
			levels = max(levels, r.level)
		}
	}
	if levels < 2 {
		t.Errorf("runs of level %d: too few to show that merging is right", levels)
	}
	other := open1(t, dir)
	check(other)
	check(s)
}

// What an earlier version kept in rows is moved.
func TestIndexIsMoved(t *testing.T) {
	s := open1(t, t.TempDir())
	for story := range 50 {
		if _, err := s.write.Exec(`INSERT INTO posting_before VALUES (?, ?, ?)`, story%5, 100-story, story); err != nil {
			t.Fatal(err)
		}
	}
	err := s.Write(t.Context(), func(tx *Tx) error {
		if err := tx.Post(50, 50, []uint64{3}); err != nil {
			return err
		}
		got, err := tx.Heads([]uint64{3}, 2)
		if want := []store.Posting{{Key: 3, Rank: 50, Story: 50}, {Key: 3, Rank: 52, Story: 48}}; !slices.Equal(got, want) {
			t.Errorf("heads: %v, want %v", got, want)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.read.Exec(`SELECT 1 FROM posting_before`); err == nil {
		t.Error("the old rows are still there")
	}
}

// A part is what it was: the runs of a database hang on it.
func TestPartsStay(t *testing.T) {
	for key, want := range map[uint64]int{1: 0x56, 1 << 40: 0, 1 << 63: 0x25} {
		if got := runs.Part(key); got != want {
			t.Errorf("part of %d: %#x, want %#x", key, got, want)
		}
	}
}
