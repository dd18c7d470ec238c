// Package storetest is the suite that every store passes. Test files only
// import it.
//
// Input is a function that opens a store in a folder; the suite writes to it,
// closes it, opens it again and reads. What was given up: speed is not in it,
// only what a store promises.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store"
)

// Tx is what a store offers inside one transaction.
type Tx interface {
	Put(*store.Kept) (seq int64, isNew bool, err error)
	PutReading(seq int64, r *sayso.Reading) error
	Forget(seq int64) error
	Heads(keys []uint64, n int) ([]store.Posting, error)
	Others(keys []uint64, n int) ([]store.Posting, error)
	List(key uint64, skip int) ([]store.Posting, error)
	Post(story, rank int64, keys []uint64) error
	Unpost(story, rank int64, keys []uint64) error
	Text(story int64) (string, error)
	Derived(story int64, kind uint8) ([]byte, error)
	PutDerived(story int64, kind uint8, data []byte) error
	EdgesFrom(kind uint8, story int64) ([]store.Edge, error)
	PutEdges([]store.Edge) error
	DeleteEdge(kind uint8, from, to int64) error
	MarkStory(story int64) error
	MarkList(key uint64) error
	TakeStories(n int) ([]int64, error)
	TakeLists(n int) ([]uint64, error)
	PutMarks(story int64, marks []store.Mark) error
	AddWord(store.Word) error
	Stamp() int64
}

// Store is what a store offers outside of transactions. Write is given by
// Open, because each store has its own type of Tx.
type Store interface {
	Given(ctx context.Context, item sayso.Item) (store.Story, bool, error)
	Story(ctx context.Context, id string) (store.Story, error)
	StoryBySeq(ctx context.Context, seq int64) (store.Story, error)
	Stories(ctx context.Context) iter.Seq2[store.Story, error]
	VersionsOf(ctx context.Context, version string) iter.Seq2[store.Story, error]
	Search(ctx context.Context, words string, limit int) iter.Seq2[store.Story, error]
	Reading(ctx context.Context, seq int64) (*sayso.Reading, error)
	Item(ctx context.Context, st store.Story) (sayso.Item, error)
	Edges(ctx context.Context, kind uint8) iter.Seq2[store.Edge, error]
	EdgesOf(ctx context.Context, kind uint8, story int64) ([]store.Edge, error)
	DerivedOf(ctx context.Context, story int64, kind uint8) ([]byte, error)
	Words(ctx context.Context) ([]store.Word, error)
	Mark(ctx context.Context, id string) (story int64, start int, err error)
	Settled(ctx context.Context) (bool, error)
	Backup(ctx context.Context, path string) error
	Check(ctx context.Context) ([]string, error)
	Pages
	Close() error
}

// Pages is what a store keeps for pages.
type Pages interface {
	Stale(ctx context.Context, n int) (stories []int64, mark int64, err error)
	StaleCount(ctx context.Context) (int, error)
	PutDigest(ctx context.Context, d *store.Digest, gone []int64, mark int64) error
	ClaimList(ctx context.Context, f store.Filter) (out []store.ClaimLine, next string, err error)
	ClaimPage(ctx context.Context, id string) (line store.ClaimLine, d store.ClaimDigest, err error)
	StoryList(ctx context.Context, f store.Filter) (out []store.StoryLine, next string, err error)
	Suggest(ctx context.Context, prefix string, limit int) ([]store.NameLine, error)
	OutletsByFirst(ctx context.Context, limit int) ([]store.OutletLine, error)
	OutletPage(ctx context.Context, name string, limit int) (line store.OutletLine, cites, cited []store.Tie, err error)
}

// Open opens a store in a folder, making it when it is not there.
type Open func(t *testing.T, dir string) (s Store, write func(func(Tx) error) error)

// Run runs the suite.
func Run(t *testing.T, open Open) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, open Open)
	}{
		{"a story comes back as it was kept", keeps},
		{"adding again adds nothing", again},
		{"a failed write leaves nothing", takenBack},
		{"a stamp tells of others", stamps},
		{"lists have an order of their own", lists},
		{"comparisons, marks, words", facts},
		{"forgetting leaves nothing behind", forgets},
		{"search ranks titles first", searches},
		{"a backup is a store", backup},
		{"rows of pages replace each other", pageRows},
		{"changes make rows stale", stale},
		{"claims with words, the best fits first", claimSearch},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open) })
	}
}

// Example makes a story to keep; n tells it from others.
func Example(n int) *store.Kept {
	text := fmt.Sprintf("The ferry number %d had no captain on board, port officials said.", n)
	published := time.Date(2025, 3, 7, 12, n, 0, 0, time.UTC)
	id := fmt.Sprintf("%016x", 0xabc000+n)
	r := &sayso.Reading{Version: 1, Text: text, Story: sayso.Story{ID: id, Path: fmt.Sprintf("story%d.txt", n), Title: fmt.Sprintf("Ferry %d", n),
		Outlet: sayso.Outlet{Name: "Example Wire"}, Published: sayso.Published{Time: &published, Basis: sayso.BasisOption}, Language: "en"},
		Statements: []sayso.Statement{{ID: "s1", Content: []sayso.Passage{{Start: 0, End: 9, Text: text[:9]}}, Mode: sayso.Indirect, Polarity: "positive"}}}
	item := sayso.Item{Path: r.Story.Path, Bytes: []byte(text), URL: "https://example.org/ferry", Charset: "utf-8",
		Override: sayso.Override{Outlet: "Example Wire", Published: published, Zone: "UTC"}, SeenAt: published.Add(time.Hour)}
	return &store.Kept{Item: item, Reading: r, Story: store.Story{ID: id, Path: item.Path, Title: r.Story.Title, Outlet: r.Story.Outlet, Language: "en",
		Published: published, Zone: "UTC", Basis: sayso.BasisOption, SeenAt: item.SeenAt, Status: store.StatusRead, Reader: "r1", Version: "example.org/ferry"}}
}

func put(t *testing.T, write func(func(Tx) error) error, kept ...*store.Kept) (seqs []int64) {
	t.Helper()
	must(t, write(func(tx Tx) error {
		seqs = seqs[:0]
		for _, k := range kept {
			seq, _, err := tx.Put(k)
			if err != nil {
				return err
			}
			seqs = append(seqs, seq)
		}
		return nil
	}))
	return seqs
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func all[T any](t *testing.T, seq iter.Seq2[T, error]) (out []T) {
	t.Helper()
	for v, err := range seq {
		must(t, err)
		out = append(out, v)
	}
	return out
}

func keeps(t *testing.T, open Open) {
	ctx, dir := t.Context(), t.TempDir()
	s, write := open(t, dir)
	k := Example(1)
	seq := put(t, write, k, Example(2))[0]
	must(t, s.Close())
	s, _ = open(t, dir)
	defer s.Close()

	st, err := s.Story(ctx, k.Story.ID)
	must(t, err)
	want := k.Story
	want.Seq, want.ItemHash = seq, st.ItemHash
	if diff := cmp.Diff(want, st); diff != "" {
		t.Errorf("story (-want +got):\n%s", diff)
	}
	if prefix, err := s.Story(ctx, k.Story.ID[:16]); err != nil || prefix.ID != k.Story.ID {
		t.Errorf("by id: %v, %v", prefix.ID, err)
	}
	if _, err := s.Story(ctx, "0000000000abc"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the start of two ids: %v, want ErrNotFound", err)
	}
	r, err := s.Reading(ctx, seq)
	must(t, err)
	if r.Text != k.Reading.Text || r.Story.Title != k.Reading.Story.Title || len(r.Statements) != 1 {
		t.Errorf("reading = %+v", r)
	}
	item, err := s.Item(ctx, st)
	must(t, err)
	if string(item.Bytes) != string(k.Item.Bytes) || !item.Override.Published.Equal(k.Item.Override.Published) || item.URL != k.Item.URL {
		t.Errorf("original = %+v", item)
	}
	if got := all(t, s.Stories(ctx)); len(got) != 2 || got[0].ID != k.Story.ID {
		t.Errorf("stories = %v", got)
	}
	if got := all(t, s.VersionsOf(ctx, "example.org/ferry")); len(got) != 2 {
		t.Errorf("%d versions, want 2", len(got))
	}
	if _, err := s.StoryBySeq(ctx, 99); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("story 99: %v, want ErrNotFound", err)
	}
}

func again(t *testing.T, open Open) {
	ctx := t.Context()
	s, write := open(t, t.TempDir())
	defer s.Close()
	k := Example(1)
	first := put(t, write, k)[0]
	other := Example(1)
	other.Item.Path = "elsewhere.txt"
	if second := put(t, write, other)[0]; second != first {
		t.Errorf("the same story got the numbers %d and %d", first, second)
	}
	for _, path := range []string{k.Item.Path, "elsewhere.txt"} {
		item := k.Item
		item.Path = path
		if st, ok, err := s.Given(ctx, item); err != nil || !ok || st.Seq != first {
			t.Errorf("Given(%s) = %v, %v, %v", path, st.Seq, ok, err)
		}
	}
	changed := k.Item
	changed.Override.Outlet = "Another"
	if _, ok, err := s.Given(ctx, changed); ok || err != nil {
		t.Errorf("other words of the user: %v, %v; want it to be new", ok, err)
	}
}

func takenBack(t *testing.T, open Open) {
	ctx := t.Context()
	s, write := open(t, t.TempDir())
	defer s.Close()
	failed := errors.New("no")
	if err := write(func(tx Tx) error {
		if _, _, err := tx.Put(Example(1)); err != nil {
			return err
		}
		return failed
	}); !errors.Is(err, failed) {
		t.Fatalf("write = %v", err)
	}
	if got := all(t, s.Stories(ctx)); len(got) != 0 {
		t.Errorf("%d stories after a failed write", len(got))
	}
	put(t, write, Example(2)) // and the next one works
}

// stamps: whoever remembers what is in the database is told when to forget it.
func stamps(t *testing.T, open Open) {
	dir := t.TempDir()
	s, write := open(t, dir)
	defer s.Close()
	stamp := func() (n int64) {
		must(t, write(func(tx Tx) error { n = tx.Stamp(); return nil }))
		return n
	}
	first := stamp()
	put(t, write, Example(1))
	if stamp() != first {
		t.Error("its own writes changed the stamp")
	}
	failed := errors.New("no")
	if err := write(func(Tx) error { return failed }); !errors.Is(err, failed) {
		t.Fatal(err)
	}
	second := stamp()
	if second == first {
		t.Error("a write was taken back and the stamp is the same")
	}
	other, write2 := open(t, dir)
	defer other.Close()
	put(t, write2, Example(2))
	if stamp() == second {
		t.Error("somebody else wrote and the stamp is the same")
	}
}

func lists(t *testing.T, open Open) {
	s, write := open(t, t.TempDir())
	defer s.Close()
	many := make([]uint64, 40)
	for i := range many {
		many[i] = uint64(i)<<56 | 7
	}
	must(t, write(func(tx Tx) error {
		for story := int64(1); story <= 5; story++ {
			if err := tx.Post(story, 100-story, many); err != nil {
				return err
			}
		}
		if err := tx.Post(3, 97, many); err != nil { // again
			return err
		}
		heads, err := tx.Heads(many, 2)
		if err != nil {
			return err
		}
		if len(heads) != 2*len(many) {
			t.Errorf("%d postings, want %d", len(heads), 2*len(many))
		}
		for i, p := range heads {
			if want := (store.Posting{Key: many[i/2], Rank: int64(95 + i%2), Story: int64(5 - i%2)}); p != want {
				t.Fatalf("posting %d = %+v, want %+v", i, p, want)
			}
		}
		if err := tx.Unpost(5, 95, many[:1]); err != nil {
			return err
		}
		list, err := tx.List(many[0], 1)
		if err != nil {
			return err
		}
		if len(list) != 3 || list[0].Story != 3 {
			t.Errorf("the rest of the list = %+v", list)
		}
		return nil
	}))
}

func facts(t *testing.T, open Open) {
	ctx, dir := t.Context(), t.TempDir()
	s, write := open(t, dir)
	seqs := put(t, write, Example(1), Example(2), Example(3))
	at := time.Date(2025, 1, 2, 3, 4, 5, 0, time.UTC)
	must(t, write(func(tx Tx) error {
		return errors.Join(
			tx.PutDerived(seqs[0], 1, []byte("old")), tx.PutDerived(seqs[0], 1, []byte("new")),
			tx.PutEdges([]store.Edge{{Kind: 1, From: seqs[2], To: seqs[0], Data: []byte("a")}, {Kind: 1, From: seqs[2], To: seqs[1], Data: []byte("b")},
				{Kind: 0, From: seqs[2], To: seqs[1], Data: []byte("c")}}),
			tx.DeleteEdge(1, seqs[2], seqs[1]),
			tx.MarkStory(seqs[1]), tx.MarkStory(seqs[1]), tx.MarkList(1<<63),
			tx.PutMarks(seqs[0], []store.Mark{{ID: "c1", Start: 4}}), tx.PutMarks(seqs[1], []store.Mark{{ID: "c1", Start: 9}}),
			tx.AddWord(store.Word{Kind: "merge", Args: []string{"c1", "c2"}, Author: "A. Editor", Reason: "one claim", At: at}),
		)
	}))
	if ok, err := s.Settled(ctx); ok || err != nil {
		t.Errorf("Settled = %v, %v with marks", ok, err)
	}
	must(t, s.Close())
	s, write = open(t, dir)
	defer s.Close()
	if data, err := s.DerivedOf(ctx, seqs[0], 1); err != nil || string(data) != "new" {
		t.Errorf("derived = %q, %v", data, err)
	}
	if edges := all(t, s.Edges(ctx, 1)); len(edges) != 1 || string(edges[0].Data) != "a" {
		t.Errorf("edges = %+v", edges)
	}
	for _, seq := range []int64{seqs[1], seqs[2]} {
		if edges, err := s.EdgesOf(ctx, 0, seq); err != nil || len(edges) != 1 {
			t.Errorf("edges of %d = %+v, %v", seq, edges, err)
		}
	}
	if seq, start, err := s.Mark(ctx, "c1"); err != nil || seq != seqs[0] || start != 4 {
		t.Errorf("mark = %d, %d, %v: a public id must stay where it was", seq, start, err)
	}
	if _, _, err := s.Mark(ctx, "c9"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("unknown mark: %v", err)
	}
	words, err := s.Words(ctx)
	must(t, err)
	want := []store.Word{{N: 1, Kind: "merge", Args: []string{"c1", "c2"}, Author: "A. Editor", Reason: "one claim", At: at}}
	if diff := cmp.Diff(want, words); diff != "" {
		t.Errorf("words (-want +got):\n%s", diff)
	}
	must(t, write(func(tx Tx) error {
		stories, err := tx.TakeStories(10)
		lists, err2 := tx.TakeLists(10)
		if !slices.Equal(stories, []int64{seqs[1]}) || !slices.Equal(lists, []uint64{1 << 63}) {
			t.Errorf("marked: %v, %v", stories, lists)
		}
		return errors.Join(err, err2)
	}))
	if ok, err := s.Settled(ctx); !ok || err != nil {
		t.Errorf("Settled = %v, %v after the marks were taken", ok, err)
	}
}

func forgets(t *testing.T, open Open) {
	ctx := t.Context()
	s, write := open(t, t.TempDir())
	defer s.Close()
	seqs := put(t, write, Example(1), Example(2))
	must(t, write(func(tx Tx) error {
		return errors.Join(tx.PutDerived(seqs[0], 1, []byte("x")), tx.PutEdges([]store.Edge{{Kind: 0, From: seqs[1], To: seqs[0], Data: []byte("a")}}),
			tx.PutMarks(seqs[0], []store.Mark{{ID: "c1"}}), tx.Post(seqs[0], 5, []uint64{1}), tx.Unpost(seqs[0], 5, []uint64{1}), tx.Forget(seqs[0]))
	}))
	if _, err := s.Story(ctx, Example(1).Story.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a forgotten story: %v", err)
	}
	if _, _, err := s.Mark(ctx, "c1"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("its public id: %v", err)
	}
	if got := all(t, s.Search(ctx, "number 1", 5)); len(got) != 0 {
		t.Errorf("its words are found: %v", got)
	}
	if got := all(t, s.Edges(ctx, 0)); len(got) != 0 {
		t.Errorf("its comparisons: %v", got)
	}
	if _, ok, err := s.Given(ctx, Example(1).Item); ok || err != nil {
		t.Errorf("Given = %v, %v: it can be added again", ok, err)
	}
	if faults, err := s.Check(ctx); err != nil || len(faults) > 0 {
		t.Errorf("check: %q, %v", faults, err)
	}
}

func searches(t *testing.T, open Open) {
	ctx := t.Context()
	s, write := open(t, t.TempDir())
	defer s.Close()
	a, b := Example(1), Example(2)
	a.Reading.Text += " A harbour pilot was called."
	b.Reading.Story.Title = "Harbour pilot on strike"
	put(t, write, a, b)
	got := all(t, s.Search(ctx, "harbour PILOT", 5))
	if len(got) != 2 || got[0].ID != b.Story.ID {
		t.Errorf("found %v", got)
	}
	for _, odd := range []string{`"`, "AND", "NEAR(", "*", ""} {
		all(t, s.Search(ctx, odd, 5))
	}
}

func backup(t *testing.T, open Open) {
	ctx := t.Context()
	s, write := open(t, t.TempDir())
	defer s.Close()
	put(t, write, Example(1))
	dir := t.TempDir()
	path := filepath.Join(dir, "sayso.db")
	must(t, s.Backup(ctx, path))
	if err := s.Backup(ctx, path); err == nil {
		t.Error("a backup overwrote a file")
	}
	put(t, write, Example(2)) // the copy stays as it was
	copied, _ := open(t, dir)
	defer copied.Close()
	if got := all(t, copied.Stories(ctx)); len(got) != 1 {
		t.Errorf("%d stories in the backup, want 1", len(got))
	}
	if faults, err := copied.Check(ctx); err != nil || len(faults) > 0 {
		t.Errorf("check of the backup: %q, %v", faults, err)
	}
}
