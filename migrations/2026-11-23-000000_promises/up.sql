-- Promises: units that are given, placements, what was asked under which key, and who may ask.
-- No column is for a person: a placement knows a unit, times, an organization and a code.

-- A unit is promised while it is open, which only a capacity post says. The last moment it was
-- given or freed is kept, since a clock may step back and a promise may not.
ALTER TABLE unit ADD COLUMN open BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE unit ADD COLUMN touched_at TIMESTAMP;

CREATE TABLE placement (
    id TEXT PRIMARY KEY NOT NULL,
    unit_group_id TEXT NOT NULL REFERENCES unit_group (id),
    holder_id TEXT NOT NULL REFERENCES organization (id),
    code TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL CHECK (version > 0),
    state TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    unit_id TEXT REFERENCES unit (id),
    granted_at TIMESTAMP,
    -- Whether it takes the unit up, as long as its time runs.
    has_unit BOOLEAN NOT NULL,
    until TIMESTAMP,
    -- When the unit is free by itself: a question to the clock, whoever tidies or does not.
    frees_at TIMESTAMP,
    -- When the placement is over by itself, or ended.
    over_at TIMESTAMP,
    extended BIGINT NOT NULL CHECK (extended >= 0),
    CHECK (unit_id IS NOT NULL OR NOT has_unit)
);

-- The law of this service, in the schema.
CREATE UNIQUE INDEX one_placement_per_unit ON placement (unit_id) WHERE has_unit;
CREATE INDEX placement_by_group ON placement (unit_group_id);
CREATE INDEX placement_by_holder ON placement (holder_id, unit_group_id);
CREATE INDEX placement_by_end ON placement (over_at);

-- Every step that was taken: the state is what its steps say.
CREATE TABLE placement_step (
    placement_id TEXT NOT NULL REFERENCES placement (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    step TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    unit_id TEXT,
    organization_id TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (placement_id, version)
);

-- What was answered to which key, so that a lost answer can be asked for again.
CREATE TABLE kept_answer (
    organization_id TEXT NOT NULL,
    role TEXT NOT NULL,
    request_key TEXT NOT NULL,
    asked TEXT NOT NULL,
    answer TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (organization_id, role, request_key)
);

CREATE INDEX kept_answer_by_age ON kept_answer (at);

-- What is left of a placement a day after its end.
CREATE TABLE ended_count (
    unit_group_id TEXT NOT NULL REFERENCES unit_group (id),
    month DATE NOT NULL,
    ending TEXT NOT NULL,
    count BIGINT NOT NULL CHECK (count > 0),
    PRIMARY KEY (unit_group_id, month, ending)
);

-- Who may ask, until there is a sign-in: what was drawn is never kept, only its digest.
CREATE TABLE token (
    id TEXT PRIMARY KEY NOT NULL,
    digest TEXT NOT NULL UNIQUE,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    role TEXT NOT NULL CHECK (role IN ('hotline', 'placement', 'operator', 'supervisor')),
    demo BOOLEAN NOT NULL,
    made_at TIMESTAMP NOT NULL,
    revoked_at TIMESTAMP
);
