-- Which organization a source means by which key. A list such as HUD's count has no ids for
-- organizations, so ids are drawn, and this table finds them again.
CREATE TABLE organization_listing (
    source TEXT NOT NULL,
    -- SHA-256 of the key: the key itself may name a place.
    key_digest TEXT NOT NULL,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    since BIGINT NOT NULL REFERENCES import_batch (number),
    PRIMARY KEY (source, key_digest)
);
