-- Whom a bulletin is for, what goes along, when it leaves.
ALTER TABLE bulletin ADD COLUMN reach TEXT NOT NULL DEFAULT 'groups' CHECK (reach = 'groups' OR reach = 'secretaries');
ALTER TABLE bulletin ADD COLUMN branch_types TEXT NOT NULL DEFAULT '';   -- names with blanks between; '': every type
ALTER TABLE bulletin ADD COLUMN media_id INTEGER REFERENCES media;
ALTER TABLE bulletin ADD COLUMN file_name TEXT NOT NULL DEFAULT '';
ALTER TABLE bulletin ADD COLUMN file_is_picture INTEGER NOT NULL DEFAULT 0;
ALTER TABLE bulletin ADD COLUMN send_at INTEGER;                         -- not before
ALTER TABLE bulletin ADD COLUMN expires_on TEXT;                         -- its last day
ALTER TABLE bulletin ADD COLUMN begun_at INTEGER;                        -- the first of it left
ALTER TABLE bulletin ADD COLUMN paused_at INTEGER;
ALTER TABLE bulletin ADD COLUMN paused_why TEXT CHECK (paused_why = 'errors' OR paused_why = 'person');
ALTER TABLE bulletin ADD COLUMN secret TEXT;                             -- of its address for readers
ALTER TABLE bulletin ADD COLUMN opened INTEGER NOT NULL DEFAULT 0;       -- how often that was opened, by whomever
CREATE UNIQUE INDEX bulletin_by_secret ON bulletin (secret) WHERE secret IS NOT NULL;
CREATE INDEX bulletin_by_media ON bulletin (media_id) WHERE media_id IS NOT NULL;

-- What is said of a bulletin after it was sent, to those who got it: M22, M23.
CREATE TABLE bulletin_notice (
    id INTEGER PRIMARY KEY,
    bulletin_id INTEGER NOT NULL REFERENCES bulletin,
    kind TEXT NOT NULL CHECK (kind = 'correction' OR kind = 'withdrawal'),
    state TEXT NOT NULL CHECK (state = 'submitted' OR state = 'sending' OR state = 'sent' OR state = 'dropped'),
    wrong TEXT NOT NULL DEFAULT '',                          -- of a correction
    words TEXT NOT NULL,                                     -- what is right; of a withdrawal: why
    written_by INTEGER REFERENCES person,
    written_at INTEGER NOT NULL,
    approved_by INTEGER REFERENCES person,
    approved_at INTEGER
) STRICT;
CREATE INDEX bulletin_notice_of_bulletin ON bulletin_notice (bulletin_id, id);

-- A bulletin, or what is said of it later, on its way to one branch: once each.
CREATE TABLE bulletin_delivery (
    id INTEGER PRIMARY KEY,
    bulletin_id INTEGER NOT NULL REFERENCES bulletin,
    notice_id INTEGER REFERENCES bulletin_notice,            -- NULL: the bulletin itself
    branch_id INTEGER NOT NULL REFERENCES branch,
    way TEXT NOT NULL CHECK (way = 'group' OR way = 'secretary'),
    outbox_id INTEGER REFERENCES outbox,                     -- NULL: by the secretary's ways
    state TEXT NOT NULL CHECK (state = 'waiting' OR state = 'sent' OR state = 'failed' OR state = 'cancelled'),
    why TEXT,                                                -- of one that failed
    file_outbox_id INTEGER REFERENCES outbox,
    file_state TEXT CHECK (file_state = 'waiting' OR file_state = 'sent' OR file_state = 'failed' OR file_state = 'cancelled'),
    tries INTEGER NOT NULL DEFAULT 1,                        -- the office has it tried again
    created_at INTEGER NOT NULL,
    settled_at INTEGER
) STRICT;
CREATE UNIQUE INDEX bulletin_delivery_once ON bulletin_delivery (bulletin_id, branch_id, coalesce(notice_id, 0));
CREATE INDEX bulletin_delivery_open ON bulletin_delivery (bulletin_id) WHERE state = 'waiting' OR file_state = 'waiting';
CREATE INDEX bulletin_delivery_text ON bulletin_delivery (outbox_id) WHERE outbox_id IS NOT NULL;
CREATE INDEX bulletin_delivery_file ON bulletin_delivery (file_outbox_id) WHERE file_outbox_id IS NOT NULL;

-- What an attached document says, folded: to be found again, never to be shown.
CREATE TABLE media_text (
    media_id INTEGER PRIMARY KEY REFERENCES media,
    text TEXT NOT NULL
) STRICT;

-- What was refused, by kind and place, without a word of it; thirty days.
CREATE TABLE bulletin_refusal (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    refused_by INTEGER REFERENCES person,
    refused_at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind = 'marking' OR kind = 'person_list' OR kind = 'link'),
    mark TEXT NOT NULL DEFAULT '',                           -- "mật", "tối mật", "tuyệt mật"
    place TEXT NOT NULL,                                     -- title, body, source, link, file_name, file, several
    line INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX bulletin_refusal_by_time ON bulletin_refusal (organization_id, refused_at);

-- The archive: folded, so that accents and case do not matter. The row is the bulletin's.
CREATE VIRTUAL TABLE bulletin_search USING fts5 (title, body, attached, tokenize = 'unicode61');
