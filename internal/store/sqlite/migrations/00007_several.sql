-- +goose Up
-- Which lists may have several entries in a run; NULL where it is not known.
ALTER TABLE index_run ADD COLUMN several BLOB;

-- +goose Down
ALTER TABLE index_run DROP COLUMN several;
