-- What a message is called, and where it stands among what is searched: `n` grows with the time when it was written.
ALTER TABLE message ADD COLUMN id VARCHAR(64);
ALTER TABLE message ADD COLUMN n BIGINT;
CREATE INDEX message_by_id ON message (id);
CREATE INDEX message_by_n ON message (n);

-- What undeleted texts are found by, by `n`. Folded and parted by the program, which is why `ascii` is enough: it
-- parts at spaces.
CREATE VIRTUAL TABLE message_words USING fts5 (
    chat, words, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '-_'", prefix = '1 2 3'
);

-- The outbox. `form` is what a letter is to bring about; `failure` an error code, NULL while it waits.
CREATE TABLE posted (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id VARCHAR(64) NOT NULL UNIQUE,
    chat_id VARCHAR(64) NOT NULL,
    form TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    failure VARCHAR(32)
);
INSERT INTO posted (number, id, chat_id, form, written_at, failure)
    SELECT number, id, chat_id, json_object('kind', 'TEXT', 'text', text), written_at, failure FROM letter;
DROP TABLE letter;
ALTER TABLE posted RENAME TO letter;

-- What is being written.
CREATE TABLE draft (
    chat_id VARCHAR(64) NOT NULL PRIMARY KEY,
    form TEXT NOT NULL
) WITHOUT ROWID;
