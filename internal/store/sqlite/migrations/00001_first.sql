-- +goose Up
CREATE TABLE item (
  hash     TEXT PRIMARY KEY,      -- xxh3-128 of the bytes as received
  bytes    BLOB NOT NULL,         -- zstd
  charset  TEXT NOT NULL
) WITHOUT ROWID;

-- What was given under which path, so that adding again skips it unread.
CREATE TABLE given (
  path  TEXT NOT NULL,
  said  TEXT NOT NULL,            -- hash of what the user said about it
  hash  TEXT NOT NULL,
  story INTEGER NOT NULL,
  PRIMARY KEY (path, said, hash)
) WITHOUT ROWID;
CREATE INDEX given_story ON given (story);

CREATE TABLE story (
  seq       INTEGER PRIMARY KEY AUTOINCREMENT,
  id        TEXT NOT NULL UNIQUE,
  path      TEXT NOT NULL,
  title     TEXT NOT NULL,
  url       TEXT NOT NULL,
  item_url  TEXT NOT NULL,
  override  TEXT NOT NULL,        -- JSON: what the user said about it
  outlet    TEXT NOT NULL,
  domain    TEXT NOT NULL,
  language  TEXT NOT NULL,
  published INTEGER,              -- Unix nanoseconds; NULL when not known
  zone      TEXT NOT NULL,
  basis     TEXT NOT NULL,
  seen      INTEGER NOT NULL,     -- Unix nanoseconds
  status    TEXT NOT NULL,
  why       TEXT NOT NULL,
  reader    TEXT NOT NULL,
  item_hash TEXT NOT NULL REFERENCES item (hash),
  version   TEXT NOT NULL
);
CREATE INDEX story_version ON story (version) WHERE version <> '';
CREATE INDEX story_outlet ON story (outlet);
CREATE INDEX story_item ON story (item_hash);

CREATE TABLE reading (
  story INTEGER PRIMARY KEY REFERENCES story (seq),
  json  BLOB NOT NULL,            -- zstd, without its text
  text  BLOB NOT NULL             -- zstd
);

-- What package trace derives from a story; kind says what.
CREATE TABLE derived (
  story INTEGER NOT NULL,
  kind  INTEGER NOT NULL,
  data  BLOB NOT NULL,
  PRIMARY KEY (story, kind)
) WITHOUT ROWID;

CREATE TABLE posting (
  key   INTEGER NOT NULL,
  rank  INTEGER NOT NULL,
  story INTEGER NOT NULL,
  PRIMARY KEY (key, rank, story)
) WITHOUT ROWID;

CREATE TABLE edge (
  kind  INTEGER NOT NULL,
  story INTEGER NOT NULL,         -- the later one
  other INTEGER NOT NULL,         -- the earlier one
  data  BLOB NOT NULL,
  PRIMARY KEY (kind, story, other)
) WITHOUT ROWID;
CREATE INDEX edge_other ON edge (kind, other, story);

-- Stories and lists whose comparisons are to be made again before an answer.
CREATE TABLE dirty_story (story INTEGER PRIMARY KEY);
CREATE TABLE dirty_list (key INTEGER PRIMARY KEY);

-- Public ids of statements: each leads to its story and the bytes it covers.
CREATE TABLE mark (
  id    TEXT PRIMARY KEY,
  story INTEGER NOT NULL,
  start INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX mark_story ON mark (story);

CREATE TABLE word (
  n      INTEGER PRIMARY KEY AUTOINCREMENT,
  kind   TEXT NOT NULL,
  args   TEXT NOT NULL,           -- JSON
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  at     INTEGER NOT NULL
);

CREATE VIRTUAL TABLE search USING fts5 (title, body, content = '', contentless_delete = 1);

-- +goose Down
DROP TABLE search; DROP TABLE word; DROP TABLE mark; DROP TABLE dirty_list; DROP TABLE dirty_story;
DROP TABLE edge; DROP TABLE posting; DROP TABLE derived; DROP TABLE reading; DROP TABLE story; DROP TABLE given; DROP TABLE item;
