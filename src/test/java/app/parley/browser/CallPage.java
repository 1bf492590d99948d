package app.parley.browser;

import app.parley.support.Node;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Serves `call.html` with the official Socket.IO client on loopback, and takes what the page posts. Closed by the
/// test.
final class CallPage implements AutoCloseable {
    private static final Path SCRIPT = Node.WORK.resolve("node_modules/socket.io-client/dist/socket.io.min.js");

    private final HttpServer server;
    private final CompletableFuture<JsonNode> ready = new CompletableFuture<>();
    private final CompletableFuture<JsonNode> report = new CompletableFuture<>();

    private CallPage(HttpServer server) {
        this.server = server;
    }

    static CallPage serve() throws IOException, InterruptedException {
        if (!Files.exists(SCRIPT)) Node.install();
        var page = new CallPage(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        try (var html = Objects.requireNonNull(CallPage.class.getResourceAsStream("call.html"))) {
            page.give("/call.html", "text/html; charset=utf-8", html.readAllBytes());
        }
        page.give("/socket.io.min.js", "text/javascript; charset=utf-8", Files.readAllBytes(SCRIPT));
        page.take("/ready", page.ready);
        page.take("/report", page.report);
        page.server.start();
        return page;
    }

    /// What a browser says of the page where it came from.
    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Where the page is. No value may need escaping.
    String url(Map<String, String> query) {
        return origin() + "/call.html?"
                + query.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("&"));
    }

    /// Waits until the page can be called, or calls.
    void awaitReady(Duration patience) throws InterruptedException {
        await("ready", CompletableFuture.anyOf(ready, report), patience);
        if (!ready.isDone()) throw new AssertionError("the page failed: " + report.join());
    }

    /// Waits for what the page saw.
    JsonNode report(Duration patience) throws InterruptedException {
        await("report", report, patience);
        return report.join();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void await(String what, CompletableFuture<?> future, Duration patience) throws InterruptedException {
        try {
            future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no “" + what + "” came from the page", e);
        }
    }

    private void give(String path, String type, byte[] bytes) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }

    private void take(String path, CompletableFuture<JsonNode> into) {
        server.createContext(path, exchange -> {
            var body = body(exchange);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            into.complete(body);
        });
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        return new ObjectMapper().readTree(exchange.getRequestBody());
    }
}
