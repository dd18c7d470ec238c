package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"github.com/sayso-news/sayso/internal/store"
)

// Stale gives up to n stories whose page rows are behind the facts, the longest
// stale first, and the newest mark there is.
func (s *Store) Stale(ctx context.Context, n int) (stories []int64, mark int64, err error) {
	rows, err := s.read.QueryContext(ctx, `SELECT story, (SELECT max(n) FROM page_stale) FROM page_stale ORDER BY n LIMIT ?`, n)
	if err != nil {
		return nil, 0, classify("look what is stale", err)
	}
	defer rows.Close()
	for rows.Next() {
		var seq int64
		if err := rows.Scan(&seq, &mark); err != nil {
			return nil, 0, classify("look what is stale", err)
		}
		stories = append(stories, seq)
	}
	if err := rows.Err(); err != nil {
		return nil, 0, classify("look what is stale", err)
	}
	return stories, mark, nil
}

// StaleCount gives how many stories the pages are behind.
func (s *Store) StaleCount(ctx context.Context) (n int, err error) {
	if err := s.read.QueryRowContext(ctx, `SELECT count(*) FROM page_stale`).Scan(&n); err != nil {
		return 0, classify("look what is stale", err)
	}
	return n, nil
}

// PutDigest replaces the page rows of the digest's stories and claims, and
// removes those of gone, in one transaction. The stale marks of these stories
// up to mark are taken off.
func (s *Store) PutDigest(ctx context.Context, d *store.Digest, gone []int64, mark int64) error {
	return s.Write(ctx, func(tx *Tx) error {
		for _, seq := range gone {
			if err := tx.dropPages(seq, mark); err != nil {
				return err
			}
		}
		for i := range d.Stories {
			if err := tx.dropPages(d.Stories[i].Seq, mark); err != nil {
				return err
			}
		}
		for i := range d.Stories {
			if err := tx.putPageStory(&d.Stories[i]); err != nil {
				return err
			}
		}
		for i := range d.Claims {
			if err := tx.putPageClaim(&d.Claims[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// dropPages removes the rows of a story and of the claims that it carries.
func (tx *Tx) dropPages(seq, mark int64) error {
	claims, err := tx.numbers(`SELECT DISTINCT claim FROM page_evidence WHERE story = ?`, seq)
	if err != nil {
		return err
	}
	for _, n := range claims {
		if err := tx.dropPageClaim(n); err != nil {
			return err
		}
	}
	for _, q := range []string{`DELETE FROM page_story WHERE story = ?`, `DELETE FROM page_cite WHERE story = ?`} {
		if _, err := tx.exec("drop page rows", q, seq); err != nil {
			return err
		}
	}
	// The key of page_mention begins with the name, so the rows are named whole.
	rows, err := tx.query("drop page rows", `SELECT name, at FROM page_mention WHERE story = ?`, seq)
	if err != nil {
		return err
	}
	var keys [][2]int64
	for rows.Next() {
		var k [2]int64
		if err := rows.Scan(&k[0], &k[1]); err != nil {
			rows.Close()
			return classify("drop page rows", err)
		}
		keys = append(keys, k)
	}
	if err := rows.Err(); err != nil {
		return classify("drop page rows", err)
	}
	rows.Close()
	for _, k := range keys {
		if _, err := tx.exec("drop page rows", `DELETE FROM page_mention WHERE name = ? AND at = ? AND story = ?`, k[0], k[1], seq); err != nil {
			return err
		}
	}
	_, err = tx.exec("drop page rows", `DELETE FROM page_stale WHERE story = ? AND n <= ?`, seq, mark)
	return err
}

func (tx *Tx) dropPageClaim(n int64) error {
	for _, q := range []string{`DELETE FROM page_evidence WHERE claim = ?`, `DELETE FROM page_claim_words WHERE rowid = ?`, `DELETE FROM page_claim WHERE n = ?`} {
		if _, err := tx.exec("drop page rows", q, n); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) numbers(query string, args ...any) (out []int64, err error) {
	rows, err := tx.query("read page rows", query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, classify("read page rows", err)
		}
		out = append(out, n)
	}
	if err := rows.Err(); err != nil {
		return nil, classify("read page rows", err)
	}
	return out, nil
}

func (tx *Tx) putPageStory(row *store.StoryRow) error {
	data, err := json.Marshal(&row.Digest)
	if err != nil {
		return fmt.Errorf("keep page rows: %w", err)
	}
	outlet := store.Fold(row.Outlet)
	if err := tx.pageOutlet(row.Outlet); err != nil {
		return err
	}
	at := seenNanos(row.At)
	if _, err := tx.exec("keep page rows", `INSERT INTO page_story (story, at, outlet, bunch, said, alone, data) VALUES (?,?,?,?,?,?,?)`,
		row.Seq, at, outlet, row.Group, row.Digest.Statements, row.Digest.Alone, data); err != nil {
		return err
	}
	for _, t := range row.Digest.Took {
		if store.Fold(t.Outlet) == "" {
			continue
		}
		if _, err := tx.exec("keep page rows", `INSERT INTO page_cite (story, outlet, source, name) VALUES (?,?,?,?) ON CONFLICT DO NOTHING`,
			row.Seq, outlet, store.Fold(t.Outlet), t.Outlet); err != nil {
			return err
		}
	}
	for i := range row.Mentions {
		m := &row.Mentions[i]
		n, err := tx.pageName(m)
		if err != nil {
			return err
		}
		data, err := json.Marshal(&m.Data)
		if err != nil {
			return fmt.Errorf("keep page rows: %w", err)
		}
		if _, err := tx.exec("keep page rows", `INSERT INTO page_mention (name, at, story, data) VALUES (?,?,?,?) ON CONFLICT DO NOTHING`, n, at, row.Seq, data); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) pageOutlet(name string) error {
	_, err := tx.exec("keep page rows", `INSERT INTO page_outlet (fold, name) VALUES (?,?) ON CONFLICT DO NOTHING`, store.Fold(name), name)
	return err
}

// pageName gives a name's number, and makes it findable from each of its words on.
func (tx *Tx) pageName(m *store.MentionRow) (int64, error) {
	fold := store.Fold(m.Name)
	found, err := tx.numbers(`SELECT n FROM page_name WHERE kind = ? AND fold = ?`, string(m.Kind), fold)
	if err != nil || len(found) > 0 {
		return append(found, 0)[0], err
	}
	res, err := tx.exec("keep page rows", `INSERT INTO page_name (kind, fold, name) VALUES (?,?,?)`, string(m.Kind), fold, m.Name)
	if err != nil {
		return 0, err
	}
	n, err := res.LastInsertId()
	if err != nil {
		return 0, classify("keep page rows", err)
	}
	for i, word := 0, 0; i >= 0 && word < 6; word++ {
		if _, err := tx.exec("keep page rows", `INSERT INTO page_name_word (word, name) VALUES (?,?) ON CONFLICT DO NOTHING`, fold[i:], n); err != nil {
			return 0, err
		}
		at := strings.IndexFunc(fold[i:], unicode.IsSpace)
		if at < 0 {
			break
		}
		i += at + 1
	}
	return n, nil
}

func (tx *Tx) putPageClaim(row *store.ClaimRow) error {
	data, err := json.Marshal(&row.Digest)
	if err != nil {
		return fmt.Errorf("keep page rows: %w", err)
	}
	against := ""
	if row.Against != nil {
		js, err := json.Marshal(row.Against)
		if err != nil {
			return fmt.Errorf("keep page rows: %w", err)
		}
		against = string(js)
	}
	// An id may have led elsewhere before its neighbours changed.
	had, err := tx.numbers(`SELECT n FROM page_claim WHERE id = ?`, row.ID)
	if err != nil {
		return err
	}
	for _, n := range had {
		if err := tx.dropPageClaim(n); err != nil {
			return err
		}
	}
	res, err := tx.exec("keep page rows", `INSERT INTO page_claim (id, text, at, stories, outlets, least, most, unknown, unnamed, conflicts, loops, gap, origin, data, rival)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`, row.ID, row.Text, seenNanos(row.At), row.Stories, row.Outlets, row.Origins.Min, row.Origins.Max,
		row.Unknown, row.Unnamed, row.Conflicts, row.Loops, row.Outlets-row.Origins.Max, row.Origin, pack(data), against)
	if err != nil {
		return err
	}
	n, err := res.LastInsertId()
	if err != nil {
		return classify("keep page rows", err)
	}
	words := map[string]bool{}
	var all strings.Builder
	for _, e := range row.Digest.Claim.Evidence {
		for w := range strings.FieldsSeq(e.Text) {
			if !words[w] {
				words[w] = true
				all.WriteString(w + " ")
			}
		}
	}
	if _, err := tx.exec("keep page rows", `INSERT INTO page_claim_words (rowid, text) VALUES (?,?)`, n, all.String()); err != nil {
		return err
	}
	for i := range row.Evidence {
		e := &row.Evidence[i]
		if _, err := tx.exec("keep page rows", `INSERT INTO page_evidence (story, claim, start, stop, statement, outlet, head, first) VALUES (?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING`,
			e.Story, n, e.Start, e.End, e.Statement, store.Fold(e.Outlet), e.Head, e.First); err != nil {
			return err
		}
	}
	return nil
}
