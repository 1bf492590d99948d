-- Which row of message_words is which message's. The numbers grow with time: the newest message has the highest.
CREATE TABLE message_numbers (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id VARCHAR(64) NOT NULL UNIQUE,
    chat_id VARCHAR(64) NOT NULL
);

-- What undeleted texts are found by. Folded and parted by the program, which is why `ascii` is enough: it parts at spaces.
CREATE VIRTUAL TABLE message_words USING fts5 (
    chat, words, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '-_'", prefix = '1 2 3'
);
