package app.parley.server.tls;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.X509KeyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the certificate and its key, and notices that they were renewed. A pair is looked at whole before it is
/// shown: a new certificate beside the old key, as while files are being copied, is not taken. Used by the server's
/// start and then by one thread at a time; its methods block.
public final class Certificates {
    private static final Logger log = LoggerFactory.getLogger(Certificates.class);
    /// RFC 8996 forbids those before.
    private static final Set<String> PROTOCOLS = new LinkedHashSet<>(List.of("TLSv1.3", "TLSv1.2"));

    private final Vertx vertx;
    private final Path certificateFile;
    private final Path keyFile;
    private final InstantSource clock;
    private Pair shown;
    private Pair seen;
    private String complaint = "";

    /// The content of the two files.
    private record Pair(Buffer certificate, Buffer key) {}

    private Certificates(Vertx vertx, TlsFiles files, InstantSource clock) throws BadCertificateException {
        this.vertx = vertx;
        certificateFile = Objects.requireNonNull(files.certificate());
        keyFile = Objects.requireNonNull(files.key());
        this.clock = clock;
        shown = read();
        seen = shown;
        check(shown);
    }

    /// @param files of which there is a pair
    public static Certificates read(Vertx vertx, TlsFiles files, InstantSource clock) throws BadCertificateException {
        return new Certificates(vertx, files, clock);
    }

    /// What the HTTP server has to know at the moment.
    public synchronized ServerSSLOptions options() {
        return options(shown);
    }

    /// Looks at the files again.
    ///
    /// @return what to show from now on, empty when nothing has changed. A pair that cannot be shown is told in the
    ///     log once, and the one before is kept
    public synchronized Optional<ServerSSLOptions> renewed() {
        try {
            var now = read();
            if (now.equals(seen)) return Optional.empty();
            seen = now;
            check(now);
            shown = now;
            complaint = "";
            return Optional.of(options(now));
        } catch (BadCertificateException e) {
            if (complaint.equals(e.getMessage())) return Optional.empty();
            complaint = String.valueOf(e.getMessage());
            log.warn("The renewed certificate is not taken, and the one before is still shown: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private Pair read() throws BadCertificateException {
        return new Pair(bytes(certificateFile), bytes(keyFile));
    }

    private static Buffer bytes(Path file) throws BadCertificateException {
        try {
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new BadCertificateException(
                    file + " cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private void check(Pair pair) throws BadCertificateException {
        try {
            var factory = pem(pair).getKeyManagerFactory(vertx);
            for (var manager : factory.getKeyManagers()) {
                if (!(manager instanceof X509KeyManager keys)) continue;
                for (var type : List.of("RSA", "EC")) {
                    var aliases = keys.getServerAliases(type, null);
                    if (aliases == null) continue;
                    check(keys.getCertificateChain(aliases[0])[0], keys.getPrivateKey(aliases[0]));
                    return;
                }
            }
        } catch (BadCertificateException e) {
            throw e;
            // Vert.x and the JDK throw whatever they like at a file that is no PEM.
        } catch (Exception e) {
            throw new BadCertificateException(
                    "%s and %s are no certificate and key in PEM form (%s)"
                            .formatted(certificateFile, keyFile, e.getMessage()),
                    e);
        }
        throw new BadCertificateException(certificateFile + " holds no certificate for RSA or an elliptic curve");
    }

    private void check(X509Certificate certificate, PrivateKey key)
            throws GeneralSecurityException, BadCertificateException {
        if (!belongTogether(certificate, key)) {
            throw new BadCertificateException(
                    "%s is not the key of the certificate in %s".formatted(keyFile, certificateFile));
        }
        var until = certificate.getNotAfter().toInstant();
        if (until.isBefore(clock.instant())) {
            log.warn("The certificate in {} has expired: no client will trust it", certificateFile);
        }
        log.info(
                "TLS with the certificate that is valid until {}",
                until.atZone(ZoneOffset.UTC).toLocalDate());
    }

    private static boolean belongTogether(X509Certificate certificate, PrivateKey key) throws GeneralSecurityException {
        var algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        var text = new byte[] {1, 2, 3};
        var signing = Signature.getInstance(algorithm);
        signing.initSign(key);
        signing.update(text);
        var verifying = Signature.getInstance(algorithm);
        try {
            verifying.initVerify(certificate.getPublicKey());
            verifying.update(text);
            return verifying.verify(signing.sign());
        } catch (InvalidKeyException otherKind) {
            return false;
        }
    }

    private static PemKeyCertOptions pem(Pair pair) {
        return new PemKeyCertOptions().addCertValue(pair.certificate).addKeyValue(pair.key);
    }

    private static ServerSSLOptions options(Pair pair) {
        return new ServerSSLOptions().setKeyCertOptions(pem(pair)).setEnabledSecureTransportProtocols(PROTOCOLS);
    }
}
