package app.parley.client.ui.scenes;

import app.parley.client.account.KnownAccount;
import app.parley.client.export.Export;
import app.parley.client.media.MediaDevices;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.main.ParleyServices;
import app.parley.client.ui.signin.Door;
import app.parley.protocol.Me;
import app.parley.protocol.Presence;
import app.parley.protocol.Session;
import app.parley.protocol.User;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// What a window needs of the rest of the client, without the rest: for the pictures of the demo, for what measures
/// the drawing, and for tests. Everything is there at once, on the thread that asks.
public class StagedServices implements ParleyServices {
    private final Desk desk;
    private final Door door;
    private final MediaDevices media;
    private final Preferences preferences = Preferences.unkept();
    private boolean signedIn = true;

    /// Behind a door that stays shut, with devices that only seem to be.
    ///
    /// @param desk of whoever is signed in
    public StagedServices(Desk desk) {
        this(desk, new StagedDoor(), new StagedDevices());
    }

    /// @param desk of whoever is signed in
    public StagedServices(Desk desk, Door door, MediaDevices media) {
        this.desk = desk;
        this.door = door;
        this.media = media;
    }

    /// As it is before somebody has signed in.
    public void signOut() {
        signedIn = false;
    }

    @Override
    public Door door() {
        return door;
    }

    @Override
    public Door.Server offered() {
        return StagedDoor.OWN;
    }

    @Override
    public Preferences preferences() {
        return preferences;
    }

    @Override
    public CompletableFuture<Optional<Desk>> resumed() {
        return CompletableFuture.completedFuture(signedIn ? Optional.of(desk) : Optional.empty());
    }

    @Override
    public CompletableFuture<Desk> enter(URI server, Session session) {
        return CompletableFuture.completedFuture(desk);
    }

    @Override
    public CompletableFuture<Accounts> accounts() {
        var self = me(desk.chats().self());
        return CompletableFuture.completedFuture(new Accounts(
                List.of(
                        new KnownAccount(StagedDoor.OWN.address(), self, true),
                        new KnownAccount(URI.create("https://chat.example.org"), self, false)),
                false));
    }

    @Override
    public CompletableFuture<Optional<Desk>> change(Desk desk, KnownAccount account) {
        return CompletableFuture.completedFuture(Optional.of(desk));
    }

    @Override
    public Export export(Desk desk, Path target, Consumer<Export.Progress> told) {
        return new Export(new CompletableFuture<>(), () -> {});
    }

    @Override
    public void rest(Desk desk) {}

    @Override
    public void leave(Desk desk) {}

    @Override
    public Executor background() {
        return Runnable::run;
    }

    @Override
    public MediaDevices media() {
        return media;
    }

    private static Me me(User user) {
        return new Me(user.id(), user.username(), user.displayName(), null, Presence.ONLINE, null, false, false);
    }
}
