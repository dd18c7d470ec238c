package sqlite

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/store/storetest"
)

var _ storetest.Store = (*Store)(nil)

func open1(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestSuite(t *testing.T) {
	storetest.Run(t, func(t *testing.T, dir string) (storetest.Store, func(func(storetest.Tx) error) error) {
		s := open1(t, dir)
		return s, func(f func(storetest.Tx) error) error {
			return s.Write(t.Context(), func(tx *Tx) error { return f(tx) })
		}
	})
}

func TestNewerSchemaIsRefused(t *testing.T) {
	dir := t.TempDir()
	s := open1(t, dir)
	if _, err := s.write.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)`); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := Open(t.Context(), dir); !errors.Is(err, store.ErrNewer) {
		t.Errorf("Open = %v, want ErrNewer", err)
	}
}

func TestSecondWriterIsToldSo(t *testing.T) {
	dir := t.TempDir()
	first := open1(t, dir)
	other, err := sql.Open("sqlite", dsn(first.Path(), "busy_timeout(0)"))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	other.SetMaxOpenConns(1)
	if _, err := other.Exec("BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	if _, err := first.write.Exec("PRAGMA busy_timeout = 1"); err != nil {
		t.Fatal(err)
	}
	if err := first.Write(t.Context(), func(*Tx) error { return nil }); !errors.Is(err, store.ErrLocked) {
		t.Errorf("Write = %v, want ErrLocked", err)
	}
	for _, err := range first.Stories(t.Context()) { // reading goes on
		t.Error(err)
	}
}

func TestReadOnlyFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write anywhere")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), filepath.Join(dir, "data")); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("Open = %v, want ErrReadOnly", err)
	}
}

func TestDamageIsNamed(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, FileName), []byte("this is no database, it is a text of some length"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), dir); !errors.Is(err, store.ErrCorrupt) {
		t.Errorf("Open = %v, want ErrCorrupt", err)
	}

	s := open1(t, t.TempDir())
	if err := s.Write(t.Context(), func(tx *Tx) error { _, _, err := tx.Put(storetest.Example(1)); return err }); err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{`UPDATE item SET bytes = x'00'`, `UPDATE reading SET json = x'01'`} {
		if _, err := s.conn.ExecContext(t.Context(), q); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Write(t.Context(), func(tx *Tx) error { return tx.Post(77, 1, []uint64{1}) }); err != nil {
		t.Fatal(err)
	}
	faults, err := s.Check(t.Context())
	if err != nil || len(faults) != 3 {
		t.Errorf("check = %q, %v; want three faults", faults, err)
	}
}

func TestFullDisk(t *testing.T) {
	s := open1(t, t.TempDir())
	if err := s.Write(t.Context(), func(tx *Tx) error { _, _, err := tx.Put(storetest.Example(1)); return err }); err != nil {
		t.Fatal(err)
	}
	// A limit on pages fails as a full disk does.
	if _, err := s.conn.ExecContext(t.Context(), "PRAGMA max_page_count = 1"); err != nil {
		t.Fatal(err)
	}
	err := s.Write(t.Context(), func(tx *Tx) error {
		for n := 2; n < 500; n++ {
			if _, _, err := tx.Put(storetest.Example(n)); err != nil {
				return err
			}
		}
		return nil
	})
	if !errors.Is(err, store.ErrFull) {
		t.Fatalf("Write = %v, want ErrFull", err)
	}
	n := 0
	for _, err := range s.Stories(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if faults, err := s.Check(t.Context()); n != 1 || err != nil || len(faults) > 0 {
		t.Errorf("%d stories, check %q, %v; want the one that was kept, sound", n, faults, err)
	}
}

func BenchmarkPut(b *testing.B) {
	s, err := Open(b.Context(), b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	n := 0
	for b.Loop() {
		n++
		if err := s.Write(b.Context(), func(tx *Tx) error { _, _, err := tx.Put(storetest.Example(n)); return err }); err != nil {
			b.Fatal(err)
		}
	}
}
