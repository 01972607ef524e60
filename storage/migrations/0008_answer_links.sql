-- The signed link by which a member answers without the group. The secret is kept as a hash only.

CREATE TABLE answer_link (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    meeting_id INTEGER NOT NULL REFERENCES meeting,
    person_id INTEGER NOT NULL REFERENCES person,
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,              -- the end of the meeting's day
    state TEXT NOT NULL DEFAULT 'live' CHECK (state = 'live' OR state = 'revoked' OR state = 'expired'),
    finished_at INTEGER,
    CHECK (expires_at > made_at),
    CHECK ((state = 'live') = (finished_at IS NULL))
) STRICT;

CREATE UNIQUE INDEX answer_link_live ON answer_link (meeting_id, person_id) WHERE state = 'live';
CREATE INDEX answer_link_of_person ON answer_link (person_id) WHERE state = 'live';
