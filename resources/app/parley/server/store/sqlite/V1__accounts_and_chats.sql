-- Ids are VARCHAR, times BIGINT milliseconds since the epoch, truths SMALLINT 0 or 1, so that every engine reads it.

-- What the database knows of itself. `epoch` marks this database in cursors, so that one of another is not taken for ours.
CREATE TABLE facts (
    name VARCHAR(64) PRIMARY KEY,
    value VARCHAR(200) NOT NULL
);

CREATE TABLE users (
    id VARCHAR(64) PRIMARY KEY,
    username VARCHAR(32) NOT NULL UNIQUE,
    display_name VARCHAR(400) NOT NULL,
    password_hash VARCHAR(200) NOT NULL,
    avatar_id VARCHAR(64),
    do_not_disturb SMALLINT NOT NULL DEFAULT 0,
    call_waiting SMALLINT NOT NULL DEFAULT 0,
    last_seen BIGINT,
    -- The number of the user's newest row in changes.
    last_change BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL
);

-- What a user is found by: the user name and the words of the display name, case and diacritics folded.
CREATE TABLE user_words (
    word VARCHAR(400) NOT NULL,
    user_id VARCHAR(64) NOT NULL REFERENCES users (id),
    PRIMARY KEY (word, user_id)
);
CREATE INDEX user_words_by_user ON user_words (user_id);

-- A signed-in device. Its token is kept as SHA-256 in hex.
CREATE TABLE devices (
    user_id VARCHAR(64) NOT NULL REFERENCES users (id),
    id VARCHAR(64) NOT NULL,
    name VARCHAR(400) NOT NULL,
    platform VARCHAR(400) NOT NULL,
    token_hash VARCHAR(64) NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    last_seen BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, id)
);

CREATE TABLE chats (
    id VARCHAR(64) PRIMARY KEY,
    type VARCHAR(8) NOT NULL,
    title VARCHAR(800),
    -- Both members of a direct chat in one order: the database itself promises that two have one chat.
    direct_key VARCHAR(130) UNIQUE,
    last_seq BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL
);

CREATE TABLE members (
    chat_id VARCHAR(64) NOT NULL REFERENCES chats (id),
    user_id VARCHAR(64) NOT NULL REFERENCES users (id),
    read_seq BIGINT NOT NULL DEFAULT 0,
    muted SMALLINT NOT NULL DEFAULT 0,
    joined_at BIGINT NOT NULL,
    PRIMARY KEY (chat_id, user_id)
);
CREATE INDEX members_by_user ON members (user_id);

CREATE TABLE messages (
    id VARCHAR(64) PRIMARY KEY,
    chat_id VARCHAR(64) NOT NULL REFERENCES chats (id),
    seq BIGINT NOT NULL,
    sender_id VARCHAR(64) NOT NULL REFERENCES users (id),
    client_id VARCHAR(64) NOT NULL,
    kind VARCHAR(8) NOT NULL,
    body TEXT NOT NULL,
    reply_to VARCHAR(64),
    -- User ids with spaces between them; null where the message has no list.
    mentions TEXT,
    -- JSON: the call record of a call message, the note of a system message.
    details TEXT,
    created_at BIGINT NOT NULL,
    edited_at BIGINT,
    deleted_at BIGINT,
    UNIQUE (chat_id, seq)
);

CREATE TABLE reactions (
    message_id VARCHAR(64) NOT NULL REFERENCES messages (id),
    emoji VARCHAR(128) NOT NULL,
    user_id VARCHAR(64) NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (message_id, emoji, user_id)
);

-- What a user's devices have to hear of, in order, by reference: sync tells it as it stands then.
CREATE TABLE changes (
    user_id VARCHAR(64) NOT NULL REFERENCES users (id),
    n BIGINT NOT NULL,
    event VARCHAR(16) NOT NULL,
    chat_id VARCHAR(64) NOT NULL,
    message_id VARCHAR(64),
    reader_id VARCHAR(64),
    seq BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, n)
);
CREATE INDEX changes_by_age ON changes (created_at);

CREATE TABLE answers (
    user_id VARCHAR(64) NOT NULL REFERENCES users (id),
    event VARCHAR(32) NOT NULL,
    idempotency_key VARCHAR(64) NOT NULL,
    answer TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, event, idempotency_key)
);
CREATE INDEX answers_by_age ON answers (created_at);
