package app.parley.protocol;

import org.jspecify.annotations.Nullable;

/// What a client asks of the server over its socket. Each is answered by an [Ack].
public sealed interface ClientEvent permits ClientEvent.Sync, ClientChatEvent, ClientCallEvent {
    /// `sync`: what happened since `cursor`, or everything anew without one.
    record Sync(@Nullable String cursor) implements ClientEvent {}
}
