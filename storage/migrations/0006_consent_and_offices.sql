-- First words and consent; the office of secretary handed over.

ALTER TABLE person ADD COLUMN consent_asked_at INTEGER;      -- in chat: once, whatever is answered
ALTER TABLE person ADD COLUMN consent_refused_at INTEGER;    -- in chat; says nothing beside consent_on
ALTER TABLE chat_group ADD COLUMN greeted_at INTEGER;        -- the first words are on their way or have arrived

-- Somebody is to take over the work of a branch's secretary: for good, or (until_date) for some days.
CREATE TABLE handover (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    branch_id INTEGER NOT NULL REFERENCES branch,
    from_person_id INTEGER REFERENCES person,                -- who gives it away; none: the seat was empty
    to_person_id INTEGER NOT NULL REFERENCES person,
    from_date TEXT NOT NULL,
    until_date TEXT,                                         -- last day of an acting secretary
    created_at INTEGER NOT NULL,
    accepted_at INTEGER,                                     -- by the successor
    confirmed_at INTEGER,                                    -- by the office or the operator
    begun_at INTEGER,                                        -- in force since
    state TEXT NOT NULL DEFAULT 'open' CHECK (state = 'open' OR state = 'in_force' OR state = 'ended' OR state = 'dropped'),
    CHECK (until_date IS NULL OR until_date >= from_date),
    CHECK ((state IN ('in_force', 'ended')) = (begun_at IS NOT NULL)),
    CHECK (begun_at IS NULL OR (accepted_at IS NOT NULL AND confirmed_at IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX handover_open ON handover (branch_id) WHERE state = 'open';
CREATE INDEX handover_to ON handover (to_person_id) WHERE state = 'open';

-- All that is kept about one person.
CREATE INDEX rsvp_of_person ON rsvp (person_id);
CREATE INDEX roll_call_of_membership ON roll_call (membership_id);

-- What goes some time after the meeting.
CREATE INDEX rsvp_with_reason ON rsvp (event_at) WHERE reason IS NOT NULL;
