package app.parley.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Node.js with the packages and scripts of `src/test/js`, copied to and installed under `target`.
public final class Node {
    /// Where the scripts are, and the packages under `node_modules`.
    public static final Path WORK = Path.of("target/js");

    private static final Path SOURCES = Path.of("src/test/js");
    /// For an installation from an empty cache, and for all tests on a busy machine.
    private static final long PATIENCE_SECONDS = 300;

    private Node() {}

    /// Copies the scripts and installs what they need, as their lock file says.
    public static void install() throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        try (var files = Files.list(SOURCES)) {
            for (var file : files.toList()) {
                Files.write(WORK.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        run("npm", List.of("npm", "ci", "--prefer-offline"), Map.of());
    }

    /// Runs `command` among the scripts, and fails with what it printed unless it succeeds in time.
    ///
    /// @param name of the log, in [#WORK]
    public static void run(String name, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        var output = WORK.resolve(name + ".log");
        var builder = new ProcessBuilder(command)
                .directory(WORK.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("%s ends in time; so far: %s", command, output)
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(() -> tail(output)).isZero();
    }

    /// Enough of what was printed to see what failed: each failed test, as Node tells of it, and the end.
    private static String tail(Path output) {
        try {
            var lines = Files.readAllLines(output);
            var told = new ArrayList<String>();
            for (var i = 0; i < lines.size(); i++) {
                if (lines.get(i).strip().startsWith("not ok"))
                    told.addAll(lines.subList(i, Math.min(i + 40, lines.size())));
            }
            told.addAll(lines.subList(Math.max(0, lines.size() - 40), lines.size()));
            return String.join("\n", told);
        } catch (IOException e) {
            return "no output: " + e;
        }
    }
}
