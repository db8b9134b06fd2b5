-- Tokens of roles that did not exist before are dropped, since nothing before could use them.
CREATE TABLE token_without_terms (
    id TEXT PRIMARY KEY NOT NULL,
    digest TEXT NOT NULL UNIQUE,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    role TEXT NOT NULL CHECK (role IN ('hotline', 'placement', 'operator', 'supervisor')),
    demo BOOLEAN NOT NULL,
    made_at TIMESTAMP NOT NULL,
    revoked_at TIMESTAMP
);

INSERT INTO token_without_terms (id, digest, organization_id, role, demo, made_at, revoked_at)
    SELECT id, digest, organization_id, role, demo, made_at, revoked_at FROM token
    WHERE role IN ('hotline', 'placement', 'operator', 'supervisor');

DROP TABLE token;
ALTER TABLE token_without_terms RENAME TO token;
DROP TABLE audit_head;
DROP TABLE audit_entry;
DROP TABLE invitation_program;
DROP TABLE invitation;
DROP TABLE session;
DROP TABLE sign_in_try;
DROP TABLE recovery_code;
DROP TABLE account_program;
DROP TABLE account;
ALTER TABLE organization DROP COLUMN vetted_at;
