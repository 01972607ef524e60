-- A package that renews itself is no cause to warn anybody.
ALTER TABLE chat_group ADD COLUMN package_renews INTEGER NOT NULL DEFAULT 0 CHECK (package_renews IN (0, 1));
-- Whether a picture or file is still to leave.
CREATE INDEX outbox_of_media ON outbox (media_id) WHERE media_id IS NOT NULL AND finished_at IS NULL;
