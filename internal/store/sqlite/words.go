package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/sayso-news/sayso/internal/store"
)

// AddWord keeps what a person decided.
func (tx *Tx) AddWord(w store.Word) error {
	args, err := json.Marshal(w.Args)
	if err != nil {
		return fmt.Errorf("keep a decision: %w", err)
	}
	_, err = tx.exec("keep a decision", `INSERT INTO word (kind, args, author, reason, at) VALUES (?,?,?,?,?)`, w.Kind, string(args), w.Author, w.Reason, w.At.UnixNano())
	return err
}

// Words gives what people decided, in the order in which they did.
func (s *Store) Words(ctx context.Context) ([]store.Word, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT n, kind, args, author, reason, at FROM word ORDER BY n`)
	if err != nil {
		return nil, classify("read decisions", err)
	}
	defer rows.Close()
	var out []store.Word
	for rows.Next() {
		var w store.Word
		var args string
		var at int64
		if err := rows.Scan(&w.N, &w.Kind, &args, &w.Author, &w.Reason, &at); err != nil {
			return nil, classify("read decisions", err)
		}
		if err := json.Unmarshal([]byte(args), &w.Args); err != nil {
			return nil, fmt.Errorf("read decisions: %w (%v)", store.ErrCorrupt, err)
		}
		w.At = time.Unix(0, at).UTC()
		out = append(out, w)
	}
	if err := rows.Err(); err != nil {
		return nil, classify("read decisions", err)
	}
	return out, nil
}

var marked = newInsertion(`INSERT INTO mark (id, story, start)`, 3, `ON CONFLICT DO NOTHING`)

// PutMarks gives statements of a story their public ids. A mark that is there
// stays.
func (tx *Tx) PutMarks(story int64, marks []store.Mark) error {
	values := make([]any, 0, 3*len(marks))
	for _, m := range marks {
		values = append(values, m.ID, story, m.Start)
	}
	_, err := tx.insert("keep public ids", marked, values)
	return err
}

// Mark finds the story and the first byte of the statement with a public id.
func (s *Store) Mark(ctx context.Context, id string) (story int64, start int, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT story, start FROM mark WHERE id = ?`, id).Scan(&story, &start)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, 0, fmt.Errorf("claim %q: %w", id, store.ErrNotFound)
	}
	if err != nil {
		return 0, 0, classify("look for claim "+id, err)
	}
	return story, start, nil
}
