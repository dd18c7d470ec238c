package runs

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// some makes entries of a few stories in many lists, with marks for what was taken out.
func some(rng *rand.Rand, n int) []Entry {
	var latest Latest
	for range n {
		story := int64(rng.IntN(40))
		latest.Enter(story, 1000-story/2, []uint64{rng.Uint64N(300) << 40}, rng.IntN(4) == 0)
	}
	var out []Entry
	for _, part := range latest.Sorted() {
		out = append(out, part...)
	}
	slices.SortFunc(out, Compare)
	return out
}

// What is built into blocks comes out of them, whole and list by list.
func TestBlocks(t *testing.T) {
	entries := some(rand.New(rand.NewPCG(1, 2)), 5000)
	built, blocks := Build(entries)
	if len(blocks) < 3 {
		t.Fatalf("%d blocks: too few to be parted", len(blocks))
	}
	run, err := NewRun(built.Oldest, EncodeFirsts(built.Firsts), built.Filter, built.Several)
	if err != nil {
		t.Fatal(err)
	}
	var all []Entry
	for _, b := range blocks {
		if len(b) > 4000 {
			t.Errorf("a block of %d bytes", len(b))
		}
		if all, err = Decode(all, b); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.Equal(all, entries) {
		t.Error("other entries came out of the blocks")
	}
	lists := map[uint64][]Entry{}
	for _, e := range entries {
		lists[e.Key] = append(lists[e.Key], e)
	}
	passed := 0
	for n := range uint64(3000) {
		key := n << 40
		var list []Entry
		from, to := run.Blocks(key)
		for ; from < to; from++ {
			if list, err = AppendList(list, blocks[from], key, 1000); err != nil {
				t.Fatal(err)
			}
		}
		if !slices.Equal(list, lists[key]) {
			t.Errorf("list %d: %v, want %v", n, list, lists[key])
		}
		if len(lists[key]) > 1 && !run.Several.Has(key) {
			t.Errorf("list %d has several entries, and it is said to have one", n)
		}
		if lists[key] == nil && run.Filter.Has(key) {
			passed++
		}
	}
	if passed > 2700/20 {
		t.Errorf("the filter lets %d of 2,700 lists pass that are not there", passed)
	}
	if _, err := Decode(nil, blocks[0][:len(blocks[0])-1]); err == nil {
		t.Error("half a block is taken")
	}
}

// The newer of two runs counts.
func TestMerge(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	older, newer := some(rng, 500), some(rng, 500)
	type place struct {
		key   uint64
		story int64
	}
	want := map[place]bool{}
	for _, e := range slices.Concat(older, newer) {
		want[place{e.Key, e.Story}] = e.Gone
	}
	got := Merge(older, newer)
	if !slices.IsSortedFunc(got, Compare) || len(got) != len(want) {
		t.Fatalf("%d entries, sorted: %t; want %d", len(got), slices.IsSortedFunc(got, Compare), len(want))
	}
	for _, e := range got {
		if gone, ok := want[place{e.Key, e.Story}]; !ok || gone != e.Gone {
			t.Errorf("%+v: gone %t, want %t", e, e.Gone, gone)
		}
	}
}

// What stands in the log comes back as it was entered.
func TestRecords(t *testing.T) {
	var l, back Latest
	var log []byte
	for story := range int64(9) {
		keys := []uint64{uint64(story), 7, 1 << 63}
		l.Enter(story, story*3, keys, story%2 == 1)
		log = AppendRecord(log, story, story*3, keys, story%2 == 1)
	}
	if err := back.EnterRecords(log); err != nil {
		t.Fatal(err)
	}
	want := l.AppendList(nil, 7)
	if got := back.AppendList(nil, 7); len(got) != 10 || !slices.Equal(got, want) || l.Len() != back.Len() {
		t.Errorf("came back: %v, want %v", got, want)
	}
	if err := new(Latest).EnterRecords(log[:len(log)-1]); err == nil {
		t.Error("half a record is taken")
	}
}
