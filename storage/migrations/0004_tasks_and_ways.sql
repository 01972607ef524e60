-- How a word reaches somebody: its ways one after the other, the last always a task; and what the channel is asked to do with groups.

-- A word for one person or office on its way. `words` go when it has arrived or become a task.
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
CREATE INDEX ladder_under_way ON ladder (outbox_id) WHERE state = 'open';

-- What the channel is asked to do with somebody in a group. Repeating one is harmless.
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
CREATE INDEX channel_call_due ON channel_call (not_before) WHERE finished_at IS NULL;

CREATE INDEX task_of_person ON task (person_id) WHERE state = 'open' AND person_id IS NOT NULL;
