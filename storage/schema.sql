-- What all migrations together make; a test compares. Written by MUNGBA_WRITE_SCHEMA=1 test_storage.

CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    person_id INTEGER NOT NULL REFERENCES person,
    channel TEXT NOT NULL DEFAULT 'zalo_oa' CHECK (channel IN ('zalo_oa')),
    user_id TEXT NOT NULL CHECK (user_id <> ''),
    since INTEGER NOT NULL,
    until INTEGER,
    last_word_at INTEGER              -- opens the window of 48 h and 7 days
) STRICT;

CREATE TABLE agenda_item (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting,
    part TEXT NOT NULL CHECK (part = 'opening' OR part = 'conduct' OR part = 'closing'),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    presenter_id INTEGER REFERENCES person,
    minutes INTEGER CHECK (minutes > 0),
    UNIQUE (meeting_id, part, position)
) STRICT;

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

CREATE TABLE answer_link (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    meeting_id INTEGER NOT NULL REFERENCES meeting,
    person_id INTEGER NOT NULL REFERENCES person,
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,              -- the end of the meeting's day
    state TEXT NOT NULL DEFAULT 'live' CHECK (state = 'live' OR state = 'revoked' OR state = 'expired'),
    finished_at INTEGER,
    CHECK (expires_at > made_at),
    CHECK ((state = 'live') = (finished_at IS NULL))
) STRICT;

CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    at INTEGER NOT NULL,
    actor_kind TEXT NOT NULL CHECK (actor_kind = 'person' OR actor_kind = 'operator' OR actor_kind = 'clock' OR actor_kind = 'channel'),
    actor_id INTEGER,
    source TEXT NOT NULL CHECK (source = 'chat' OR source = 'command' OR source = 'page' OR source = 'clock' OR source = 'plugin'),
    action TEXT NOT NULL,
    branch_id INTEGER,
    object_kind TEXT NOT NULL,
    object_id INTEGER,
    fields TEXT NOT NULL DEFAULT '',
    previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32)
) STRICT;

CREATE TABLE branch (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    type TEXT CHECK (type = 'residential' OR type = 'agency' OR type = 'public_service' OR type = 'state_enterprise' OR type = 'private_enterprise' OR type = 'armed_forces' OR type = 'student'),
    has_committee INTEGER NOT NULL DEFAULT 0 CHECK (has_committee IN (0, 1)),
    session TEXT CHECK (session = 'morning' OR session = 'afternoon' OR session = 'evening'),
    hour_minutes INTEGER CHECK (hour_minutes BETWEEN 0 AND 1439),
    venue TEXT,
    date_preset TEXT NOT NULL DEFAULT 'standard' CHECK (date_preset IN ('standard', 'residential')),
    party_groups TEXT,
    online_pilot INTEGER NOT NULL DEFAULT 0 CHECK (online_pilot IN (0, 1)),
    created_at INTEGER NOT NULL, date_avoid TEXT, date_direction TEXT CHECK (date_direction = 'next' OR date_direction = 'previous' OR date_direction = 'nearest'), date_first INTEGER CHECK (date_first BETWEEN 1 AND 3), date_last INTEGER CHECK (date_last BETWEEN 3 AND 28),
    UNIQUE (organization_id, folded_name)
) STRICT;

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
    created_at INTEGER NOT NULL, reach TEXT NOT NULL DEFAULT 'groups' CHECK (reach = 'groups' OR reach = 'secretaries'), branch_types TEXT NOT NULL DEFAULT '', media_id INTEGER REFERENCES media, file_name TEXT NOT NULL DEFAULT '', file_is_picture INTEGER NOT NULL DEFAULT 0, send_at INTEGER, expires_on TEXT, begun_at INTEGER, paused_at INTEGER, paused_why TEXT CHECK (paused_why = 'errors' OR paused_why = 'person'), secret TEXT, opened INTEGER NOT NULL DEFAULT 0,
    CHECK (approved_at IS NULL OR approved_revision IS NOT NULL),
    CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL))
) STRICT;

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

CREATE TABLE bulletin_revision (
    bulletin_id INTEGER NOT NULL REFERENCES bulletin,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    content TEXT NOT NULL,                                   -- JSON of the fields
    written_by INTEGER REFERENCES person,
    written_at INTEGER NOT NULL,
    PRIMARY KEY (bulletin_id, revision)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE bulletin_search USING fts5 (title, body, attached, tokenize = 'unicode61');

CREATE TABLE 'bulletin_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'bulletin_search_content'(id INTEGER PRIMARY KEY, c0, c1, c2);

CREATE TABLE 'bulletin_search_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'bulletin_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'bulletin_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE calendar_feed (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    kind TEXT NOT NULL CHECK (kind = 'branch' OR kind = 'overseer' OR kind = 'office'),
    branch_id INTEGER REFERENCES branch,       -- of a branch's
    person_id INTEGER NOT NULL REFERENCES person,   -- who made it, and for whom it is
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    made_at INTEGER NOT NULL,
    revoked_at INTEGER,
    CHECK ((kind = 'branch') = (branch_id IS NOT NULL))
) STRICT;

CREATE TABLE channel_call (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    kind TEXT NOT NULL CHECK (kind = 'invite' OR kind = 'accept' OR kind = 'reject' OR kind = 'remove'),
    chat_group_id INTEGER NOT NULL REFERENCES chat_group,
    user_id TEXT NOT NULL CHECK (user_id <> ''),
    unique_key TEXT NOT NULL UNIQUE,
    then_job TEXT,                             -- a job of this kind is left when it is settled
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state = 'waiting' OR state = 'calling' OR state = 'done' OR state = 'failed'),
    attempts INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL,
    error_code INTEGER,
    error_detail TEXT,
    created_at INTEGER NOT NULL,
    finished_at INTEGER,
    CHECK ((state IN ('waiting', 'calling')) = (finished_at IS NULL))
) STRICT;

CREATE TABLE chat_group (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    branch_id INTEGER REFERENCES branch,
    kind TEXT NOT NULL CHECK (kind = 'branch' OR kind = 'branch_committee' OR kind = 'secretaries'),
    group_id TEXT NOT NULL CHECK (group_id <> ''),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state = 'active' OR state = 'disabled' OR state = 'deleted'),
    dissolves_at INTEGER,
    created_at INTEGER NOT NULL, package_ends_on TEXT, checked_at INTEGER, package_renews INTEGER NOT NULL DEFAULT 0 CHECK (package_renews IN (0, 1)), greeted_at INTEGER,
    CHECK ((kind = 'secretaries') = (branch_id IS NULL)),
    UNIQUE (organization_id, group_id)
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

CREATE TABLE enrolment_try (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    user_id TEXT NOT NULL CHECK (user_id <> ''),
    at INTEGER NOT NULL
) STRICT;

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

CREATE TABLE group_guest (
    chat_group_id INTEGER NOT NULL REFERENCES chat_group,
    user_id TEXT NOT NULL CHECK (user_id <> ''),
    since INTEGER NOT NULL,
    PRIMARY KEY (chat_group_id, user_id)
) STRICT;

CREATE TABLE group_member (
    chat_group_id INTEGER NOT NULL REFERENCES chat_group,
    user_id TEXT NOT NULL CHECK (user_id <> ''),
    since INTEGER NOT NULL,
    until INTEGER,
    PRIMARY KEY (chat_group_id, user_id)
) STRICT;

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

CREATE TABLE inbox (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    event_key BLOB NOT NULL UNIQUE CHECK (length(event_key) = 16),
    name TEXT NOT NULL,
    chat_kind TEXT CHECK (chat_kind IN ('private', 'group')),
    chat_id TEXT,
    sender_id TEXT,
    msg_id TEXT,
    event_at INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'stored' CHECK (state = 'stored' OR state = 'handling' OR state = 'done' OR state = 'dead' OR state = 'set_aside'),
    attempts INTEGER NOT NULL DEFAULT 0,
    crashes INTEGER NOT NULL DEFAULT 0,
    next_try_at INTEGER NOT NULL DEFAULT 0,
    text TEXT,
    details TEXT,
    finished_at INTEGER, from_history INTEGER NOT NULL DEFAULT 0 CHECK (from_history IN (0, 1)), text_hash BLOB CHECK (text_hash IS NULL OR length(text_hash) = 16),
    CHECK ((state IN ('stored', 'handling')) = (finished_at IS NULL)),
    CHECK (finished_at IS NULL OR (text IS NULL AND details IS NULL))
) STRICT;

CREATE TABLE job (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    kind TEXT NOT NULL,
    unique_key TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    not_before INTEGER NOT NULL,      -- due_at, or later after a failed attempt
    details TEXT NOT NULL DEFAULT '{}',
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state = 'waiting' OR state = 'done' OR state = 'missed' OR state = 'cancelled' OR state = 'dead'),
    attempts INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    finished_at INTEGER,
    CHECK ((state = 'waiting') = (finished_at IS NULL)),
    UNIQUE (kind, unique_key)
) STRICT;

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

CREATE TABLE ladder (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    audience TEXT NOT NULL CHECK (audience = 'secretary' OR audience = 'member' OR audience = 'overseer' OR audience = 'office'),
    branch_id INTEGER REFERENCES branch,       -- whose secretary; of a member or overseer: whose list takes the last way
    person_id INTEGER REFERENCES person,       -- the member, the overseer
    class INTEGER NOT NULL CHECK (class BETWEEN 0 AND 3),
    template TEXT NOT NULL,
    words TEXT,                                -- JSON: what is said on each way, and the task that it becomes
    meeting_id INTEGER REFERENCES meeting,
    unique_key TEXT NOT NULL UNIQUE,
    not_before INTEGER NOT NULL,
    useful_until INTEGER,
    tried TEXT NOT NULL DEFAULT '[]',          -- JSON: the chats that were tried
    outbox_id INTEGER REFERENCES outbox,       -- under way
    state TEXT NOT NULL DEFAULT 'open' CHECK (state = 'open' OR state = 'reached' OR state = 'task' OR state = 'expired'),
    created_at INTEGER NOT NULL,
    finished_at INTEGER,
    CHECK ((state = 'open') = (finished_at IS NULL)),
    CHECK (state = 'open' OR words IS NULL),
    CHECK ((audience IN ('member', 'overseer')) = (person_id IS NOT NULL)),
    CHECK (audience = 'office' OR branch_id IS NOT NULL)
) STRICT;

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

CREATE TABLE login_link (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    person_id INTEGER REFERENCES person,      -- none: whoever runs the server
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'live' CHECK (state = 'live' OR state = 'used' OR state = 'revoked' OR state = 'expired'),
    finished_at INTEGER,
    CHECK (expires_at > made_at),
    CHECK ((state = 'live') = (finished_at IS NULL))
) STRICT;

CREATE TABLE login_try (
    id INTEGER PRIMARY KEY,
    subject BLOB NOT NULL CHECK (length(subject) = 32),
    at INTEGER NOT NULL
) STRICT;

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

CREATE TABLE media_text (
    media_id INTEGER PRIMARY KEY REFERENCES media,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE meeting (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    branch_id INTEGER NOT NULL REFERENCES branch,
    kind TEXT NOT NULL CHECK (kind = 'regular' OR kind = 'thematic' OR kind = 'branch_committee' OR kind = 'extraordinary'),
    state TEXT NOT NULL CHECK (state = 'proposed' OR state = 'confirmed' OR state = 'announced' OR state = 'held' OR state = 'recorded' OR state = 'moved' OR state = 'cancelled' OR state = 'not_held'),
    revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    month TEXT NOT NULL,              -- 'YYYY-MM' that a regular meeting is for
    starts_at INTEGER NOT NULL,
    answers_close_at INTEGER NOT NULL,
    planned_minutes INTEGER NOT NULL CHECK (planned_minutes > 0),
    mode TEXT NOT NULL DEFAULT 'in_person' CHECK (mode IN ('in_person', 'online')),
    venue TEXT,
    combined_with INTEGER REFERENCES meeting,
    reason TEXT,                      -- of a move or a cancellation, as typed
    off_rule INTEGER NOT NULL DEFAULT 0 CHECK (off_rule IN (0, 1)),
    created_by INTEGER REFERENCES person,
    created_at INTEGER NOT NULL,
    approved_by INTEGER REFERENCES person,
    approved_at INTEGER,
    announce_at INTEGER,              -- the notice is due; from then on its question is open
    announced_at INTEGER,             -- Zalo took the notice
    started_at INTEGER,
    ended_at INTEGER,
    grade TEXT CHECK (grade = 'good' OR grade = 'fair' OR grade = 'average' OR grade = 'poor'), moved_by_rule TEXT, date_open INTEGER NOT NULL DEFAULT 0 CHECK (date_open IN (0, 1)), hour_open INTEGER NOT NULL DEFAULT 0 CHECK (hour_open IN (0, 1)), told_at INTEGER, told_figures TEXT,
    CHECK (answers_close_at <= starts_at)
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

CREATE TABLE meeting_clerk (
    meeting_id INTEGER PRIMARY KEY REFERENCES meeting,
    person_id INTEGER NOT NULL REFERENCES person,
    named_by INTEGER REFERENCES person,
    named_at INTEGER NOT NULL
) STRICT;

CREATE TABLE meeting_file_gone (
    meeting_id INTEGER PRIMARY KEY REFERENCES meeting,
    gone_at INTEGER NOT NULL
) STRICT;

CREATE TABLE meeting_final (
    meeting_id INTEGER PRIMARY KEY REFERENCES meeting,
    made_by INTEGER REFERENCES person,
    made_at INTEGER NOT NULL
) STRICT;

CREATE TABLE meeting_word (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting,
    template TEXT NOT NULL,
    body TEXT NOT NULL CHECK (body <> ''),
    audience INTEGER NOT NULL CHECK (audience >= 0),         -- members of the branch on that day
    sent_at INTEGER NOT NULL
) STRICT;

CREATE TABLE membership (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person,
    branch_id INTEGER NOT NULL REFERENCES branch,
    position INTEGER NOT NULL,        -- the branch's own order of its list
    since INTEGER NOT NULL,
    until INTEGER,
    UNIQUE (person_id, branch_id)
) STRICT;

CREATE TABLE membership_status (
    id INTEGER PRIMARY KEY,
    membership_id INTEGER NOT NULL REFERENCES membership,
    status TEXT NOT NULL CHECK (status = 'official' OR status = 'probationary' OR status = 'exempt' OR status = 'temp_exempt' OR status = 'suspended' OR status = 'temp_in' OR status = 'temp_out'),
    from_date TEXT NOT NULL,
    until_date TEXT,                  -- last day; open if null
    CHECK (until_date IS NULL OR until_date >= from_date)
) STRICT;

CREATE TABLE migration (line TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, applied_at INTEGER NOT NULL, PRIMARY KEY (line, number)) STRICT;

CREATE TABLE month_closing (
    organization_id INTEGER NOT NULL REFERENCES organization,
    month TEXT NOT NULL CHECK (length(month) = 7),           -- 'YYYY-MM'
    closed_by INTEGER REFERENCES person,
    closed_at INTEGER NOT NULL,
    PRIMARY KEY (organization_id, month)
) STRICT;

CREATE TABLE office_login (
    person_id INTEGER PRIMARY KEY REFERENCES person,
    organization_id INTEGER NOT NULL REFERENCES organization,
    login_name TEXT NOT NULL CHECK (login_name <> ''),   -- folded
    password_hash TEXT NOT NULL,                         -- argon2id, as libsodium writes it
    sealed_secret BLOB NOT NULL,                         -- of the codes
    last_step INTEGER NOT NULL DEFAULT 0,                -- of the last code that was used: each works once
    made_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    UNIQUE (organization_id, login_name)
) STRICT;

CREATE TABLE organization (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    channel TEXT NOT NULL DEFAULT 'zalo_oa' CHECK (channel IN ('zalo_oa')),
    app_id TEXT NOT NULL,
    oa_id TEXT NOT NULL UNIQUE CHECK (oa_id <> ''),
    sealed_keys BLOB,                 -- of an organization that is not in the config file
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    class INTEGER NOT NULL CHECK (class BETWEEN 0 AND 3),   -- urgent, reminder, reply, bulletin
    way TEXT NOT NULL CHECK (way IN ('group', 'private')),
    recipient TEXT NOT NULL CHECK (recipient <> ''),
    template TEXT NOT NULL,           -- which text of conversation.md, e.g. 'M1'
    body TEXT,                        -- goes some time after the final state
    text_hash BLOB NOT NULL,
    length INTEGER NOT NULL,
    by_bot INTEGER NOT NULL CHECK (by_bot IN (0, 1)),       -- started by the bot, so it counts in the budget
    cause_event_id INTEGER,           -- the event that it answers; that row goes after its time
    meeting_id INTEGER REFERENCES meeting,
    idempotency_key TEXT UNIQUE,
    created_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,          -- not_before as it was asked for: gives the order in a conversation
    not_before INTEGER NOT NULL,      -- due_at, or later after a failed attempt
    useful_until INTEGER,
    state TEXT NOT NULL DEFAULT 'queued'
        CHECK (state = 'queued' OR state = 'sending' OR state = 'sent' OR state = 'unknown' OR state = 'unreachable' OR state = 'dead' OR state = 'expired' OR state = 'cancelled'),
    attempts INTEGER NOT NULL DEFAULT 0,
    repeated INTEGER NOT NULL DEFAULT 0 CHECK (repeated IN (0, 1)),  -- it may have arrived twice
    since INTEGER,                    -- of 'sending' and 'unknown'
    error_code INTEGER,
    error_detail TEXT,
    zalo_message_id TEXT,
    finished_at INTEGER, media_id INTEGER REFERENCES media, extras TEXT, began_at INTEGER,
    CHECK ((state = 'queued' OR state = 'sending' OR state = 'unknown') = (finished_at IS NULL)),
    CHECK ((state IN ('sending', 'unknown')) = (since IS NOT NULL)),
    CHECK (body IS NOT NULL OR finished_at IS NOT NULL)
) STRICT;

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    birth_date TEXT,
    phone TEXT,
    consent_on TEXT,                  -- the day of consent; none yet if null
    consent_way TEXT CHECK (consent_way IN ('paper', 'chat')),
    consent_text_version TEXT,
    created_at INTEGER NOT NULL,
    erased_at INTEGER, consent_asked_at INTEGER, consent_refused_at INTEGER,
    CHECK ((consent_on IS NULL) = (consent_way IS NULL))
) STRICT;

CREATE TABLE prompt (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    user_id TEXT NOT NULL,
    chat_kind TEXT NOT NULL CHECK (chat_kind IN ('private', 'group')),
    chat_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind = 'confirmation' OR kind = 'choice' OR kind = 'hold'),
    topic TEXT NOT NULL,              -- which feature goes on with the answer, e.g. 'attendance.open'
    details TEXT,                     -- goes when the prompt is closed
    asked_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state = 'open' OR state = 'answered' OR state = 'dropped' OR state = 'expired'),
    CHECK (state = 'open' OR details IS NULL)
) STRICT;

CREATE TABLE recovery_code (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES office_login ON DELETE CASCADE,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    used_at INTEGER
) STRICT;

CREATE TABLE role (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person,
    branch_id INTEGER REFERENCES branch,
    role TEXT NOT NULL CHECK (role = 'secretary' OR role = 'deputy' OR role = 'branch_committee' OR role = 'overseer' OR role = 'office'),
    from_date TEXT NOT NULL,
    until_date TEXT,
    CHECK ((role = 'office') = (branch_id IS NULL)),
    CHECK (until_date IS NULL OR until_date >= from_date)
) STRICT;

CREATE TABLE roll_call (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting,
    membership_id INTEGER NOT NULL REFERENCES membership,
    state TEXT NOT NULL CHECK (state = 'present' OR state = 'late' OR state = 'online' OR state = 'absent_excused' OR state = 'absent'),
    minutes_late INTEGER CHECK (minutes_late > 0),
    recorded_by INTEGER REFERENCES person,
    recorded_at INTEGER NOT NULL,
    UNIQUE (meeting_id, membership_id)
) STRICT;

CREATE TABLE rsvp (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting,
    revision INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    membership_id INTEGER REFERENCES membership,      -- none: an overseer, counted apart
    answer TEXT NOT NULL CHECK (answer = 'present' OR answer = 'absent' OR answer = 'absent_excused' OR answer = 'late' OR answer = 'online' OR answer = 'online_request' OR answer = 'received' OR answer = 'unclear'),
    minutes_late INTEGER CHECK (minutes_late > 0),
    reason TEXT,
    event_at INTEGER NOT NULL,
    msg_id TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source = 'group' OR source = 'private_chat' OR source = 'on_behalf' OR source = 'call' OR source = 'page'),
    reported_by INTEGER REFERENCES person,
    after_deadline INTEGER NOT NULL DEFAULT 0 CHECK (after_deadline IN (0, 1)),
    recorded_at INTEGER NOT NULL,
    CHECK (minutes_late IS NULL OR answer = 'late'),
    UNIQUE (meeting_id, revision, person_id, after_deadline)
) STRICT;

CREATE TABLE server_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    running INTEGER NOT NULL CHECK (running IN (0, 1)),
    last_instant INTEGER NOT NULL
) STRICT;

CREATE TABLE standing_approval (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    branch_id INTEGER NOT NULL REFERENCES branch,
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199),
    approved_by INTEGER NOT NULL REFERENCES person,
    approved_at INTEGER NOT NULL,
    UNIQUE (branch_id, year)
) STRICT;

CREATE TABLE task (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    branch_id INTEGER REFERENCES branch,
    person_id INTEGER REFERENCES person,
    owner TEXT NOT NULL CHECK (owner = 'secretary' OR owner = 'overseer' OR owner = 'office' OR owner = 'operator' OR owner = 'person'),
    kind TEXT NOT NULL,
    unique_key TEXT NOT NULL,
    meeting_id INTEGER REFERENCES meeting,
    details TEXT NOT NULL DEFAULT '{}',
    due_at INTEGER,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state = 'open' OR state = 'done' OR state = 'dropped'),
    created_at INTEGER NOT NULL,
    finished_at INTEGER,
    CHECK ((owner = 'person') = (person_id IS NOT NULL)),
    CHECK ((state = 'open') = (finished_at IS NULL)),
    UNIQUE (kind, unique_key)
) STRICT;

CREATE TABLE thematic_excuse (
    organization_id INTEGER NOT NULL REFERENCES organization,
    branch_id INTEGER NOT NULL REFERENCES branch,
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199),
    quarter INTEGER NOT NULL CHECK (quarter BETWEEN 1 AND 4),
    noted_by INTEGER REFERENCES person,
    noted_at INTEGER NOT NULL,
    PRIMARY KEY (branch_id, year, quarter)
) STRICT;

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

CREATE TABLE token (
    organization_id INTEGER NOT NULL REFERENCES organization,
    generation INTEGER NOT NULL,
    sealed_access BLOB NOT NULL,
    sealed_refresh BLOB NOT NULL,
    obtained_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    refresh_begun_at INTEGER, refused_at INTEGER, refused_code INTEGER, held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)),         -- a call is under way, or its answer was lost
    PRIMARY KEY (organization_id, generation)
) STRICT;

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

CREATE TABLE web_session (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization,
    person_id INTEGER REFERENCES person,      -- none: whoever runs the server
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    begun_by TEXT NOT NULL CHECK (begun_by = 'link' OR begun_by = 'password'),
    made_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,                 -- at the latest
    finished_at INTEGER,                      -- logged out, or taken away
    CHECK (ends_at > made_at),
    CHECK (last_seen_at >= made_at)
) STRICT;

CREATE UNIQUE INDEX account_live ON account (organization_id, user_id, person_id) WHERE until IS NULL;

CREATE INDEX account_of_person ON account (person_id);

CREATE UNIQUE INDEX alarm_open ON alarm (coalesce(organization_id, 0), kind, subject) WHERE cleared_at IS NULL;

CREATE INDEX alarm_to_tell ON alarm (next_try_at) WHERE told_at IS NULL AND cleared_at IS NULL;

CREATE UNIQUE INDEX answer_link_live ON answer_link (meeting_id, person_id) WHERE state = 'live';

CREATE INDEX answer_link_of_person ON answer_link (person_id) WHERE state = 'live';

CREATE INDEX audit_of_meeting ON audit (object_id, id) WHERE object_kind = 'meeting';

CREATE INDEX branch_of_organization ON branch (organization_id);

CREATE INDEX bulletin_by_media ON bulletin (media_id) WHERE media_id IS NOT NULL;

CREATE UNIQUE INDEX bulletin_by_secret ON bulletin (secret) WHERE secret IS NOT NULL;

CREATE INDEX bulletin_delivery_file ON bulletin_delivery (file_outbox_id) WHERE file_outbox_id IS NOT NULL;

CREATE UNIQUE INDEX bulletin_delivery_once ON bulletin_delivery (bulletin_id, branch_id, coalesce(notice_id, 0));

CREATE INDEX bulletin_delivery_open ON bulletin_delivery (bulletin_id) WHERE state = 'waiting' OR file_state = 'waiting';

CREATE INDEX bulletin_delivery_text ON bulletin_delivery (outbox_id) WHERE outbox_id IS NOT NULL;

CREATE INDEX bulletin_notice_of_bulletin ON bulletin_notice (bulletin_id, id);

CREATE INDEX bulletin_of_organization ON bulletin (organization_id, issue, id);

CREATE INDEX bulletin_refusal_by_time ON bulletin_refusal (organization_id, refused_at);

CREATE UNIQUE INDEX calendar_feed_live ON calendar_feed (person_id, kind, coalesce(branch_id, 0)) WHERE revoked_at IS NULL;

CREATE INDEX calendar_feed_of_branch ON calendar_feed (branch_id) WHERE revoked_at IS NULL AND branch_id IS NOT NULL;

CREATE INDEX channel_call_due ON channel_call (not_before) WHERE finished_at IS NULL;

CREATE UNIQUE INDEX chat_group_of_branch ON chat_group (branch_id, kind) WHERE state <> 'deleted';

CREATE UNIQUE INDEX enrolment_code_live ON enrolment_code (organization_id, hash) WHERE state = 'live';

CREATE INDEX enrolment_code_of_person ON enrolment_code (person_id) WHERE person_id IS NOT NULL;

CREATE INDEX enrolment_try_of ON enrolment_try (organization_id, at);

CREATE INDEX gap_open ON gap (organization_id) WHERE state = 'open';

CREATE UNIQUE INDEX handover_open ON handover (branch_id) WHERE state = 'open';

CREATE INDEX handover_to ON handover (to_person_id) WHERE state = 'open';

CREATE INDEX inbox_from_history ON inbox (chat_id, event_at) WHERE from_history = 1;

CREATE INDEX inbox_waiting ON inbox (id) WHERE finished_at IS NULL;

CREATE INDEX job_due ON job (not_before) WHERE state = 'waiting';

CREATE INDEX job_finished ON job (finished_at) WHERE finished_at IS NOT NULL;

CREATE UNIQUE INDEX join_request_open ON join_request (chat_group_id, user_id) WHERE state = 'open';

CREATE INDEX ladder_under_way ON ladder (outbox_id) WHERE state = 'open';

CREATE INDEX link_request_of ON link_request (organization_id, user_id, asked_at);

CREATE UNIQUE INDEX link_request_open ON link_request (organization_id, user_id) WHERE state = 'open';

CREATE INDEX login_link_live ON login_link (organization_id, person_id) WHERE state = 'live';

CREATE INDEX login_try_of ON login_try (subject, at);

CREATE INDEX meeting_begun ON meeting (starts_at);

CREATE INDEX meeting_change_of ON meeting_change (meeting_id);

CREATE INDEX meeting_clerk_of_person ON meeting_clerk (person_id);

CREATE INDEX meeting_of_branch ON meeting (branch_id, starts_at);

CREATE INDEX meeting_of_month ON meeting (organization_id, month, kind);

CREATE UNIQUE INDEX meeting_one_regular ON meeting (branch_id, month)
    WHERE kind = 'regular' AND state <> 'moved' AND state <> 'cancelled' AND state <> 'not_held';

CREATE INDEX meeting_part_of ON meeting (combined_with) WHERE combined_with IS NOT NULL;

CREATE INDEX meeting_word_of_meeting ON meeting_word (meeting_id, sent_at);

CREATE INDEX membership_of_branch ON membership (branch_id, position);

CREATE INDEX membership_status_of ON membership_status (membership_id, from_date);

CREATE INDEX outbox_budget ON outbox (organization_id, recipient, due_at) WHERE by_bot = 1;

CREATE INDEX outbox_by_message ON outbox (zalo_message_id) WHERE zalo_message_id IS NOT NULL;

CREATE INDEX outbox_due ON outbox (not_before) WHERE state = 'queued';

CREATE INDEX outbox_of_media ON outbox (media_id) WHERE media_id IS NOT NULL AND finished_at IS NULL;

CREATE INDEX outbox_of_meeting ON outbox (meeting_id) WHERE meeting_id IS NOT NULL;

CREATE INDEX outbox_open ON outbox (organization_id, way, recipient, due_at, id) WHERE finished_at IS NULL;

CREATE INDEX outbox_unsettled ON outbox (state, since) WHERE since IS NOT NULL;

CREATE INDEX outbox_useful ON outbox (useful_until) WHERE state = 'queued' AND useful_until IS NOT NULL;

CREATE INDEX outbox_with_body ON outbox (finished_at) WHERE body IS NOT NULL AND finished_at IS NOT NULL AND state <> 'dead';

CREATE INDEX outbox_with_dead_body ON outbox (finished_at) WHERE body IS NOT NULL AND state = 'dead';

CREATE INDEX person_by_name ON person (organization_id, folded_name);

CREATE INDEX prompt_expiry ON prompt (expires_at) WHERE state = 'open';

CREATE INDEX prompt_latest ON prompt (organization_id, user_id, chat_id, asked_at);

CREATE INDEX prompt_open ON prompt (organization_id, user_id, chat_id) WHERE state = 'open';

CREATE INDEX recovery_code_of ON recovery_code (person_id);

CREATE INDEX role_of_branch ON role (branch_id, role);

CREATE INDEX role_of_person ON role (person_id);

CREATE INDEX roll_call_of_membership ON roll_call (membership_id);

CREATE INDEX rsvp_of_person ON rsvp (person_id);

CREATE INDEX rsvp_with_reason ON rsvp (event_at) WHERE reason IS NOT NULL;

CREATE INDEX task_of_person ON task (person_id) WHERE state = 'open' AND person_id IS NOT NULL;

CREATE INDEX task_open ON task (organization_id, owner, branch_id) WHERE state = 'open';

CREATE INDEX thematic_excuse_of_organization ON thematic_excuse (organization_id, year);

CREATE INDEX thematic_slot_of_branch ON thematic_slot (branch_id, year);

CREATE UNIQUE INDEX thematic_slot_of_meeting ON thematic_slot (meeting_id) WHERE meeting_id IS NOT NULL;

CREATE INDEX thematic_slot_of_organization ON thematic_slot (organization_id, year);

CREATE INDEX topic_suggestion_of ON topic_suggestion (organization_id, year);

CREATE INDEX web_session_open ON web_session (person_id) WHERE finished_at IS NULL;

