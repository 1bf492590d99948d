package app.parley.client.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.client.http.PartialDownload.Outcome;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Against a server that stops in the middle of a file.
@SuppressWarnings("NullAway.Init") // start() runs before each test
@Timeout(30)
class PartialDownloadTest {
    private static final byte[] FILE = "0123456789".repeat(10_000).getBytes(UTF_8);
    private static final int HALF = FILE.length / 2;
    private static final Duration STALL = Duration.ofSeconds(1);

    private enum Server {
        WHOLE,
        /// Says half of it, and no more until the test ends.
        STALLS,
        /// Ends the connection after half of it.
        CUTS,
        /// Knows nothing of parts.
        FORGETS
    }

    @TempDir
    private Path folder;

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Long> received = new ArrayList<>();
    private HttpServer server;
    private URI address;
    private Path into;
    private volatile Server behaviour = Server.WHOLE;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        into = folder.resolve("file");
    }

    @AfterEach
    void stop() {
        end.countDown();
        http.shutdownNow();
        server.stop(0);
        threads.close();
    }

    @Test
    void aWholeFileComesAndSaysHowFarItIs() throws Exception {
        assertThat(download(FILE.length)).isEqualTo(Outcome.WHOLE);
        assertThat(into).hasBinaryContent(FILE);
        assertThat(received)
                .startsWith(0L)
                .endsWith((long) FILE.length)
                .isSorted()
                .hasSizeLessThan(110);
    }

    @Test
    void whatStandsStillFailsAndGoesOnWhereItStopped() throws Exception {
        behaviour = Server.STALLS;
        assertThatThrownBy(() -> download(FILE.length)).isInstanceOf(IOException.class);
        assertThat(into).hasSize(HALF);
        behaviour = Server.WHOLE;
        assertThat(download(FILE.length)).isEqualTo(Outcome.WHOLE);
        assertThat(into).hasBinaryContent(FILE);
    }

    @Test
    void whatIsCutShortStays() throws Exception {
        behaviour = Server.CUTS;
        assertThatThrownBy(() -> download(FILE.length)).isInstanceOf(IOException.class);
        assertThat(into).hasSize(HALF);
    }

    @Test
    void aServerThatKnowsNoPartsSendsItAllAgain() throws Exception {
        Files.write(into, "something".getBytes(UTF_8));
        behaviour = Server.FORGETS;
        assertThat(download(FILE.length)).isEqualTo(Outcome.WHOLE);
        assertThat(into).hasBinaryContent(FILE);
    }

    @Test
    void aFileOfAnotherLengthIsNotKept() throws Exception {
        assertThat(download(FILE.length - 1)).isEqualTo(Outcome.ANOTHER_FILE);
        assertThat(into).doesNotExist();
        assertThat(download(FILE.length + 1)).isEqualTo(Outcome.CUT_SHORT);
        assertThat(into).hasBinaryContent(FILE);
        assertThat(download(FILE.length + 1)).as("there is no such part").isEqualTo(Outcome.ANOTHER_FILE);
        assertThat(into).doesNotExist();
    }

    @Test
    void aFolderThatIsNotThereIsThisSidesFault() {
        into = folder.resolve("missing/file");
        assertThatThrownBy(() -> download(FILE.length)).isInstanceOf(PartialDownload.UnwritableException.class);
    }

    private Outcome download(long size) throws IOException, InterruptedException {
        var download = new PartialDownload(into, size, STALL);
        var request = HttpRequest.newBuilder(address);
        download.askForRest(request);
        return download.take(http.send(request.build(), BodyHandlers.ofInputStream()), received::add);
    }

    private void answer(HttpExchange exchange) {
        var now = behaviour;
        var range = exchange.getRequestHeaders().getFirst("Range");
        var from = range == null || now == Server.FORGETS ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        try (exchange) {
            if (from >= FILE.length) {
                exchange.sendResponseHeaders(416, -1);
                return;
            }
            var until = now == Server.STALLS || now == Server.CUTS ? HALF : FILE.length;
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, FILE.length - from);
            exchange.getResponseBody().write(FILE, from, until - from);
            exchange.getResponseBody().flush();
            if (now == Server.STALLS && !end.await(30, TimeUnit.SECONDS)) throw new AssertionError("nobody gave up");
        } catch (IOException gaveUp) {
            // The exchange ends before its announced length, as it should.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
