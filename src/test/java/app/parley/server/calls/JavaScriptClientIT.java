package app.parley.server.calls;

import app.parley.support.Node;
import app.parley.support.TestServer;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The rules of calls, by the official JavaScript client: runs `src/test/js` with Node's own test runner against
/// real
/// servers. Its packages are installed under `target`.
@Timeout(660)
class JavaScriptClientIT {
    private static final long LONG_MS = 60_000;
    /// Short, yet long enough for the steps before on a busy machine; the ringing outlasts a lost device's time.
    private static final long SHORT_RING_MS = 5_000;
    private static final long SHORT_GRACE_MS = 2_000;

    @TempDir
    Path folder;

    @Test
    void theOfficialClientFindsEveryRuleOfCallsKept() throws IOException, InterruptedException {
        Node.install();
        try (var patient = server("patient", LONG_MS, LONG_MS);
                var hasty = server("hasty", SHORT_RING_MS, SHORT_GRACE_MS);
                var restarted = server("restarted", LONG_MS, LONG_MS)) {
            var control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            control.createContext("/restart", exchange -> {
                restarted.restart();
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            control.start();
            try {
                Node.run(
                        List.of("node", "--test", "--test-concurrency=1", "calls.test.js", "times.test.js"),
                        Map.of(
                                "PARLEY_URL", patient.url(),
                                "PARLEY_HASTY_URL", hasty.url(),
                                "PARLEY_RESTARTED_URL", restarted.url(),
                                "PARLEY_RESTART",
                                        "http://127.0.0.1:"
                                                + control.getAddress().getPort() + "/restart"));
            } finally {
                control.stop(0);
            }
        }
    }

    private TestServer server(String name, long ringTimeoutMs, long reconnectGraceMs) {
        return TestServer.start(TestServer.config(folder.resolve(name)).withCallTimes(ringTimeoutMs, reconnectGraceMs));
    }
}
