// Package file finds story files on disk and reads them.
//
// Input is a path as a user gave it; output is the paths of the stories under
// it, and their bytes up to a limit. It neither opens gzip nor looks inside:
// package intake does. Names are visited in order, so that a folder always
// gives the same list.
package file

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// ErrTooLarge says that a file is larger than the limit.
var ErrTooLarge = errors.New("larger than the limit")

// Passed is a file in a folder that was passed over, and why.
type Passed struct{ Path, Why string }

// Story reports whether a name ends as a story's does: .html, .htm or .txt,
// with or without .gz.
func Story(name string) bool {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	switch filepath.Ext(name) {
	case ".html", ".htm", ".txt":
		return true
	}
	return false
}

// List gives the stories under a folder, in the order of their names, and what
// it passed over. Links to folders are not followed, so that none is walked
// twice; a folder that cannot be opened is passed over.
func List(folder string) (stories []string, passed []Passed, err error) {
	err = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && path == folder:
			return err
		case err != nil:
			passed = append(passed, Passed{path, "cannot be opened: " + err.Error()})
			return nil
		case path == folder:
			return nil
		case strings.HasPrefix(d.Name(), "."):
			passed = append(passed, Passed{path, "hidden"})
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			return nil
		case !Story(d.Name()):
			passed = append(passed, Passed{path, "not .html, .htm or .txt (or one of them with .gz)"})
			return nil
		case d.Type()&fs.ModeSymlink != 0:
			info, err := os.Stat(path)
			if err != nil {
				passed = append(passed, Passed{path, "a broken link"})
				return nil
			}
			if !info.Mode().IsRegular() {
				passed = append(passed, Passed{path, "a link to something that is not a file"})
				return nil
			}
		case !d.Type().IsRegular():
			passed = append(passed, Passed{path, "not a regular file"})
			return nil
		}
		stories = append(stories, path)
		return nil
	})
	if err != nil {
		err = fmt.Errorf("list folder: %w", err)
	}
	return stories, passed, err
}

// Read gives the bytes of a regular file of at most limit bytes.
func Read(path string, limit int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("read %s: not a regular file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return All(f, limit)
}

// All reads to the end, and fails with ErrTooLarge past limit bytes.
func All(r io.Reader, limit int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(b)) > limit {
		err = ErrTooLarge
	}
	return b, err
}
