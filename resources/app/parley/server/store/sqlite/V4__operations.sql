-- Somebody whom the operator shut out: they keep all they have, and cannot sign in.
ALTER TABLE users ADD COLUMN disabled SMALLINT NOT NULL DEFAULT 0;

-- What is old, for retention.
CREATE INDEX messages_by_age ON messages (created_at) WHERE deleted_at IS NULL AND kind = 'text';
CREATE INDEX call_records_by_age ON call_records (created_at);
CREATE INDEX devices_by_use ON devices (last_seen);
