package app.parley.protocol;

/// Written by a member, the record of a call, or news of a group.
public enum MessageKind {
    TEXT,
    CALL,
    SYSTEM
}
