package main

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/demo"
	"github.com/sayso-news/sayso/internal/store/sqlite"
	"github.com/sayso-news/sayso/internal/trace"
	"github.com/sayso-news/sayso/read"
)

// TestDemoIsTraced holds the tracer to the truth about the fictional stories:
// copies, versions, relays, loops, claims, origins and conflicts.
func TestDemoIsTraced(t *testing.T) {
	truth, err := demo.Load()
	if err != nil {
		t.Fatal(err)
	}
	view := demoView(t, truth)
	miss := func(what, format string, args ...any) {
		t.Helper()
		t.Errorf(what+": "+format, args...)
	}
	groups, err := view.CopyGroups()
	if err != nil {
		t.Fatal(err)
	}
	path := view.Paths()
	if len(groups) != len(truth.Copies) {
		miss("copies", "%d groups, want %d", len(groups), len(truth.Copies))
	}
	for i, want := range truth.Copies {
		if i >= len(groups) {
			break
		}
		g := groups[i]
		if g.First == nil || path[*g.First] != want.First {
			miss("copies, first", "first is %v, want %s", g.First, want.First)
		}
		var got []demo.Member
		for _, m := range g.Members {
			got = append(got, demo.Member{Path: m.Path, Relation: string(m.Relation)})
		}
		slices.SortFunc(got, func(a, b demo.Member) int { return strings.Compare(a.Path, b.Path) })
		if !slices.Equal(got, want.Members) {
			miss("copies, members", "%v, want %v", got, want.Members)
		}
	}
	relays, err := view.Relays()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range truth.Relays {
		found := slices.ContainsFunc(relays, func(r sayso.Relay) bool {
			return *r.From.Path == want.From && r.To.Outlet == want.ToOutlet && r.By == want.By &&
				(want.To == nil) == (r.To.Path == nil) && (want.To == nil || *want.To == *r.To.Path)
		})
		if !found {
			miss("relay "+want.From+" ← "+want.ToOutlet, "not found")
		}
	}
	claims, err := view.Claims("")
	if err != nil {
		t.Fatal(err)
	}
	predicted := map[string]*sayso.Claim{}
	for _, want := range truth.Claims {
		predicted[want.ID] = demoClaim(t, view, claims, want)
	}
	for _, want := range truth.Claims {
		got := predicted[want.ID]
		if got == nil {
			miss("claim "+want.ID, "no claim holds all its evidence")
			continue
		}
		if got.Independent != sayso.Range(want.Independent) || got.Unknown != want.Unknown {
			miss("origins of "+want.ID, "%v independent, %d unknown; want %v and %d: %+v", got.Independent, got.Unknown, want.Independent, want.Unknown, got.Origins)
		}
		for _, id := range want.Conflicts {
			other := predicted[id]
			if other != nil && !slices.ContainsFunc(got.Conflicts, func(d sayso.Disagreement) bool { return d.Claim == other.ID }) {
				miss("conflict of "+want.ID+" and "+id, "not found")
			}
		}
	}
	for _, want := range truth.Loops {
		got := predicted[want.Claim]
		found := got != nil && slices.ContainsFunc(got.Loops, func(loop []string) bool {
			var paths []string
			for _, id := range loop {
				paths = append(paths, path[id])
			}
			slices.Sort(paths)
			return slices.Equal(paths, want.Stories)
		})
		if !found {
			miss("loop", "%v not found", want.Stories)
		}
	}
}

// demoView adds the fictional stories, each with its outlet.
func demoView(t *testing.T, truth demo.Truth) *trace.View {
	t.Helper()
	ctx := t.Context()
	reader, err := read.New(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	db, err := sqlite.Open(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	tracer := trace.New()
	for _, story := range truth.Stories {
		b, err := fs.ReadFile(demo.Stories(), story.Path)
		if err != nil {
			t.Fatal(err)
		}
		item := sayso.Item{Path: story.Path, Bytes: b, SeenAt: time.Date(2025, 11, 8, 0, 0, 0, 0, time.UTC), Override: sayso.Override{Outlet: story.Outlet}}
		kept, err := readKept(ctx, reader, item)
		if err != nil {
			t.Fatal(err)
		}
		err = db.Write(ctx, func(tx *sqlite.Tx) error {
			seq, _, err := tx.Put(&kept)
			if err != nil {
				return err
			}
			return tracer.Add(tx, seq, trace.Prepare(kept.Reading, item.SeenAt), nil)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := settle(ctx, db, tracer); err != nil {
		t.Fatal(err)
	}
	view, err := trace.Load(ctx, db)
	if err != nil {
		t.Fatal(err)
	}
	return view
}

// demoClaim gives the claim with evidence in all places that agree, nil when
// there is none.
func demoClaim(t *testing.T, view *trace.View, claims []sayso.Claim, want demo.Claim) *sayso.Claim {
	t.Helper()
	for i := range claims {
		all := true
		for _, at := range want.Agree {
			all = all && slices.ContainsFunc(claims[i].Evidence, func(ev sayso.Evidence) bool {
				return ev.Path == at.Path && (strings.Contains(ev.Text, at.Content) || strings.Contains(at.Content, ev.Text) && len(ev.Text)*3 > len(at.Content))
			})
		}
		if all {
			return &claims[i]
		}
	}
	return nil
}

func demoFile(path string) ([]byte, error) { return fs.ReadFile(demo.Stories(), path) }
