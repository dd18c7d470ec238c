package trace_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/store/sqlite"
	"github.com/sayso-news/sayso/internal/trace"
)

// twoStories adds two stories that say the same of the dead and differ in the rest.
func twoStories(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	for i, text := range []string{
		"Eleven people died when the Sorrel Bridge fell into the river Osk. The mill in Marren stopped its machines at noon.",
		"Eleven people were killed when the Sorrel Bridge fell into the river Osk. Workers of the paper plant went home early.",
	} {
		published := time.Date(2025, 3, 7, 9+i, 0, 0, 0, time.UTC)
		d.add(t, kept(reading([]string{"North Herald", "South Herald"}[i], &published, text), i))
	}
	return d
}

func (d *desk) decide(t *testing.T, kind string, args ...string) {
	t.Helper()
	if err := d.db.Write(t.Context(), func(tx *sqlite.Tx) error {
		return tx.AddWord(store.Word{Kind: kind, Args: args, Author: "A. Editor", Reason: "read both"})
	}); err != nil {
		t.Fatal(err)
	}
}

// claimWith gives the claim whose text holds the words.
func claimWith(t *testing.T, d *desk, words string) sayso.Claim {
	t.Helper()
	v := d.view(t)
	all, err := v.Claims("")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		if slices.ContainsFunc(c.Evidence, func(ev sayso.Evidence) bool { return strings.Contains(ev.Text, words) }) {
			return c
		}
	}
	t.Fatalf("no claim with %q among %d", words, len(all))
	return sayso.Claim{}
}

// again reads every story again with the same reading.
func (d *desk) again(t *testing.T) {
	t.Helper()
	for st, err := range d.db.Stories(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		r, err := d.db.Reading(t.Context(), st.Seq)
		if err != nil {
			t.Fatal(err)
		}
		var edges []store.Edge
		for _, kind := range trace.EdgeKinds {
			list, err := d.db.EdgesOf(t.Context(), kind, st.Seq)
			if err != nil {
				t.Fatal(err)
			}
			edges = append(edges, list...)
		}
		if err := d.db.Write(t.Context(), func(tx *sqlite.Tx) error {
			return d.tracer.Replace(tx, st.Seq, trace.Prepare(r, st.SeenAt), edges)
		}); err != nil {
			t.Fatal(err)
		}
	}
}

// What a person decided about claims stands when stories are read again.
func TestAPersonsWordStands(t *testing.T) {
	d := twoStories(t)
	dead := claimWith(t, d, "killed")
	if len(dead.Evidence) != 2 {
		t.Fatalf("evidence %+v, want two pieces", dead.Evidence)
	}
	d.decide(t, "split", dead.ID, dead.Evidence[1].Story)
	v := d.view(t)
	for range 2 {
		c, err := v.ClaimOf(dead.ID)
		if err != nil || len(c.Evidence) != 1 {
			t.Errorf("after a split: %+v, %v; want one piece of evidence", c.Evidence, err)
		}
		d.again(t)
		v = d.view(t)
	}

	d = twoStories(t)
	v = d.view(t)
	var ids []string
	for _, words := range []string{"stopped its machines", "went home early"} {
		for st, err := range d.db.Stories(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			r, err := d.db.Reading(t.Context(), st.Seq)
			if err != nil {
				t.Fatal(err)
			}
			if at := strings.Index(r.Text, words); at >= 0 {
				c, err := v.ClaimAt(st.Seq, at)
				if err != nil {
					t.Fatal(err)
				}
				ids = append(ids, c.ID)
			}
		}
	}
	if len(ids) != 2 || ids[0] == ids[1] {
		t.Fatalf("claims %q, want two", ids)
	}
	d.decide(t, "merge", ids...)
	d.again(t)
	for _, id := range ids {
		if c, err := d.view(t).ClaimOf(id); err != nil || len(c.Evidence) != 2 || c.ID != ids[0] {
			t.Errorf("after a merge %s leads to %s with %d pieces, %v; want %s with two", id, c.ID, len(c.Evidence), err, ids[0])
		}
	}
}

// An owner said by hand makes one origin of two own voices, and since when.
func TestOwnerByHand(t *testing.T) {
	d := twoStories(t)
	if c := claimWith(t, d, "killed"); c.Independent != (sayso.Range{Min: 1, Max: 2}) {
		t.Fatalf("independent %v, want 1, perhaps 2", c.Independent)
	}
	d.decide(t, "owner", "North Herald", "Holding")
	d.decide(t, "owner", "South Herald", "Holding", "2026")
	if c := claimWith(t, d, "killed"); c.Independent.Max != 2 {
		t.Errorf("independent %v: in 2025 it belonged to somebody else: %+v", c.Independent, c.Origins)
	}
	d.decide(t, "owner", "South Herald", "Holding", "2024-05")
	if c := claimWith(t, d, "killed"); c.Independent != (sayso.Range{Min: 1, Max: 1}) || !strings.Contains(strings.Join(c.Origins[0].Why, " "), "belong to Holding") {
		t.Errorf("independent %v, origins %+v; want one, because of the owner", c.Independent, c.Origins)
	}
}

// A query gives the claims that hold its words, the best fits first.
func TestQueriesAreRanked(t *testing.T) {
	d := newDesk(t)
	for i, text := range []string{
		"The bridges of the river Osk were painted green by the harbour office in the spring. The mill in Marren stopped its machines at noon.",
		"The bridges of the river Osk were painted green by the harbour office in the spring. Workers of the paper plant went home early.",
		"Eleven people died when the Sorrel Bridge fell into the river Osk. A choir sang on the quay of the old town.",
		"Eleven people were killed when the Sorrel Bridge fell into the river Osk. Schools in the hills stay shut until Monday.",
	} {
		published := time.Date(2025, 3, 7, 9+i, 0, 0, 0, time.UTC)
		d.add(t, kept(reading([]string{"North Herald", "South Herald", "Hill Post", "Coast Post"}[i], &published, text), i))
	}
	for query, want := range map[string]string{"bridge Osk": "Sorrel", "osk harbour": "painted"} {
		got, err := d.view(t).Claims(query)
		if err != nil || len(got) == 0 || !strings.Contains(got[0].Text, want) {
			t.Errorf("%q: %d claims, %v; the first is %+v, want one with %q", query, len(got), err, append(got, sayso.Claim{})[0].Text, want)
		}
	}
	if got, err := d.view(t).Claims("bridge helicopter"); err != nil || len(got) != 0 {
		t.Errorf("words that no claim has: %d claims, %v", len(got), err)
	}
}
