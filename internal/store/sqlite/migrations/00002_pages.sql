-- +goose Up
-- What pages show, worked out from the rest: all of it may be dropped and made again.
CREATE TABLE page_stale (
  n     INTEGER PRIMARY KEY AUTOINCREMENT, -- a later mark is another mark
  story INTEGER NOT NULL UNIQUE
);
INSERT INTO page_stale (story) SELECT seq FROM story;

CREATE TABLE page_story (
  story  INTEGER PRIMARY KEY,
  at     INTEGER NOT NULL,        -- Unix nanoseconds: published, or first seen
  outlet TEXT NOT NULL,           -- folded
  bunch  TEXT NOT NULL,           -- its copy group, "" when it is in none
  said   INTEGER NOT NULL,        -- statements
  alone  INTEGER NOT NULL,        -- statements that no other outlet has
  data   BLOB NOT NULL            -- JSON of store.StoryDigest
);
CREATE INDEX page_story_bunch ON page_story (bunch, at) WHERE bunch <> '';
CREATE INDEX page_story_at ON page_story (at, story);
CREATE INDEX page_story_outlet ON page_story (outlet, at, story);

CREATE TABLE page_claim (
  n         INTEGER PRIMARY KEY AUTOINCREMENT,
  id        TEXT NOT NULL UNIQUE,
  text      TEXT NOT NULL,
  at        INTEGER NOT NULL,     -- of its latest evidence
  stories   INTEGER NOT NULL,
  outlets   INTEGER NOT NULL,
  least     INTEGER NOT NULL,     -- independent origins
  most      INTEGER NOT NULL,
  unknown   INTEGER NOT NULL,
  unnamed   INTEGER NOT NULL,     -- origins without a name
  conflicts INTEGER NOT NULL,
  loops     INTEGER NOT NULL,
  gap       INTEGER NOT NULL,     -- outlets less origins
  origin    TEXT NOT NULL,        -- name of the only origin, "" when there are several
  data      BLOB NOT NULL         -- zstd, JSON of store.ClaimDigest
);
CREATE INDEX page_claim_at ON page_claim (at, n);
CREATE INDEX page_claim_gap ON page_claim (gap, at, n);
CREATE INDEX page_claim_one ON page_claim (at, n) WHERE most = 1 AND outlets > 1;
CREATE INDEX page_claim_conflict ON page_claim (at, n) WHERE conflicts > 0;
CREATE INDEX page_claim_unnamed ON page_claim (at, n) WHERE unnamed > 0;
CREATE INDEX page_claim_unknown ON page_claim (at, n) WHERE unknown > 0;
CREATE INDEX page_claim_loop ON page_claim (at, n) WHERE loops > 0;
CREATE VIRTUAL TABLE page_claim_words USING fts5 (text, content = '', contentless_delete = 1);

CREATE TABLE page_evidence (
  story     INTEGER NOT NULL,
  claim     INTEGER NOT NULL,     -- page_claim.n
  start     INTEGER NOT NULL,     -- bytes of the story's text
  stop      INTEGER NOT NULL,
  statement TEXT NOT NULL,
  outlet    TEXT NOT NULL,        -- folded
  head      INTEGER NOT NULL,     -- 1: the story's first evidence for the claim
  first     INTEGER NOT NULL,     -- 1: no story of another outlet had the claim before it
  PRIMARY KEY (story, claim, start)
) WITHOUT ROWID;
CREATE INDEX page_evidence_claim ON page_evidence (claim, story);
CREATE INDEX page_evidence_outlet ON page_evidence (outlet, claim) WHERE head = 1;

CREATE TABLE page_outlet (
  fold    TEXT PRIMARY KEY,
  name    TEXT NOT NULL,
  stories INTEGER NOT NULL DEFAULT 0,
  claims  INTEGER NOT NULL DEFAULT 0,
  first   INTEGER NOT NULL DEFAULT 0,
  said    INTEGER NOT NULL DEFAULT 0,
  alone   INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX page_outlet_first ON page_outlet (first, claims, fold);

CREATE TABLE page_cite (
  story  INTEGER NOT NULL,
  outlet TEXT NOT NULL,           -- folded, of the story that took it
  source TEXT NOT NULL,           -- folded, of the outlet it was taken from
  name   TEXT NOT NULL,           -- of that outlet
  PRIMARY KEY (story, source)
) WITHOUT ROWID;
CREATE TABLE page_tie (
  outlet TEXT NOT NULL,
  source TEXT NOT NULL,
  n      INTEGER NOT NULL,
  PRIMARY KEY (outlet, source)
) WITHOUT ROWID;
CREATE INDEX page_tie_source ON page_tie (source, n);
CREATE INDEX page_tie_outlet ON page_tie (outlet, n);

CREATE TABLE page_name (
  n       INTEGER PRIMARY KEY AUTOINCREMENT,
  kind    TEXT NOT NULL,
  fold    TEXT NOT NULL,
  name    TEXT NOT NULL,
  stories INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, fold)
);
CREATE TABLE page_name_word (
  word TEXT NOT NULL,             -- the name from one of its words on, folded
  name INTEGER NOT NULL,
  PRIMARY KEY (word, name)
) WITHOUT ROWID;
CREATE TABLE page_mention (
  name  INTEGER NOT NULL,
  at    INTEGER NOT NULL,
  story INTEGER NOT NULL,
  data  BLOB NOT NULL,            -- JSON of store.Mentioned
  PRIMARY KEY (name, at, story)
) WITHOUT ROWID;
CREATE INDEX page_mention_story ON page_mention (story);

-- Deleted and inserted: "OR REPLACE" gives way to what the outer statement says.
-- +goose StatementBegin
CREATE TRIGGER page_reading_new AFTER INSERT ON reading BEGIN DELETE FROM page_stale WHERE story IN (NEW.story); INSERT INTO page_stale (story) VALUES (NEW.story); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER page_reading_again AFTER UPDATE ON reading BEGIN DELETE FROM page_stale WHERE story IN (NEW.story); INSERT INTO page_stale (story) VALUES (NEW.story); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER page_story_new AFTER INSERT ON story BEGIN DELETE FROM page_stale WHERE story IN (NEW.seq); INSERT INTO page_stale (story) VALUES (NEW.seq); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER page_story_again AFTER UPDATE ON story BEGIN DELETE FROM page_stale WHERE story IN (NEW.seq); INSERT INTO page_stale (story) VALUES (NEW.seq); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER page_story_gone AFTER DELETE ON story BEGIN DELETE FROM page_stale WHERE story IN (OLD.seq); INSERT INTO page_stale (story) VALUES (OLD.seq); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER page_edge_new AFTER INSERT ON edge BEGIN DELETE FROM page_stale WHERE story IN (NEW.story, NEW.other); INSERT INTO page_stale (story) VALUES (NEW.story), (NEW.other); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER page_edge_again AFTER UPDATE ON edge WHEN NEW.data <> OLD.data BEGIN DELETE FROM page_stale WHERE story IN (NEW.story, NEW.other); INSERT INTO page_stale (story) VALUES (NEW.story), (NEW.other); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER page_edge_gone AFTER DELETE ON edge BEGIN DELETE FROM page_stale WHERE story IN (OLD.story, OLD.other); INSERT INTO page_stale (story) VALUES (OLD.story), (OLD.other); END;
-- +goose StatementEnd
-- What people decided may change any claim.
-- +goose StatementBegin
CREATE TRIGGER page_word_new AFTER INSERT ON word BEGIN DELETE FROM page_stale; INSERT INTO page_stale (story) SELECT seq FROM story; END;
-- +goose StatementEnd

-- Sums kept while rows come and go.
-- +goose StatementBegin
CREATE TRIGGER page_story_row AFTER INSERT ON page_story BEGIN UPDATE page_outlet SET stories = stories + 1, said = said + NEW.said, alone = alone + NEW.alone WHERE fold = NEW.outlet; END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER page_story_row_gone AFTER DELETE ON page_story BEGIN UPDATE page_outlet SET stories = stories - 1, said = said - OLD.said, alone = alone - OLD.alone WHERE fold = OLD.outlet; END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER page_evidence_row AFTER INSERT ON page_evidence WHEN NEW.head = 1 BEGIN
  UPDATE page_outlet SET claims = claims + 1, first = first + NEW.first WHERE fold = NEW.outlet; END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER page_evidence_row_gone AFTER DELETE ON page_evidence WHEN OLD.head = 1 BEGIN
  UPDATE page_outlet SET claims = claims - 1, first = first - OLD.first WHERE fold = OLD.outlet; END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER page_cite_row AFTER INSERT ON page_cite BEGIN
  INSERT INTO page_tie VALUES (NEW.outlet, NEW.source, 1) ON CONFLICT (outlet, source) DO UPDATE SET n = n + 1; END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER page_cite_row_gone AFTER DELETE ON page_cite BEGIN
  UPDATE page_tie SET n = n - 1 WHERE outlet = OLD.outlet AND source = OLD.source;
  DELETE FROM page_tie WHERE outlet = OLD.outlet AND source = OLD.source AND n <= 0; END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER page_mention_row AFTER INSERT ON page_mention BEGIN UPDATE page_name SET stories = stories + 1 WHERE n = NEW.name; END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER page_mention_row_gone AFTER DELETE ON page_mention BEGIN UPDATE page_name SET stories = stories - 1 WHERE n = OLD.name; END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER page_reading_new; DROP TRIGGER page_reading_again; DROP TRIGGER page_story_new; DROP TRIGGER page_story_again; DROP TRIGGER page_story_gone;
DROP TRIGGER page_edge_new; DROP TRIGGER page_edge_again; DROP TRIGGER page_edge_gone; DROP TRIGGER page_word_new;
DROP TABLE page_mention; DROP TABLE page_name_word; DROP TABLE page_name; DROP TABLE page_tie; DROP TABLE page_cite; DROP TABLE page_outlet;
DROP TABLE page_evidence; DROP TABLE page_claim_words; DROP TABLE page_claim; DROP TABLE page_story; DROP TABLE page_stale;
