-- Whose sign-in is over.
CREATE INDEX devices_by_end ON devices (expires_at);
