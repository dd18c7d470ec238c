package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/sayso-news/sayso/internal/store"
)

// Backup writes a sound copy of the database to a file that must not be there
// yet, while others read and write. It appears whole or not at all.
func (s *Store) Backup(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err == nil {
		return fmt.Errorf("back up to %s: %w", path, fs.ErrExist)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return classify("back up to "+path, err)
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".sayso-backup-*")
	if err != nil {
		return classify("back up beside "+path, err)
	}
	name := temp.Name()
	defer os.Remove(name)
	// VACUUM INTO wants an empty or missing file.
	if err := temp.Close(); err != nil {
		return classify("back up to "+path, err)
	}
	if err := s.onWriter(ctx, func(conn *sql.Conn) error {
		_, err := conn.ExecContext(ctx, `VACUUM INTO ?`, name)
		return err
	}); err != nil {
		return classify("back up to "+path, err)
	}
	if err := os.Rename(name, path); err != nil {
		return classify("back up to "+path, err)
	}
	return nil
}

// Check looks for damage: the file itself, rows that point at nothing, readings
// and originals that do not unpack, originals that are not what they were. It
// gives one line for each fault, none when the database is sound.
func (s *Store) Check(ctx context.Context) (faults []string, err error) {
	if err := s.lines(ctx, &faults, `SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'`); err != nil {
		return nil, err
	}
	for _, q := range []struct{ what, query string }{
		{"story %s has no original", `SELECT id FROM story WHERE NOT EXISTS (SELECT 1 FROM item WHERE hash = item_hash)`},
		{"story %s is marked as read and has no reading", `SELECT id FROM story WHERE status = 'read' AND NOT EXISTS (SELECT 1 FROM reading WHERE reading.story = seq)`},
		{"a reading belongs to no story (%s)", `SELECT story FROM reading WHERE story NOT IN (SELECT seq FROM story)`},
		{"a comparison names a story that is not kept (%s)", `SELECT DISTINCT story FROM edge WHERE story NOT IN (SELECT seq FROM story) OR other NOT IN (SELECT seq FROM story)`},
		{"story %s cannot be searched for", `SELECT id FROM story WHERE status = 'read' AND seq NOT IN (SELECT rowid FROM search)`},
	} {
		var ids []string
		if err := s.lines(ctx, &ids, q.query); err != nil {
			return nil, err
		}
		for _, id := range ids {
			faults = append(faults, fmt.Sprintf(q.what, id))
		}
	}
	index, err := s.checkIndex(ctx)
	if err != nil {
		return nil, err
	}
	faults = append(faults, index...)
	for st, err := range s.Stories(ctx) {
		if err != nil {
			return nil, err
		}
		item, err := s.Item(ctx, st)
		switch {
		case errors.Is(err, store.ErrCorrupt):
			faults = append(faults, fmt.Sprintf("the original of story %s does not unpack", st.ID))
		case errors.Is(err, store.ErrNotFound): // named above
		case err != nil:
			return nil, err
		case HashItem(item.Bytes) != st.ItemHash:
			faults = append(faults, fmt.Sprintf("the original of story %s is not what it was", st.ID))
		}
		if st.Status != store.StatusRead {
			continue
		}
		if _, err := s.Reading(ctx, st.Seq); errors.Is(err, store.ErrCorrupt) {
			faults = append(faults, fmt.Sprintf("the reading of story %s does not unpack", st.ID))
		} else if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
	}
	return faults, nil
}

func (s *Store) lines(ctx context.Context, out *[]string, query string) error {
	rows, err := s.read.QueryContext(ctx, query)
	if err != nil {
		return classify("check", err)
	}
	defer rows.Close()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return classify("check", err)
		}
		*out = append(*out, line)
	}
	if err := rows.Err(); err != nil {
		return classify("check", err)
	}
	return nil
}
