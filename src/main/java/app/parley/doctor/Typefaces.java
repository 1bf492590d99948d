package app.parley.doctor;

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

    /// Empty where there is no fontconfig to ask.
    static Optional<Finding> examine() {
        var missing = new ArrayList<String>();
        for (var script : SCRIPTS) {
            var found = hasTypeface(script.language());
            if (found.isEmpty()) return Optional.empty();
            if (!found.get()) missing.add(script.name());
        }
        return Optional.of(
                missing.isEmpty()
                        ? Finding.found("typefaces", "Latin, Arabic and Chinese")
                        : Finding.missing(
                                "typefaces",
                                "none for " + String.join(" and ", missing) + ": such words are shown as boxes",
                                "Run installers/prepare.sh, or install Noto: fonts-noto-core and fonts-noto-cjk on Debian."));
    }

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
