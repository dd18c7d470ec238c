package sqlite

import (
	"database/sql"
	"errors"

	"github.com/sayso-news/sayso/internal/store/sqlite/runs"
)

// moveBefore moves the entries of a database of an earlier version, one row each,
// into runs.
func (tx *Tx) moveBefore(x *index) error {
	var there int
	err := tx.s.conn.QueryRowContext(tx.ctx, `SELECT 1 FROM sqlite_schema WHERE name = 'posting_before'`).Scan(&there)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return classify("move the index", err)
	}
	if err := tx.moveRows(x); err != nil {
		return err
	}
	if _, err := tx.s.conn.ExecContext(tx.ctx, `DROP TABLE posting_before`); err != nil {
		return classify("move the index", err)
	}
	return nil
}

func (tx *Tx) moveRows(x *index) error {
	// Not a remembered statement: the table goes.
	rows, err := tx.s.conn.QueryContext(tx.ctx, `SELECT key, rank, story FROM posting_before`)
	if err != nil {
		return classify("move the index", err)
	}
	defer rows.Close()
	old := runs.Latest{}
	flush := func() error {
		for part, entries := range old.Sorted() {
			if err := tx.addRun(x, part, 0, entries); err != nil {
				return err
			}
		}
		old = runs.Latest{}
		return nil
	}
	for rows.Next() {
		var key, rank, story int64
		if err := rows.Scan(&key, &rank, &story); err != nil {
			return classify("move the index", err)
		}
		if old.Enter(story, rank, []uint64{uint64(key)}, false); old.Len() == mostLatest {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if err := rows.Err(); err != nil {
		return classify("move the index", err)
	}
	return flush()
}
