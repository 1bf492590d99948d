package app.parley.client.diagnostics;

import app.parley.client.diagnostics.Finding.What;
import app.parley.machine.OperatingSystem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Looks for typefaces of the scripts that Parley speaks and Inter lacks, in fontconfig's list. On Linux:
/// elsewhere the system brings them. Blocks for a moment.
final class Typefaces {
    private static final int PATIENCE_SECONDS = 5;

    /// @param language as fontconfig names it
    private record Script(String name, String language) {}

    private static final List<Script> SCRIPTS = List.of(new Script("Arabic", "ar"), new Script("Chinese", "zh-cn"));

    private Typefaces() {}

    static Finding examine() {
        if (!OperatingSystem.LINUX.isCurrent()) return Finding.of(Subject.TYPEFACES, What.TYPEFACES_FOUND);
        var missing = new ArrayList<String>();
        for (var script : SCRIPTS) {
            var found = hasTypeface(script.language());
            if (found.isEmpty()) return Finding.of(Subject.TYPEFACES, What.TYPEFACES_UNKNOWN);
            if (!found.get()) missing.add(script.name());
        }
        return missing.isEmpty()
                ? Finding.of(Subject.TYPEFACES, What.TYPEFACES_FOUND)
                : new Finding(Subject.TYPEFACES, What.TYPEFACES_MISSING, missing);
    }

    /// Empty where there is no fontconfig to ask.
    private static Optional<Boolean> hasTypeface(String language) {
        try {
            var list = new ProcessBuilder("fc-list", "--quiet", ":lang=" + language)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (list.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) return Optional.of(list.exitValue() == 0);
            list.destroy();
        } catch (IOException noFontconfig) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
