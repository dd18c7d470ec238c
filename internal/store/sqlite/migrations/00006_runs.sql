-- +goose Up
-- The index in sorted runs (package runs): an entry of an added story lay on a page
-- of its own, which was written whole. What the old table holds is moved by the
-- first write (index_before.go).
ALTER TABLE posting RENAME TO posting_before;

-- What the latest writes entered, a row for each: it is in no run yet.
CREATE TABLE index_log (
  n       INTEGER PRIMARY KEY AUTOINCREMENT,
  entries BLOB NOT NULL
);

CREATE TABLE index_run (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  part   INTEGER NOT NULL,
  level  INTEGER NOT NULL,        -- a run of a higher one is older
  oldest INTEGER NOT NULL,        -- the lowest rank in it
  firsts BLOB NOT NULL,           -- first key of each block
  filter BLOB NOT NULL            -- which lists it may hold
);

CREATE TABLE index_block (
  id   INTEGER PRIMARY KEY,       -- run, then its number in the run
  data BLOB NOT NULL
);

-- +goose Down
-- The entries are lost: 'sayso reread --all' makes them again.
DROP TABLE index_block; DROP TABLE index_run; DROP TABLE index_log;
CREATE TABLE posting (
  key   INTEGER NOT NULL,
  rank  INTEGER NOT NULL,
  story INTEGER NOT NULL,
  PRIMARY KEY (key, rank, story)
) WITHOUT ROWID;
