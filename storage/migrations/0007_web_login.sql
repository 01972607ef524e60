-- The web page's log-in: one-time links and the sessions that they begin. Secrets are kept as hashes only.

CREATE TABLE login_link (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    person_id INTEGER REFERENCES person,      -- none: whoever runs the server
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'live' CHECK (state = 'live' OR state = 'used' OR state = 'revoked' OR state = 'expired'),
    finished_at INTEGER,
    CHECK (expires_at > made_at),
    CHECK ((state = 'live') = (finished_at IS NULL))
) STRICT;

CREATE INDEX login_link_live ON login_link (organization_id, person_id) WHERE state = 'live';

CREATE TABLE web_session (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    person_id INTEGER REFERENCES person,      -- none: whoever runs the server
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    begun_by TEXT NOT NULL CHECK (begun_by = 'link' OR begun_by = 'password'),
    made_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,                 -- at the latest
    finished_at INTEGER,                      -- logged out, or taken away
    CHECK (ends_at > made_at),
    CHECK (last_seen_at >= made_at)
) STRICT;

CREATE INDEX web_session_open ON web_session (person_id) WHERE finished_at IS NULL;
