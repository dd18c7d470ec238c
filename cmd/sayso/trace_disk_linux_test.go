package main

import (
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// smallDisk mounts a file system in memory; the test is skipped where that is
// not allowed.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("a small disk cannot be mounted here: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// TestDiskFull: the error names place and remedy, what was finished is kept, and
// with more room the same command goes on.
func TestDiskFull(t *testing.T) {
	const stories = 150
	disk, folder := smallDisk(t, "1m"), ferries(t, stories)
	data := filepath.Join(disk, "data")
	code, _, errs := saysoRun("add", "-q", "--data", data, folder)
	if code != exitSome || !strings.Contains(errs, disk) || !strings.Contains(errs, "the disk is full (free some space and run this again: what was finished is kept)") {
		t.Fatalf("exit %d: %s", code, errs)
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
		t.Fatal(err)
	}
	if code, out, errs := saysoRun("add", "-q", "--data", data, folder); code != exitRead {
		t.Fatalf("with more room: exit %d: %s%s", code, out, errs)
	}
	if code, out, errs := saysoRun("check", "--data", data); code != exitRead {
		t.Errorf("check: exit %d: %s%s", code, out, errs)
	}
	if _, out, _ := saysoRun("stories", "--data", data); strings.Count(out, "story") < stories {
		t.Errorf("stories are missing:\n%s", out)
	}
	// A backup that has no room leaves nothing behind.
	small := smallDisk(t, "64k")
	code, _, errs = saysoRun("backup", "--data", data, filepath.Join(small, "copy.db"))
	if code != exitSome || !strings.Contains(errs, filepath.Join(small, "copy.db")) || !strings.Contains(errs, "the disk is full") {
		t.Errorf("backup: exit %d: %s", code, errs)
	}
	if left, _ := os.ReadDir(small); len(left) > 0 {
		t.Errorf("a failed backup left %v", left)
	}
}

// TestFolderReadOnly: the error names place and remedy, for a folder that is there
// and for one that is to be made.
func TestFolderReadOnly(t *testing.T) {
	disk, folder := smallDisk(t, "16m"), ferries(t, 3)
	data := filepath.Join(disk, "data")
	if code, out, errs := saysoRun("add", "-q", "--data", data, folder); code != exitRead {
		t.Fatalf("exit %d: %s%s", code, out, errs)
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(disk, "other")
	for place, args := range map[string][]string{
		data:  {"add", "-q", "--outlet", "Lindhavn Post", "--data", data, filepath.Join(folder, "story00001.txt")},
		other: {"add", "-q", "--data", other, folder},
	} {
		code, _, errs := saysoRun(args...)
		if code != exitSome || !strings.Contains(errs, place) || !strings.Contains(errs, "cannot be written to (check the rights of the folder, or name another one with --data)") {
			t.Errorf("%v: exit %d: %s", args, code, errs)
		}
	}
}

// TestFileSizeLimit runs the program under a limit on the size of files: a disk
// that fails otherwise than by being full.
func TestFileSizeLimit(t *testing.T) {
	if args := os.Getenv("SAYSO_LIMITED"); args != "" {
		signal.Ignore(syscall.SIGXFSZ)
		limit := syscall.Rlimit{Cur: 400 << 10, Max: 400 << 10}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
			panic(err)
		}
		os.Exit(run(strings.Split(args, "\n"), streams{os.Stdin, os.Stdout, os.Stderr}))
	}
	folder, data := ferries(t, 150), filepath.Join(t.TempDir(), "data")
	cmd := exec.Command(os.Args[0], "-test.run=^TestFileSizeLimit$")
	cmd.Env = append(os.Environ(), "SAYSO_LIMITED=add\n-q\n--data\n"+data+"\n"+folder)
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), data) || !strings.Contains(string(out), "the disk does not take or give the data (look at the disk") {
		t.Fatalf("%v: %s", err, out)
	}
	if code, out, errs := saysoRun("add", "-q", "--data", data, folder); code != exitRead {
		t.Fatalf("without the limit: exit %d: %s%s", code, out, errs)
	}
	if code, out, errs := saysoRun("check", "--data", data); code != exitRead {
		t.Errorf("check: exit %d: %s%s", code, out, errs)
	}
}
