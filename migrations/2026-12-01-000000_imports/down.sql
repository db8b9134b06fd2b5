CREATE TABLE ended_count_of_a_group (
    unit_group_id TEXT NOT NULL REFERENCES unit_group (id),
    month DATE NOT NULL,
    ending TEXT NOT NULL,
    count BIGINT NOT NULL CHECK (count > 0),
    PRIMARY KEY (unit_group_id, month, ending)
);

INSERT INTO ended_count_of_a_group (unit_group_id, month, ending, count)
    SELECT unit_group_id, month, ending, count FROM ended_count
    WHERE unit_group_id IN (SELECT id FROM unit_group);

DROP TABLE ended_count;
ALTER TABLE ended_count_of_a_group RENAME TO ended_count;

ALTER TABLE assertion DROP COLUMN brought_by;
ALTER TABLE assertion DROP COLUMN batch;
ALTER TABLE set_aside DROP COLUMN batch;
ALTER TABLE unit_group DROP COLUMN batch;
ALTER TABLE program DROP COLUMN batch;
ALTER TABLE organization DROP COLUMN batch;
ALTER TABLE network DROP COLUMN batch;
DROP TABLE import_edit;
DROP TABLE listing;
DROP TABLE import_batch;
