package app.parley.call;

/// What of this machine's screen is shown to the other side.
public sealed interface ShareSource {
    /// All of the desktop, on all its monitors.
    record Desktop() implements ShareSource {}

    /// One window.
    ///
    /// @param id the window system's own number for it; on X11 the window id
    /// @param title what a person reads
    record Window(long id, String title) implements ShareSource {}

    /// What the picture is good for.
    enum Content {
        /// Sharp letters at few pictures a second.
        TEXT,
        /// Many pictures a second, at whatever sharpness the way allows.
        MOTION
    }
}
