-- Who takes the minutes of one meeting, and so may call its roll.
CREATE TABLE meeting_clerk (
    meeting_id INTEGER PRIMARY KEY REFERENCES meeting,
    person_id INTEGER NOT NULL REFERENCES person,
    named_by INTEGER REFERENCES person,
    named_at INTEGER NOT NULL
) STRICT;
CREATE INDEX meeting_clerk_of_person ON meeting_clerk (person_id);
