package app.parley.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs a program of the tests in a Java machine of its own, with this one's classes and options: for what may end
/// the process, and for what is measured of one.
public final class OwnProcess {
    private OwnProcess() {}

    /// Runs it to its end, which must come in time and be a good one.
    ///
    /// @param heap options that come last
    /// @param environment beside this process's own; a blank value takes the variable away
    /// @return what it said
    public static List<String> run(
            Path log,
            int patienceSeconds,
            List<String> heap,
            Map<String, String> environment,
            Class<?> program,
            String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-agent") && !option.startsWith("-javaagent"))
                .filter(option -> !option.startsWith("-Dglass.platform"))
                .toList());
        command.addAll(heap);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        environment.forEach((name, value) -> {
            if (value.isBlank()) builder.environment().remove(name);
            else builder.environment().put(name, value);
        });
        var process = builder.start();
        try {
            assertThat(process.waitFor(patienceSeconds, TimeUnit.SECONDS))
                    .as(() -> "ends; it said " + lastOf(log))
                    .isTrue();
            assertThat(process.exitValue()).as(() -> lastOf(log)).isZero();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(log);
    }

    /// Enough of it to see what failed.
    private static String lastOf(Path log) {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            return "nothing: " + e;
        }
    }
}
