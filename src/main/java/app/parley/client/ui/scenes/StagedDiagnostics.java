package app.parley.client.ui.scenes;

import app.parley.client.diagnostics.BugReport;
import app.parley.client.diagnostics.Diagnostics;
import app.parley.client.diagnostics.Finding;
import app.parley.client.diagnostics.Finding.What;
import app.parley.client.diagnostics.LogLine;
import app.parley.client.diagnostics.LogLine.Level;
import app.parley.client.diagnostics.LogSource;
import app.parley.client.diagnostics.Redaction;
import app.parley.client.diagnostics.Subject;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A machine that has something of everything: what is good, what is amiss, and what is not known yet. For the
/// pictures of the demo.
public final class StagedDiagnostics implements Diagnostics {
    private static final List<Finding> FOUND = List.of(
            found(Subject.SERVER, What.SERVER_ANSWERS, "Parley 1.4.0, https://chat.example.org"),
            found(Subject.SESSION, What.SESSION_STANDS),
            found(Subject.STUN, What.WAYS_ANSWER, "stun:turn.example.org:3478"),
            found(Subject.TURN, What.WAYS_SILENT, "turns:turn.example.org:443"),
            found(Subject.MEDIA, What.MEDIA_LOADED, "webrtc-java 0.14.0"),
            found(Subject.SOUND, What.SOUND_RUNS),
            found(Subject.MICROPHONE, What.DEVICES_FOUND, "Jabra Evolve2 65", "Built-in microphone"),
            found(Subject.SPEAKER, What.DEVICES_IN_CALL),
            found(Subject.CAMERA, What.DEVICES_MISSING),
            found(Subject.DISPLAY, What.DISPLAY_OPEN),
            found(Subject.TYPEFACES, What.TYPEFACES_FOUND),
            found(
                    Subject.ADMINISTRATOR,
                    What.ADMINISTRATOR_MISTAKES,
                    "/etc/parley/managed.toml: line 3: Unexpected ]"));

    private static final List<LogLine> LOG = List.of(
            new LogLine(Level.INFO, "2026-03-02T09:12:04.120 INFO  NativeCore [parley-media] media started"),
            new LogLine(Level.INFO, "2026-03-02T09:12:04.513 INFO  SocketIoSignalling [parley-signalling] connected"),
            new LogLine(
                    Level.WARNING, "2026-03-02T09:14:31.007 WARN  PulseSound [parley-sound] the sound server is gone"),
            new LogLine(Level.ERROR, "2026-03-02T09:15:10.342 ERROR CallLoop [parley-call] a call failed"),
            new LogLine(Level.ERROR, "    java.io.IOException: no answer from [address]"),
            new LogLine(Level.INFO, "2026-03-02T09:15:12.019 INFO  MoveLog [parley-call] Active to Reconnecting"));

    private static Finding found(Subject subject, What what, String... facts) {
        return new Finding(subject, what, List.of(facts));
    }

    @Override
    public LogSource log() {
        var left = new ArrayDeque<>(List.of(LOG));
        return () -> CompletableFuture.completedFuture(left.isEmpty() ? List.of() : left.pop());
    }

    @Override
    public CompletableFuture<BugReport> report(Collection<Finding> found, Collection<String> names) {
        var facts = new BugReport.Facts(
                Map.of("parley", "1.4.0"),
                Map.of("microphone", 2, "camera", 0),
                found,
                Map.of("look.scheme", "DARK"),
                LOG);
        return CompletableFuture.completedFuture(BugReport.of(facts, Redaction.ofExport("", names)));
    }

    @Override
    public CompletableFuture<Boolean> save(BugReport report, Path target) {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public Runnable examine(Consumer<Finding> told, Runnable over) {
        FOUND.forEach(told);
        return () -> {};
    }
}
