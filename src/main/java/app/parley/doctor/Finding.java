package app.parley.doctor;

import org.jspecify.annotations.Nullable;

/// One thing that was looked at.
///
/// @param subject what was looked at
/// @param state how it is
/// @param detail what was found, in plain words
/// @param advice what to do about it; null where nothing is to be done
public record Finding(
        String subject,
        State state,
        String detail,
        @Nullable String advice) {
    /// How something is.
    public enum State {
        FOUND,
        /// Missing, and calls go on without it.
        MISSING,
        /// Missing, and calls need it.
        BROKEN
    }

    static Finding found(String subject, String detail) {
        return new Finding(subject, State.FOUND, detail, null);
    }

    static Finding missing(String subject, String detail, String advice) {
        return new Finding(subject, State.MISSING, detail, advice);
    }

    static Finding broken(String subject, String detail, String advice) {
        return new Finding(subject, State.BROKEN, detail, advice);
    }
}
