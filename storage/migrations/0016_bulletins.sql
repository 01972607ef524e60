-- What the office sends. The content stands here as it is now; what it was before an edit, in bulletin_revision.
CREATE TABLE bulletin (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    state TEXT NOT NULL CHECK (state = 'draft' OR state = 'submitted' OR state = 'approved' OR state = 'scheduled' OR state = 'sending' OR state = 'sent' OR state = 'corrected' OR state = 'withdrawn'),
    kind TEXT NOT NULL CHECK (kind = 'current_affairs' OR kind = 'orientation' OR kind = 'new_document' OR kind = 'topic_suggestion' OR kind = 'good_practice' OR kind = 'notice'),
    issue TEXT NOT NULL CHECK (length(issue) = 7),           -- month that it is of, 'YYYY-MM'
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    source TEXT NOT NULL,
    source_date TEXT,
    link TEXT NOT NULL DEFAULT '',
    revision INTEGER NOT NULL CHECK (revision >= 1),         -- of the content; an edit makes the next
    submitted_by INTEGER REFERENCES person,
    submitted_at INTEGER,
    approved_by INTEGER REFERENCES person,
    approved_at INTEGER,
    approved_revision INTEGER,                               -- that was looked at
    source_checked_by INTEGER REFERENCES person,             -- a source off the list: by a second person
    withdrawn_by INTEGER REFERENCES person,
    withdrawn_at INTEGER,
    withdrawn_why TEXT,
    created_at INTEGER NOT NULL,
    CHECK (approved_at IS NULL OR approved_revision IS NOT NULL),
    CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL))
) STRICT;
CREATE INDEX bulletin_of_organization ON bulletin (organization_id, issue, id);

CREATE TABLE bulletin_revision (
    bulletin_id INTEGER NOT NULL REFERENCES bulletin,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    content TEXT NOT NULL,                                   -- JSON of the fields
    written_by INTEGER REFERENCES person,
    written_at INTEGER NOT NULL,
    PRIMARY KEY (bulletin_id, revision)
) STRICT, WITHOUT ROWID;
