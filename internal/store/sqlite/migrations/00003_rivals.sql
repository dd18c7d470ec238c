-- +goose Up
-- The claim that most outlets carry among those that contradict a claim, as JSON of store.Against; '' for none.
ALTER TABLE page_claim ADD COLUMN rival TEXT NOT NULL DEFAULT '';
DELETE FROM page_stale;
INSERT INTO page_stale (story) SELECT seq FROM story;

-- +goose Down
ALTER TABLE page_claim DROP COLUMN rival;
