package app.parley.client;

import app.parley.call.CallState;
import app.parley.client.account.CallWaiting;
import app.parley.client.account.StoredSession;
import app.parley.client.desktop.quiet.QuietPreferences;
import app.parley.client.desktop.sound.SoundPreferences;
import app.parley.client.diagnostics.BugReport;
import app.parley.client.diagnostics.Diagnostics;
import app.parley.client.diagnostics.Doctor;
import app.parley.client.diagnostics.Finding;
import app.parley.client.diagnostics.LogSource;
import app.parley.client.diagnostics.Redaction;
import app.parley.client.diagnostics.logback.LogFile;
import app.parley.client.media.DeviceSettings;
import app.parley.client.media.MediaDevice;
import app.parley.client.settings.Preference;
import app.parley.client.ui.Language;
import app.parley.client.ui.call.MiniCallWindow;
import app.parley.client.ui.theme.Motion;
import app.parley.client.ui.theme.Theme;
import app.parley.client.update.UpdatePreferences;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts together, for whoever is signed in, what finds out why something does not work. One a session.
final class DiagnosticsWiring implements Diagnostics {
    private static final Logger log = LoggerFactory.getLogger(DiagnosticsWiring.class);
    /// Of a report's log: an hour with trouble in it.
    private static final int LINES = 4_000;
    /// For counting devices.
    private static final int PATIENCE_SECONDS = 5;

    /// The settings that a report has: what is one of a few, or a number. What is not here is not told: no
    /// addresses, no folders, no devices, nobody's names.
    private static final List<Preference<?>> TOLD = List.of(
            DesktopPreferences.STAY_WHEN_CLOSED,
            DesktopPreferences.PREVIEWS,
            Language.CHOSEN,
            Theme.SCHEME,
            Theme.CONTRAST,
            Theme.LETTERS,
            Motion.CHOICE,
            CallWaiting.CHOICE,
            MiniCallWindow.CHOICE,
            SoundPreferences.RINGTONE,
            SoundPreferences.RING_VOLUME,
            SoundPreferences.TONE_VOLUME,
            QuietPreferences.AGAIN_PASSES,
            QuietPreferences.FOLLOW_SYSTEM,
            DeviceSettings.NOISE_SUPPRESSION,
            DeviceSettings.ECHO_CANCELLATION,
            DeviceSettings.AUTOMATIC_GAIN,
            UpdatePreferences.CHECK);

    private final ClientWiring client;
    private final ClientOptions options;
    private final StoredSession session;
    private final ClientWiring.Calls calls;
    private final AtomicBoolean calling = new AtomicBoolean();

    DiagnosticsWiring(ClientWiring client, ClientOptions options, StoredSession session, ClientWiring.Calls calls) {
        this.client = client;
        this.options = options;
        this.session = session;
        this.calls = calls;
        calls.control().observe(now -> calling.set(now.state() instanceof CallState.Live));
    }

    @Override
    public Runnable examine(Consumer<Finding> told, Runnable over) {
        var examined = new ExaminedWiring(
                session.server(),
                session.device(),
                client::media,
                () -> Optional.of(calls.account().iceServers()),
                calling::get,
                client.threads());
        var doctor = new Doctor(examined, told);
        var connection = CompletableFuture.runAsync(doctor::connection, client.threads());
        var machine = CompletableFuture.runAsync(doctor::machine, client.threads());
        var _ = CompletableFuture.allOf(connection, machine).whenComplete((_, _) -> over.run());
        return doctor::stop;
    }

    @Override
    public LogSource log() {
        var tail = LogFile.tail(options.folder());
        return () -> CompletableFuture.supplyAsync(tail::next, client.threads());
    }

    @Override
    public CompletableFuture<BugReport> report(Collection<Finding> found, Collection<String> names) {
        return CompletableFuture.supplyAsync(() -> report(found, new ArrayList<>(names)), client.threads());
    }

    private BugReport report(Collection<Finding> found, List<String> names) {
        var user = session.user();
        names.addAll(List.of(
                session.token(), user.username(), user.displayName(), user.id().value()));
        names.add(session.device().value());
        for (var address : List.of(session.server(), options.server())) {
            names.add(String.valueOf(address.getAuthority()));
            names.add(String.valueOf(address.getHost()));
        }
        names.addAll(
                List.of(System.getProperty("user.name", ""), System.getenv().getOrDefault("HOSTNAME", "")));
        var lines = LogFile.tail(options.folder()).next();
        var facts = new BugReport.Facts(
                versions(),
                devices(),
                found,
                settings(),
                lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        return BugReport.of(facts, Redaction.ofExport(System.getProperty("user.home", ""), names));
    }

    @Override
    public CompletableFuture<Boolean> save(BugReport report, Path target) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        report.write(target);
                        return true;
                    } catch (IOException e) {
                        log.warn("the report cannot be written", e);
                        return false;
                    }
                },
                client.threads());
    }

    private Map<String, String> versions() {
        var versions = new LinkedHashMap<String, String>();
        var own = DiagnosticsWiring.class.getPackage().getImplementationVersion();
        versions.put("parley", own == null ? "built by hand" : own);
        versions.put("media", client.media().facts().library());
        for (var property :
                List.of("java.version", "java.vm.name", "javafx.runtime.version", "os.name", "os.version", "os.arch")) {
            versions.put(property, System.getProperty(property, ""));
        }
        for (var variable : List.of("XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE")) {
            versions.put(variable, System.getenv().getOrDefault(variable, ""));
        }
        versions.put("language", Locale.getDefault().toLanguageTag());
        var runtime = Runtime.getRuntime();
        versions.put("processors", Integer.toString(runtime.availableProcessors()));
        versions.put("heap MiB", runtime.totalMemory() / 1_048_576 + " of " + runtime.maxMemory() / 1_048_576);
        return versions;
    }

    private Map<String, Integer> devices() {
        var devices = new LinkedHashMap<String, Integer>();
        for (var kind : MediaDevice.Kind.values()) {
            var counted = new CompletableFuture<Integer>();
            client.media().devices(kind, found -> counted.complete(found.size()));
            devices.put(
                    kind.name().toLowerCase(Locale.ROOT),
                    counted.completeOnTimeout(-1, PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .join());
        }
        return devices;
    }

    private Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        for (var preference : TOLD) add(settings, preference);
        return settings;
    }

    /// Only what is not as it comes.
    private <T> void add(Map<String, String> settings, Preference<T> preference) {
        var value = options.preferences().get(preference);
        if (!value.equals(preference.standard()))
            settings.put(preference.key(), preference.write().apply(value));
    }
}
