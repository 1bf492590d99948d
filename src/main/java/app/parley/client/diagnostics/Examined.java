package app.parley.client.diagnostics;

import app.parley.client.account.Reply;
import app.parley.client.media.MediaEngine;
import app.parley.client.settings.ManagedSettings;
import app.parley.protocol.IceServers;
import app.parley.protocol.ServerInfo;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// PORT: what the [Doctor] looks at. Implemented by the wiring; called on threads that may block.
public interface Examined {
    /// Where the server is, as a person reads it.
    String address();

    CompletableFuture<Reply<ServerInfo>> server();

    /// What the server names for calls to whoever is signed in there; empty where nobody is. Blocks for a moment.
    Optional<CompletableFuture<Reply<IceServers>>> ways();

    /// The way to sound and picture; may block while it is begun. Not closed by who asks.
    ///
    /// @throws LinkageError or a `RuntimeException` where the native library cannot be loaded
    MediaEngine media();

    /// Whether a call uses devices now.
    boolean inCall();

    ManagedSettings managed();
}
