-- Searches that ended without an option, by month and reason, and by nothing else.
CREATE TABLE unmet (
    month DATE NOT NULL,
    reason TEXT NOT NULL,
    count BIGINT NOT NULL CHECK (count > 0),
    PRIMARY KEY (month, reason)
);
