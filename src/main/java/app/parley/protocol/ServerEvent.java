package app.parley.protocol;

import org.jspecify.annotations.Nullable;

/// What the server tells a client over its socket, unasked.
public sealed interface ServerEvent
        permits ServerEvent.SessionReplaced, ServerEvent.PresenceChanged, ServerChatEvent, ServerCallEvent {
    /// Another socket of the same device has taken over; this one is closed next.
    record SessionReplaced() implements ServerEvent {}

    record PresenceChanged(
            UserId userId, Presence presence, @Nullable Long lastSeen) implements ServerEvent {}
}
