package app.parley.doctor;

import app.parley.client.ClientWiring;
import app.parley.client.ManagedWiring;
import app.parley.client.account.Account;
import app.parley.client.account.Reply;
import app.parley.client.account.SessionVault;
import app.parley.client.account.StoredSession;
import app.parley.client.media.MediaDevice;
import app.parley.client.settings.ManagedSettings;
import app.parley.machine.OperatingSystem;
import app.parley.protocol.DeviceDescription;
import app.parley.protocol.IceServers;
import app.parley.protocol.ServerInfo;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Looks at one thing after another and tells of each as soon as it knows. Blocks; every look is bounded.
public final class Doctor {
    private static final String SUBJECT = "administrator's settings";
    /// For listing devices and for asking the server.
    private static final long PATIENCE_SECONDS = 10;

    private final Consumer<Finding> tell;

    public Doctor(Consumer<Finding> tell) {
        this.tell = tell;
    }

    /// Looks at this machine and at `server`, as the device that `vault` knows.
    public void examine(URI server, SessionVault vault) {
        java();
        managed(ManagedWiring.managed()).ifPresent(tell);
        display(System.getenv());
        if (OperatingSystem.LINUX.isCurrent()) Typefaces.examine().ifPresent(tell);
        try (var wiring = wiring()) {
            if (wiring == null) return;
            devices(wiring);
            server(wiring, server, vault);
        }
    }

    private void java() {
        tell.accept(Finding.found("Java", Runtime.version() + ", " + System.getProperty("java.vm.name")));
    }

    /// What is said of an administrator's file; nothing where there is none.
    static Optional<Finding> managed(ManagedSettings managed) {
        if (managed.file() == null) return Optional.empty();
        if (managed.problems().isEmpty()) {
            return Optional.of(Finding.found(
                    SUBJECT,
                    managed.file() + ": " + managed.defaults().size() + " defaults, "
                            + managed.locked().size() + " locked"));
        }
        return Optional.of(Finding.missing(
                SUBJECT,
                managed.file() + ": " + String.join("; ", managed.problems()),
                "Mend the file: src/docs/managed.md has every key. What cannot be understood does not hold."));
    }

    private void display(Map<String, String> environment) {
        if (!OperatingSystem.LINUX.isCurrent()) {
            tell.accept(Finding.found("display", OperatingSystem.currentName() + "'s own"));
        } else if (environment.containsKey("DISPLAY")) {
            tell.accept(Finding.found("display", environment.getOrDefault("DISPLAY", "")));
        } else {
            tell.accept(Finding.missing(
                    "display",
                    "DISPLAY is not set, so there is no window to open",
                    "Start it in a desktop session, or use parley bot and parley demo, which need none."));
        }
    }

    private @Nullable ClientWiring wiring() {
        try {
            var wiring = ClientWiring.withDevices();
            var facts = wiring.media().facts();
            tell.accept(Finding.found("media library", facts.library()));
            if (facts.soundSystem()) {
                tell.accept(Finding.found("sound system", "running"));
            } else {
                tell.accept(Finding.missing(
                        "sound system",
                        "none was found: calls connect, and you hear and say nothing",
                        "Start PulseAudio or PipeWire (with its PulseAudio socket) for this user."));
            }
            return wiring;
        } catch (LinkageError | RuntimeException e) {
            tell.accept(Finding.broken(
                    "media library",
                    "the native library cannot be loaded: " + e.getMessage(),
                    "Run installers/prepare.sh, which installs the system libraries that it needs."));
            return null;
        }
    }

    private void devices(ClientWiring wiring) {
        for (var kind : MediaDevice.Kind.values()) {
            var listed = new CompletableFuture<List<MediaDevice>>();
            wiring.media().devices(kind, listed::complete);
            var devices = listed.completeOnTimeout(List.of(), PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
            var subject = kind.name().toLowerCase(Locale.ROOT);
            if (devices.isEmpty()) {
                tell.accept(Finding.missing(
                        subject,
                        "none was found",
                        "Plug one in, and check in the system's settings that programs may use it."));
            } else {
                for (var device : devices) tell.accept(Finding.found(subject, device.name()));
            }
        }
    }

    private void server(ClientWiring wiring, URI server, SessionVault vault) {
        var device = new DeviceDescription(vault.device(), "Doctor", OperatingSystem.currentName());
        try (var signIn = wiring.signIn(server, device)) {
            switch (signIn.serverInfo().join()) {
                case Reply.Got<ServerInfo>(var info) ->
                    tell.accept(Finding.found("server", info.name() + " " + info.version() + " at " + server));
                case Reply.Failed<ServerInfo>(var failure) -> {
                    tell.accept(Finding.broken(
                            "server",
                            "no answer from " + server + " ("
                                    + failure.getClass().getSimpleName() + ")",
                            "Start Parley, which brings a server of its own, or check the address with --server."));
                    return;
                }
            }
        }
        vault.load()
                .filter(session -> session.server().equals(server))
                .ifPresentOrElse(
                        session -> ways(wiring, session),
                        () -> tell.accept(Finding.missing(
                                "STUN and TURN",
                                "the server tells only those who are signed in",
                                "Sign in once in the window, then ask again.")));
    }

    /// The servers that help two clients to find a way to each other.
    private void ways(ClientWiring wiring, StoredSession session) {
        try (var account = new Account(session.server(), session.token(), wiring.threads())) {
            if (!(account.iceServers().join() instanceof Reply.Got<IceServers>(var servers))) {
                tell.accept(Finding.missing(
                        "STUN and TURN", "the session has ended", "Sign in again in the window, then ask again."));
                return;
            }
            if (servers.iceServers().isEmpty()) {
                tell.accept(Finding.found("STUN and TURN", "none, and none needed: the server is for this machine"));
            }
            var gathering = new Gathering(wiring.media());
            for (var server : servers.iceServers()) tell.accept(gathering.examine(server));
        }
    }
}
