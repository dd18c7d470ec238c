-- +goose Up
-- Large rows leave the tables that lie in the order of a key of their own: there an
-- inner page holds a few of them instead of hundreds of keys, and each look at one
-- row of a million goes through eight pages instead of three.
CREATE TABLE derived_rows (
  id   INTEGER PRIMARY KEY,       -- story * 16 + kind
  data BLOB NOT NULL
);
INSERT INTO derived_rows (id, data) SELECT story * 16 + kind, data FROM derived ORDER BY story, kind;
DROP TABLE derived;
ALTER TABLE derived_rows RENAME TO derived;

CREATE TABLE item_rows (
  n       INTEGER PRIMARY KEY,
  hash    TEXT NOT NULL UNIQUE,   -- xxh3-128 of the bytes as received
  bytes   BLOB NOT NULL,          -- zstd
  charset TEXT NOT NULL
);
INSERT INTO item_rows (hash, bytes, charset) SELECT hash, bytes, charset FROM item;
DROP TABLE item;
ALTER TABLE item_rows RENAME TO item;

-- +goose Down
CREATE TABLE derived_before (
  story INTEGER NOT NULL,
  kind  INTEGER NOT NULL,
  data  BLOB NOT NULL,
  PRIMARY KEY (story, kind)
) WITHOUT ROWID;
INSERT INTO derived_before SELECT id / 16, id % 16, data FROM derived;
DROP TABLE derived;
ALTER TABLE derived_before RENAME TO derived;

CREATE TABLE item_before (
  hash     TEXT PRIMARY KEY,
  bytes    BLOB NOT NULL,
  charset  TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO item_before SELECT hash, bytes, charset FROM item;
DROP TABLE item;
ALTER TABLE item_before RENAME TO item;
