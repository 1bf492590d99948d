package app.parley.server.random;

/// What a run plants, to see that the checks report it. A healthy run has none.
enum Fault {
    NONE,
    /// A device misses one live event, yet takes its cursor.
    DROPPED_EVENT,
    /// A device hears twice of a call's end.
    TOLD_TWICE,
    /// Nobody ends a call that is under way.
    LEFT_RINGING,
    /// The server forgets a message that it had acknowledged.
    LOST_MESSAGE,
    /// The server numbers a message one too high.
    SKIPPED_NUMBER,
    /// The server keeps a message twice.
    DOUBLED_MESSAGE,
    /// The server leaves two messages of one call.
    DOUBLED_CALL_MESSAGE,
    /// The server forgets the record of a call.
    LOST_RECORD,
    /// The server lets a call begin before the user's last one was over.
    OVERLAPPING_CALLS,
    /// The server changes a message without telling anybody.
    SILENT_CHANGE
}
