-- How accounts and groups come to be known: codes, tries at them, words "tôi là …", and who asks to join a group.

-- A code of six digits, good once. The digits themselves stand nowhere: `hash` is keyed, and other for a person's code than for a group's.
CREATE TABLE enrolment_code (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    purpose TEXT NOT NULL CHECK (purpose = 'person' OR purpose = 'group'),
    person_id INTEGER REFERENCES person,
    branch_id INTEGER REFERENCES branch,       -- of a branch's group
    group_kind TEXT CHECK (group_kind = 'branch' OR group_kind = 'branch_committee' OR group_kind = 'secretaries'),
    hash BLOB NOT NULL CHECK (length(hash) = 16),
    made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'live' CHECK (state = 'live' OR state = 'used' OR state = 'revoked' OR state = 'expired'),
    finished_at INTEGER,
    CHECK (expires_at > made_at),
    CHECK ((state = 'live') = (finished_at IS NULL)),
    CHECK ((purpose = 'person') = (person_id IS NOT NULL)),
    CHECK ((purpose = 'group') = (group_kind IS NOT NULL)),
    CHECK ((coalesce(group_kind, 'secretaries') <> 'secretaries') = (branch_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX enrolment_code_live ON enrolment_code (organization_id, hash) WHERE state = 'live';
CREATE INDEX enrolment_code_of_person ON enrolment_code (person_id) WHERE person_id IS NOT NULL;

-- A code that was wrong; kept for a day, to see who guesses.
CREATE TABLE enrolment_try (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    user_id TEXT NOT NULL CHECK (user_id <> ''),
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX enrolment_try_of ON enrolment_try (organization_id, at);

-- "Tôi là …" without a code: waits for a person who knows. The name goes when it is settled.
CREATE TABLE link_request (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    user_id TEXT NOT NULL CHECK (user_id <> ''),
    name TEXT,                                 -- as typed
    folded_name TEXT,                          -- the same for an erasure, which finds it however it was typed
    asked_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state = 'open' OR state = 'confirmed' OR state = 'refused' OR state = 'replaced'),
    finished_at INTEGER,
    CHECK ((state = 'open') = (finished_at IS NULL)),
    CHECK ((state = 'open') = (name IS NOT NULL)),
    CHECK ((name IS NULL) = (folded_name IS NULL))
) STRICT;
CREATE UNIQUE INDEX link_request_open ON link_request (organization_id, user_id) WHERE state = 'open';
CREATE INDEX link_request_of ON link_request (organization_id, user_id, asked_at);

-- Somebody who asks to join a group of ours.
CREATE TABLE join_request (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    chat_group_id INTEGER NOT NULL REFERENCES chat_group,
    user_id TEXT NOT NULL CHECK (user_id <> ''),
    asked_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state = 'open' OR state = 'accepted' OR state = 'rejected' OR state = 'withdrawn'),
    finished_at INTEGER,
    CHECK ((state = 'open') = (finished_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX join_request_open ON join_request (chat_group_id, user_id) WHERE state = 'open';

-- An account in a group that is nobody's in the list, and about which a person has said that this is known (an OA's admin, say).
CREATE TABLE group_guest (
    chat_group_id INTEGER NOT NULL REFERENCES chat_group,
    user_id TEXT NOT NULL CHECK (user_id <> ''),
    since INTEGER NOT NULL,
    PRIMARY KEY (chat_group_id, user_id)
) STRICT;
