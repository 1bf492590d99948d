package app.parley.client.ui.scenes;

import app.parley.client.account.AccountFailure;
import app.parley.client.account.Reply;
import app.parley.client.ui.signin.Door;
import app.parley.protocol.Session;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A [Door] that lets nobody in, for the pictures of the demo: who knocks at its own waits, and behind every other
/// there is nobody.
public class StagedDoor implements Door {
    public static final Server OWN = new Server(URI.create("http://127.0.0.1:8420"), true, false);

    @Override
    public Optional<URI> address(String typed) {
        return typed.contains(" ") ? Optional.empty() : Optional.of(URI.create("https://" + typed));
    }

    @Override
    public CompletableFuture<Reply<Session>> login(URI server, String username, String password) {
        return server.equals(OWN.address())
                ? new CompletableFuture<>()
                : CompletableFuture.completedFuture(new Reply.Failed<>(new AccountFailure.ServerUnreachable()));
    }

    @Override
    public CompletableFuture<Reply<Session>> register(
            URI server, String username, String displayName, String password) {
        return new CompletableFuture<>();
    }
}
