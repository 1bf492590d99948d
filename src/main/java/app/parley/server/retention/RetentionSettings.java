package app.parley.server.retention;

import java.time.Duration;

/// How long what is kept; zero is for ever. What users own is kept for ever unless the operator says otherwise.
///
/// @param messages texts with their attachments and reactions, from when they were written. They are deleted as
///     their senders can delete them: id and `seq` stay, and every device hears of it. What tells of calls and
///     of a group's news stays: nobody wrote it
/// @param callRecords calls in the histories, from when they began; the line in the chat stays
/// @param idleDevices sign-ins that were not used
/// @param answers to events that create something: a repetition in this time creates nothing twice
/// @param changes for `sync`: who was away longer fetches the chats anew
public record RetentionSettings(
        Duration messages, Duration callRecords, Duration idleDevices, Duration answers, Duration changes) {
    /// The protocol's promise (section 3).
    private static final Duration ANSWERS_LEAST = Duration.ofHours(24);
    /// Answers: twice what the protocol promises. Changes: our own choice, longer than a long leave.
    public static final RetentionSettings DEFAULTS =
            new RetentionSettings(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofDays(2), Duration.ofDays(60));

    public RetentionSettings {
        require(!messages.isNegative(), "messages is 0s (for ever) or longer");
        require(!callRecords.isNegative(), "call_records is 0s (for ever) or longer");
        require(!idleDevices.isNegative(), "idle_devices is 0s (for ever) or longer");
        require(answers.compareTo(ANSWERS_LEAST) >= 0, "answers is 24h or longer, which the protocol promises");
        require(changes.isPositive(), "changes is longer than nothing");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw new IllegalArgumentException(otherwise);
    }
}
