-- What calls found of posted openings: facts about posts, to fit the curves of freshness on.
-- No program, no moment, no person: a stage, a number, an age, a day. Only ever added to.
CREATE TABLE outcome (
    id INTEGER PRIMARY KEY,
    stage TEXT NOT NULL CHECK (stage IN ('emergency', 'transitional', 'long term', 'unknown')),
    units INTEGER NOT NULL CHECK (units BETWEEN 0 AND 65535),
    age_minutes BIGINT NOT NULL CHECK (age_minutes >= 0),
    found TEXT NOT NULL CHECK (found IN ('open', 'full')),
    called_on DATE NOT NULL
);
