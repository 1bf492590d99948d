package app.parley.client.update;

/// Why there is no update, where there could have been one. Each has its words in the window.
public enum UpdateFailure {
    /// The feed or the file cannot be had now.
    UNREACHABLE,
    /// The feed is not signed by whom it should be, or cannot be understood.
    NOT_GENUINE,
    /// The feed is older than one that was here before: somebody plays an old one.
    OUTDATED,
    /// What was downloaded is not what was announced; it is gone again.
    DAMAGED,
    /// It cannot be written.
    NO_SPACE
}
