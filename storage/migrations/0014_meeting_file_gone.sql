-- The file of a meeting is kept for the years of the rule pack. Then words, answers and the roll call go; closed_figure keeps the counts.
CREATE TABLE meeting_file_gone (
    meeting_id INTEGER PRIMARY KEY REFERENCES meeting,
    gone_at INTEGER NOT NULL
) STRICT;
CREATE INDEX meeting_begun ON meeting (starts_at);
