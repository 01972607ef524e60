-- Thematic meetings: what the office suggests, what a branch plans for its year, what came of it. A thematic meeting never counts as the regular one.

CREATE TABLE topic_suggestion (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199),
    quarter INTEGER CHECK (quarter BETWEEN 1 AND 4),         -- none: for the whole year
    topic TEXT NOT NULL CHECK (topic <> ''),
    topic_group INTEGER NOT NULL CHECK (topic_group >= 1),   -- its place in the rule pack's list
    made_by INTEGER REFERENCES person,
    made_at INTEGER NOT NULL,
    withdrawn_at INTEGER
) STRICT;
CREATE INDEX topic_suggestion_of ON topic_suggestion (organization_id, year);

-- One meeting of a branch's plan; a quarter may have several.
CREATE TABLE thematic_slot (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    branch_id INTEGER NOT NULL REFERENCES branch,
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199),
    quarter INTEGER NOT NULL CHECK (quarter BETWEEN 1 AND 4),
    topic TEXT,
    topic_group INTEGER CHECK (topic_group >= 1),
    presenter_id INTEGER REFERENCES person,
    draft_due TEXT,                                          -- a day; none: as the rule pack has it
    combine_month TEXT,                                      -- 'YYYY-MM': with that month's regular meeting, which is still to be made
    meeting_id INTEGER REFERENCES meeting,
    made_by INTEGER REFERENCES person,
    made_at INTEGER NOT NULL,
    withdrawn_at INTEGER
) STRICT;
CREATE INDEX thematic_slot_of_branch ON thematic_slot (branch_id, year);
CREATE INDEX thematic_slot_of_organization ON thematic_slot (organization_id, year);
CREATE UNIQUE INDEX thematic_slot_of_meeting ON thematic_slot (meeting_id) WHERE meeting_id IS NOT NULL;

-- The short form to the office after a meeting: figures that a person has typed.
CREATE TABLE thematic_result (
    meeting_id INTEGER PRIMARY KEY REFERENCES meeting,
    organization_id INTEGER NOT NULL REFERENCES organization,
    present INTEGER NOT NULL CHECK (present >= 0),
    members INTEGER NOT NULL CHECK (members >= present),     -- that the figure is out of
    resolution INTEGER NOT NULL CHECK (resolution IN (0, 1)),
    tasks INTEGER NOT NULL CHECK (tasks >= 0),               -- assigned at the meeting
    reported_by INTEGER REFERENCES person,
    reported_at INTEGER NOT NULL
) STRICT;

-- A quarter without a meeting that the branch has explained to the office; the explanation itself stays on paper.
CREATE TABLE thematic_excuse (
    organization_id INTEGER NOT NULL REFERENCES organization,
    branch_id INTEGER NOT NULL REFERENCES branch,
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199),
    quarter INTEGER NOT NULL CHECK (quarter BETWEEN 1 AND 4),
    noted_by INTEGER REFERENCES person,
    noted_at INTEGER NOT NULL,
    PRIMARY KEY (branch_id, year, quarter)
) STRICT;
CREATE INDEX thematic_excuse_of_organization ON thematic_excuse (organization_id, year);

CREATE INDEX meeting_part_of ON meeting (combined_with) WHERE combined_with IS NOT NULL;
