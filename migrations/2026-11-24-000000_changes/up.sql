-- What changed, so that every instance hears of it and no board has to ask.
-- A program, or everything: NULL. Nothing else is said, and no row is of a person.

-- What a change leaves behind in its own transaction: no number, no key and no reference, so that
-- those who write at the same time never wait for each other. Whoever looks next numbers it.
CREATE TABLE change_note (
    program_id TEXT
);

-- What was numbered: each number is one more than the last, in the order in which it can be seen.
CREATE TABLE change_log (
    number BIGINT PRIMARY KEY NOT NULL,
    program_id TEXT
);

-- The last number, one row: who holds it numbers. The moment is the one up to which promises that
-- ran out by themselves were looked for, since nobody writes when a time is over.
CREATE TABLE change_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    number BIGINT NOT NULL,
    looked_at TIMESTAMP NOT NULL
);

INSERT INTO change_head (id, number, looked_at) VALUES (1, 0, '1970-01-01 00:00:00');

CREATE INDEX placement_by_freeing ON placement (frees_at);
