-- +goose Up
-- A transaction marks what it made stale once, at its end (stale.go): a trigger
-- for each of the forty comparisons of an added story cost as much as they did.
DROP TRIGGER page_reading_new; DROP TRIGGER page_reading_again; DROP TRIGGER page_story_new; DROP TRIGGER page_story_again; DROP TRIGGER page_story_gone;
DROP TRIGGER page_edge_new; DROP TRIGGER page_edge_again; DROP TRIGGER page_edge_gone;

-- +goose Down
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
