package app.parley.server.turn;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.support.Coturn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the documentation gives people to copy.
class CoturnConfigurationIT {
    private static final Path CONFIGURATION = Path.of("installers/server/examples/turnserver.conf");
    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    void theDocumentedConfigurationStartsAndSpeaksTls()
            throws IOException, InterruptedException, GeneralSecurityException {
        var keys = keys();
        var file = Files.writeString(
                folder.resolve("turnserver.conf"),
                Files.readString(CONFIGURATION)
                        .replaceAll("(?m)^(tls-)?listening-port=.*\\n", "")
                        .replace("/etc/coturn", folder.toString()));
        try (var coturn = Coturn.withConfiguration(folder, file)) {
            assertThat(coturn.output()).doesNotContain("Bad configuration", "ERROR", "Unknown argument");
            try (var plain = new Socket(InetAddress.getLoopbackAddress(), coturn.tlsPort());
                    var secure = (SSLSocket) trusting(keys)
                            .getSocketFactory()
                            .createSocket(plain, "turn.example.org", coturn.tlsPort(), true)) {
                secure.startHandshake();
                assertThat(secure.getSession().getProtocol()).isIn("TLSv1.2", "TLSv1.3");
            }
        }
    }

    /// A key pair and certificate, also as the two PEM files that the configuration names.
    private KeyStore keys() throws IOException, InterruptedException, GeneralSecurityException {
        var file = folder.resolve("keys.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "turn",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=turn.example.org",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        var keys = KeyStore.getInstance(file.toFile(), PASSWORD);
        pem("turn.pem", "CERTIFICATE", certificate(keys).getEncoded());
        pem("turn.key", "PRIVATE KEY", keys.getKey("turn", PASSWORD).getEncoded());
        return keys;
    }

    private void pem(String name, String kind, byte[] der) throws IOException {
        Files.writeString(
                folder.resolve(name),
                "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind
                        + "-----\n");
    }

    private static SSLContext trusting(KeyStore keys) throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("turn", certificate(keys));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static Certificate certificate(KeyStore keys) throws GeneralSecurityException {
        return keys.getCertificate("turn");
    }
}
