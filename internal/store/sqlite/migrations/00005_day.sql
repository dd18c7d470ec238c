-- +goose Up
-- 1 when no more is known of a publication time than the day.
ALTER TABLE story ADD COLUMN day_only INTEGER NOT NULL DEFAULT 0;
UPDATE story SET day_only = 1 WHERE json_extract(override, '$.DayOnly');
DELETE FROM page_stale;
INSERT INTO page_stale (story) SELECT seq FROM story;

-- +goose Down
ALTER TABLE story DROP COLUMN day_only;
