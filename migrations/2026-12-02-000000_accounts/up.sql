-- Accounts: who may sign in, for which organization, and how; and the audit of what they did.
-- No column is for a survivor. Of its own owner an account holds a sign-in name that the owner
-- chose, and nothing that names a person.

-- Until an organization is vetted, it sees no intake number of another organization.
ALTER TABLE organization ADD COLUMN vetted_at TIMESTAMP;
UPDATE organization SET vetted_at =
    (SELECT MIN(made_at) FROM token WHERE token.organization_id = organization.id);

CREATE TABLE account (
    id TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    role TEXT NOT NULL,
    sign_in_name TEXT NOT NULL UNIQUE,
    -- The people who share a desk.
    team TEXT,
    state TEXT NOT NULL,
    -- Argon2id hashes.
    password TEXT NOT NULL,
    pin TEXT,
    -- The secret of the app that makes codes; in use once code_since is set.
    code_secret TEXT,
    code_since TIMESTAMP,
    -- The last time step whose code was used, so that no code is used twice.
    code_step BIGINT NOT NULL,
    made_at TIMESTAMP NOT NULL
);

CREATE INDEX account_by_organization ON account (organization_id);

-- The programs of an operator. Without any, all programs of the organization.
CREATE TABLE account_program (
    account_id TEXT NOT NULL REFERENCES account (id),
    program_id TEXT NOT NULL REFERENCES program (id),
    PRIMARY KEY (account_id, program_id)
);

CREATE TABLE recovery_code (
    account_id TEXT NOT NULL REFERENCES account (id),
    digest TEXT NOT NULL,
    used_at TIMESTAMP,
    PRIMARY KEY (account_id, digest)
);

-- Failed tries to sign in, by the digest of the name and of the client. A name that nobody has
-- gets a row like any other, so that neither time nor answer tells which names exist.
CREATE TABLE sign_in_try (
    digest TEXT PRIMARY KEY NOT NULL,
    failures BIGINT NOT NULL,
    waits_until TIMESTAMP,
    at TIMESTAMP NOT NULL
);

-- A browser that signed in. The digest is of the cookie, which only the browser has.
CREATE TABLE session (
    id TEXT PRIMARY KEY NOT NULL,
    digest TEXT NOT NULL UNIQUE,
    account_id TEXT NOT NULL REFERENCES account (id),
    device TEXT NOT NULL,
    stage TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP NOT NULL,
    over_at TIMESTAMP NOT NULL,
    locked BOOLEAN NOT NULL,
    pin_failures BIGINT NOT NULL
);

CREATE INDEX session_by_account ON session (account_id);
CREATE INDEX session_by_end ON session (over_at);

-- A link that makes one account.
CREATE TABLE invitation (
    id TEXT PRIMARY KEY NOT NULL,
    digest TEXT NOT NULL UNIQUE,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    role TEXT NOT NULL,
    team TEXT,
    -- Who invited, if it was not made on the server.
    invited_by TEXT REFERENCES account (id),
    -- An invitation of a new organization counts once a second officer has confirmed it.
    needs_second BOOLEAN NOT NULL,
    confirmed_by TEXT REFERENCES account (id),
    made_at TIMESTAMP NOT NULL,
    over_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);

CREATE INDEX invitation_by_organization ON invitation (organization_id);

CREATE TABLE invitation_program (
    invitation_id TEXT NOT NULL REFERENCES invitation (id),
    program_id TEXT NOT NULL REFERENCES program (id),
    PRIMARY KEY (invitation_id, program_id)
);

-- What was done, by whom, about which program; never about a survivor. Each entry carries the
-- digest of the one before, so that an edit, a gap or another order shows.
CREATE TABLE audit_entry (
    number BIGINT PRIMARY KEY NOT NULL,
    at TIMESTAMP NOT NULL,
    organization_id TEXT,
    account_id TEXT,
    action TEXT NOT NULL,
    program_id TEXT,
    subject TEXT,
    reason TEXT,
    before TEXT NOT NULL,
    digest TEXT NOT NULL
);

CREATE INDEX audit_by_organization ON audit_entry (organization_id, number);

-- Tokens say what they are for, how long they count and when they were last used. The roles of a
-- token are no longer a list of the database, so the table is made again.
CREATE TABLE token_with_terms (
    id TEXT PRIMARY KEY NOT NULL,
    digest TEXT NOT NULL UNIQUE,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    role TEXT NOT NULL,
    demo BOOLEAN NOT NULL,
    made_at TIMESTAMP NOT NULL,
    revoked_at TIMESTAMP,
    name TEXT NOT NULL,
    -- The rights it has among those of the role; empty for all.
    scope TEXT NOT NULL,
    expires_at TIMESTAMP,
    last_used_on DATE
);

INSERT INTO token_with_terms
    (id, digest, organization_id, role, demo, made_at, revoked_at, name, scope)
    SELECT id, digest, organization_id, role, demo, made_at, revoked_at, '', '' FROM token;

DROP TABLE token;
ALTER TABLE token_with_terms RENAME TO token;

-- Where the chain of the audit ends, and where it begins once old entries are purged.
CREATE TABLE audit_head (
    id INTEGER PRIMARY KEY NOT NULL,
    number BIGINT NOT NULL,
    digest TEXT NOT NULL,
    purged_number BIGINT NOT NULL,
    purged_digest TEXT NOT NULL
);

INSERT INTO audit_head (id, number, digest, purged_number, purged_digest) VALUES (1, 0, '', 0, '');
