package sqlite

import "slices"

// stale notes that the page rows of a story are behind the facts. The mark is
// written when the transaction ends, once, however often the story was touched.
func (tx *Tx) stale(story int64) { tx.touched[story] = struct{}{} }

// markStale writes the marks of the transaction, in the order of the stories'
// numbers. A mark is deleted and inserted: a later one is another mark, and
// whoever worked on the earlier one does not take it off.
func (tx *Tx) markStale() error {
	stories := make([]int64, 0, len(tx.touched))
	for story := range tx.touched {
		stories = append(stories, story)
	}
	slices.Sort(stories)
	for _, story := range stories {
		if _, err := tx.exec("mark pages", `DELETE FROM page_stale WHERE story = ?`, story); err != nil {
			return err
		}
		if _, err := tx.exec("mark pages", `INSERT INTO page_stale (story) VALUES (?)`, story); err != nil {
			return err
		}
	}
	return nil
}
