-- What was said to a branch about a meeting, as it left: for the meeting's file, which is kept longer than the outbox keeps its texts.
CREATE TABLE meeting_word (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting,
    template TEXT NOT NULL,
    body TEXT NOT NULL CHECK (body <> ''),
    audience INTEGER NOT NULL CHECK (audience >= 0),         -- members of the branch on that day
    sent_at INTEGER NOT NULL
) STRICT;
CREATE INDEX meeting_word_of_meeting ON meeting_word (meeting_id, sent_at);

-- The head of the minutes was printed as final: reasons of absences are gone since.
CREATE TABLE meeting_final (
    meeting_id INTEGER PRIMARY KEY REFERENCES meeting,
    made_by INTEGER REFERENCES person,
    made_at INTEGER NOT NULL
) STRICT;

-- A month whose figures the office has closed, and the figures as they were then; later corrections stand beside them.
CREATE TABLE month_closing (
    organization_id INTEGER NOT NULL REFERENCES organization,
    month TEXT NOT NULL CHECK (length(month) = 7),           -- 'YYYY-MM'
    closed_by INTEGER REFERENCES person,
    closed_at INTEGER NOT NULL,
    PRIMARY KEY (organization_id, month)
) STRICT;

CREATE TABLE closed_figure (
    meeting_id INTEGER PRIMARY KEY REFERENCES meeting,
    members INTEGER NOT NULL CHECK (members >= 0),           -- the denominator of that day
    present INTEGER NOT NULL CHECK (present >= 0),
    late INTEGER NOT NULL CHECK (late >= 0),
    online INTEGER NOT NULL CHECK (online >= 0),
    excused INTEGER NOT NULL CHECK (excused >= 0),
    absent INTEGER NOT NULL CHECK (absent >= 0),
    open INTEGER NOT NULL CHECK (open >= 0)
) STRICT;

CREATE INDEX audit_of_meeting ON audit (object_id, id) WHERE object_kind = 'meeting';
