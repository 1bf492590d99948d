package app.parley.process;

import app.parley.Exempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// This program in a process of its own, on the same Java with the same options. It ends at the latest with
/// [#close], and with this process when that ends in an orderly way.
@Exempt(from = "threadsAreMadeInLoopsAndWiringsOnly", because = "a shutdown hook is a thread by its nature")
public final class ParleyProcess implements AutoCloseable {
    /// How long a process that was told to end may take before it is killed.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final List<String> OF_THIS_ONE =
            List.of("-agent", "-javaagent", "-XX:AOTMode=record", "-XX:AOTConfiguration=", "-XX:TieredStopAtLevel=");

    private final Process process;
    private final Path output;
    private final Thread atExit;

    private ParleyProcess(Process process, Path output, Thread atExit) {
        this.process = process;
        this.output = output;
        this.atExit = atExit;
    }

    /// Starts the program with `arguments`. What it prints goes to the file `output`, which is begun anew.
    ///
    /// @param jvmOptions options of the Java machine beside those of this process
    public static ParleyProcess start(List<String> jvmOptions, List<String> arguments, Path output) {
        return start(jvmOptions, arguments, Map.of(), output);
    }

    /// As [#start(List, List, Path)].
    ///
    /// @param environment variables beside those of this process
    public static ParleyProcess start(
            List<String> jvmOptions, List<String> arguments, Map<String, String> environment, Path output) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ownOptions());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "app.parley.Parley"));
        command.addAll(arguments);
        try {
            Files.createDirectories(output.toAbsolutePath().getParent());
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(ProcessBuilder.Redirect.PIPE);
            // As the launcher does: glibc's arenas keep what calls have freed (decision 0060). Elsewhere it means
            // nothing.
            builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
            // What stands there is among this process's options.
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            builder.environment().putAll(environment);
            var process = builder.start();
            var atExit = Thread.ofPlatform().name("parley-end-process").unstarted(process::destroy);
            Runtime.getRuntime().addShutdownHook(atExit);
            return new ParleyProcess(process, output, atExit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What it has printed so far.
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until it has printed a line that contains `text`; false when it ended or `patience` is over before.
    public boolean awaitOutput(String text, Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (!output().contains(text)) {
            if (System.nanoTime() > end) return false;
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) return output().contains(text);
        }
        return true;
    }

    /// Waits for its end; false when `patience` is over before.
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    public int exitCode() {
        return process.exitValue();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /// Tells it to end, and kills it when it does not.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!awaitEnd(PATIENCE)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // This process is ending: the hook runs already.
        }
    }

    /// The options that this process was started with, less those for tools that watch this one, for writing down
    /// what this one loads, and for a quick start: what runs beside a window draws pictures.
    private static List<String> ownOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> OF_THIS_ONE.stream().noneMatch(option::startsWith))
                .toList();
    }
}
