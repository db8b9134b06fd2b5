-- Where a program said that it is full when it declined: that speaks of its unit group until it posts
-- again, whatever became of the placement. It has no key: a row goes with the next word of the program.
CREATE TABLE full_after_all (
    unit_group_id TEXT NOT NULL REFERENCES unit_group (id),
    at TIMESTAMP NOT NULL
);

CREATE INDEX full_after_all_by_group ON full_after_all (unit_group_id, at);

INSERT INTO full_after_all (unit_group_id, at)
    SELECT unit_group_id, MAX(at) FROM placement
    WHERE state IN ('declined full', 'declined not-taking') GROUP BY unit_group_id;
