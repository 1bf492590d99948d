package app.parley.support;

import app.parley.client.account.AccountFailure;
import app.parley.client.account.Reply;
import app.parley.client.ui.scenes.StagedDoor;
import app.parley.protocol.Me;
import app.parley.protocol.Presence;
import app.parley.protocol.Session;
import app.parley.protocol.UserId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A door whose answers a test gives when it wants to.
public final class FakeDoor extends StagedDoor {
    /// What was asked, as it was asked; never a password.
    public final List<String> asked = new ArrayList<>();

    private CompletableFuture<Reply<Session>> reply = new CompletableFuture<>();

    /// Lets the one who waits in.
    public void letIn() {
        var me = new Me(new UserId("u-sam"), "sam", "Sam Rivera", null, Presence.ONLINE, null, false, false);
        answer(new Reply.Got<>(new Session(me, "token", Long.MAX_VALUE)));
    }

    public void refuse(AccountFailure failure) {
        answer(new Reply.Failed<>(failure));
    }

    private void answer(Reply<Session> answer) {
        var waiting = reply;
        reply = new CompletableFuture<>();
        waiting.complete(answer);
    }

    @Override
    public CompletableFuture<Reply<Session>> login(URI server, String username, String password) {
        asked.add("login " + username + " at " + server);
        return reply;
    }

    @Override
    public CompletableFuture<Reply<Session>> register(
            URI server, String username, String displayName, String password) {
        asked.add("register " + username + " as " + displayName + " at " + server);
        return reply;
    }
}
