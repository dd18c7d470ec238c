package sqlite

import (
	"encoding/json"
	"maps"
	"slices"
)

var staleMarks = newInsertion(`INSERT INTO page_stale (story)`, 1, "")

// stale notes that the page rows of a story are behind the facts. The mark is
// written when the transaction ends, once, however often the story was touched.
func (tx *Tx) stale(story int64) { tx.touched[story] = struct{}{} }

// markStale writes the marks of the transaction, in the order of the stories'
// numbers. A mark is deleted and inserted: a later one is another mark, and
// whoever worked on the earlier one does not take it off.
func (tx *Tx) markStale() error {
	stories := slices.Sorted(maps.Keys(tx.touched))
	values := make([]any, len(stories))
	for i, story := range stories {
		values[i] = story
	}
	list, err := json.Marshal(stories)
	if err != nil {
		panic("internal error: " + err.Error()) // numbers
	}
	if _, err := tx.exec("mark pages", `DELETE FROM page_stale WHERE story IN (SELECT value FROM json_each(?))`, string(list)); err != nil {
		return err
	}
	_, err = tx.insert("mark pages", staleMarks, values)
	return err
}
