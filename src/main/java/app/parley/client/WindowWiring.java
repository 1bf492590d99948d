package app.parley.client;

import app.parley.call.CallEffect.Cue;
import app.parley.client.account.CallWaiting;
import app.parley.client.account.Reply;
import app.parley.client.account.SessionVault;
import app.parley.client.account.SignIn;
import app.parley.client.account.StoredSession;
import app.parley.client.account.file.FileSessionVault;
import app.parley.client.calling.CallLoop;
import app.parley.client.chat.LocalChatService;
import app.parley.client.chat.sqlite.SqliteMessageStore;
import app.parley.client.desktop.Doorman;
import app.parley.client.desktop.SharedQuiet;
import app.parley.client.desktop.SystemOpener;
import app.parley.client.desktop.privacy.PrivacySettings;
import app.parley.client.desktop.sound.ToneRinger;
import app.parley.client.history.LocalCallHistory;
import app.parley.client.media.DeviceSettings;
import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaEngine;
import app.parley.client.media.synthetic.ToneMeter;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.main.ParleyServices;
import app.parley.client.ui.settings.SettingsPage;
import app.parley.client.ui.signin.Door;
import app.parley.loop.ThreadLoop;
import app.parley.machine.OperatingSystem;
import app.parley.protocol.DeviceDescription;
import app.parley.protocol.Session;
import app.parley.protocol.User;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The composition root of the client with a window: signing in, and what is begun for whoever is signed in.
/// On the JavaFX thread, but for [#close], which is called when that has ended, and for what reads files.
public final class WindowWiring implements ParleyServices, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WindowWiring.class);

    private final ClientWiring client;
    private final ClientOptions options;
    private final SessionVault vault;
    private final ToneMeter heard = new ToneMeter();
    private final AtomicReference<@Nullable SignedIn> signedIn = new AtomicReference<>();
    private final AtomicReference<BooleanSupplier> focus = new AtomicReference<>(() -> false);
    private final AtomicReference<Supplier<List<User>>> people = new AtomicReference<>(List::of);
    private final Doorman doorman;
    private volatile boolean closed;

    /// Everything of a signed-in device, with what the window sees of it.
    private record SignedIn(
            Desk desk,
            ClientWiring.Calls calls,
            LocalChatService chats,
            FilesWiring files,
            LocalCallHistory history,
            ToneRinger ringer,
            ThreadLoop<Runnable> outbox,
            CallWaiting waiting)
            implements AutoCloseable {
        @Override
        public void close() {
            waiting.close();
            calls.close();
            history.close();
            chats.close();
            outbox.close();
            files.close();
        }
    }

    WindowWiring(ClientWiring client, ClientOptions options) {
        this.client = client;
        this.options = options;
        this.vault = new FileSessionVault(options.folder());
        this.doorman = new Doorman(
                options.preferences(),
                Clock.system(ZoneId.systemDefault()),
                () -> focus.get().getAsBoolean());
        DeviceSettings.follow(options.preferences(), client.media());
    }

    @Override
    public Door door() {
        return new Door() {
            @Override
            public Optional<URI> address(String typed) {
                return SignIn.address(typed);
            }

            @Override
            public CompletableFuture<Reply<Session>> login(URI server, String username, String password) {
                return at(server, signIn -> signIn.login(username, password));
            }

            @Override
            public CompletableFuture<Reply<Session>> register(
                    URI server, String username, String displayName, String password) {
                return at(server, signIn -> signIn.register(username, displayName, password));
            }
        };
    }

    @Override
    public Door.Server offered() {
        return new Door.Server(options.server(), options.own());
    }

    @Override
    public Preferences preferences() {
        return options.preferences();
    }

    @Override
    public CompletableFuture<Optional<Desk>> resumed() {
        return onFiles(
                "The session of last time",
                () -> vault.load()
                        .filter(session -> session.server().equals(options.server()))
                        .map(this::begin));
    }

    @Override
    public CompletableFuture<Desk> enter(URI server, Session session) {
        return onFiles("The new session", () -> {
            var device = vault.device();
            var stored = new StoredSession(server, device, session.user(), session.token(), session.expiresAt());
            vault.save(stored);
            var own = options.own() && server.equals(options.server());
            options.preferences().set(LastServer.PREFERENCE, own ? Optional.empty() : Optional.of(server));
            return begin(stored);
        });
    }

    @Override
    public MediaEngine media() {
        return client.media();
    }

    @Override
    public boolean openSystemSettings(MediaDevice.Kind kind) {
        return PrivacySettings.open(kind);
    }

    @Override
    public void leave(Desk desk) {
        vault.clear();
        var leaving = signedIn.getAndSet(null);
        if (leaving == null) return;
        // The token ends at the server while its connections still stand; without an answer it ends by itself.
        client.threads().execute(() -> {
            leaving.calls().account().logout().join();
            leaving.close();
        });
    }

    @Override
    public void open(URI what) {
        SystemOpener.open(what);
    }

    /// The calls of whoever is signed in; null before. For the demo, which looks on.
    public @Nullable CallLoop calls() {
        var now = signedIn.get();
        return now == null ? null : now.calls().control();
    }

    /// What the window works with; null before somebody is signed in.
    public @Nullable Desk desk() {
        var now = signedIn.get();
        return now == null ? null : now.desk();
    }

    /// Says which calls may be heard, and when it is quiet.
    Doorman doorman() {
        return doorman;
    }

    /// Who says from now on whether the desktop is asked to be quiet; answers from memory.
    void follow(BooleanSupplier system) {
        focus.set(system);
    }

    /// Who knows whom one has a chat with, for the settings' pages.
    void ask(Supplier<List<User>> chatPartners) {
        people.set(chatPartners);
    }

    /// Lets the call that rings be heard no more.
    void hush() {
        withRinger(ToneRinger::hush);
    }

    /// Connects anew, because what seems to stand may be dead.
    void renew() {
        var now = signedIn.get();
        if (now != null) now.calls().signalling().renew();
    }

    /// What the server knows of being disturbed, of whoever is signed in.
    SharedQuiet.@Nullable Server quiet() {
        var now = signedIn.get();
        return now == null ? null : new AccountQuiet(now.calls().account());
    }

    @Override
    public List<SettingsPage> pages() {
        return PageWiring.pages(
                client,
                options,
                () -> withRinger(ToneRinger::sample),
                () -> withRinger(ringer -> ringer.play(Cue.CONNECTED)),
                () -> people.get().get());
    }

    private void withRinger(Consumer<ToneRinger> deed) {
        var now = signedIn.get();
        if (now != null) deed.accept(now.ringer());
    }

    /// Hears the other side of every call.
    public ToneMeter heard() {
        return heard;
    }

    @Override
    public void close() {
        closed = true;
        closeDesk();
        client.close();
    }

    private void closeDesk() {
        var ending = signedIn.getAndSet(null);
        if (ending != null) ending.close();
    }

    /// What reads and writes files, away from the JavaFX thread.
    private <T> CompletableFuture<T> onFiles(String what, Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, client.threads()).whenComplete((_, broken) -> {
            if (broken != null) log.error("{} cannot be begun", what, broken);
        });
    }

    private Desk begin(StoredSession session) {
        var ringer = new ToneRinger(options.preferences(), ToneRinger.lines());
        var calls = client.calls(session, ringer, doorman, false, heard);
        var file = SqliteMessageStore.file(
                options.folder(), session.server(), session.user().id());
        var store = SqliteMessageStore.open(file);
        var files = new FilesWiring(session, file, client.threads());
        var outbox = new ThreadLoop<Runnable>("parley-outbox", Runnable::run);
        var chats = new LocalChatService(
                session.user().user(),
                store,
                calls.signalling(),
                outbox,
                Clock.systemUTC(),
                files.pinned(),
                calls.account()::searchUsers);
        var history = new LocalCallHistory(session.user().id(), store.calls(), calls.signalling(), outbox);
        chats.start();
        history.start();
        calls.signalling().connect();
        var desk = new Desk(chats, calls.control(), history, files.files());
        var waiting = new CallWaiting(options.preferences(), calls.account());
        signedIn.set(new SignedIn(desk, calls, chats, files, history, ringer, outbox, waiting));
        // The window may have been closed while the files were being opened.
        if (closed) closeDesk();
        return desk;
    }

    private CompletableFuture<Reply<Session>> at(URI server, Function<SignIn, CompletableFuture<Reply<Session>>> ask) {
        var device = new DeviceDescription(vault.device(), deviceName(), OperatingSystem.currentName());
        var signIn = client.signIn(server, device);
        // Closed on another thread than the one that the reply comes on, which belongs to what is closed.
        return ask.apply(signIn).whenComplete((_, _) -> client.threads().execute(signIn::close));
    }

    /// What the list of one's devices will show.
    private static String deviceName() {
        var user = System.getProperty("user.name", "");
        return user.isBlank() ? "Parley" : "Parley of " + user;
    }
}
