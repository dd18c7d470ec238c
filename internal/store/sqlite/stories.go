package sqlite

import (
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	"github.com/zeebo/xxh3"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store"
)

const storyColumns = `seq, id, path, title, url, outlet, domain, language, published, zone, basis, seen, status, why, reader, item_hash, version, day_only`

type scanner interface{ Scan(...any) error }

func scanStory(row scanner) (store.Story, error) {
	var s store.Story
	var published sql.NullInt64
	var seen int64
	err := row.Scan(&s.Seq, &s.ID, &s.Path, &s.Title, &s.URL, &s.Outlet.Name, &s.Outlet.Domain, &s.Language,
		&published, &s.Zone, &s.Basis, &seen, &s.Status, &s.Why, &s.Reader, &s.ItemHash, &s.Version, &s.OnlyDay)
	if published.Valid {
		s.Published = time.Unix(0, published.Int64).UTC()
	}
	if seen != 0 { // 0 is the zero time: it does not matter when it was seen
		s.SeenAt = time.Unix(0, seen).UTC()
	}
	return s, err
}

// HashItem gives the hash under which the bytes of an item are kept.
func HashItem(b []byte) string {
	sum := xxh3.Hash128(b).Bytes()
	return hex.EncodeToString(sum[:])
}

// hashSaid names what a user said about an item.
func hashSaid(o sayso.Override) string {
	b, err := json.Marshal(o)
	if err != nil {
		panic("internal error: " + err.Error()) // strings and a time
	}
	var out [8]byte
	binary.BigEndian.PutUint64(out[:], xxh3.Hash(b))
	return hex.EncodeToString(out[:])
}

// Given finds the story that an item with the same path, bytes and words of
// the user became, so that it need not be read again. ok is false when it is new.
func (s *Store) Given(ctx context.Context, item sayso.Item) (st store.Story, ok bool, err error) {
	row := s.read.QueryRowContext(ctx, `SELECT `+storyColumns+` FROM story WHERE seq =
		(SELECT story FROM given WHERE path = ? AND said = ? AND hash = ?)`, item.Path, hashSaid(item.Override), HashItem(item.Bytes))
	st, err = scanStory(row)
	if errors.Is(err, sql.ErrNoRows) {
		return st, false, nil
	}
	if err != nil {
		return st, false, classify("look for "+item.Path, err)
	}
	return st, true, nil
}

// Put keeps a story and gives it its number. A story whose id is kept already
// is not kept again: isNew is false and the number is that of the first.
func (tx *Tx) Put(k *store.Kept) (seq int64, isNew bool, err error) {
	st := &k.Story
	hash := HashItem(k.Item.Bytes)
	override, err := json.Marshal(k.Item.Override)
	if err != nil {
		return 0, false, fmt.Errorf("keep story: %w", err)
	}
	res, err := tx.exec("keep story", `INSERT INTO story (id, path, title, url, item_url, override, outlet, domain, language, published, zone, basis, seen, status, why, reader, item_hash, version, day_only)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO NOTHING`,
		st.ID, st.Path, st.Title, st.URL, k.Item.URL, string(override), st.Outlet.Name, st.Outlet.Domain, st.Language,
		nanos(st.Published), st.Zone, string(st.Basis), seenNanos(st.SeenAt), string(st.Status), st.Why, st.Reader, hash, st.Version, st.OnlyDay)
	if err != nil {
		return 0, false, err
	}
	if n, _ := res.RowsAffected(); n > 0 {
		isNew = true
		if seq, err = res.LastInsertId(); err != nil {
			return 0, false, classify("keep story", err)
		}
		tx.stale(seq)
		if _, err := tx.exec("keep original", `INSERT INTO item (hash, bytes, charset) VALUES (?,?,?) ON CONFLICT DO NOTHING`,
			hash, pack(k.Item.Bytes), k.Item.Charset); err != nil {
			return 0, false, err
		}
	} else if seq, err = tx.seq(st.ID); err != nil {
		return 0, false, err
	}
	if _, err := tx.exec("keep path", `INSERT INTO given (path, said, hash, story) VALUES (?,?,?,?) ON CONFLICT DO NOTHING`,
		k.Item.Path, hashSaid(k.Item.Override), hash, seq); err != nil {
		return 0, false, err
	}
	if isNew && k.Reading != nil {
		err = tx.PutReading(seq, k.Reading)
	}
	return seq, isNew, err
}

func seenNanos(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixNano()
}

func nanos(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixNano()
}

func (tx *Tx) seq(id string) (seq int64, err error) {
	stmt, err := tx.stmt(`SELECT seq FROM story WHERE id = ?`)
	if err != nil {
		return 0, err
	}
	if err := stmt.QueryRowContext(tx.ctx, id).Scan(&seq); errors.Is(err, sql.ErrNoRows) {
		return 0, fmt.Errorf("story %s: %w", id, store.ErrNotFound)
	} else if err != nil {
		return 0, classify("look for story "+id, err)
	}
	return seq, nil
}

// PutReading keeps a story's reading, in place of the one it had, and makes
// the story's words searchable.
func (tx *Tx) PutReading(seq int64, r *sayso.Reading) error {
	tx.stale(seq)
	bare := *r
	bare.Text = ""
	js, err := json.Marshal(&bare)
	if err != nil {
		return fmt.Errorf("keep reading of %s: %w", r.Story.ID, err)
	}
	if _, err := tx.exec("keep reading", `INSERT INTO reading (story, json, text) VALUES (?,?,?)
		ON CONFLICT (story) DO UPDATE SET json = excluded.json, text = excluded.text`, seq, pack(js), pack([]byte(r.Text))); err != nil {
		return err
	}
	tx.search(seq, r)
	return nil
}

// SetRead marks a story as read by a version of the reader, under the id that
// its reading has.
func (tx *Tx) SetRead(seq int64, status store.Status, why, reader string) error {
	tx.stale(seq)
	_, err := tx.exec("mark story as read", `UPDATE story SET status = ?, why = ?, reader = ? WHERE seq = ?`, string(status), why, reader, seq)
	return err
}

// kinds is how many kinds of comparisons there may be.
const kinds = 4

// Forget removes a story with everything that was derived from it. The bytes
// stay when another story came from the same ones.
func (tx *Tx) Forget(seq int64) error {
	tx.stale(seq)
	delete(tx.words, seq)
	for kind := range kinds {
		others, err := tx.numbers(`SELECT other FROM edge WHERE kind = ?1 AND story = ?2 UNION ALL SELECT story FROM edge INDEXED BY edge_other WHERE kind = ?1 AND other = ?2`, kind, seq)
		if err != nil {
			return err
		}
		for _, other := range others {
			tx.stale(other)
		}
	}
	for _, q := range []string{
		`DELETE FROM reading WHERE story = ?`, `DELETE FROM derived WHERE id BETWEEN ?1 * 16 AND ?1 * 16 + 15`, `DELETE FROM mark WHERE story = ?`,
		`DELETE FROM dirty_story WHERE story = ?`, `DELETE FROM given WHERE story = ?`, `DELETE FROM search WHERE rowid = ?`,
		`DELETE FROM edge WHERE kind BETWEEN 0 AND 3 AND story = ?`,
	} {
		if _, err := tx.exec("forget story", q, seq); err != nil {
			return err
		}
	}
	for kind := range kinds {
		if _, err := tx.exec("forget story", `DELETE FROM edge WHERE kind = ? AND other = ?`, kind, seq); err != nil {
			return err
		}
	}
	if _, err := tx.exec("forget original", `DELETE FROM item WHERE hash = (SELECT item_hash FROM story WHERE seq = ?1)
		AND NOT EXISTS (SELECT 1 FROM story WHERE item_hash = hash AND seq <> ?1)`, seq); err != nil {
		return err
	}
	_, err := tx.exec("forget story", `DELETE FROM story WHERE seq = ?`, seq)
	return err
}

// Story gives a story by its id, or by the start of one that fits only it.
func (s *Store) Story(ctx context.Context, id string) (store.Story, error) {
	high := id + "g" // after every hex digit
	rows, err := s.read.QueryContext(ctx, `SELECT `+storyColumns+` FROM story WHERE id >= ? AND id < ? LIMIT 2`, id, high)
	if err != nil {
		return store.Story{}, classify("look for story "+id, err)
	}
	defer rows.Close()
	var found []store.Story
	for rows.Next() {
		st, err := scanStory(rows)
		if err != nil {
			return store.Story{}, classify("look for story "+id, err)
		}
		if st.ID == id {
			return st, nil
		}
		found = append(found, st)
	}
	if err := rows.Err(); err != nil {
		return store.Story{}, classify("look for story "+id, err)
	}
	if len(found) != 1 || id == "" {
		return store.Story{}, fmt.Errorf("story %q: %w", id, store.ErrNotFound)
	}
	return found[0], nil
}

// StoryBySeq gives a story by its number.
func (s *Store) StoryBySeq(ctx context.Context, seq int64) (store.Story, error) {
	st, err := scanStory(s.read.QueryRowContext(ctx, `SELECT `+storyColumns+` FROM story WHERE seq = ?`, seq))
	if errors.Is(err, sql.ErrNoRows) {
		return st, fmt.Errorf("story number %d: %w", seq, store.ErrNotFound)
	}
	if err != nil {
		return st, classify("look for a story", err)
	}
	return st, nil
}

// Stories gives every story, by publication time and then id; those without a
// time come last.
func (s *Store) Stories(ctx context.Context) iter.Seq2[store.Story, error] {
	return s.stories(ctx, `SELECT `+storyColumns+` FROM story ORDER BY published IS NULL, published, id`)
}

// VersionsOf gives the stories that share an address with one, itself too.
func (s *Store) VersionsOf(ctx context.Context, version string) iter.Seq2[store.Story, error] {
	return s.stories(ctx, `SELECT `+storyColumns+` FROM story WHERE version = ? AND version <> '' ORDER BY published IS NULL, published, seen, id`, version)
}

// Search gives stories that hold the words, the best fit first.
func (s *Store) Search(ctx context.Context, words string, limit int) iter.Seq2[store.Story, error] {
	var quoted []string
	for _, w := range strings.Fields(words) {
		quoted = append(quoted, `"`+strings.ReplaceAll(w, `"`, `""`)+`"`)
	}
	if len(quoted) == 0 {
		return func(func(store.Story, error) bool) {}
	}
	return s.stories(ctx, `SELECT `+storyColumns+` FROM story JOIN
		(SELECT rowid AS found, bm25(search, 4.0, 1.0) AS fit FROM search WHERE search MATCH ? ORDER BY fit LIMIT ?) ON seq = found ORDER BY fit, id`, strings.Join(quoted, " "), limit)
}

func (s *Store) stories(ctx context.Context, query string, args ...any) iter.Seq2[store.Story, error] {
	return func(yield func(store.Story, error) bool) {
		rows, err := s.read.QueryContext(ctx, query, args...)
		if err != nil {
			yield(store.Story{}, classify("list stories", err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			st, err := scanStory(rows)
			if err != nil {
				yield(st, classify("list stories", err))
				return
			}
			if !yield(st, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(store.Story{}, classify("list stories", err))
		}
	}
}

// Reading gives the reading of a story; ErrNotFound when it was not read.
func (s *Store) Reading(ctx context.Context, seq int64) (*sayso.Reading, error) {
	var js, text []byte
	err := s.read.QueryRowContext(ctx, `SELECT json, text FROM reading WHERE story = ?`, seq).Scan(&js, &text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("reading of story number %d: %w", seq, store.ErrNotFound)
	}
	if err != nil {
		return nil, classify("read a reading", err)
	}
	return decodeReading(js, text)
}

func decodeReading(js, text []byte) (*sayso.Reading, error) {
	js, err := unpack(js)
	if err != nil {
		return nil, err
	}
	if text, err = unpack(text); err != nil {
		return nil, err
	}
	r := new(sayso.Reading)
	if err := json.Unmarshal(js, r); err != nil {
		return nil, fmt.Errorf("decode reading: %w (%v)", store.ErrCorrupt, err)
	}
	r.Text = string(text)
	return r, nil
}

// Text gives the text of a story's reading; "" when it was not read.
func (tx *Tx) Text(seq int64) (string, error) {
	stmt, err := tx.stmt(`SELECT text FROM reading WHERE story = ?`)
	if err != nil {
		return "", err
	}
	var text []byte
	err = stmt.QueryRowContext(tx.ctx, seq).Scan(&text)
	return unpackText(text, err)
}

func unpackText(text []byte, err error) (string, error) {
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", classify("read a text", err)
	}
	text, err = unpack(text)
	return string(text), err
}

// Item gives the original that a story was made from, with what was said of it.
func (s *Store) Item(ctx context.Context, st store.Story) (sayso.Item, error) {
	item := sayso.Item{Path: st.Path, SeenAt: st.SeenAt}
	var override string
	err := s.read.QueryRowContext(ctx, `SELECT item_url, override, bytes, charset FROM story JOIN item ON hash = item_hash WHERE seq = ?`, st.Seq).
		Scan(&item.URL, &override, &item.Bytes, &item.Charset)
	if errors.Is(err, sql.ErrNoRows) {
		return item, fmt.Errorf("original of story %s: %w", st.ID, store.ErrNotFound)
	}
	if err != nil {
		return item, classify("read the original of story "+st.ID, err)
	}
	if err := json.Unmarshal([]byte(override), &item.Override); err != nil {
		return item, fmt.Errorf("original of story %s: %w (%v)", st.ID, store.ErrCorrupt, err)
	}
	item.Bytes, err = unpack(item.Bytes)
	return item, err
}
