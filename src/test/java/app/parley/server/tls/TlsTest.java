package app.parley.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.protocol.Session;
import app.parley.protocol.json.ProtocolJson;
import app.parley.server.Protection;
import app.parley.server.ServerApp;
import app.parley.server.ServerConfig;
import app.parley.server.ServerStartException;
import app.parley.server.accounts.PasswordHashing;
import app.parley.support.CapturedLog;
import app.parley.support.TestServer;
import app.parley.support.TestUser;
import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class TlsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void theServerSpeaksTlsWithThePair(String algorithm) throws Exception {
        var made = TestCertificate.make(folder, "one", algorithm);
        made.write(files());
        try (var server = ServerApp.start(config());
                var http = trusting(made.certificate())) {
            assertThat(server.url()).startsWith("https://127.0.0.1:");
            var answer = http.send(request(server, "/api/server").build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
            assertThat(shown(server, "TLSv1.2")).isEqualTo(made.certificate());
            assertThat(shown(server, "TLSv1.3")).isEqualTo(made.certificate());
        }
    }

    @Test
    void aRenewedCertificateIsShownToNewConnectionsAndOldOnesGoOn() throws Exception {
        var first = TestCertificate.make(folder, "one", "EC");
        var second = TestCertificate.make(folder, "two", "RSA");
        first.write(files());
        try (var server = ServerApp.start(config());
                var http = trusting(first.certificate())) {
            var said = new LinkedBlockingQueue<String>();
            var socket = signedIn(server, http, said);
            assertThat(shown(server, "TLSv1.3")).isEqualTo(first.certificate());
            second.write(files());
            awaitShown(server, second.certificate());
            socket.sendText("421[\"sync\",{}]", true).get(10, TimeUnit.SECONDS);
            assertThat(next(said)).startsWith("431[{\"ok\":true");
            socket.abort();
        }
    }

    @Test
    void aBrokenPairIsToldAndTheOneBeforeIsKept() throws Exception {
        var first = TestCertificate.make(folder, "one", "EC");
        var second = TestCertificate.make(folder, "two", "EC");
        first.write(files());
        try (var log = CapturedLog.at(Level.INFO);
                var server = ServerApp.start(config())) {
            Files.writeString(files().certificate(), "-----BEGIN CERTIFICATE-----\nnonsense\n");
            log.await(line -> CapturedLog.text(line).contains("no certificate and key in PEM form"));
            assertThat(shown(server, "TLSv1.3")).isEqualTo(first.certificate());
            Files.writeString(files().certificate(), second.pem());
            log.await(line -> CapturedLog.text(line).contains("is not the key of the certificate"));
            assertThat(shown(server, "TLSv1.3")).isEqualTo(first.certificate());
            Files.delete(files().key());
            log.await(line -> CapturedLog.text(line).contains("cannot be read"));
            assertThat(shown(server, "TLSv1.3")).isEqualTo(first.certificate());
            second.write(files());
            awaitShown(server, second.certificate());
            assertThat(log.lines())
                    .extracting(CapturedLog::text)
                    .noneMatch(line ->
                            line.contains(second.keyPem().lines().toList().get(1)));
        }
    }

    @Test
    void aServerWithoutAUsableCertificateDoesNotStart() throws Exception {
        assertThatThrownBy(() -> ServerApp.start(config()))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("cert.pem")
                .hasMessageContaining("cannot be read");
        TestCertificate.make(folder, "one", "EC").write(files());
        Files.writeString(files().key(), "no key");
        assertThatThrownBy(() -> ServerApp.start(
                        config().withHashing(PasswordHashing.DEFAULTS).withHost("0.0.0.0", false)))
                .as("with TLS any address would do")
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("key.pem")
                .hasMessageContaining("PEM");
    }

    private TlsFiles files() {
        return new TlsFiles(folder.resolve("cert.pem"), folder.resolve("key.pem"), Duration.ofMillis(50));
    }

    private ServerConfig config() {
        return TestServer.config(folder).withProtection(Protection.DEFAULTS.withTls(files()));
    }

    private static HttpRequest.Builder request(ServerApp server, String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofSeconds(10));
    }

    /// A socket that was let in.
    private static WebSocket signedIn(ServerApp server, HttpClient http, LinkedBlockingQueue<String> said)
            throws Exception {
        var registered = http.send(
                request(server, "/api/register")
                        .POST(BodyPublishers.ofString("""
                                {"username":"anna","displayName":"Anna","password":"%s",
                                "device":{"id":"desk","name":"n","platform":"p"}}""".formatted(TestUser.PASSWORD)))
                        .build(),
                BodyHandlers.ofString());
        var token = ProtocolJson.read(Session.class, registered.body()).token();
        var address = URI.create(server.url().replace("https", "wss") + "/socket.io/?EIO=4&transport=websocket");
        var socket = http.newWebSocketBuilder()
                .buildAsync(address, new WebSocket.Listener() {
                    @Override
                    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                        said.add(text.toString());
                        from.request(1);
                        return null;
                    }
                })
                .get(10, TimeUnit.SECONDS);
        assertThat(next(said)).startsWith("0{");
        socket.sendText("40{\"token\":\"%s\",\"deviceId\":\"desk\"}".formatted(token), true)
                .get(10, TimeUnit.SECONDS);
        assertThat(next(said)).startsWith("40{\"sid\"");
        return socket;
    }

    private static String next(LinkedBlockingQueue<String> said) throws InterruptedException {
        var text = said.poll(10, TimeUnit.SECONDS);
        assertThat(text).isNotNull();
        return text.equals("2") ? next(said) : text;
    }

    private static void awaitShown(ServerApp server, X509Certificate expected) throws Exception {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        // Each event loop takes the certificate over by itself: all of them have it after some in a row.
        var inARow = 0;
        while (inARow < 8) {
            assertThat(System.nanoTime()).as("the new certificate is shown").isLessThan(end);
            inARow = shown(server, "TLSv1.3").equals(expected) ? inARow + 1 : 0;
        }
    }

    private static Certificate shown(ServerApp server, String protocol) throws IOException, GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        try (var socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    private static HttpClient trusting(X509Certificate certificate) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("server", certificate);
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    /// Looks at certificates only.
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
