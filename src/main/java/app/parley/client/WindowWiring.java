package app.parley.client;

import app.parley.call.CallEffect.Cue;
import app.parley.client.account.KnownAccount;
import app.parley.client.account.SessionVault;
import app.parley.client.account.StoredSession;
import app.parley.client.account.TokenKeeper;
import app.parley.client.account.file.FileSessionVault;
import app.parley.client.account.keyring.SystemKeyring;
import app.parley.client.calling.CallLoop;
import app.parley.client.desktop.Doorman;
import app.parley.client.desktop.SharedQuiet;
import app.parley.client.desktop.SystemOpener;
import app.parley.client.desktop.privacy.PrivacySettings;
import app.parley.client.desktop.sound.SoundLine;
import app.parley.client.desktop.sound.ToneRinger;
import app.parley.client.export.DataExport;
import app.parley.client.export.Export;
import app.parley.client.media.DeviceSettings;
import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaEngine;
import app.parley.client.media.synthetic.ToneMeter;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.main.ParleyServices;
import app.parley.client.ui.settings.SettingsPage;
import app.parley.client.ui.signin.Door;
import app.parley.client.ui.update.UpdateViewModel;
import app.parley.protocol.Me;
import app.parley.protocol.Session;
import app.parley.protocol.User;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
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
    private final SystemKeyring keyring = new SystemKeyring();
    private final SessionVault vault;
    private final ToneMeter heard = new ToneMeter();
    private final AtomicReference<@Nullable SignedInWiring> signedIn = new AtomicReference<>();
    private final AtomicReference<BooleanSupplier> focus = new AtomicReference<>(() -> false);
    private final AtomicReference<Supplier<List<User>>> people = new AtomicReference<>(List::of);
    private final SoundLine.Maker lines = ToneRinger.lines();
    private final Doorman doorman;
    private final @Nullable UpdateWiring updates;
    private volatile boolean closed;

    WindowWiring(ClientWiring client, ClientOptions options) {
        this.client = client;
        this.options = options;
        // Demos and tests leave no trace in the keyring of whoever runs them.
        this.vault = new FileSessionVault(options.folder(), options.desktop() == null ? TokenKeeper.NONE : keyring);
        this.doorman = new Doorman(
                options.preferences(),
                Clock.system(ZoneId.systemDefault()),
                () -> focus.get().getAsBoolean());
        DeviceSettings.follow(options.preferences(), client.media());
        updates = options.desktop() == null ? null : new UpdateWiring(client, options);
    }

    @Override
    public Door door() {
        return new SignInWiring(client, vault);
    }

    @Override
    public Door.Server offered() {
        return new Door.Server(options.server(), options.own(), LastServer.isDecided(options));
    }

    @Override
    public Preferences preferences() {
        return options.preferences();
    }

    @Override
    public CompletableFuture<Optional<Desk>> resumed() {
        return onFiles(
                "The session of last time",
                () -> vault.accounts().stream()
                        .filter(account -> account.server().equals(options.server()))
                        .findFirst()
                        .flatMap(vault::use)
                        .map(this::begin));
    }

    @Override
    public CompletableFuture<Desk> enter(URI server, Session session) {
        return onFiles("The new session", () -> {
            var device = vault.device();
            var stored = new StoredSession(server, device, session.user(), session.token(), session.expiresAt());
            vault.save(stored);
            LastServer.choose(options, server);
            return begin(stored);
        });
    }

    @Override
    public CompletableFuture<Accounts> accounts() {
        return onFiles("The list of accounts", () -> new Accounts(vault.accounts(), vault.isInKeyring()));
    }

    @Override
    public CompletableFuture<Optional<Desk>> change(Desk desk, KnownAccount account) {
        var resting = signedIn.getAndSet(null);
        return onFiles("The other account", () -> {
            if (resting != null) resting.close();
            LastServer.choose(options, account.server());
            return vault.use(account).map(this::begin);
        });
    }

    @Override
    public Export export(Desk desk, Path target, Consumer<Export.Progress> told) {
        var now = Objects.requireNonNull(signedIn.get());
        return DataExport.begin(now.calls().account(), now.calls().signalling(), target, client.threads(), told);
    }

    @Override
    public void rest(Desk desk) {
        var resting = signedIn.getAndSet(null);
        vault.rest();
        if (resting != null) client.threads().execute(resting::close);
    }

    @Override
    public Executor background() {
        return client.threads();
    }

    @Override
    public MediaEngine media() {
        return client.media();
    }

    @Override
    public Optional<SoundLine> openSpeaker() {
        return lines.open(preferences()
                .get(DeviceSettings.SPEAKER)
                .map(device -> new SoundLine.Speaker(device.id(), device.name())));
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

    /// Whether a call stands, as far as the update is concerned.
    void talking(boolean on) {
        if (updates != null) updates.talking(on);
    }

    @Override
    public Optional<UpdateViewModel> updates() {
        return Optional.ofNullable(updates).map(UpdateWiring::model);
    }

    @Override
    public List<SettingsPage> pages() {
        return PageWiring.pages(
                client,
                options,
                updates(),
                this::ring,
                () -> withRinger(ringer -> ringer.play(Cue.CONNECTED)),
                () -> people.get().get());
    }

    @Override
    public void ring() {
        withRinger(ToneRinger::sample);
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
        if (updates != null) updates.close();
        closeDesk();
        keyring.close();
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
        var begun = SignedInWiring.begin(client, options, session, doorman, heard, me -> keep(session, me));
        signedIn.set(begun);
        // The window may have been closed while the files were being opened.
        if (closed) closeDesk();
        return begun.desk();
    }

    /// Remembers how the server knows whoever is signed in, for the next start.
    private void keep(StoredSession session, Me me) {
        vault.load()
                .filter(kept ->
                        kept.token().equals(session.token()) && !kept.user().equals(me))
                .ifPresent(kept -> vault.save(
                        new StoredSession(kept.server(), kept.device(), me, kept.token(), kept.expiresAt())));
    }
}
