package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"github.com/sayso-news/sayso/internal/store"
)

var comparisons = newInsertion(`INSERT INTO edge (kind, story, other, data)`, 4,
	`ON CONFLICT (kind, story, other) DO UPDATE SET data = excluded.data WHERE data <> excluded.data`)

// derivedKinds is how many kinds there may be of what is derived from a story: a row
// has the story's number times derivedKinds plus its kind.
const derivedKinds = 16

func derivedID(story int64, kind uint8) int64 {
	if kind >= derivedKinds {
		panic(fmt.Sprintf("internal error: kind %d of what is derived", kind))
	}
	return story*derivedKinds + int64(kind)
}

// Derived gives what was derived from a story under a kind, nil when nothing was.
func (tx *Tx) Derived(story int64, kind uint8) ([]byte, error) {
	stmt, err := tx.stmt(`SELECT data FROM derived WHERE id = ?`)
	if err != nil {
		return nil, err
	}
	var data []byte
	err = stmt.QueryRowContext(tx.ctx, derivedID(story, kind)).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, classify("read what was derived", err)
	}
	return data, nil
}

// PutDerived keeps what was derived from a story under a kind, in place of what
// was there.
func (tx *Tx) PutDerived(story int64, kind uint8, data []byte) error {
	_, err := tx.exec("keep what was derived", `INSERT INTO derived (id, data) VALUES (?,?)
		ON CONFLICT (id) DO UPDATE SET data = excluded.data`, derivedID(story, kind), data)
	return err
}

// EdgesFrom gives the edges of a kind from a story to earlier ones.
func (tx *Tx) EdgesFrom(kind uint8, story int64) ([]store.Edge, error) {
	rows, err := tx.query("read comparisons", `SELECT kind, story, other, data FROM edge WHERE kind = ? AND story = ?`, kind, story)
	if err != nil {
		return nil, err
	}
	return scanEdges(rows)
}

func scanEdges(rows *sql.Rows) (out []store.Edge, err error) {
	defer rows.Close()
	for rows.Next() {
		var e store.Edge
		if err := rows.Scan(&e.Kind, &e.From, &e.To, &e.Data); err != nil {
			return nil, classify("read comparisons", err)
		}
		out = append(out, e)
	}
	if err := rows.Err(); err != nil {
		return nil, classify("read comparisons", err)
	}
	return out, nil
}

// PutEdges keeps comparisons, each in place of the one between the same stories.
func (tx *Tx) PutEdges(edges []store.Edge) error {
	values := make([]any, 0, 4*len(edges))
	for _, e := range edges {
		values = append(values, e.Kind, e.From, e.To, e.Data)
	}
	changed, err := tx.insert("keep comparisons", comparisons, values)
	if err != nil || changed == 0 {
		return err
	}
	for _, e := range edges {
		tx.stale(e.From)
		tx.stale(e.To)
	}
	return nil
}

// DeleteEdge removes a comparison.
func (tx *Tx) DeleteEdge(kind uint8, from, to int64) error {
	tx.stale(from)
	tx.stale(to)
	_, err := tx.exec("remove a comparison", `DELETE FROM edge WHERE kind = ? AND story = ? AND other = ?`, kind, from, to)
	return err
}

// MarkStory says that a story's comparisons are to be made again.
func (tx *Tx) MarkStory(story int64) error {
	_, err := tx.exec("mark a story", `INSERT INTO dirty_story (story) VALUES (?) ON CONFLICT DO NOTHING`, story)
	return err
}

// MarkList says that the head of a long list changed.
func (tx *Tx) MarkList(key uint64) error {
	_, err := tx.exec("mark a list", `INSERT INTO dirty_list (key) VALUES (?) ON CONFLICT DO NOTHING`, int64(key))
	return err
}

// TakeStories gives up to n marked stories and takes their marks off.
func (tx *Tx) TakeStories(n int) ([]int64, error) {
	return tx.take(`SELECT story FROM dirty_story ORDER BY story LIMIT ?`, `DELETE FROM dirty_story WHERE story = ?`, n)
}

// TakeLists gives up to n marked lists and takes their marks off.
func (tx *Tx) TakeLists(n int) ([]uint64, error) {
	keys, err := tx.take(`SELECT key FROM dirty_list ORDER BY key LIMIT ?`, `DELETE FROM dirty_list WHERE key = ?`, n)
	out := make([]uint64, len(keys))
	for i, key := range keys {
		out[i] = uint64(key)
	}
	return out, err
}

func (tx *Tx) take(list, remove string, n int) (out []int64, err error) {
	rows, err := tx.query("read marks", list, n)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var v int64
		if err := rows.Scan(&v); err != nil {
			return nil, classify("read marks", err)
		}
		out = append(out, v)
	}
	if err := rows.Err(); err != nil {
		return nil, classify("read marks", err)
	}
	for _, v := range out {
		if _, err := tx.exec("take marks off", remove, v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Settled reports whether no story and no list is marked.
func (s *Store) Settled(ctx context.Context) (bool, error) {
	var marked bool
	err := s.read.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM dirty_story) OR EXISTS (SELECT 1 FROM dirty_list)`).Scan(&marked)
	if err != nil {
		return false, classify("read marks", err)
	}
	return !marked, nil
}

// Edges gives every edge of a kind.
func (s *Store) Edges(ctx context.Context, kind uint8) iter.Seq2[store.Edge, error] {
	return func(yield func(store.Edge, error) bool) {
		rows, err := s.read.QueryContext(ctx, `SELECT kind, story, other, data FROM edge WHERE kind = ? ORDER BY story, other`, kind)
		if err != nil {
			yield(store.Edge{}, classify("read comparisons", err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var e store.Edge
			if err := rows.Scan(&e.Kind, &e.From, &e.To, &e.Data); err != nil {
				yield(e, classify("read comparisons", err))
				return
			}
			if !yield(e, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(store.Edge{}, classify("read comparisons", err))
		}
	}
}

// EdgesOf gives the edges of a kind that touch a story. Left to itself SQLite
// reads every edge of the kind for the second half.
func (s *Store) EdgesOf(ctx context.Context, kind uint8, story int64) ([]store.Edge, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT kind, story, other, data FROM edge WHERE kind = ?1 AND story = ?2
		UNION ALL SELECT kind, story, other, data FROM edge INDEXED BY edge_other WHERE kind = ?1 AND other = ?2`, kind, story)
	if err != nil {
		return nil, classify("read comparisons", err)
	}
	return scanEdges(rows)
}

// DerivedOf gives what was derived from a story under a kind, nil when nothing was.
func (s *Store) DerivedOf(ctx context.Context, story int64, kind uint8) ([]byte, error) {
	var data []byte
	err := s.read.QueryRowContext(ctx, `SELECT data FROM derived WHERE id = ?`, derivedID(story, kind)).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, classify("read what was derived", err)
	}
	return data, nil
}
