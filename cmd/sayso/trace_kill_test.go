package main

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/store/sqlite"
)

var kills = flag.Int("kills", 6, "how often the program is killed while it adds, reads again and forgets stories (200 takes some minutes)")

// TestKilledAtAnyPoint kills the program at random points while it adds a folder,
// reads it again and forgets some of it. What it said was added is kept, nothing is
// kept twice, the database is sound, and running it again finishes the work.
func TestKilledAtAnyPoint(t *testing.T) {
	if os.Getenv("SAYSO_KILLED") != "" {
		os.Exit(run(strings.Split(os.Getenv("SAYSO_KILLED"), "\n"), streams{os.Stdin, os.Stdout, os.Stderr}))
	}
	const stories = 200
	folder := t.TempDir()
	var some []string
	for i := range stories {
		text := fmt.Sprintf("Ferry number %d left the port of Lindhavn with %d passengers on Friday, the harbour office said.\n\nIts captain, Jon Tveit%d, said that the sea was calm and that the lamps had been repaired in week %d.\n", i, 10+i, i%7, i%50)
		path := filepath.Join(folder, fmt.Sprintf("story%03d.txt", i))
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if i%10 == 3 {
			some = append(some, path)
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	h := killing{t: t, data: filepath.Join(t.TempDir(), "data"), acknowledged: map[string]bool{}}
	rounds := 0
	for h.killed < *kills || rounds == 0 {
		rounds++
		if err := os.RemoveAll(h.data); err != nil {
			t.Fatal(err)
		}
		clear(h.acknowledged)
		for _, work := range []struct {
			args []string
			left int // stories kept when it is done
		}{
			{[]string{"add", folder}, stories},
			{[]string{"reread", "--all"}, stories},
			{append([]string{"forget"}, some...), stories - len(some)},
		} {
			h.until(work.args, rng, *kills)
			if n := h.check(); n != work.left {
				t.Fatalf("%s: %d stories kept, want %d", work.args[0], n, work.left)
			}
		}
		var out, errs bytes.Buffer
		if code := run([]string{"claims", "--data", h.data}, streams{nil, &out, &errs}); code != 0 {
			t.Errorf("claims: exit %d: %s", code, errs.String())
		}
	}
	t.Logf("killed %d times in %d rounds", h.killed, rounds)
}

// killing runs the program as a process of its own on one database.
type killing struct {
	t            *testing.T
	data         string
	killed       int
	acknowledged map[string]bool // ids of stories that it said were added
	whole        time.Duration   // the longest that an unkilled run took
}

// until runs a command, killed at random points, until it gets through.
func (h *killing) until(args []string, rng *rand.Rand, most int) {
	tries := 0
	for ; ; tries++ {
		limit := time.Duration(0)
		if h.killed < most && tries < 8 {
			// Short lives too, so that every phase is hit: opening, the first batch, settling.
			limit = time.Millisecond + time.Duration(rng.Int64N(int64(max(h.whole, 200*time.Millisecond))))
		}
		now := args
		if args[0] == "forget" {
			clear(h.acknowledged) // a kill may come between a forgetting and the word of it
			if now = append([]string{"forget"}, h.still(args[1:])...); len(now) == 1 {
				return
			}
		}
		if h.run(now, limit) {
			return
		}
		h.killed++
		h.check()
	}
}

// run runs the program and kills it after limit, 0 for never; it says whether the
// program got through. The stories it told of are noted.
func (h *killing) run(args []string, limit time.Duration) bool {
	h.t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilledAtAnyPoint$")
	cmd.Env = append(os.Environ(), "SAYSO_KILLED="+strings.Join(append([]string{args[0], "--data", h.data}, args[1:]...), "\n"))
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	began := time.Now()
	if err := cmd.Start(); err != nil {
		h.t.Fatal(err)
	}
	var killed atomic.Bool
	if limit > 0 {
		timer := time.AfterFunc(limit, func() { killed.Store(true); cmd.Process.Kill() })
		defer timer.Stop()
	}
	err := cmd.Wait()
	if err == nil {
		h.whole = max(h.whole, time.Since(began))
	}
	whole := strings.LastIndexByte(out.String(), '\n') + 1 // a line that was cut says nothing
	for _, line := range strings.Split(out.String()[:whole], "\n") {
		if _, id, ok := strings.Cut(line, ": added as "); ok {
			h.acknowledged[id] = true
		}
	}
	if err == nil {
		return true
	}
	if killed.Load() {
		return false
	}
	h.t.Fatalf("%v: %v\n%s", args, err, errs.String())
	return false
}

// still gives the paths of which stories are kept.
func (h *killing) still(paths []string) (out []string) {
	kept := h.paths()
	for _, p := range paths {
		if kept[p] > 0 {
			out = append(out, p)
		}
	}
	return out
}

// paths gives how many stories are kept of each path.
func (h *killing) paths() map[string]int {
	db := h.open()
	if db == nil {
		return nil
	}
	defer db.Close()
	out := map[string]int{}
	for st, err := range db.Stories(h.t.Context()) {
		if err != nil {
			h.t.Fatal(err)
		}
		if st.Status != store.StatusRead {
			h.t.Errorf("story %s is %q", st.ID, st.Status)
		}
		out[st.Path]++
	}
	return out
}

// open opens the database; nil when there is none yet, which is sound too.
func (h *killing) open() *sqlite.Store {
	h.t.Helper()
	if _, err := os.Stat(filepath.Join(h.data, sqlite.FileName)); err != nil {
		return nil
	}
	db, err := sqlite.Open(h.t.Context(), h.data)
	if err != nil {
		h.t.Fatalf("open after a kill: %v", err)
	}
	return db
}

// check checks the database and gives how many stories are kept.
func (h *killing) check() int {
	h.t.Helper()
	db := h.open()
	if db == nil {
		if len(h.acknowledged) > 0 {
			h.t.Fatalf("%d stories were added and there is no database", len(h.acknowledged))
		}
		return 0
	}
	defer db.Close()
	if faults, err := db.Check(h.t.Context()); err != nil || len(faults) > 0 {
		h.t.Fatalf("after a kill: %q, %v", faults, err)
	}
	for id := range h.acknowledged {
		if _, err := db.Story(h.t.Context(), id); err != nil {
			h.t.Fatalf("story %s was added and is lost: %v", id, err)
		}
	}
	n := 0
	for path, times := range h.paths() {
		if times > 1 {
			h.t.Fatalf("%s is kept %d times", path, times)
		}
		n++
	}
	return n
}
