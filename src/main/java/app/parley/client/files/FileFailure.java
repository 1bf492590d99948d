package app.parley.client.files;

/// Why a file did not get where it should. Values to show, not bugs.
public enum FileFailure {
    /// It is not there any more: here, or on the server.
    GONE,
    /// Over the server's bound for one file.
    TOO_LARGE,
    /// The disk is full, or the folder is somebody else's.
    NO_SPACE,
    /// The server does not answer now.
    UNREACHABLE,
    /// The server has too much to do now.
    BUSY,
    /// The server will not have it, or not give it.
    REFUSED,
    /// What came is not what was announced.
    DAMAGED,
    /// The user said so.
    CANCELLED;

    /// Whether it may work by itself later.
    public boolean isPassing() {
        return this == UNREACHABLE || this == BUSY;
    }
}
