// Package intake gives the Items that a user's arguments name.
//
// Input is paths of files and folders, web addresses, "-" for standard input,
// and a manifest; output is a sequence of sayso.Item, each with its bytes after
// gzip was opened. What fails gives a *sayso.Error in its place, and the
// others go on. Order is that of the arguments, and of names inside a folder.
// Package extract takes the Items from here. What was given up: inputs are
// read one after another, so that nothing depends on which server is fast.
package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"net/netip"
	"os"
	"strings"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/clock"
	"github.com/sayso-news/sayso/internal/intake/file"
	"github.com/sayso-news/sayso/internal/intake/page"
)

// DefaultMaxBytes is the limit for one input, before and after gzip.
const DefaultMaxBytes = 20 << 20

// Options chooses how inputs are opened. The zero value is the default.
type Options struct {
	MaxBytes int64          // of one input, before and after gzip; 0 is DefaultMaxBytes
	Override sayso.Override // for every item; a manifest's line beats it field by field
	Manifest string         // path of a manifest whose lines are inputs too; "" for none
	Stdin    io.Reader      // what "-" reads; nil is os.Stdin
	Timeout  time.Duration  // for one web page; 0 is page's default
	Clock    clock.Clock    // stamps Item.SeenAt; nil leaves it zero

	// Passed is told what a folder's listing passed over, and why. Nil: nobody.
	Passed func(path, why string)
	// Allow lets tests fetch from this machine: an address for which it is true
	// is not checked.
	Allow func(netip.Addr) bool
}

// Open gives the items that the arguments and the manifest name. Each pair
// holds an item or a *sayso.Error, never both. The sequence ends early when
// the context is done.
func Open(ctx context.Context, args []string, opts Options) iter.Seq2[sayso.Item, error] {
	if opts.MaxBytes <= 0 {
		opts.MaxBytes = DefaultMaxBytes
	}
	return func(yield func(sayso.Item, error) bool) {
		entries, said, err := opts.entries(args)
		if err != nil {
			yield(sayso.Item{}, err)
			return
		}
		for _, entry := range entries {
			for item, err := range opts.open(ctx, entry, said) {
				if ctx.Err() != nil {
					yield(sayso.Item{}, unreadable(entry.Path, ctx.Err()))
					return
				}
				if !yield(item, err) {
					return
				}
			}
		}
	}
}

// entries joins the arguments and the manifest's lines. An argument that a
// line names too is opened once, with what the line says; said holds what the
// lines say by path, for files found in folders.
func (opts Options) entries(args []string) (out []Entry, said map[string]sayso.Override, err error) {
	said = map[string]sayso.Override{}
	for _, arg := range args {
		out = append(out, Entry{Path: arg})
	}
	if opts.Manifest == "" {
		return out, said, nil
	}
	data, err := file.Read(opts.Manifest, opts.MaxBytes)
	if err != nil {
		return nil, nil, unreadable(opts.Manifest, err)
	}
	lines, err := ParseManifest(opts.Manifest, data)
	if err != nil {
		return nil, nil, err
	}
	for _, line := range lines {
		said[line.Path] = line.Override
	}
	if len(args) == 0 {
		out = lines
	}
	return out, said, nil
}

// open gives the items of one entry.
func (opts Options) open(ctx context.Context, entry Entry, said map[string]sayso.Override) iter.Seq2[sayso.Item, error] {
	return func(yield func(sayso.Item, error) bool) {
		if !isURL(entry.Path) && entry.Path != "-" {
			info, err := os.Stat(entry.Path)
			if err != nil {
				yield(sayso.Item{}, unreadable(entry.Path, err))
				return
			}
			if info.IsDir() {
				opts.folder(ctx, entry.Path, said, yield)
				return
			}
		}
		yield(opts.item(ctx, entry.Path, said))
	}
}

// folder gives the items of a folder.
func (opts Options) folder(ctx context.Context, path string, said map[string]sayso.Override, yield func(sayso.Item, error) bool) {
	stories, passed, err := file.List(path)
	if err != nil {
		yield(sayso.Item{}, unreadable(path, err))
		return
	}
	if opts.Passed != nil {
		for _, p := range passed {
			opts.Passed(p.Path, p.Why)
		}
	}
	if len(stories) == 0 {
		yield(sayso.Item{}, &sayso.Error{Code: sayso.CodeNoStories, Input: path, Message: fmt.Sprintf("no story in the folder; %d files passed over", len(passed)),
			Remedy: "stories end in .html, .htm or .txt, or in one of these and .gz"})
		return
	}
	for _, story := range stories {
		if !yield(opts.item(ctx, story, said)) {
			return
		}
	}
}

// item reads one file, page or standard input.
func (opts Options) item(ctx context.Context, path string, said map[string]sayso.Override) (sayso.Item, error) {
	item := sayso.Item{Path: path, Override: merge(said[path], opts.Override)}
	if opts.Clock != nil {
		item.SeenAt = opts.Clock.Now()
	}
	var err error
	switch {
	case isURL(path):
		var r *page.Result
		r, err = page.Fetch(ctx, path, page.Options{MaxBytes: opts.MaxBytes, Timeout: opts.Timeout, Allow: opts.Allow})
		if r != nil {
			item.URL, item.Bytes, item.Charset = r.URL, r.Body, r.Charset
		}
	case path == "-":
		in := opts.Stdin
		if in == nil {
			in = os.Stdin
		}
		item.Bytes, err = file.All(in, opts.MaxBytes)
	default:
		item.Bytes, err = file.Read(path, opts.MaxBytes)
	}
	if err == nil {
		item.Bytes, err = unzip(item.Bytes, opts.MaxBytes)
	}
	if err != nil {
		return sayso.Item{}, unreadable(path, err)
	}
	if len(item.Bytes) == 0 {
		return sayso.Item{}, &sayso.Error{Code: sayso.CodeEmpty, Input: path, Message: "empty: there is nothing in it"}
	}
	return item, nil
}

// merge takes from over what first leaves open. A time and its zone go together.
func merge(first, over sayso.Override) sayso.Override {
	if first.Outlet == "" {
		first.Outlet = over.Outlet
	}
	if first.URL == "" {
		first.URL = over.URL
	}
	if first.Title == "" {
		first.Title = over.Title
	}
	if first.Published.IsZero() && first.Zone == "" {
		first.Published, first.DayOnly, first.Zone = over.Published, over.DayOnly, over.Zone
	}
	return first
}

// unreadable makes the *sayso.Error of a failure to read.
func unreadable(input string, err error) error {
	var status *page.StatusError
	e := &sayso.Error{Code: sayso.CodeUnreadable, Input: input, Err: err}
	switch {
	case errors.Is(err, file.ErrTooLarge), errors.Is(err, page.ErrTooLarge):
		e.Code, e.Message, e.Remedy = sayso.CodeTooLarge, "larger than the limit", "raise it with --max-size"
	case errors.Is(err, page.ErrRefused):
		e.Code, e.Message, e.Remedy = sayso.CodeRefused, "not fetched: "+lastPart(err), "save the page and give the file"
	case errors.As(err, &status):
		e.Code, e.Message, e.Remedy = sayso.CodeErrorPage, status.Error(), "open it in a browser and save the story"
	case errors.Is(err, fs.ErrNotExist):
		e.Message, e.Remedy = "there is no such file or folder", "check the path; a web address begins with https://"
	case errors.Is(err, fs.ErrPermission):
		e.Message = "may not be read: permission denied"
	case errors.Is(err, context.DeadlineExceeded):
		e.Message = "the server did not answer in time"
	default:
		e.Message = "cannot be read: " + err.Error()
	}
	return e
}

// lastPart gives what was refused, without the request around it.
func lastPart(err error) string {
	s := err.Error()
	if i := strings.LastIndex(s, "refused: "); i >= 0 {
		return s[i+len("refused: "):]
	}
	return s
}
