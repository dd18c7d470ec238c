package sqlite

import (
	"maps"
	"slices"

	"github.com/sayso-news/sayso"
)

// search notes that a story's words are to be found by those of this reading.
// They are written when the transaction ends, all together: any other statement
// in between would have the index write what it gathered as a piece of its own,
// and pieces cost their merging.
func (tx *Tx) search(story int64, r *sayso.Reading) { tx.words[story] = r }

// makeSearchable writes what search noted, in the order of the stories' numbers.
func (tx *Tx) makeSearchable() error {
	for _, story := range slices.Sorted(maps.Keys(tx.words)) {
		if _, err := tx.exec("make searchable", `DELETE FROM search WHERE rowid = ?`, story); err != nil {
			return err
		}
	}
	for _, story := range slices.Sorted(maps.Keys(tx.words)) {
		r := tx.words[story]
		if _, err := tx.exec("make searchable", `INSERT INTO search (rowid, title, body) VALUES (?,?,?)`, story, r.Story.Title, r.Text); err != nil {
			return err
		}
	}
	return nil
}
