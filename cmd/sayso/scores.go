package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// writeSection puts a report into a page of scores: in place of the section with
// the same heading, or at the end. A section runs to the next heading of its
// level. The rest of the page is not touched.
func writeSection(path string, section []byte) error {
	page, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read scores: %w", err)
	}
	out, err := newOutput(path, nil, nil)
	if err != nil {
		return err
	}
	if _, err := out.Write(replaceSection(page, section)); err != nil {
		out.discard()
		return fmt.Errorf("write %s: %w", path, err)
	}
	return out.commit()
}

// replaceSection gives the page with the section in it. The count of documents
// at the end of a heading does not count for which section is meant.
func replaceSection(page, section []byte) []byte {
	name, _, _ := strings.Cut(string(section), " (")
	const mark = "\n## "
	if at := bytes.Index(append([]byte("\n"), page...), []byte("\n"+name+" (")); at >= 0 {
		end := len(page)
		if next := bytes.Index(page[at+1:], []byte(mark)); next >= 0 {
			end = at + 1 + next + 1
		}
		rest := page[end:]
		if len(rest) > 0 {
			section = append(section[:len(section):len(section)], '\n')
		}
		return append(append(page[:at:at], section...), rest...)
	}
	if len(page) > 0 {
		page = append(bytes.TrimRight(page, "\n"), "\n\n"...)
	}
	return append(page, section...)
}
