package app.parley.client.diagnostics;

import app.parley.client.account.AccountFailure;
import app.parley.client.account.Reply;
import app.parley.client.diagnostics.Finding.What;
import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaEngine;
import app.parley.client.settings.ManagedSettings;
import app.parley.machine.OperatingSystem;
import app.parley.protocol.IceServers;
import app.parley.protocol.IceServers.IceServer;
import app.parley.protocol.ServerInfo;
import app.parley.text.SafeText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at one [Subject] after another and tells of each as soon as it knows: for `parley doctor` and for the
/// window. Its two halves block, each bounded in time, and may run beside each other; [#stop] ends both soon,
/// on any thread. Opens no device.
public final class Doctor {
    private static final Logger log = LoggerFactory.getLogger(Doctor.class);
    /// For listing devices and for asking the server: twice what an answer over a poor line takes.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Examined examined;
    private final Consumer<Finding> told;
    private final Waiting waiting = new Waiting();

    /// @param told on the thread of the half that has found it; nothing more after [#stop]
    public Doctor(Examined examined, Consumer<Finding> told) {
        this.examined = examined;
        this.told = told;
    }

    /// Looks at this machine. Blocks.
    public void machine() {
        look(Subject.MEDIA, this::mediaLibrary);
        look(Subject.SOUND, this::sound);
        for (var kind : MediaDevice.Kind.values()) look(subject(kind), () -> devices(kind));
        look(Subject.DISPLAY, () -> display(OperatingSystem.current(), System.getenv()));
        look(Subject.TYPEFACES, Typefaces::examine);
        look(Subject.ADMINISTRATOR, () -> managed(examined.managed()));
        look(
                Subject.JAVA,
                () -> Finding.of(
                        Subject.JAVA, What.JAVA_RUNS, Runtime.version() + ", " + System.getProperty("java.vm.name")));
    }

    /// Looks at the server and at what helps two clients to find a way to each other. Blocks.
    public void connection() {
        var answered = look(Subject.SERVER, this::server);
        if (!answered) {
            for (var next : List.of(Subject.SESSION, Subject.STUN, Subject.TURN)) skip(next, What.NEEDS_SERVER);
            return;
        }
        var ways = new CompletableFuture<List<IceServer>>();
        var known = look(Subject.SESSION, () -> session(ways));
        for (var next : List.of(Subject.STUN, Subject.TURN)) {
            if (known && ways.isDone()) look(next, () -> ways(next, ways.join()));
            else skip(next, What.NEEDS_SESSION);
        }
    }

    /// Ends both halves, which tell nothing more.
    public void stop() {
        waiting.stop();
    }

    /// Whether what was looked at is good.
    private boolean look(Subject subject, Supplier<Finding> how) {
        if (waiting.isStopped()) return false;
        Finding finding;
        try {
            finding = how.get();
        } catch (RuntimeException bug) {
            log.warn("{} cannot be looked at", subject, bug);
            finding = Finding.of(subject, What.LOOK_BROKEN, bug.getClass().getSimpleName());
        }
        if (!waiting.isStopped()) told.accept(finding);
        return finding.state() == Finding.State.GOOD;
    }

    private void skip(Subject subject, What why) {
        if (!waiting.isStopped()) told.accept(Finding.of(subject, why));
    }

    private Finding server() {
        var asked = waiting.forAnswer(examined.server(), PATIENCE);
        if (asked.isPresent() && asked.get() instanceof Reply.Got<ServerInfo>(var info)) {
            return Finding.of(
                    Subject.SERVER,
                    What.SERVER_ANSWERS,
                    SafeText.line(info.name()) + " " + SafeText.line(info.version()) + ", " + examined.address());
        }
        var strange = asked.isPresent()
                && asked.get() instanceof Reply.Failed<ServerInfo>(var failure)
                && (failure instanceof AccountFailure.NotAParleyServer
                        || failure instanceof AccountFailure.UnsupportedServer);
        return Finding.of(Subject.SERVER, strange ? What.SERVER_STRANGE : What.SERVER_SILENT, examined.address());
    }

    /// @param ways completed with what the server names, where it does
    private Finding session(CompletableFuture<List<IceServer>> ways) {
        var asked = examined.ways();
        if (asked.isEmpty()) return Finding.of(Subject.SESSION, What.SESSION_NONE);
        return switch (waiting.forAnswer(asked.get(), PATIENCE).orElse(null)) {
            case Reply.Got<IceServers>(var servers) -> {
                ways.complete(servers.iceServers());
                yield Finding.of(Subject.SESSION, What.SESSION_STANDS);
            }
            case Reply.Failed<IceServers>(AccountFailure.SignedOut _) ->
                Finding.of(Subject.SESSION, What.SESSION_ENDED);
            case Reply.Failed<IceServers> _ -> Finding.of(Subject.SESSION, What.SESSION_UNKNOWN);
            case null -> Finding.of(Subject.SESSION, What.SESSION_UNKNOWN);
        };
    }

    private Finding ways(Subject subject, List<IceServer> servers) {
        var relay = subject == Subject.TURN;
        var mine = servers.stream()
                .filter(server -> Gathering.isRelay(server) == relay)
                .toList();
        if (mine.isEmpty()) return Finding.of(subject, relay && !servers.isEmpty() ? What.RELAY_NONE : What.WAYS_NONE);
        var engine = media();
        if (engine.isEmpty()) return Finding.of(subject, What.NEEDS_MEDIA);
        var gathering = new Gathering(engine.get(), waiting);
        var silent = mine.stream().filter(server -> !gathering.answers(server)).toList();
        return new Finding(
                subject,
                silent.isEmpty() ? What.WAYS_ANSWER : What.WAYS_SILENT,
                (silent.isEmpty() ? mine : silent)
                        .stream()
                                .flatMap(server -> server.urls().stream())
                                .map(SafeText::line)
                                .toList());
    }

    private Finding mediaLibrary() {
        try {
            return Finding.of(
                    Subject.MEDIA, What.MEDIA_LOADED, examined.media().facts().library());
        } catch (LinkageError | RuntimeException e) {
            return Finding.of(Subject.MEDIA, What.MEDIA_BROKEN, String.valueOf(e.getMessage()));
        }
    }

    private Optional<MediaEngine> media() {
        try {
            return Optional.of(examined.media());
        } catch (LinkageError | RuntimeException told) {
            return Optional.empty();
        }
    }

    private Finding sound() {
        var engine = media();
        if (engine.isEmpty()) return Finding.of(Subject.SOUND, What.NEEDS_MEDIA);
        return Finding.of(Subject.SOUND, engine.get().facts().soundSystem() ? What.SOUND_RUNS : What.SOUND_MISSING);
    }

    private Finding devices(MediaDevice.Kind kind) {
        var subject = subject(kind);
        if (examined.inCall()) return Finding.of(subject, What.DEVICES_IN_CALL);
        var engine = media();
        if (engine.isEmpty()) return Finding.of(subject, What.NEEDS_MEDIA);
        var listed = new CompletableFuture<List<MediaDevice>>();
        engine.get().devices(kind, listed::complete);
        var names = waiting.forAnswer(listed, PATIENCE).orElse(List.of()).stream()
                .map(device -> SafeText.line(device.name()))
                .toList();
        return new Finding(subject, names.isEmpty() ? What.DEVICES_MISSING : What.DEVICES_FOUND, names);
    }

    private static Subject subject(MediaDevice.Kind kind) {
        return switch (kind) {
            case MICROPHONE -> Subject.MICROPHONE;
            case SPEAKER -> Subject.SPEAKER;
            case CAMERA -> Subject.CAMERA;
        };
    }

    static Finding display(OperatingSystem system, Map<String, String> environment) {
        var open = system != OperatingSystem.LINUX || environment.containsKey("DISPLAY");
        return Finding.of(Subject.DISPLAY, open ? What.DISPLAY_OPEN : What.DISPLAY_MISSING);
    }

    /// What is said of an administrator's file.
    static Finding managed(ManagedSettings managed) {
        if (managed.file() == null) return Finding.of(Subject.ADMINISTRATOR, What.ADMINISTRATOR_NONE);
        var file = managed.file().toString();
        return managed.problems().isEmpty()
                ? Finding.of(Subject.ADMINISTRATOR, What.ADMINISTRATOR_FILE, file)
                : Finding.of(
                        Subject.ADMINISTRATOR,
                        What.ADMINISTRATOR_MISTAKES,
                        file + ": " + String.join("; ", managed.problems()));
    }
}
