package app.parley.server.store;

import java.security.SecureRandom;
import java.util.Base64;

/// Names for what the server creates. Safe on every thread.
public final class NewIds {
    /// 128 random bits, as a UUID has: no two are ever equal, and none can be guessed.
    private static final int BYTES = 16;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();

    /// 22 characters of the protocol's id alphabet.
    public String next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return ENCODER.encodeToString(bytes);
    }
}
