package app.parley.client.ui.signin;

import app.parley.client.account.Reply;
import app.parley.protocol.Session;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// PORT: what the sign-in view needs of accounts. Never blocks; replies may come on any thread.
public interface Door {
    /// The address that a person means by what they typed; empty when it cannot be one.
    Optional<URI> address(String typed);

    CompletableFuture<Reply<Session>> login(URI server, String username, String password);

    CompletableFuture<Reply<Session>> register(URI server, String username, String displayName, String password);

    /// The server that is offered.
    ///
    /// @param own whether it runs inside this program
    /// @param decided whether the administrator chose it: then nobody changes it
    record Server(URI address, boolean own, boolean decided) {}
}
