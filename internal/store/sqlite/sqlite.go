// Package sqlite keeps stories in one SQLite file, sayso.db in the data folder.
//
// Input and output are the records of package store; its users are cmd, which
// opens it, and whoever declares some of its methods (trace, cmd). SQLite is
// the pure Go one. There is one writer: Write holds the write lock of the file
// and a second process that wants it is told so after a short wait; reading is
// never blocked (WAL). A Write is a transaction: a kill leaves all of it or
// nothing.
//
// What was given up: speed of the last write. Every Write is flushed to disk,
// so callers put several stories into one.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"

	"github.com/klauspost/compress/zstd"
	"github.com/pressly/goose/v3"
	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store"
)

// FileName is the database's name in its folder.
const FileName = "sayso.db"

// walPages is how many pages the log may hold before they are written to their
// places: 64 MB. Index entries of an added story lie on as many pages as there
// are entries; the longer the log, the more stories share the writing of one.
const walPages = "wal_autocheckpoint(16000)"

//go:embed migrations/*.sql
var migrations embed.FS

// Store is an open database. It is safe for use by several goroutines; Writes
// wait for each other.
type Store struct {
	path  string
	write *sql.DB // one connection
	read  *sql.DB // a pool
	mu    sync.Mutex
	conn  *sql.Conn // the writer's
	stmts map[string]*sql.Stmt

	index *index // nil until a Write asks for it, and after one was taken back

	stamp   int64 // see Tx.Stamp
	version int64 // of the file, as the writer's connection counts the writes of others
}

// Open opens the database in a folder and makes folder and database when they
// are not there. Errors wrap those of package store where one fits.
func Open(ctx context.Context, dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, classify("make data folder "+dir, err)
	}
	return open(ctx, filepath.Join(dir, FileName), true)
}

// OpenExisting opens the database in a folder for reading and writing; it is
// ErrNotFound when there is none.
func OpenExisting(ctx context.Context, dir string) (*Store, error) {
	path := filepath.Join(dir, FileName)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("open %s: %w", path, store.ErrNotFound)
	}
	return open(ctx, path, false)
}

func open(ctx context.Context, path string, create bool) (*Store, error) {
	s := &Store{path: path, stmts: map[string]*sql.Stmt{}}
	var err error
	if s.write, err = sql.Open("sqlite", dsn(path, "journal_mode(wal)", walPages, "synchronous(normal)", "busy_timeout(2000)", "cache_size(-65536)", "temp_store(memory)")); err != nil {
		return nil, classify("open "+path, err)
	}
	s.write.SetMaxOpenConns(1)
	if s.read, err = sql.Open("sqlite", dsn(path, "query_only(1)", "busy_timeout(2000)", "cache_size(-65536)")); err != nil {
		s.write.Close()
		return nil, classify("open "+path, err)
	}
	s.read.SetMaxIdleConns(4) // a server reads with several at once; each may hold 64 MB of pages
	if err := s.migrate(ctx, create); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// dsn writes a data source name with pragmas for every connection.
func dsn(path string, pragmas ...string) string {
	v := url.Values{"_txlock": {"immediate"}}
	for _, p := range pragmas {
		v.Add("_pragma", p)
	}
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath(), RawQuery: v.Encode()}).String()
}

// migrate brings the schema up to this program's; a newer one is ErrNewer.
func (s *Store) migrate(ctx context.Context, create bool) error {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		panic("internal error: " + err.Error()) // the folder is embedded
	}
	// A look at the version without goose keeps opening an up-to-date file cheap.
	var have, want int64 = 0, 1
	if names, _ := fs.Glob(sub, "*.sql"); len(names) > 0 {
		want = int64(len(names))
	}
	err = s.write.QueryRowContext(ctx, `SELECT max(version_id) FROM goose_db_version WHERE is_applied`).Scan(&have)
	switch {
	case err == nil && have == want:
		return nil
	case err == nil && have > want:
		return fmt.Errorf("open %s: schema %d, this version knows %d: %w", s.path, have, want, store.ErrNewer)
	case err != nil && !strings.Contains(err.Error(), "no such table"):
		return classify("open "+s.path, err)
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, s.write, sub, goose.WithLogger(goose.NopLogger()))
	if err != nil {
		return classify("prepare schema of "+s.path, err)
	}
	if _, err := provider.Up(ctx); err != nil {
		return classify("bring schema of "+s.path+" up to date", err)
	}
	return nil
}

// Close lets go of the database.
func (s *Store) Close() error {
	for _, stmt := range s.stmts {
		stmt.Close()
	}
	if s.conn != nil {
		s.conn.Close()
	}
	err := s.write.Close()
	if s.read != nil {
		err = errors.Join(err, s.read.Close())
	}
	return err
}

// Path gives the database file.
func (s *Store) Path() string { return s.path }

// Write runs f in one transaction: all that it wrote is kept, or nothing when
// f or the commit fails. The Tx must not be used after f returned.
func (s *Store) Write(ctx context.Context, f func(tx *Tx) error) error {
	return s.onWriter(ctx, func(conn *sql.Conn) (err error) {
		if _, err := conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
			return classify("write "+s.path, err)
		}
		defer func() {
			if err != nil {
				// Not the caller's context: an interrupted write must be taken back too.
				conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
				s.stamp++
				s.index = nil
			}
		}()
		// A context that can end would cost a goroutine for every query, and a
		// write that began is finished or fails as a whole.
		tx := &Tx{ctx: context.WithoutCancel(ctx), s: s, touched: map[int64]struct{}{}, words: map[int64]*sayso.Reading{}}
		if err := tx.lookForOthers(); err != nil {
			return err
		}
		if err := f(tx); err != nil {
			return err
		}
		if err := tx.markStale(); err != nil {
			return err
		}
		if err := tx.keepIndex(); err != nil {
			return err
		}
		if err := tx.makeSearchable(); err != nil {
			return err
		}
		if _, err := conn.ExecContext(ctx, "COMMIT"); err != nil {
			return classify("write "+s.path, err)
		}
		return nil
	})
}

// onWriter runs f on the one connection that writes, one f at a time.
func (s *Store) onWriter(ctx context.Context, f func(conn *sql.Conn) error) (err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.conn == nil {
		if s.conn, err = s.write.Conn(ctx); err != nil {
			return classify("write "+s.path, err)
		}
	}
	return f(s.conn)
}

// Tx reads and writes inside one Write.
type Tx struct {
	ctx     context.Context
	s       *Store
	touched map[int64]struct{}       // stories whose page rows are behind now
	entered []byte                   // what was entered into the index, as its log has it
	words   map[int64]*sayso.Reading // by which stories are to be found, written at the end
}

// Stamp is a number that changes when a Write was taken back, or when another
// process wrote: what was remembered of the database may not hold any more.
func (tx *Tx) Stamp() int64 { return tx.s.stamp }

// lookForOthers changes the stamp when others wrote since the last Write.
func (tx *Tx) lookForOthers() error {
	stmt, err := tx.stmt(`PRAGMA data_version`)
	if err != nil {
		return err
	}
	var version int64
	if err := stmt.QueryRowContext(tx.ctx).Scan(&version); err != nil {
		return classify("write "+tx.s.path, err)
	}
	if version != tx.s.version {
		tx.s.version = version
		tx.s.stamp++
	}
	return nil
}

// stmt prepares a statement once for the writer's connection.
func (tx *Tx) stmt(query string) (*sql.Stmt, error) {
	if stmt := tx.s.stmts[query]; stmt != nil {
		return stmt, nil
	}
	stmt, err := tx.s.conn.PrepareContext(tx.ctx, query)
	if err != nil {
		return nil, classify("prepare", err)
	}
	tx.s.stmts[query] = stmt
	return stmt, nil
}

func (tx *Tx) exec(what, query string, args ...any) (sql.Result, error) {
	stmt, err := tx.stmt(query)
	if err != nil {
		return nil, err
	}
	res, err := stmt.ExecContext(tx.ctx, args...)
	if err != nil {
		return nil, classify(what, err)
	}
	return res, nil
}

func (tx *Tx) query(what, query string, args ...any) (*sql.Rows, error) {
	stmt, err := tx.stmt(query)
	if err != nil {
		return nil, err
	}
	rows, err := stmt.QueryContext(tx.ctx, args...)
	if err != nil {
		return nil, classify(what, err)
	}
	return rows, nil
}

// classify wraps an error of the database or the file system in the error of
// package store that a user can act on.
func classify(what string, err error) error {
	var sqlite *driver.Error
	kind := error(nil)
	if errors.As(err, &sqlite) {
		switch sqlite.Code() & 0xff {
		case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
			kind = store.ErrLocked
		case lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_PERM:
			kind = store.ErrReadOnly
		case lib.SQLITE_FULL:
			kind = store.ErrFull
		case lib.SQLITE_IOERR:
			kind = store.ErrDisk
		case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
			kind = store.ErrCorrupt
		}
	}
	switch {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		kind = store.ErrReadOnly
	case errors.Is(err, syscall.ENOSPC):
		kind = store.ErrFull
	}
	if kind != nil {
		return fmt.Errorf("%s: %w (%v)", what, kind, err)
	}
	return fmt.Errorf("%s: %w", what, err)
}

// coder compresses blobs. Both halves are safe for concurrent use.
var coder = sync.OnceValue(func() (c struct {
	enc *zstd.Encoder
	dec *zstd.Decoder
}) {
	var err error
	if c.enc, err = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedFastest)); err != nil {
		panic("internal error: zstd: " + err.Error())
	}
	if c.dec, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(2)); err != nil {
		panic("internal error: zstd: " + err.Error())
	}
	return c
})

func pack(b []byte) []byte { return coder().enc.EncodeAll(b, nil) }

func unpack(b []byte) ([]byte, error) {
	out, err := coder().dec.DecodeAll(b, nil)
	if err != nil {
		return nil, fmt.Errorf("unpack: %w (%v)", store.ErrCorrupt, err)
	}
	return out, nil
}
