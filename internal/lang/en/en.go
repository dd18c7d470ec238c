// Package en holds what sayso knows about English words: which verbs report,
// which nouns name a speaker, which abbreviations end with a period, names of
// people, places and organisations.
//
// Input is a word or a short phrase as it stands in a text; output is a small
// value that says what the list knows about it. The stages of package read are
// its only readers; it knows nothing of them, and it does no I/O: every list is
// a plain text file beside the code, embedded, parsed at its first use and
// never changed after. Lookups allocate nothing and are safe for concurrent
// use.
//
// # Format of the lists
//
// Every list is UTF-8, one entry a line, fields separated by one tab, sorted
// by its first field in byte order within a section. A line that starts with
// '#' is a comment; the comment at the top of each file names its fields. An
// empty line is skipped. Flags are single words separated by commas. A line
// that does not follow its format is our own bug and makes the first use of
// the list panic; the tests read every line of every list.
//
// Plain files were chosen over generated Go tables: a desk's editor can read
// and correct them, and a change shows as a line in a diff. The price is
// parsing at the first use, under a millisecond a list.
package en

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"strings"
	"sync"
)

// A list is one embedded file.
type list struct{ name, text string }

// lists names every embedded file, in the order in which Version hashes them.
func lists() []list {
	return []list{
		{"abbreviations.txt", abbreviationsText},
		{"reporting.txt", reportingText},
		{"cues.txt", cuesText},
		{"nouns.txt", nounsText},
		{"titles.txt", titlesText},
		{"persons.txt", personsText},
		{"groups.txt", groupsText},
		{"documents.txt", documentsText},
		{"social.txt", socialText},
		{"hedges.txt", hedgesText},
		{"orgs.txt", orgsText},
		{"offices.txt", officesText},
		{"countries.txt", countriesText},
		{"towns.txt", townsText},
		{"forenames.txt", forenamesText},
		{"lexicon.txt", lexiconText},
		{"tags.txt", tagsText},
		{"events.txt", eventsText},
		{"eventobjects.txt", eventObjectsText},
		{"eventnouns.txt", eventNounsText},
		{"eventcontrol.txt", eventControlText},
		{"actors.txt", actorsText},
		{"times.txt", timesText},
		{"holidays.txt", holidaysText},
		{"zones.txt", zonesText},
	}
}

// Version names the lists: the same lists have the same version, in every
// build. It is 12 hex digits of a hash over their bytes.
func Version() string { return version() }

var version = sync.OnceValue(func() string {
	h := sha256.New()
	for _, l := range lists() {
		fmt.Fprintf(h, "%s %d\n%s", l.name, len(l.text), l.text)
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
})

// entries yields the line number and the fields of every entry of l. The
// fields are parts of l.text, and the slice is used again for the next entry.
func (l list) entries() iter.Seq2[int, []string] {
	return func(yield func(int, []string) bool) {
		var fields []string
		n := 0
		for line := range strings.Lines(l.text) {
			n++
			line = strings.TrimSuffix(line, "\n")
			if line == "" || line[0] == '#' {
				continue
			}
			fields = fields[:0]
			for {
				head, tail, more := strings.Cut(line, "\t")
				fields = append(fields, head)
				if !more {
					break
				}
				line = tail
			}
			if !yield(n, fields) {
				return
			}
		}
	}
}

// bad panics: a list that breaks its own format is our bug.
func (l list) bad(n int, format string, args ...any) {
	panic(fmt.Sprintf("internal error: en/%s:%d: %s", l.name, n, fmt.Sprintf(format, args...)))
}
