package app.parley.support;

import app.parley.protocol.ChatId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// [ChattingClient] in a process of its own. Closed by the test.
public final class ChattingProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    /// What a client says when something that it wrote is in its store.
    static final String WROTE = "wrote ";

    private final Process process;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> written = new ArrayList<>();

    private ChattingProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    /// @param folder where the user is signed in
    /// @param life tells what is written in this process from what is written in others
    public static ChattingProcess start(Path folder, ChatId chat, String life, long seed) {
        try {
            return new ChattingProcess(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx128m",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ChattingClient.class.getName(),
                            folder.toString(),
                            chat.value(),
                            life,
                            Long.toString(seed))
                    .redirectError(folder.resolve(life + ".log").toFile())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until it has written so many more messages.
    public void awaitWritten(int more) throws InterruptedException {
        for (var left = more; left > 0; left--) {
            var line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) throw new AssertionError("it writes nothing any more, after " + written);
            written.add(line);
        }
    }

    /// Ends it as a power failure would, and says what it had written.
    public List<String> kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        lines.drainTo(written);
        return List.copyOf(written);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void read() {
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(WROTE)) lines.add(line.substring(WROTE.length()));
            }
        } catch (IOException killed) {
            process.destroyForcibly();
        }
    }
}
