// Package demo holds twelve fictional stories from eight fictional outlets, as
// those outlets would print them, and the truth about them.
//
// A bridge between two invented countries falls; an inspection report leaks;
// ministers meet. The outlets relay, copy, abridge, correct and contradict each
// other: one agency story is printed by two others and later corrected, two
// outlets cite each other with nobody behind them, counts of the dead differ,
// some sources are unnamed and some unknown. truth.json says which chains,
// copies, claims, origins, relays, loops and versions a reader must find.
//
// The stories are embedded so that tests, pages and the first command of the
// README show the same set. The truth lists key statements, not all of them.
package demo

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
)

//go:embed stories/*.html stories/truth.json
var files embed.FS

// Stories returns the pages, named NN-outlet-slug.html, in a file system whose
// listing is sorted by name. It also holds truth.json.
func Stories() fs.FS {
	sub, err := fs.Sub(files, "stories")
	if err != nil {
		panic("internal error: " + err.Error()) // the folder is embedded
	}
	return sub
}

// TruthJSON returns truth.json as it is stored.
func TruthJSON() ([]byte, error) {
	return files.ReadFile("stories/truth.json")
}

// Load returns the truth about the stories.
func Load() (Truth, error) {
	var truth Truth
	b, err := TruthJSON()
	if err != nil {
		return truth, err
	}
	if err := json.Unmarshal(b, &truth); err != nil {
		return truth, fmt.Errorf("read truth.json: %w", err)
	}
	return truth, nil
}
