package app.parley.server.tls;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where the server's certificate lies; a setting. Both files or neither.
///
/// @param certificate PEM: the server's own first, then the intermediate ones; null for plain HTTP
/// @param key PEM, not encrypted, of RSA or an elliptic curve: PKCS#8 or the older forms; null for plain HTTP
/// @param checkEvery how often the files are read to see whether they were renewed
public record TlsFiles(@Nullable Path certificate, @Nullable Path key, Duration checkEvery) {
    /// Plain HTTP. 30 s, our own choice: who renews a certificate sees it shown before they have typed the
    /// command to look.
    public static final TlsFiles NONE = new TlsFiles(null, null, Duration.ofSeconds(30));

    /// @throws IllegalArgumentException with a sentence for whoever wrote the settings
    public TlsFiles {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException("a TLS certificate and its key belong together: give both or neither");
        }
        if (checkEvery.toMillis() < 1) throw new IllegalArgumentException("check_every is 1ms or longer");
    }

    /// Whether there is a certificate.
    public boolean isGiven() {
        return certificate != null;
    }
}
