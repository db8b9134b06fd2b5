-- The last moment at which a unit of a group was given or freed is the last step there: it is looked
-- up, so that no step has to write it down.
DROP INDEX placement_by_group;
CREATE INDEX placement_by_group ON placement (unit_group_id, at);
ALTER TABLE unit DROP COLUMN touched_at;

-- Whether the unit was given after the time of the promise before was over.
ALTER TABLE placement ADD COLUMN late BOOLEAN NOT NULL DEFAULT FALSE;

-- When a step happened, as the program says that wrote it on paper first; when it was entered is "at".
ALTER TABLE placement_step ADD COLUMN happened_at TIMESTAMP;
