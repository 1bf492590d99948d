package app.parley.client.files.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.files.FileFailure;
import app.parley.client.files.FileTransfers.Outcome;
import app.parley.protocol.AttachmentId;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a server that stops in the middle of a file.
@SuppressWarnings("NullAway.Init") // start() runs before each test
class StalledDownloadTest {
    private static final byte[] FILE = "0123456789".repeat(10_000).getBytes(UTF_8);
    private static final int HALF = FILE.length / 2;
    private static final Duration STALL = Duration.ofMillis(150);

    @TempDir
    private Path folder;

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private HttpFileTransfers transfers;
    private volatile boolean stalls = true;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        transfers = new HttpFileTransfers(address, "token", threads, STALL);
    }

    @AfterEach
    void stop() {
        end.countDown();
        transfers.close();
        server.stop(0);
        threads.close();
    }

    @Test
    void whatStandsStillFailsAndGoesOnWhereItStoppedWhenItIsAskedForAgain() {
        var into = folder.resolve("file");
        assertThat(download(into)).isEqualTo(new Outcome.Failed<>(FileFailure.UNREACHABLE));
        assertThat(into).hasSize(HALF);
        stalls = false;
        assertThat(download(into)).isEqualTo(new Outcome.Done<>(into));
        assertThat(into).hasBinaryContent(FILE);
    }

    private Outcome<Path> download(Path into) {
        return transfers
                .download(new AttachmentId("one"), FILE.length, into, _ -> {})
                .outcome()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private void answer(HttpExchange exchange) {
        var range = exchange.getRequestHeaders().getFirst("Range");
        var from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        try (exchange) {
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, FILE.length - from);
            exchange.getResponseBody().write(FILE, from, stalls ? HALF - from : FILE.length - from);
            exchange.getResponseBody().flush();
            if (stalls && !end.await(30, TimeUnit.SECONDS)) throw new AssertionError("nobody gave up");
        } catch (IOException e) {
            if (!stalls) throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
