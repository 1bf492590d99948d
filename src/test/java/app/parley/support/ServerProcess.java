package app.parley.support;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.process.ParleyProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// `parley server` in a process of its own, on loopback. Closed by the test.
public final class ServerProcess implements AutoCloseable {
    /// For the start of a Java machine and a new database on a busy machine.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// As [TestServer#QUICK].
    private static final Map<String, String> QUICK =
            Map.of("PARLEY_ACCOUNTS_HASHING_MEMORY", "8KiB", "PARLEY_ACCOUNTS_HASHING_PASSES", "1");

    /// What lives for seconds is not worth the better compiler's work: half the processor time.
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1");

    private static final Pattern ADDRESS = Pattern.compile("parley server listening on (http://\\S+)");

    private final Path folder;
    private final List<String> options;
    private final URI url;
    private ParleyProcess process;

    private ServerProcess(Path folder, List<String> options) throws InterruptedException {
        this.folder = folder;
        this.options = options;
        this.process = launch(0);
        var address = ADDRESS.matcher(process.output());
        assertThat(address.find()).isTrue();
        url = URI.create(address.group(1));
    }

    /// On a free port, with its data where a [TestServer] of the same folder has them.
    public static ServerProcess start(Path folder) throws InterruptedException {
        return start(folder, List.of());
    }

    /// With more options of `parley server`.
    public static ServerProcess start(Path folder, List<String> options) throws InterruptedException {
        return new ServerProcess(folder, options);
    }

    public String url() {
        return url.toString();
    }

    /// Ends it as a power failure would: it has no time to say or write anything.
    public void kill() throws InterruptedException {
        process.handle().destroyForcibly();
        assertThat(process.awaitEnd(PATIENCE)).isTrue();
    }

    /// Starts it again, after [#kill], on the same port and data.
    public void startAgain() throws InterruptedException {
        process.close();
        process = launch(url.getPort());
    }

    @Override
    public void close() {
        process.close();
    }

    private ParleyProcess launch(int port) throws InterruptedException {
        var data = TestServer.config(folder).dataDir().toString();
        var arguments = new ArrayList<>(
                List.of("server", "--no-rate-limits", "--port", Integer.toString(port), "--data", data));
        arguments.addAll(options);
        var started = ParleyProcess.start(SHORT_LIVED, arguments, QUICK, folder.resolve("server.log"));
        if (!started.awaitOutput("parley server listening on http", PATIENCE)) {
            var said = started.output();
            started.close();
            throw new AssertionError("the server did not start: " + said);
        }
        return started;
    }
}
