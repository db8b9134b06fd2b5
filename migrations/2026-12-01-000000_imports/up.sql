-- Imports: which list of which source was merged when, what it brought, and under which ids the
-- source knows programs and unit groups. No column is for a person.

-- One import of one file. A number is never given twice; an import that was undone keeps its row.
CREATE TABLE import_batch (
    number BIGINT PRIMARY KEY NOT NULL,
    source TEXT NOT NULL,
    format TEXT NOT NULL,
    -- SHA-256 of the file.
    digest TEXT NOT NULL,
    -- The day as of which the list stands, and whether it states everything as of that day.
    stated_on DATE NOT NULL,
    dates_all BOOLEAN NOT NULL,
    imported_at TIMESTAMP NOT NULL,
    programs BIGINT NOT NULL,
    new_programs BIGINT NOT NULL,
    changed_programs BIGINT NOT NULL,
    gone_programs BIGINT NOT NULL,
    set_aside BIGINT NOT NULL,
    undone_at TIMESTAMP
);

-- From which import to which a source lists a program, or one of its unit groups, and as what.
CREATE TABLE listing (
    source TEXT NOT NULL,
    external_id TEXT NOT NULL,
    program_id TEXT NOT NULL REFERENCES program (id),
    unit_group_id TEXT REFERENCES unit_group (id),
    since BIGINT NOT NULL REFERENCES import_batch (number),
    until BIGINT REFERENCES import_batch (number)
);

CREATE INDEX listing_by_source ON listing (source);
CREATE INDEX listing_by_program ON listing (program_id);
CREATE INDEX listing_by_group ON listing (unit_group_id);

-- What an import changed in place: names and the like, which are not statements.
CREATE TABLE import_edit (
    batch BIGINT NOT NULL REFERENCES import_batch (number),
    place BIGINT NOT NULL,
    edited TEXT NOT NULL,
    id TEXT NOT NULL,
    old_value TEXT NOT NULL,
    new_value TEXT NOT NULL,
    PRIMARY KEY (batch, place)
);

-- The import that brought a row; NULL where none did.
ALTER TABLE network ADD COLUMN batch BIGINT;
ALTER TABLE organization ADD COLUMN batch BIGINT;
ALTER TABLE program ADD COLUMN batch BIGINT;
ALTER TABLE unit_group ADD COLUMN batch BIGINT;
ALTER TABLE assertion ADD COLUMN batch BIGINT;
ALTER TABLE set_aside ADD COLUMN batch BIGINT;
-- The source whose statement it is: a statement may be repeated in the import of another.
ALTER TABLE assertion ADD COLUMN brought_by TEXT;

-- A count outlives its unit group, which an import that is undone takes away.
CREATE TABLE ended_count_of_any_group (
    unit_group_id TEXT NOT NULL,
    month DATE NOT NULL,
    ending TEXT NOT NULL,
    count BIGINT NOT NULL CHECK (count > 0),
    PRIMARY KEY (unit_group_id, month, ending)
);

INSERT INTO ended_count_of_any_group (unit_group_id, month, ending, count)
    SELECT unit_group_id, month, ending, count FROM ended_count;

DROP TABLE ended_count;
ALTER TABLE ended_count_of_any_group RENAME TO ended_count;
