-- Uploaded files. Their bytes lie beside the database, in attachments/<first two characters of the id>/<id>.
CREATE TABLE attachments (
    id VARCHAR(64) PRIMARY KEY,
    owner_id VARCHAR(64) NOT NULL REFERENCES users (id),
    name VARCHAR(1020) NOT NULL,
    type VARCHAR(255) NOT NULL,
    size BIGINT NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    width INTEGER,
    height INTEGER,
    created_at BIGINT NOT NULL,
    -- Whether a message or an avatar ever held it. What was held and is not any more goes at once.
    held SMALLINT NOT NULL DEFAULT 0
);
CREATE INDEX attachments_loose ON attachments (owner_id, created_at) WHERE held = 0;

CREATE TABLE message_attachments (
    message_id VARCHAR(64) NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    attachment_id VARCHAR(64) NOT NULL REFERENCES attachments (id),
    PRIMARY KEY (message_id, position)
);
CREATE INDEX message_attachments_by_attachment ON message_attachments (attachment_id);

-- Files whose attachment is gone. They are deleted some time later, so that a backup that took the database before
-- finds them.
CREATE TABLE dead_files (
    attachment_id VARCHAR(64) PRIMARY KEY,
    since BIGINT NOT NULL
);
