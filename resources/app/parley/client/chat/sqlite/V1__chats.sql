-- What one user's device keeps of chats. `json` is the protocol's own form; beside it stands what is looked up by.

CREATE TABLE known (
    name VARCHAR(32) NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE chat (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    json TEXT NOT NULL
);

CREATE TABLE person (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    json TEXT NOT NULL
);

CREATE TABLE message (
    chat_id VARCHAR(64) NOT NULL,
    seq BIGINT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (chat_id, seq)
) WITHOUT ROWID;

-- The outbox. `failure` is an error code, NULL while the letter waits.
CREATE TABLE letter (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id VARCHAR(64) NOT NULL UNIQUE,
    chat_id VARCHAR(64) NOT NULL,
    text TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    failure VARCHAR(32)
);

-- Read marks that the server does not know yet.
CREATE TABLE unsent_mark (
    chat_id VARCHAR(64) NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL
);
