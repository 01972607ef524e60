-- Calendars that other programs subscribe to by a secret address (iCal). The secret stands nowhere: only its hash.

CREATE TABLE calendar_feed (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    kind TEXT NOT NULL CHECK (kind = 'branch' OR kind = 'overseer' OR kind = 'office'),
    branch_id INTEGER REFERENCES branch,       -- of a branch's
    person_id INTEGER NOT NULL REFERENCES person,   -- who made it, and for whom it is
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    made_at INTEGER NOT NULL,
    revoked_at INTEGER,
    CHECK ((kind = 'branch') = (branch_id IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX calendar_feed_live ON calendar_feed (person_id, kind, coalesce(branch_id, 0)) WHERE revoked_at IS NULL;
CREATE INDEX calendar_feed_of_branch ON calendar_feed (branch_id) WHERE revoked_at IS NULL AND branch_id IS NOT NULL;
