package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"github.com/sayso-news/sayso/internal/store/sqlite/runs"
)

// checkIndex gives one line for each story that the index names and that is not
// kept. It reads one state of the database, whoever writes meanwhile.
func (s *Store) checkIndex(ctx context.Context) (faults []string, err error) {
	conn, err := s.read.Conn(ctx)
	if err != nil {
		return nil, classify("check", err)
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "BEGIN"); err != nil {
		return nil, classify("check", err)
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")

	var latest runs.Latest
	if err := eachRow(ctx, conn, `SELECT entries FROM index_log ORDER BY n`, func(records []byte) error { return latest.EnterRecords(records) }); err != nil {
		return nil, err
	}
	indexed := map[string]bool{}
	for part, newest := range latest.Sorted() {
		var entries []runs.Entry
		var ids []int64
		if err := eachRow(ctx, conn, `SELECT id FROM index_run WHERE part = ? ORDER BY level DESC, id`, func(id int64) error { ids = append(ids, id); return nil }, part); err != nil {
			return nil, err
		}
		for _, id := range ids {
			var run []runs.Entry
			if err := eachRow(ctx, conn, blocksQuery, func(block []byte) (err error) { run, err = runs.Decode(run, block); return err }, id<<blockBits, (id+1)<<blockBits); err != nil {
				return nil, err
			}
			entries = runs.Merge(entries, run)
		}
		for _, e := range runs.Merge(entries, newest) {
			if !e.Gone {
				indexed[fmt.Sprint(e.Story)] = true
			}
		}
	}
	if err := eachRow(ctx, conn, `SELECT seq FROM story`, func(seq string) error { delete(indexed, seq); return nil }); err != nil {
		return nil, err
	}
	for _, story := range slices.Sorted(maps.Keys(indexed)) {
		faults = append(faults, fmt.Sprintf("the index names a story that is not kept (%s)", story))
	}
	return faults, nil
}

// eachRow runs a query that gives one column.
func eachRow[T any](ctx context.Context, conn *sql.Conn, query string, f func(T) error, args ...any) error {
	rows, err := conn.QueryContext(ctx, query, args...)
	if err != nil {
		return classify("check", err)
	}
	defer rows.Close()
	for rows.Next() {
		var v T
		if err := rows.Scan(&v); err != nil {
			return classify("check", err)
		}
		if err := f(v); err != nil {
			return corrupt("check", err)
		}
	}
	if err := rows.Err(); err != nil {
		return classify("check", err)
	}
	return nil
}
