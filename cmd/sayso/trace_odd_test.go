package main

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store/sqlite"
)

var crowd = flag.Int("crowd", 250, "stories in the one folder of TestManyInOneFolder (50000 takes as long as reading them)")

// saysoRun runs a command and gives its exit code and what it printed.
func saysoRun(args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	code = run(args, streams{strings.NewReader(""), &o, &e})
	return code, o.String(), e.String()
}

// ferries writes short stories into a new folder.
func ferries(t *testing.T, n int) string {
	t.Helper()
	folder := t.TempDir()
	for i := range n {
		text := fmt.Sprintf("Ferry number %d left the port of Lindhavn with %d passengers on Friday, the harbour office said.\n\nIts captain, Jon Tveit%d, said that the sea was calm.\n", i, 10+i, i%7)
		writeStory(t, folder, fmt.Sprintf("story%05d.txt", i), text)
	}
	return folder
}

func writeStory(t *testing.T, folder, name, text string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// quay is a page with a count, a time of publication and an address.
func quay(count, published, outlet, address string) string {
	return fmt.Sprintf(`<html lang="en"><head><title>Ferry hits quay</title><link rel="canonical" href="https://%s"><meta property="og:site_name" content="%s">
<meta property="article:published_time" content="%s"></head><body><article><h1>Ferry hits quay</h1>
<p>%s people were injured when the ferry Aurelia struck the quay at Lindhavn on Friday, the %[2]s has learned.</p>
<p>The lamps on the quay had been out for a week. The town council had promised to repair them before the summer season began.</p></article></body></html>`, address, outlet, published, count)
}

// must runs a command that has to succeed.
func must(t *testing.T, args ...string) string {
	t.Helper()
	code, out, errs := saysoRun(args...)
	if code != exitRead {
		t.Fatalf("%v: exit %d: %s%s", args, code, out, errs)
	}
	return out
}

// objects reads JSON lines.
func objects[T any](t *testing.T, lines string) (out []T) {
	t.Helper()
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		var v T
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		out = append(out, v)
	}
	return out
}

// TestOddInput holds the answers that docs/formats/trace.md gives to odd input.
func TestOddInput(t *testing.T) {
	folder, data := t.TempDir(), filepath.Join(t.TempDir(), "data")
	plain := writeStory(t, folder, "plain.txt", "Twelve people were injured when the ferry Aurelia struck the quay at Lindhavn on Friday, officials said.\n\nThe lamps on the quay had been out for a week, a resident said.\n")
	writeStory(t, folder, "german.txt", "Die Fähre ist am Freitag nicht aus dem Hafen ausgelaufen, sagte die Hafenbehörde. Der Kapitän wurde nach Angaben der Polizei am Abend befragt, und die Fahrgäste mussten in der Stadt übernachten.\n")
	writeStory(t, folder, "first.html", quay("Twelve", "2025-03-07T10:00:00Z", "Lindhavn Post", "lindhavnpost.example/ferry"))
	writeStory(t, folder, "second.html", quay("Nineteen", "2025-03-07T15:00:00Z", "Lindhavn Post", "www.lindhavnpost.example/ferry?utm_source=mail"))
	writeStory(t, folder, "future.html", quay("Twelve", "2099-03-07T10:00:00Z", "Tveit Courier", "tveit.example/ferry"))
	out := must(t, "add", "--data", data, folder, plain)
	for _, want := range []string{"german.txt: kept as ", ", not read: it is in German\n", "plain.txt: kept already as ", "4 added, 1 kept already, 1 not read, 0 failed"} {
		if !strings.Contains(out, want) {
			t.Errorf("add does not say %q:\n%s", want, out)
		}
	}
	if out := must(t, "add", "--data", data, folder); !strings.Contains(out, "0 added, 5 kept already, 0 not read, 0 failed") {
		t.Errorf("adding again:\n%s", out)
	}

	stories := map[string]keptLine{}
	for _, st := range objects[keptLine](t, must(t, "stories", "--data", data, "--format", "json")) {
		stories[filepath.Base(st.Path)] = st
	}
	if st := stories["plain.txt"]; st.Published != nil || st.Basis != sayso.BasisNone || st.Outlet.Name != "" {
		t.Errorf("without date and outlet: %+v", st)
	}
	if st := stories["german.txt"]; st.Status != "language" || st.Language != "de" || st.Why != "it is in German" {
		t.Errorf("in another language: %+v", st)
	}

	groups := objects[sayso.CopyGroup](t, must(t, "copies", "--data", data, "--format", "json"))
	if len(groups) != 1 {
		t.Fatalf("copies: %+v", groups)
	}
	for _, m := range groups[0].Members {
		switch filepath.Base(m.Path) {
		case "second.html":
			if m.Direction != "from" || !strings.Contains(m.Reason, "later version") {
				t.Errorf("the later version: %+v", m)
			}
		case "future.html", "plain.txt":
			if m.Direction != "unknown" {
				t.Errorf("%s: a time that is not known or not believed gives no direction: %+v", m.Path, m)
			}
		}
	}

	// Versions that contradict each other are two claims at odds, and neither adds an origin.
	odds := 0
	for _, c := range objects[sayso.Claim](t, must(t, "claims", "--data", data, "--format", "json", "injured")) {
		for _, d := range c.Conflicts {
			if d.On == "number" {
				odds++
			}
		}
		if c.Lineages.Max != 1 || c.Independent.Max > 1 {
			t.Errorf("claim %q: %v independent, %v lineages; want one text", c.Text, c.Independent, c.Lineages)
		}
	}
	if odds != 2 {
		t.Errorf("%d claims contradict another on a number, want the two counts", odds)
	}
}

// TestRingOfCitations: outlets that have a claim only from each other have no
// origin that counts, and the ring is named.
func TestRingOfCitations(t *testing.T) {
	folder, data := t.TempDir(), filepath.Join(t.TempDir(), "data")
	outlets := []string{"Lindhavn Post", "Tveit Courier", "Osk Herald"}
	manifest := "path\toutlet\tpublished\n"
	for i, outlet := range outlets {
		name := fmt.Sprintf("%d.txt", i)
		writeStory(t, folder, name, fmt.Sprintf("The ferry Aurelia lost 14 containers of copper off Lindhavn, the %s reported.\n\n%s\n", outlets[(i+1)%3],
			[]string{"Boats stayed in port.", "Prices rose at noon.", "Fishermen mended nets."}[i]))
		manifest += fmt.Sprintf("%s\t%s\t2025-03-07T%02d:00:00Z\n", name, outlet, 9+i)
	}
	must(t, "add", "--data", data, "--manifest", writeStory(t, folder, "table.tsv", manifest))
	for _, c := range objects[sayso.Claim](t, must(t, "claims", "--data", data, "--format", "json", "copper")) {
		if len(c.Evidence) != 3 {
			continue
		}
		if c.Independent.Max != 0 || c.Unknown != 1 || len(c.Loops) != 1 || len(c.Loops[0]) != 3 {
			t.Errorf("independent %v, unknown %d, loops %v; want nobody and one ring of three", c.Independent, c.Unknown, c.Loops)
		}
		return
	}
	t.Error("no claim of all three")
}

// TestManyInOneFolder: a folder of any size is added in its order, a file at a time.
func TestManyInOneFolder(t *testing.T) {
	folder, data := ferries(t, *crowd), filepath.Join(t.TempDir(), "data")
	out := must(t, "add", "--data", data, folder)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != *crowd+1 || lines[*crowd] != fmt.Sprintf("%d added, 0 kept already, 0 not read, 0 failed", *crowd) {
		t.Fatalf("%d lines, last %q", len(lines), lines[len(lines)-1])
	}
	for i, line := range lines[:*crowd] {
		if !strings.Contains(line, fmt.Sprintf("story%05d.txt: added as ", i)) {
			t.Fatalf("line %d: %s", i, line)
		}
	}
}

// TestStoreErrors: what stands in the way of the database is named with its place
// and what to do.
func TestStoreErrors(t *testing.T) {
	folder, data := ferries(t, 2), filepath.Join(t.TempDir(), "data")
	must(t, "add", "-q", "--data", data, folder)
	path := filepath.Join(data, sqlite.FileName)
	other, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	other.SetMaxOpenConns(1)
	says := func(what string, args []string, wants ...string) {
		t.Helper()
		code, _, errs := saysoRun(args...)
		for _, want := range wants {
			if code == exitRead || !strings.Contains(errs, want) {
				t.Errorf("%s: exit %d, %q is not said: %s", what, code, want, errs)
			}
		}
	}
	do := func(query string) {
		t.Helper()
		if _, err := other.Exec(query); err != nil {
			t.Fatal(err)
		}
	}
	do("BEGIN IMMEDIATE")
	says("another process", []string{"add", "-q", "--data", data, "--outlet", "Lindhavn Post", folder}, path, "another sayso is writing to the database (wait until it is done and run this again: nothing was lost)")
	if out := must(t, "claims", "--data", data); out == "" {
		t.Error("reading waits for the writer")
	}
	do("ROLLBACK")
	must(t, "add", "-q", "--data", data, "--outlet", "Lindhavn Post", folder)
	do("INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)")
	for _, command := range [][]string{{"add", folder}, {"stories"}, {"check"}} {
		says("a newer schema", append(command, "--data", data), data, "written by a newer version of sayso (use that version, or another --data folder)")
	}
	nowhere := filepath.Join(t.TempDir(), "none")
	says("no database", []string{"stories", "--data", nowhere}, nowhere, "no stories are kept here (add some with 'sayso add'")
	broken := t.TempDir()
	writeStory(t, broken, sqlite.FileName, strings.Repeat("no database at all ", 400))
	says("no database but a text", []string{"stories", "--data", broken}, broken, "is damaged (restore a backup")
}

// TestDecisionsSurviveRereading: what a person decided stands when every story is
// read again.
func TestDecisionsSurviveRereading(t *testing.T) {
	folder, data := t.TempDir(), filepath.Join(t.TempDir(), "data")
	writeStory(t, folder, "a.txt", "Twelve people were injured when the ferry Aurelia struck the quay at Lindhavn, the police said.\n\nThe mill in Osk stopped its machines at noon, its owner said.\n")
	writeStory(t, folder, "b.txt", "Twelve people were injured when the ferry Aurelia struck the quay at Lindhavn, a doctor said.\n\nWorkers of the paper plant went home early, a union said.\n")
	must(t, "add", "-q", "--data", data, folder)
	before := injured(t, data)
	if len(before) != 1 || len(before[0].Evidence) != 2 {
		t.Fatalf("claims %+v", before)
	}
	must(t, "claims", "--data", data, "--split", before[0].ID+","+before[0].Evidence[1].Story, "--author", "A. Editor", "--reason", "two accidents")
	for _, what := range []string{"after the split", "after rereading"} {
		for _, c := range injured(t, data) {
			if len(c.Evidence) > 1 {
				t.Errorf("%s: claim %s has %d pieces of evidence", what, c.ID, len(c.Evidence))
			}
		}
		c := objects[sayso.Claim](t, must(t, "claim", "--data", data, "--format", "json", before[0].ID))
		if len(c) != 1 || len(c[0].Evidence) != 1 {
			t.Errorf("%s: claim %s = %+v", what, before[0].ID, c)
		}
		if out := must(t, "reread", "--all", "--data", data); !strings.Contains(out, "2 stories read again") {
			t.Errorf("reread: %s", out)
		}
	}
}

// injured gives the claims of injuries that are listed; there may be none.
func injured(t *testing.T, data string) []sayso.Claim {
	t.Helper()
	out := must(t, "claims", "--data", data, "--format", "json", "injured")
	if strings.TrimSpace(out) == "" {
		return nil
	}
	return objects[sayso.Claim](t, out)
}
