-- Programs and what is said of them. Runs unchanged on SQLite and PostgreSQL.
-- No column is for a person, an address or a coordinate: a place is a zone, a poster is a role.

-- How the network calls itself: one row.
CREATE TABLE network (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    notice TEXT NOT NULL
);

CREATE TABLE organization (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL
);

CREATE TABLE program (
    id TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    name TEXT NOT NULL
);

CREATE TABLE unit_group (
    id TEXT PRIMARY KEY NOT NULL,
    program_id TEXT NOT NULL REFERENCES program (id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('shared bed', 'private', 'unknown')),
    sleeps INTEGER NOT NULL CHECK (sleeps BETWEEN 0 AND 65535),
    -- Lets an assertion name a group together with its program, and never with another's.
    UNIQUE (program_id, id)
);

CREATE TABLE unit (
    id TEXT PRIMARY KEY NOT NULL,
    unit_group_id TEXT NOT NULL REFERENCES unit_group (id)
);

CREATE INDEX unit_by_group ON unit (unit_group_id);

-- Dated assertions: only ever added to. The id counts up, so that of two on one day the later holds.
-- What a night does not read stands last.
CREATE TABLE assertion (
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

CREATE INDEX assertion_by_program ON assertion (program_id, id);

-- Capacity posts: only ever added to, the newest holds. Moments are in UTC.
CREATE TABLE capacity_post (
    id TEXT PRIMARY KEY NOT NULL,
    unit_group_id TEXT NOT NULL REFERENCES unit_group (id),
    open BIGINT NOT NULL CHECK (open BETWEEN 0 AND 65535),
    taking TEXT NOT NULL CHECK (taking IN ('yes', 'until', 'call_first', 'no')),
    until TIMESTAMP,
    posted_at TIMESTAMP NOT NULL,
    posted_by TEXT NOT NULL CHECK (posted_by IN ('program', 'demo')),
    CHECK ((taking = 'until') = (until IS NOT NULL))
);

CREATE INDEX capacity_post_by_group ON capacity_post (unit_group_id, posted_at);

-- Rows of imports that nobody can vouch for: kept out, and listed.
CREATE TABLE set_aside (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    row_number BIGINT NOT NULL,
    reason TEXT NOT NULL
);
