package app.parley.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Chromium without a window, on one page, with a profile of its own. Closed by the test.
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long PATIENCE_SECONDS = 10;

    /// No devices, no questions, no traffic of its own, and the addresses of this machine as they are: a page that
    /// has no microphone gets names in their place, which nobody answers for where there is no multicast.
    private static final List<String> OPTIONS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--autoplay-policy=no-user-gesture-required",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--disable-features=WebRtcHideLocalIpsWithMdns");

    private final Process process;

    private Chromium(Process process) {
        this.process = process;
    }

    /// The browser's program on the path; empty when this machine has none.
    static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// @param folder where its profile and its output go
    static Chromium open(Path program, Path folder, String url) throws IOException {
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.addAll(OPTIONS);
        command.add("--user-data-dir=" + Files.createTempDirectory(folder, "profile"));
        command.add(url);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.log").toFile());
        // It leaves a folder behind where temporary files go.
        builder.environment().put("TMPDIR", folder.toString());
        return new Chromium(builder.start());
    }

    /// Ends it with all its processes.
    @Override
    public void close() {
        var all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            all.forEach(ProcessHandle::destroyForcibly);
            // The profile is deleted next, and nobody may write to it any more.
            for (var one : all) {
                one.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
            }
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }
}
