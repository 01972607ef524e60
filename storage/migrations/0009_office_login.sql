-- The office's log-in by name, password and a code of the telephone, for when Zalo is down or a link is not at hand.

CREATE TABLE office_login (
    person_id INTEGER PRIMARY KEY REFERENCES person,
    organization_id INTEGER NOT NULL REFERENCES organization,
    login_name TEXT NOT NULL CHECK (login_name <> ''),   -- folded
    password_hash TEXT NOT NULL,                         -- argon2id, as libsodium writes it
    sealed_secret BLOB NOT NULL,                         -- of the codes
    last_step INTEGER NOT NULL DEFAULT 0,                -- of the last code that was used: each works once
    made_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    UNIQUE (organization_id, login_name)
) STRICT;

CREATE TABLE recovery_code (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES office_login ON DELETE CASCADE,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    used_at INTEGER
) STRICT;

CREATE INDEX recovery_code_of ON recovery_code (person_id);

-- Tries that failed, by what was tried and from where, as hashes: they make the next one wait.
CREATE TABLE login_try (
    id INTEGER PRIMARY KEY,
    subject BLOB NOT NULL CHECK (length(subject) = 32),
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX login_try_of ON login_try (subject, at);
