package app.parley.client.diagnostics;

/// One line of the program's log, fit to be drawn. A value.
///
/// @param level of the entry that it belongs to: a stack trace has its entry's
public record LogLine(Level level, String text) {
    /// How grave it is, the gravest first.
    public enum Level {
        ERROR,
        WARNING,
        INFO
    }
}
