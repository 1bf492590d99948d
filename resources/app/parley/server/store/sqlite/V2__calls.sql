-- Calls that ring or are active. A call that is over moves to call_records.
CREATE TABLE calls (
    id VARCHAR(64) PRIMARY KEY,
    chat_id VARCHAR(64) NOT NULL REFERENCES chats (id),
    type VARCHAR(8) NOT NULL,
    caller_id VARCHAR(64) NOT NULL REFERENCES users (id),
    callee_id VARCHAR(64) NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    caller_device VARCHAR(64) NOT NULL,
    waiting SMALLINT NOT NULL,
    -- Null while it rings.
    callee_device VARCHAR(64),
    started_at BIGINT,
    caller_holds SMALLINT NOT NULL,
    callee_holds SMALLINT NOT NULL,
    -- Since when a side has no socket; null while it has one.
    caller_lost_at BIGINT,
    callee_lost_at BIGINT,
    -- When the ringing or a grace is over; null when nothing is waited for.
    due_at BIGINT
);
CREATE INDEX calls_by_caller ON calls (caller_id);
CREATE INDEX calls_by_callee ON calls (callee_id);
CREATE INDEX calls_by_due ON calls (due_at);

-- The promise that nobody is in two calls: a user has one place `current`, and one `beside` it for a call that waits or
-- is held.
CREATE TABLE call_places (
    user_id VARCHAR(64) NOT NULL REFERENCES users (id),
    place VARCHAR(8) NOT NULL CHECK (place IN ('current', 'beside')),
    call_id VARCHAR(64) NOT NULL REFERENCES calls (id),
    PRIMARY KEY (user_id, place)
);
CREATE INDEX call_places_by_call ON call_places (call_id);

-- What stays of every call.
CREATE TABLE call_records (
    id VARCHAR(64) PRIMARY KEY,
    chat_id VARCHAR(64) NOT NULL REFERENCES chats (id),
    type VARCHAR(8) NOT NULL,
    caller_id VARCHAR(64) NOT NULL REFERENCES users (id),
    callee_id VARCHAR(64) NOT NULL REFERENCES users (id),
    outcome VARCHAR(16) NOT NULL,
    created_at BIGINT NOT NULL,
    started_at BIGINT,
    ended_at BIGINT NOT NULL,
    duration_ms BIGINT NOT NULL
);

-- Each participant's own history; forgetting a call takes the row out.
CREATE TABLE call_history (
    user_id VARCHAR(64) NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    call_id VARCHAR(64) NOT NULL REFERENCES call_records (id),
    PRIMARY KEY (user_id, created_at, call_id)
);
