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
	"testing"
	"time"

	"github.com/sayso-news/sayso/internal/store/sqlite"
)

var kills = flag.Int("kills", 6, "how often the program is killed while it adds stories (200 takes a minute)")

// TestKilledWhileAdding kills the program at random points while it adds a
// folder, until it gets through: no story is lost, none is there twice, and the
// database is sound.
func TestKilledWhileAdding(t *testing.T) {
	if os.Getenv("SAYSO_KILLED") != "" {
		os.Exit(run(strings.Split(os.Getenv("SAYSO_KILLED"), "\n"), streams{os.Stdin, os.Stdout, os.Stderr}))
	}
	folder, data := t.TempDir(), filepath.Join(t.TempDir(), "data")
	const stories = 300
	for i := range stories {
		text := fmt.Sprintf("Ferry number %d left the port of Lindhavn with %d passengers on Friday, the harbour office said.\n\nIts captain, Jon Tveit%d, said that the sea was calm and that the lamps had been repaired in week %d.\n", i, 10+i, i%7, i%50)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("story%03d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	add := func(limit time.Duration) bool {
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilledWhileAdding$")
		cmd.Env = append(os.Environ(), "SAYSO_KILLED=add\n-q\n--data\n"+data+"\n"+folder)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(limit, func() { cmd.Process.Kill() })
		err := cmd.Wait()
		timer.Stop()
		return err == nil
	}
	killed := 0
	for killed < *kills {
		// Short lives first, so that every phase is hit: opening, the first batch, settling.
		if add(time.Duration(5+rng.IntN(400)) * time.Millisecond) {
			if killed > 0 {
				os.RemoveAll(data) // it got through: start over
			}
			if killed++; killed > *kills {
				break
			}
			continue
		}
		killed++
		checkSound(t, data)
	}
	for range 20 {
		if add(time.Minute) {
			break
		}
	}
	checkSound(t, data)
	db, err := sqlite.OpenExisting(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	n := 0
	for _, err := range db.Stories(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != stories {
		t.Errorf("%d stories kept, want %d", n, stories)
	}
	var out, errs bytes.Buffer
	if code := run([]string{"claims", "--data", data}, streams{nil, &out, &errs}); code != 0 {
		t.Errorf("claims: exit %d: %s", code, errs.String())
	}
}

// checkSound checks the database of a killed process; none at all is sound too.
func checkSound(t *testing.T, data string) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(data, sqlite.FileName)); err != nil {
		return
	}
	db, err := sqlite.Open(t.Context(), data)
	if err != nil {
		t.Fatalf("open after a kill: %v", err)
	}
	defer db.Close()
	if faults, err := db.Check(t.Context()); err != nil || len(faults) > 0 {
		t.Fatalf("after a kill: %q, %v", faults, err)
	}
}
