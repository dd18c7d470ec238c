package intake

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sayso-news/sayso"
)

// Entry is one line of a manifest: a path or an address, and what the user
// says about the story there.
type Entry struct {
	Path     string
	Override sayso.Override
	Line     int
}

// ParseManifest reads a manifest: lines of fields parted by tabs, the first
// line naming the columns. Columns are path (needed), outlet, url, published,
// zone and title, in any order; an empty field says nothing. Blank lines and
// lines that begin with # are passed over. A relative path is taken from the
// manifest's folder. Errors are *sayso.Error and name file, line and column.
//
// The table of an annotated collection is a manifest too: docid stands for the
// path docs/DOCID.txt, date is a day as a page prints it (a date that cannot be
// read, or could be read in two ways, says nothing), and topic, event, split and
// header are passed over.
func ParseManifest(name string, data []byte) ([]Entry, error) {
	fail := func(line, column int, remedy, format string, args ...any) error {
		return &sayso.Error{Code: sayso.CodeUsage, Input: fmt.Sprintf("%s:%d:%d", name, line, column), Message: fmt.Sprintf(format, args...), Remedy: remedy}
	}
	if !utf8.Valid(data) {
		return nil, fail(1, 1, "save it as UTF-8", "the manifest is not UTF-8")
	}
	var columns []string
	var out []Entry
	seen := map[string]int{}
	for i, line := range strings.Split(strings.TrimPrefix(string(data), "\ufeff"), "\n") {
		n := i + 1
		line = strings.TrimSuffix(line, "\r")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if columns == nil {
			at, hasPath := 1, false
			for _, f := range fields {
				c := strings.ToLower(strings.TrimSpace(f))
				switch c {
				case "path", "outlet", "url", "published", "zone", "title", "docid", "date", "topic", "event", "split", "header":
				default:
					return nil, fail(n, at, "the first line names the columns: path, outlet, url, published, zone, title", "column %q is not known", f)
				}
				for _, have := range columns {
					if have == c {
						return nil, fail(n, at, "", "column %q is there twice", c)
					}
				}
				hasPath = hasPath || c == "path" || c == "docid"
				columns = append(columns, c)
				at += len(f) + 1
			}
			if !hasPath {
				return nil, fail(n, 1, "name a column path", "the manifest has no column \"path\"")
			}
			continue
		}
		if len(fields) > len(columns) {
			return nil, fail(n, len(strings.Join(fields[:len(columns)], "\t"))+2, "fields are parted by one tab", "%d fields, but %d columns", len(fields), len(columns))
		}
		entry := Entry{Line: n}
		published, publishedAt, zoneAt, at := "", 1, 1, 1
		for j, f := range fields {
			v := strings.TrimSpace(f)
			switch columns[j] {
			case "path", "docid":
				if v == "" {
					return nil, fail(n, at, "", "the %s is empty", columns[j])
				}
				entry.Path = v
				if columns[j] == "docid" {
					entry.Path = "docs/" + v + ".txt"
				}
				if !isURL(v) && v != "-" && !filepath.IsAbs(v) {
					entry.Path = filepath.Join(filepath.Dir(name), filepath.FromSlash(entry.Path))
				}
				if first := seen[entry.Path]; first > 0 {
					return nil, fail(n, at, "", "path %q is on line %d too", v, first)
				}
				seen[entry.Path] = n
			case "outlet":
				entry.Override.Outlet = v
			case "url":
				if v != "" && !isURL(v) {
					return nil, fail(n, at, "write it with https://", "%q is not a web address", v)
				}
				entry.Override.URL = v
			case "published":
				published, publishedAt = v, at
			case "date":
				if day, ok := parseDay(v); ok && published == "" {
					published, publishedAt = day.Format(time.DateOnly), at
				}
			case "zone":
				entry.Override.Zone, zoneAt = v, at
			case "title":
				entry.Override.Title = v
			}
			at += len(f) + 1
		}
		if entry.Path == "" {
			return nil, fail(n, at, "", "the path is missing")
		}
		if zone := entry.Override.Zone; zone != "" {
			if _, err := LoadZone(zone); err != nil {
				e := err.(*sayso.Error)
				return nil, fail(n, zoneAt, e.Remedy, "%s", e.Message)
			}
		}
		if published != "" {
			t, zone, err := ParsePublished(published, entry.Override.Zone)
			if err != nil {
				e := err.(*sayso.Error)
				return nil, fail(n, publishedAt, e.Remedy, "%s", e.Message)
			}
			entry.Override.Published, entry.Override.Zone, entry.Override.DayOnly = t, zone, IsDay(published)
		}
		out = append(out, entry)
	}
	if columns == nil {
		return nil, fail(1, 1, "the first line names the columns: path, outlet, url, published, zone, title", "the manifest is empty")
	}
	return out, nil
}

func isURL(s string) bool {
	lower := strings.ToLower(s[:min(len(s), 8)])
	return strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://")
}
