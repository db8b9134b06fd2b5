-- Which fields there are is declared once, in the program: a field more needs no migration.
CREATE TABLE assertion_of_any_field (
    id INTEGER PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    unit_group_id TEXT,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    as_of DATE NOT NULL,
    source TEXT NOT NULL,
    raw TEXT,
    flag TEXT,
    FOREIGN KEY (program_id, unit_group_id) REFERENCES unit_group (program_id, id)
);

INSERT INTO assertion_of_any_field
    (id, program_id, unit_group_id, field, value, as_of, source, raw, flag)
    SELECT id, program_id, unit_group_id, field, value, as_of, source, raw, flag FROM assertion;

DROP TABLE assertion;
ALTER TABLE assertion_of_any_field RENAME TO assertion;
CREATE INDEX assertion_by_program ON assertion (program_id, id);

-- What a network has decided for itself, by name: how much its wishes weigh, how its posts age.
CREATE TABLE setting (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);
