-- What keeps the channel whole: missed events, members of groups, media, tokens that were refused, alarms.

-- An event that came in from the channel's history may bear another id there than in its webhook: the same group, sender and words within
-- seconds are the same event (reliability P7). The hash is keyed, and goes after some days.
ALTER TABLE inbox ADD COLUMN from_history INTEGER NOT NULL DEFAULT 0 CHECK (from_history IN (0, 1));
ALTER TABLE inbox ADD COLUMN text_hash BLOB CHECK (text_hash IS NULL OR length(text_hash) = 16);
CREATE INDEX inbox_from_history ON inbox (chat_id, event_at) WHERE from_history = 1;

-- A time in which events may have been missed, until the history has been asked.
CREATE TABLE gap (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    reason TEXT NOT NULL CHECK (reason = 'stopped' OR reason = 'refused' OR reason = 'unsigned' OR reason = 'clock'),
    from_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state = 'open' OR state = 'filled'),
    found INTEGER NOT NULL DEFAULT 0,     -- events that joined the inbox by it
    created_at INTEGER NOT NULL,
    finished_at INTEGER,
    CHECK (until_at >= from_at),
    CHECK ((state = 'open') = (finished_at IS NULL))
) STRICT;
CREATE INDEX gap_open ON gap (organization_id) WHERE state = 'open';

-- Who is in a group, as the channel tells it; against the roster: unknown, missing.
CREATE TABLE group_member (
    chat_group_id INTEGER NOT NULL REFERENCES chat_group,
    user_id TEXT NOT NULL CHECK (user_id <> ''),
    since INTEGER NOT NULL,
    until INTEGER,
    PRIMARY KEY (chat_group_id, user_id)
) STRICT;
ALTER TABLE chat_group ADD COLUMN package_ends_on TEXT;       -- last day of its package, as the channel tells it
ALTER TABLE chat_group ADD COLUMN checked_at INTEGER;         -- when the channel was last asked about it

-- Pictures and files that leave with a message; the channel keeps an upload for seven days.
CREATE TABLE media (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    kind TEXT NOT NULL CHECK (kind = 'image' OR kind = 'gif' OR kind = 'file'),
    name TEXT NOT NULL CHECK (name <> ''),
    bytes BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    uploaded_id TEXT,
    uploaded_until INTEGER,
    created_at INTEGER NOT NULL,
    CHECK ((uploaded_id IS NULL) = (uploaded_until IS NULL)),
    UNIQUE (organization_id, hash, kind, name)
) STRICT;
ALTER TABLE outbox ADD COLUMN media_id INTEGER REFERENCES media;
ALTER TABLE outbox ADD COLUMN extras TEXT;                    -- buttons and the quoted message; goes with the body
ALTER TABLE outbox ADD COLUMN began_at INTEGER;               -- of the first attempt: the history is asked from there

-- The channel refused the refresh token: it is not used again. Held: restored from a copy, so a person is asked before it is used.
ALTER TABLE token ADD COLUMN refused_at INTEGER;
ALTER TABLE token ADD COLUMN refused_code INTEGER;
ALTER TABLE token ADD COLUMN held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1));

-- What the operator is told, once until it changes.
CREATE TABLE alarm (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER REFERENCES organization,          -- none: the whole server
    kind TEXT NOT NULL,
    subject TEXT NOT NULL DEFAULT '',                         -- which group, which year
    level TEXT NOT NULL DEFAULT '',                           -- a change of it is told anew: days left, say
    details TEXT NOT NULL DEFAULT '{}',
    since INTEGER NOT NULL,
    told_at INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_try_at INTEGER NOT NULL DEFAULT 0,
    cleared_at INTEGER
) STRICT;
CREATE UNIQUE INDEX alarm_open ON alarm (coalesce(organization_id, 0), kind, subject) WHERE cleared_at IS NULL;
CREATE INDEX alarm_to_tell ON alarm (next_try_at) WHERE told_at IS NULL AND cleared_at IS NULL;
