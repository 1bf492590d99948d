-- The calls that one had. `json` is the protocol's own form.
CREATE TABLE past_call (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    created_at BIGINT NOT NULL,
    json TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX past_call_by_time ON past_call (created_at, id);

-- Calls that were forgotten here without the server knowing it yet.
CREATE TABLE unsent_forgotten (
    id VARCHAR(64) NOT NULL PRIMARY KEY
) WITHOUT ROWID;
