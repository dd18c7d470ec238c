package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/sayso-news/sayso"
)

// output is where results go: standard output, or a file that appears whole or
// not at all.
type output struct {
	*bufio.Writer
	temp *os.File
	path string
}

// newOutput opens path for writing, "" or "-" for standard output. It refuses a
// path that is one of the inputs.
func newOutput(path string, inputs []string, std io.Writer) (*output, error) {
	if path == "" || path == "-" {
		return &output{Writer: bufio.NewWriterSize(std, 1<<16)}, nil
	}
	if target, err := os.Stat(path); err == nil {
		if target.IsDir() {
			return nil, &sayso.Error{Code: sayso.CodeUsage, Input: path, Message: "is a folder", Remedy: "give a file name after -o"}
		}
		for _, input := range inputs {
			if info, err := os.Stat(input); err == nil && os.SameFile(info, target) {
				return nil, &sayso.Error{Code: sayso.CodeUsage, Input: path, Message: "is an input too", Remedy: "write to another file: an input is never overwritten"}
			}
		}
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".sayso-*")
	if err != nil {
		return nil, fmt.Errorf("create output beside %s: %w", path, err)
	}
	return &output{Writer: bufio.NewWriterSize(temp, 1<<16), temp: temp, path: path}, nil
}

// commit makes the output appear at its path.
func (o *output) commit() error {
	if err := o.Flush(); err != nil {
		o.discard()
		return fmt.Errorf("write output: %w", err)
	}
	if o.temp == nil {
		return nil
	}
	if err := o.temp.Chmod(0o644); err != nil {
		o.discard()
		return fmt.Errorf("write %s: %w", o.path, err)
	}
	if err := o.temp.Sync(); err != nil {
		o.discard()
		return fmt.Errorf("write %s: %w", o.path, err)
	}
	if err := o.temp.Close(); err != nil {
		os.Remove(o.temp.Name())
		return fmt.Errorf("write %s: %w", o.path, err)
	}
	if err := os.Rename(o.temp.Name(), o.path); err != nil {
		os.Remove(o.temp.Name())
		return fmt.Errorf("write %s: %w", o.path, err)
	}
	return nil
}

// discard drops an output that is not to appear.
func (o *output) discard() {
	if o.temp != nil {
		o.temp.Close()
		os.Remove(o.temp.Name())
	}
}
