package app.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.support.Node;
import app.parley.support.ServerProcess;
import app.parley.support.TestServer;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The protocol, a rule a test, by the official JavaScript client and plain `fetch`: runs `src/test/js` with Node's
/// own test runner against `parley server` as a process; then the rules of sockets once more over long-polling
/// alone. Its packages are installed under `target`.
@Timeout(660)
class JavaScriptClientIT {
    /// Short, yet long enough for the steps before on a busy machine; the ringing outlasts a lost device's time.
    private static final long RING_MS = 5_000;

    private static final long GRACE_MS = 2_000;

    /// Longer than a Java machine takes to start on a busy one.
    private static final String LONG_TIMES = """
            [calls]
            ring_timeout = "60s"
            reconnect_grace = "60s"
            """;

    /// What is about sockets, and so has another way over polling: handshakes, sync, messages, whole calls.
    private static final List<String> OVER_POLLING =
            List.of("sockets.test.js", "sync.test.js", "messages.test.js", "busy.test.js");

    @TempDir
    Path folder;

    @Test
    void theOfficialClientFindsTheProtocolKept() throws IOException, InterruptedException {
        Node.install();
        var slow = Files.writeString(folder.resolve("slow.toml"), LONG_TIMES);
        try (var patient = ServerProcess.start(folder.resolve("patient"));
                var restarted = TestServer.start(folder.resolve("restarted"));
                var limited = TestServer.start(
                        ServerConfig.local(0, folder.resolve("limited")).withHashing(TestServer.QUICK));
                var killed = ServerProcess.start(folder.resolve("killed"), List.of("--config", slow.toString()));
                var hasty = TestServer.start(
                        TestServer.config(folder.resolve("hasty")).withCallTimes(RING_MS, GRACE_MS))) {
            var control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            serve(control, "/restart", restarted::restart);
            serve(control, "/kill", () -> {
                killed.kill();
                killed.startAgain();
            });
            control.start();
            try {
                var servers = Map.of(
                        "PARLEY_URL", patient.url(),
                        "PARLEY_HASTY_URL", hasty.url(),
                        "PARLEY_RESTARTED_URL", restarted.url(),
                        "PARLEY_LIMITED_URL", limited.url(),
                        "PARLEY_KILLED_URL", killed.url(),
                        "PARLEY_CONTROL",
                                "http://127.0.0.1:" + control.getAddress().getPort());
                var overPolling = CompletableFuture.runAsync(() -> run(OVER_POLLING, "polling", servers));
                run(all(), "websocket", servers);
                overPolling.join();
            } finally {
                control.stop(0);
            }
        }
        // Whatever the tests sent, nothing of it was a bug to the server.
        for (var name : List.of("patient", "killed")) {
            assertThat(folder.resolve(name).resolve("server.log")).content().doesNotContain(" ERROR ");
        }
    }

    private static void serve(HttpServer control, String path, Action action) {
        control.createContext(path, exchange -> {
            try {
                action.run();
                exchange.sendResponseHeaders(204, -1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
    }

    /// Something with a server that takes a while.
    private interface Action {
        void run() throws InterruptedException;
    }

    private static void run(List<String> files, String transports, Map<String, String> servers) {
        var command = new ArrayList<>(List.of("node", "rules.js"));
        command.addAll(files);
        var environment = new HashMap<>(servers);
        environment.put("PARLEY_TRANSPORTS", transports);
        try {
            Node.run(transports, command, environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> all() throws IOException {
        try (var files = Files.list(Node.WORK)) {
            var tests = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".test.js"))
                    // What waits most begins first.
                    .sorted(Comparator.comparing((String name) -> !name.equals("times.test.js"))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
            assertThat(tests).containsAll(OVER_POLLING);
            return tests;
        }
    }
}
