package storetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store"
)

// rows makes a digest of stories that all carry one claim.
func rows(claim string, outlets map[int64]string, order ...int64) *store.Digest {
	d := &store.Digest{}
	c := store.ClaimRow{ClaimLine: store.ClaimLine{ID: claim, Text: "The dam will hold", Outlets: len(order), Stories: len(order), Origins: sayso.Range{Min: 1, Max: 1}}}
	c.Digest.Claim.Evidence = []sayso.Evidence{{Text: "The dam will hold"}}
	for i, seq := range order {
		at := time.Date(2025, 11, 4, i, 0, 0, 0, time.UTC)
		c.At = at
		d.Stories = append(d.Stories, store.StoryRow{Seq: seq, At: at, Outlet: outlets[seq], Digest: store.StoryDigest{Statements: 3, Alone: 2, Took: []store.Took{{Outlet: "Agency"}}},
			Mentions: []store.MentionRow{{Name: "Petra  Vance", Kind: sayso.KindPerson}}})
		c.Evidence = append(c.Evidence, store.EvidenceRow{Story: seq, End: 10, Statement: "s1", Outlet: outlets[seq], Head: true, First: i == 0})
	}
	d.Claims = append(d.Claims, c)
	return d
}

// pageRows: sums hold however often rows are written.
func pageRows(t *testing.T, open Open) {
	ctx := t.Context()
	s, write := open(t, t.TempDir())
	defer s.Close()
	outlets := map[int64]string{}
	var seqs []int64
	for i, outlet := range []string{"Agency", "Herald", "Herald"} {
		k := Example(i)
		k.Story.Outlet.Name, k.Reading.Story.Outlet.Name = outlet, outlet
		seq := put(t, write, k)[0]
		outlets[seq] = outlet
		seqs = append(seqs, seq)
	}
	marked, mark, err := s.Stale(ctx, 10)
	if err != nil || len(marked) != 3 {
		t.Fatalf("stale %v, %v", marked, err)
	}
	check := func(name string, want []store.OutletLine, claims, stories int, names ...string) {
		t.Helper()
		got, err := s.OutletsByFirst(ctx, 10)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		list, _, err := s.ClaimList(ctx, store.Filter{Limit: 10, Words: "dam"})
		if err != nil || len(list) != claims {
			t.Errorf("%s: %d claims, %v", name, len(list), err)
		}
		lines, _, err := s.StoryList(ctx, store.Filter{Limit: 10})
		if err != nil || len(lines) != stories {
			t.Errorf("%s: %d stories, %v", name, len(lines), err)
		}
		found, err := s.Suggest(ctx, "VAN", 5)
		if err != nil {
			t.Fatal(err)
		}
		var have []string
		for _, n := range found {
			have = append(have, fmt.Sprintf("%s %d", n.Name, n.Stories))
		}
		if diff := cmp.Diff(names, have); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	all := []store.OutletLine{{Name: "Agency", Stories: 1, Claims: 1, First: 1, Said: 3, Alone: 2}, {Name: "Herald", Stories: 2, Claims: 2, Said: 6, Alone: 4}}
	for range 3 {
		if err := s.PutDigest(ctx, rows("c1", outlets, seqs...), nil, mark); err != nil {
			t.Fatal(err)
		}
		check("all", all, 1, 3, "Petra  Vance 3")
	}
	if n, err := s.StaleCount(ctx); err != nil || n != 0 {
		t.Errorf("%d stale, %v", n, err)
	}
	_, cites, cited, err := s.OutletPage(ctx, "agency", 5)
	if err != nil || len(cites) != 1 || len(cited) != 2 || cited[0].Stories != 2 {
		t.Errorf("cites %v, cited by %v, %v", cites, cited, err)
	}
	// The first story is gone: the claim has another id, by its next one.
	if err := s.PutDigest(ctx, rows("c2", outlets, seqs[1:]...), seqs[:1], mark); err != nil {
		t.Fatal(err)
	}
	check("one gone", []store.OutletLine{{Name: "Herald", Stories: 2, Claims: 2, First: 1, Said: 6, Alone: 4}}, 1, 2, "Petra  Vance 2")
	if _, _, err := s.ClaimPage(ctx, "c1"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the claim that is gone: %v", err)
	}
	if err := s.PutDigest(ctx, &store.Digest{}, seqs[1:], mark); err != nil {
		t.Fatal(err)
	}
	check("all gone", nil, 0, 0)
}

// stale: whoever changes a fact marks what pages show of it.
func stale(t *testing.T, open Open) {
	ctx := t.Context()
	s, write := open(t, t.TempDir())
	defer s.Close()
	seqs := put(t, write, Example(1), Example(2))
	a, b := seqs[0], seqs[1]
	fresh := func() {
		t.Helper()
		_, mark, err := s.Stale(ctx, 10)
		if err == nil {
			err = s.PutDigest(ctx, &store.Digest{}, []int64{a, b}, mark)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		name   string
		change func(tx Tx) error
		want   int
	}{
		{"a comparison", func(tx Tx) error { return tx.PutEdges([]store.Edge{{From: b, To: a, Data: []byte("1")}}) }, 2},
		{"the same one again", func(tx Tx) error { return tx.PutEdges([]store.Edge{{From: b, To: a, Data: []byte("1")}}) }, 0},
		{"another result", func(tx Tx) error { return tx.PutEdges([]store.Edge{{From: b, To: a, Data: []byte("2")}}) }, 2},
		{"no comparison", func(tx Tx) error { return tx.DeleteEdge(0, b, a) }, 2},
		{"read again", func(tx Tx) error { return tx.PutReading(a, &sayso.Reading{Text: "x"}) }, 1},
		{"a decision", func(tx Tx) error { return tx.AddWord(store.Word{Kind: "merge", At: time.Unix(1, 0)}) }, 2},
		{"forgotten", func(tx Tx) error { return tx.Forget(a) }, 1},
	} {
		fresh()
		if err := write(test.change); err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		if n, err := s.StaleCount(ctx); err != nil || n != test.want {
			t.Errorf("%s: %d stale, want %d, %v", test.name, n, test.want, err)
		}
	}
	// A mark that came after the look stays.
	_, mark, err := s.Stale(ctx, 10)
	if err != nil {
		t.Fatal(err)
	}
	if err := write(func(tx Tx) error { return tx.PutReading(b, &sayso.Reading{Text: "y"}) }); err != nil {
		t.Fatal(err)
	}
	if err := s.PutDigest(ctx, &store.Digest{}, []int64{a, b}, mark); err != nil {
		t.Fatal(err)
	}
	if left, _, err := s.Stale(ctx, 10); err != nil || len(left) != 1 || left[0] != b {
		t.Errorf("stale %v, %v", left, err)
	}
}

// claimSearch: a list with words gives the best fits first, goes on where it
// ended, and is by time where that is asked for.
func claimSearch(t *testing.T, open Open) {
	ctx := t.Context()
	s, write := open(t, t.TempDir())
	defer s.Close()
	var seqs []int64
	for i := range 4 {
		seqs = append(seqs, put(t, write, Example(i))...)
	}
	d := &store.Digest{}
	for i, seq := range seqs {
		d.Stories = append(d.Stories, store.StoryRow{Seq: seq})
		c := store.ClaimRow{ClaimLine: store.ClaimLine{ID: fmt.Sprintf("c%d", i), At: time.Date(2025, 11, 4, i, 0, 0, 0, time.UTC), Outlets: 1, Stories: 1,
			Text: []string{"The dam will hold", "The old dam above the town will hold, the engineer has said", "Rain fell on the hills", "The Dam will hold"}[i]}}
		if i == 3 {
			c.Stories = 2
		}
		c.Digest.Claim.Evidence = []sayso.Evidence{{Text: c.Text + " and the dam will hold"}}
		c.Evidence = []store.EvidenceRow{{Story: seq, End: 10, Statement: "s1", Head: true}}
		d.Claims = append(d.Claims, c)
	}
	_, mark, err := s.Stale(ctx, 10)
	must(t, err)
	must(t, s.PutDigest(ctx, d, nil, mark))
	for _, c := range []struct {
		by   string
		want []string
	}{{"", []string{"c3", "c0", "c1", "c2"}}, {"time", []string{"c3", "c2", "c1", "c0"}}} {
		var got []string
		for f := (store.Filter{Words: "dam hold", By: c.by, Limit: 1}); ; {
			list, next, err := s.ClaimList(ctx, f)
			must(t, err)
			for _, l := range list {
				got = append(got, l.ID)
			}
			if f.After = next; next == "" || len(got) > len(c.want) {
				break
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("by %q: %q, want %q", c.by, got, c.want)
		}
	}
}
