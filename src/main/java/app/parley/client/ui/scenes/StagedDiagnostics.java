package app.parley.client.ui.scenes;

import app.parley.client.diagnostics.Diagnostics;
import app.parley.client.diagnostics.Finding;
import app.parley.client.diagnostics.Finding.What;
import app.parley.client.diagnostics.Subject;
import java.util.List;
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

    private static Finding found(Subject subject, What what, String... facts) {
        return new Finding(subject, what, List.of(facts));
    }

    @Override
    public Runnable examine(Consumer<Finding> told, Runnable over) {
        FOUND.forEach(told);
        return () -> {};
    }
}
