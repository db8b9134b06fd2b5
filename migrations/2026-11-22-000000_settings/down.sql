-- Back to the fields of the first version; what was said of newer ones is lost with them.
DROP TABLE setting;

CREATE TABLE assertion_of_known_fields (
    id INTEGER PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    unit_group_id TEXT,
    field TEXT NOT NULL CHECK (field IN (
        'status', 'quarantine', 'stage', 'place', 'ages', 'serves', 'children', 'stay',
        'intake hours', 'after hours', 'returns', 'from abroad', 'trafficking', 'dedicated', 'units'
    )),
    value TEXT NOT NULL,
    as_of DATE NOT NULL,
    source TEXT NOT NULL,
    raw TEXT,
    flag TEXT,
    FOREIGN KEY (program_id, unit_group_id) REFERENCES unit_group (program_id, id)
);

INSERT INTO assertion_of_known_fields
    (id, program_id, unit_group_id, field, value, as_of, source, raw, flag)
    SELECT id, program_id, unit_group_id, field, value, as_of, source, raw, flag FROM assertion
    WHERE field IN (
        'status', 'quarantine', 'stage', 'place', 'ages', 'serves', 'children', 'stay',
        'intake hours', 'after hours', 'returns', 'from abroad', 'trafficking', 'dedicated', 'units'
    );

DROP TABLE assertion;
ALTER TABLE assertion_of_known_fields RENAME TO assertion;
CREATE INDEX assertion_by_program ON assertion (program_id, id);
