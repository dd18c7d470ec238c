package main

import (
	"io"
	"slices"
	"strings"
	"testing"
)

// TestCostDoesNotGrow grows a small database to four times its size: what a story
// asks of the store, which no other program on the machine disturbs, stays.
func TestCostDoesNotGrow(t *testing.T) {
	if testing.Short() {
		t.Skip("grows a database to 800 stories")
	}
	d, err := openDesk(t.Context(), t.TempDir(), 50)
	if err != nil {
		t.Fatal(err)
	}
	defer d.close()
	few, err := d.grow(t.Context(), 200, 100)
	if err != nil {
		t.Fatal(err)
	}
	many, err := d.grow(t.Context(), 800, 200)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what      string
		few, many float64
	}{{"comparisons", few.compared, many.compared}, {"index entries", few.looked, many.looked}, {"stories compared again", few.settled + 1, many.settled + 1}} {
		if c.many > 1.5*c.few {
			t.Errorf("%s a story: %.1f with 200 kept, %.1f with 800", c.what, c.few, c.many)
		}
	}
	if faults, err := d.db.Check(t.Context()); err != nil || len(faults) > 0 {
		t.Errorf("check: %q, %v", faults, err)
	}
}

func TestTable(t *testing.T) {
	var out strings.Builder
	if err := run(t.Context(), &out, nil, "50,100", t.TempDir(), 40, 30, -1); err != nil {
		t.Fatal(err)
	}
	if lines := strings.Split(strings.TrimSpace(out.String()), "\n"); len(lines) != 6 || !strings.HasPrefix(lines[3], "| 100 |") {
		t.Errorf("printed:\n%s", out.String())
	}
	for _, bad := range []string{"", "10,5", "x"} {
		if err := run(t.Context(), &out, nil, bad, t.TempDir(), 40, 30, -1); err == nil {
			t.Errorf("-sizes %q is taken", bad)
		}
	}
}

// TestGoesOn grows a database in two runs: it holds the same stories as after one.
func TestGoesOn(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	for _, c := range []struct{ dir, sizes string }{{dir, "20"}, {dir, "60"}, {other, "60"}} {
		if err := run(t.Context(), io.Discard, nil, c.sizes, c.dir, 20, 30, -1); err != nil {
			t.Fatal(err)
		}
	}
	var ids [2][]string
	for i, dir := range []string{dir, other} {
		d, err := openDesk(t.Context(), dir, 30)
		if err != nil {
			t.Fatal(err)
		}
		for s, err := range d.db.Stories(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			ids[i] = append(ids[i], s.ID)
		}
		d.close()
	}
	if len(ids[0]) != 60 || !slices.Equal(ids[0], ids[1]) {
		t.Errorf("%d stories after two runs, %d after one; the same: %t", len(ids[0]), len(ids[1]), slices.Equal(ids[0], ids[1]))
	}
	if err := run(t.Context(), io.Discard, nil, "70", dir, 20, 30, -1); err == nil {
		t.Error("a size is taken that the kept stories leave no room to measure")
	}
}
