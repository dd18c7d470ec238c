// Package extract finds the article in the bytes of an Item: HTML → Page, and
// plain text → Page.
//
// Input is a sayso.Item from package intake; output is a sayso.Page whose text
// is UTF-8, whose blocks are separated by a blank line and refined by package
// blocks, and which says what is known of title, outlet, address, language and
// publication time, with the basis of that time. What the user said (the
// item's Override) beats what the page says of itself.
//
// Two libraries look for the article: go-trafilatura, and go-readability when
// the first finds little. Both run behind one timeout, and their panics become
// errors. What was given up: a library that hangs keeps its goroutine until it
// ends by itself; only the caller is freed.
package extract

import (
	"bytes"
	"context"
	"strings"
	"time"

	"github.com/sayso-news/sayso"
)

// Extractor makes a Page of an Item. Errors are *sayso.Error.
type Extractor interface {
	Page(ctx context.Context, item sayso.Item) (*sayso.Page, error)
}

// Options chooses how an Extractor works. The zero value is the default.
type Options struct {
	MaxBytes int           // of an item; 0 is DefaultMaxBytes
	Timeout  time.Duration // for one item; 0 is DefaultTimeout

	// AnyLanguage leaves out the check that the story is in English.
	AnyLanguage bool

	// Outlet tells what is known of a domain: the outlet's name and the IANA
	// name of its home zone ("" when not known). Nil asks the outlets' table.
	Outlet func(domain string) (name, zone string, ok bool)
}

// The limits of the zero Options.
const (
	DefaultMaxBytes = 20 << 20
	DefaultTimeout  = 20 * time.Second
)

type extractor struct{ opts Options }

// New gives an Extractor. It is safe for use by several goroutines.
func New(opts Options) Extractor {
	if opts.MaxBytes <= 0 {
		opts.MaxBytes = DefaultMaxBytes
	}
	if opts.Timeout <= 0 {
		opts.Timeout = DefaultTimeout
	}
	if opts.Outlet == nil {
		opts.Outlet = lookupOutlet
	}
	return extractor{opts}
}

// Page makes a Page of an item with the default options.
func Page(ctx context.Context, item sayso.Item) (*sayso.Page, error) {
	return New(Options{}).Page(ctx, item)
}

// Page tells HTML from plain text by the content and makes a Page of it.
func (e extractor) Page(ctx context.Context, item sayso.Item) (*sayso.Page, error) {
	text, notes, err := e.decode(item)
	if err != nil {
		return nil, err
	}
	var page *sayso.Page
	if looksHTML(text) {
		page, err = e.html(ctx, item, text)
	} else {
		page, err = e.text(item, text)
	}
	if err != nil {
		return nil, err
	}
	page.Notes = append(notes, page.Notes...)
	page.Notes = append(page.Notes, oddPublished(page.Published, item.SeenAt)...)
	if language, ok := IsEnglish(page.Text); !ok && !e.opts.AnyLanguage {
		return nil, &sayso.Error{Code: sayso.CodeLanguage, Input: item.Path,
			Message: "the story is in " + LanguageName(language) + ", not in English",
			Remedy:  "sayso reads English stories"}
	} else if page.Language == "" && ok {
		page.Language = "en"
	}
	return page, nil
}

// decode checks the bytes and gives them as UTF-8.
func (e extractor) decode(item sayso.Item) (string, []sayso.Note, error) {
	fail := func(code sayso.Code, message, remedy string) (string, []sayso.Note, error) {
		return "", nil, &sayso.Error{Code: code, Input: item.Path, Message: message, Remedy: remedy}
	}
	if len(item.Bytes) > e.opts.MaxBytes {
		return fail(sayso.CodeTooLarge, "larger than the limit of "+bytesText(e.opts.MaxBytes), "raise it with --max-size")
	}
	if kind := binaryKind(item.Bytes); kind != "" {
		return fail(sayso.CodeBinary, "not text: it looks like "+kind, "give the story as HTML or plain text")
	}
	text, notes := decodeText(item.Bytes, item.Charset)
	if strings.TrimSpace(strings.Trim(text, "\ufeff\ufffd")) == "" {
		return fail(sayso.CodeEmpty, "empty: there is no text in it", "")
	}
	return text, notes, nil
}

// looksHTML tells markup from prose: a tag that opens a document at the start,
// or a few tags of pages anywhere.
func looksHTML(text string) bool {
	head := strings.ToLower(strings.TrimSpace(text[:min(len(text), 4096)]))
	for strings.HasPrefix(head, "<!--") || strings.HasPrefix(head, "<?xml") {
		_, rest, ok := strings.Cut(head, ">")
		if !ok {
			return true
		}
		head = strings.TrimSpace(rest)
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<article", "<script", "<div", "<main", "<section", "<link", "<p>", "<p ", "<h1"} {
		if strings.HasPrefix(head, tag) {
			return true
		}
	}
	tags := 0
	for _, tag := range []string{"<html", "</p>", "</div>", "<body", "</a>", "</head>", "<br>", "<br/>", "</h1>", "<script"} {
		if strings.Contains(head, tag) {
			tags++
		}
	}
	return tags >= 2
}

// binaryKind names the kind of file that the bytes are when they are no text;
// "" when they may be text.
func binaryKind(b []byte) string {
	for _, m := range []struct{ magic, kind string }{
		{"%PDF-", "a PDF file"}, {"PK\x03\x04", "a zip file or an office document"}, {"\x89PNG", "a PNG image"},
		{"\xff\xd8\xff", "a JPEG image"}, {"GIF8", "a GIF image"}, {"\x7fELF", "a program"}, {"\x1f\x8b", "a gzip file"},
		{"\xd0\xcf\x11\xe0", "an office document"}, {"BZh", "a bzip2 file"}, {"\xfd7zXZ", "an xz file"}, {"\x28\xb5\x2f\xfd", "a zstd file"},
	} {
		if bytes.HasPrefix(b, []byte(m.magic)) {
			return m.kind
		}
	}
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return "" // UTF-16
	}
	head := b[:min(len(b), 8192)]
	odd := 0
	for _, c := range head {
		if c == 0 {
			return "binary data (it holds NUL bytes)"
		}
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b {
			odd++
		}
	}
	if odd*10 > len(head) {
		return "binary data"
	}
	return ""
}
