package app.parley.client.update;

import app.parley.client.update.json.FeedJson;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A place where updates are, on loopback: a signed feed, and a package that can be cut short.
final class FeedServer implements AutoCloseable {
    static final String PLATFORM = "linux-deb-x86_64";

    final KeyPair keys;
    final byte[] installer = "all of the program, ".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    /// What `Range` each request for the package had; empty for none.
    final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile byte[] feed = new byte[0];
    private volatile String signature = "";
    private volatile int cutAt = Integer.MAX_VALUE;

    FeedServer() throws IOException, GeneralSecurityException {
        keys = FeedSignature.keys();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/feed.json", exchange -> answer(exchange, feed));
        server.createContext(
                "/feed.json.sig", exchange -> answer(exchange, signature.getBytes(StandardCharsets.UTF_8)));
        server.createContext("/parley_2.0.0_amd64.deb", this::answerPackage);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/feed.json");
    }

    String publicKey() {
        return FeedSignature.written(keys.getPublic().getEncoded()).strip();
    }

    /// Announces `version`, by `sha256` of its package.
    void announce(long serial, String version, String sha256) throws GeneralSecurityException {
        var file = new Release.Installer(PLATFORM, URI.create("parley_2.0.0_amd64.deb"), installer.length, sha256);
        var release = new Release(
                ReleaseVersion.read(version).orElseThrow(), Map.of("en", "New.", "de", "Neu."), List.of(file));
        feed = FeedJson.write(new Feed(serial, List.of(release)));
        signature =
                FeedSignature.sign(feed, FeedSignature.written(keys.getPrivate().getEncoded()));
    }

    /// Says another feed under the signature of the one before.
    void spoil() {
        feed = new String(feed, StandardCharsets.UTF_8).replace("New.", "Old.").getBytes(StandardCharsets.UTF_8);
    }

    /// Breaks the next answers off after so many bytes.
    void cutAt(int bytes) {
        cutAt = bytes;
    }

    private void answerPackage(HttpExchange exchange) throws IOException {
        var range = exchange.getRequestHeaders().getFirst("Range");
        asked.add(range == null ? "" : range);
        var from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        try (exchange) {
            exchange.sendResponseHeaders(range == null ? 200 : 206, installer.length - from);
            exchange.getResponseBody().write(installer, from, Math.min(cutAt, installer.length - from));
        } catch (IOException cut) {
            // The exchange ends before its announced length, as it should.
        }
    }

    private static void answer(HttpExchange exchange, byte[] body) {
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
