package sqlite

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"

	"github.com/sayso-news/sayso/internal/store"
)

var (
	postings    = newInsertion(`INSERT INTO posting (key, rank, story)`, 3, `ON CONFLICT DO NOTHING`)
	comparisons = newInsertion(`INSERT INTO edge (kind, story, other, data)`, 4,
		`ON CONFLICT (kind, story, other) DO UPDATE SET data = excluded.data WHERE data <> excluded.data`)
)

// headQuery gives the heads of many lists, a list in a row: a row costs more on
// its way out of the database than to be found.
const headQuery = `SELECT list.value, (SELECT group_concat(rank || ',' || story) FROM
	(SELECT rank, story FROM posting WHERE key = list.value ORDER BY rank, story LIMIT ?2)) FROM json_each(?1) AS list`

// Heads gives the first n postings of each list, list by list in the order of
// the keys. Keys must be distinct.
func (tx *Tx) Heads(keys []uint64, n int) ([]store.Posting, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	list := []byte{'['}
	for i, key := range keys {
		if i > 0 {
			list = append(list, ',')
		}
		list = strconv.AppendInt(list, int64(key), 10)
	}
	rows, err := tx.query("look into the index", headQuery, string(append(list, ']')), n)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := make([]store.Posting, 0, 4*len(keys))
	for rows.Next() {
		var key int64
		var head sql.RawBytes
		if err := rows.Scan(&key, &head); err != nil {
			return nil, classify("look into the index", err)
		}
		from := len(out)
		if out, err = appendHead(out, uint64(key), head); err != nil {
			return nil, err
		}
		slices.SortFunc(out[from:], func(a, b store.Posting) int {
			return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.Story, b.Story))
		})
	}
	if err := rows.Err(); err != nil {
		return nil, classify("look into the index", err)
	}
	return out, nil
}

// appendHead reads "rank,story,rank,story…".
func appendHead(out []store.Posting, key uint64, head []byte) ([]store.Posting, error) {
	for len(head) > 0 {
		p := store.Posting{Key: key}
		for _, v := range []*int64{&p.Rank, &p.Story} {
			digits, rest, _ := bytes.Cut(head, []byte{','})
			n, err := strconv.ParseInt(string(digits), 10, 64)
			if err != nil {
				return nil, fmt.Errorf("look into the index: %w (%q)", store.ErrCorrupt, head)
			}
			*v, head = n, rest
		}
		out = append(out, p)
	}
	return out, nil
}

// List gives all postings of a list after the first skip.
func (tx *Tx) List(key uint64, skip int) ([]store.Posting, error) {
	rows, err := tx.query("look into the index", `SELECT rank, story FROM posting WHERE key = ? ORDER BY rank, story LIMIT -1 OFFSET ?`, int64(key), skip)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []store.Posting
	for rows.Next() {
		p := store.Posting{Key: key}
		if err := rows.Scan(&p.Rank, &p.Story); err != nil {
			return nil, classify("look into the index", err)
		}
		out = append(out, p)
	}
	if err := rows.Err(); err != nil {
		return nil, classify("look into the index", err)
	}
	return out, nil
}

// Post enters a story into lists.
func (tx *Tx) Post(story, rank int64, keys []uint64) error {
	values := make([]any, 0, 3*len(keys))
	for _, key := range keys {
		values = append(values, int64(key), rank, story)
	}
	_, err := tx.insert("write the index", postings, values)
	return err
}

// Unpost takes a story out of lists.
func (tx *Tx) Unpost(story, rank int64, keys []uint64) error {
	for _, key := range keys {
		if _, err := tx.exec("write the index", `DELETE FROM posting WHERE key = ? AND rank = ? AND story = ?`, int64(key), rank, story); err != nil {
			return err
		}
	}
	return nil
}

// Derived gives what was derived from a story under a kind, nil when nothing was.
func (tx *Tx) Derived(story int64, kind uint8) ([]byte, error) {
	stmt, err := tx.stmt(`SELECT data FROM derived WHERE story = ? AND kind = ?`)
	if err != nil {
		return nil, err
	}
	var data []byte
	err = stmt.QueryRowContext(tx.ctx, story, kind).Scan(&data)
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
	_, err := tx.exec("keep what was derived", `INSERT INTO derived (story, kind, data) VALUES (?,?,?)
		ON CONFLICT (story, kind) DO UPDATE SET data = excluded.data`, story, kind, data)
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
	err := s.read.QueryRowContext(ctx, `SELECT data FROM derived WHERE story = ? AND kind = ?`, story, kind).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, classify("read what was derived", err)
	}
	return data, nil
}
