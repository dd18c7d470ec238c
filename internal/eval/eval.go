// Package eval scores saved readings against annotated sets: PolNeAR for
// attribution, relay-chains for chains, treebanks for syntax, and so on; one
// file a kind of set.
//
// Input is a set's folder and a file of predictions (one JSON object a line:
// id and reading); output is a Report of measures with bootstrap intervals. It
// imports the vocabulary only and cannot see the reader, so a score never
// depends on running code. Sets count code points and sayso counts bytes: the
// conversion happens here, once, when a set is loaded.
//
// A fixed part of every set is blind (see Split): it is scored only when asked for.
package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/sayso-news/sayso"
)

// Prediction is the saved reading of one document.
type Prediction struct {
	ID      string         `json:"id"`
	Reading *sayso.Reading `json:"reading,omitempty"`
	Syntax  string         `json:"syntax,omitempty"` // CoNLL-U, for tasks that score trees
	// Clusters are noun phrases of one thing each, bytes of the text, for the task that scores coreference.
	Clusters [][][2]int `json:"clusters,omitempty"`
}

// Item is a document to be read: what a prediction is made from.
type Item struct {
	ID      string
	Text    string
	Printer string // printing outlet, "" when not known

	Published time.Time // on the outlet's clock, zero when not known
}

// Split says which part of a set is meant.
type Split int

// The parts.
const (
	Open  Split = iota // for choosing
	Blind              // kept unread until a closing measurement
)

// has reports whether the item at index i of its sorted set is in the split;
// every nth item is blind.
func (s Split) has(i, n int) bool { return (i%n == n-1) == (s == Blind) }

// ReadPredictions reads a file of predictions, by id.
func ReadPredictions(path string) (map[string]Prediction, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open predictions: %w", err)
	}
	defer file.Close()
	out := map[string]Prediction{}
	dec := json.NewDecoder(bufio.NewReaderSize(file, 1<<20))
	for {
		var p Prediction
		if err := dec.Decode(&p); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("read predictions %s, object %d: %w", path, len(out)+1, err)
		}
		out[p.ID] = p
	}
}

// bytesOf gives the byte offset of every code point of text, and of its end.
func bytesOf(text string) []int {
	offsets := make([]int, 0, len(text)+1)
	for i := range text {
		offsets = append(offsets, i)
	}
	return append(offsets, len(text))
}

// span is a byte range, half open.
type span struct{ start, end int }

func (s span) overlaps(o span) bool { return s.start < o.end && o.start < s.end }

func common(a, b span) int { return max(0, min(a.end, b.end)-max(a.start, b.start)) }

func width(spans []span) (n int) {
	for _, s := range spans {
		n += s.end - s.start
	}
	return n
}

// iou is the intersection over union of two sets of spans, in bytes.
func iou(a, b []span) float64 {
	inter := 0
	for _, x := range a {
		for _, y := range b {
			inter += common(x, y)
		}
	}
	union := width(a) + width(b) - inter
	if union <= 0 {
		return 0
	}
	return float64(inter) / float64(union)
}
