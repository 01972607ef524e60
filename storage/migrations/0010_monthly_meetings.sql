-- The monthly meeting makes itself: how a branch's date is found, who has approved the form of the year, what was changed and why.

-- A branch's own rule; what is null is as its preset has it.
ALTER TABLE branch ADD COLUMN date_avoid TEXT;             -- kinds of days off, by blanks
ALTER TABLE branch ADD COLUMN date_direction TEXT CHECK (date_direction = 'next' OR date_direction = 'previous' OR date_direction = 'nearest');
ALTER TABLE branch ADD COLUMN date_first INTEGER CHECK (date_first BETWEEN 1 AND 3);
ALTER TABLE branch ADD COLUMN date_last INTEGER CHECK (date_last BETWEEN 3 AND 28);
CREATE INDEX branch_of_organization ON branch (organization_id);

ALTER TABLE meeting ADD COLUMN moved_by_rule TEXT;         -- why the rule has it beside the 3rd, in words
ALTER TABLE meeting ADD COLUMN date_open INTEGER NOT NULL DEFAULT 0 CHECK (date_open IN (0, 1));   -- no day of the first week is left
ALTER TABLE meeting ADD COLUMN hour_open INTEGER NOT NULL DEFAULT 0 CHECK (hour_open IN (0, 1));   -- starts_at stands for the day alone
ALTER TABLE meeting ADD COLUMN told_at INTEGER;            -- the branch has first heard of its day
ALTER TABLE meeting ADD COLUMN told_figures TEXT;          -- what the secretary was last told of the answers

CREATE TABLE standing_approval (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    branch_id INTEGER NOT NULL REFERENCES branch,
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199),
    approved_by INTEGER NOT NULL REFERENCES person,
    approved_at INTEGER NOT NULL,
    UNIQUE (branch_id, year)
) STRICT;

CREATE TABLE meeting_change (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting,
    revision INTEGER NOT NULL CHECK (revision >= 1),         -- that it led to
    kind TEXT NOT NULL CHECK (kind = 'moved' OR kind = 'place' OR kind = 'agenda' OR kind = 'mode' OR kind = 'cancelled'),
    before TEXT NOT NULL,                                    -- of 'moved' an instant, else as it was printed
    after TEXT NOT NULL,
    reason TEXT,
    changed_by INTEGER REFERENCES person,
    changed_at INTEGER NOT NULL
) STRICT;

CREATE INDEX meeting_change_of ON meeting_change (meeting_id);

CREATE INDEX meeting_of_month ON meeting (organization_id, month, kind);
