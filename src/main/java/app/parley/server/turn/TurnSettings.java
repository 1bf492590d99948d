package app.parley.server.turn;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The relays that clients may use, and how they are let in: by credentials made of a secret that is shared
/// with the relay, or by the fixed ones of a hosted service.
///
/// @param urls as `turn:HOST[:PORT][?transport=udp|tcp]` or `turns:…` (RFC 7065); empty for no relay
/// @param secret coturn's `static-auth-secret`; null where the credentials are fixed
/// @param lifetime how long credentials made of the secret are good for, 1 minute to 30 days. Clients ask for
///     new ones long before; a call that has begun does not end with them
/// @param username the fixed one; null where there is a secret
/// @param credential the fixed password; null where there is a secret
public record TurnSettings(
        List<String> urls,
        @Nullable String secret,
        Duration lifetime,
        @Nullable String username,
        @Nullable String credential) {
    /// As coturn's documentation proposes (`turnserver.conf`, use-auth-secret): a day.
    public static final Duration DEFAULT_LIFETIME = Duration.ofDays(1);
    /// Less, and a clock that is a little wrong would shut clients out.
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    /// More, and taking somebody's account away would mean little.
    private static final Duration LONGEST = Duration.ofDays(30);

    /// No relay.
    public static final TurnSettings DEFAULTS = new TurnSettings(List.of(), null, DEFAULT_LIFETIME, null, null);

    /// @throws IllegalArgumentException with a sentence for whoever wrote the settings
    public TurnSettings {
        urls = List.copyOf(urls);
        for (var url : urls) {
            if (!url.matches("turns?:[^\\s/?]+(\\?transport=(udp|tcp))?")) {
                throw new IllegalArgumentException(
                        "urls are written as turn:HOST:PORT or turns:HOST:PORT, not as " + url);
            }
        }
        var shared = secret != null && !secret.isBlank();
        var fixed = username != null && credential != null && !username.isBlank() && !credential.isBlank();
        if (!urls.isEmpty() && shared == fixed) {
            throw new IllegalArgumentException(
                    "turn needs either a secret, shared with the relay, or a fixed username and credential");
        }
        if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("lifetime is from a minute to 30 days");
        }
    }

    /// Relays that share `secret` with this server.
    public static TurnSettings shared(List<String> urls, String secret) {
        return new TurnSettings(urls, secret, DEFAULT_LIFETIME, null, null);
    }

    /// Relays that let everybody in with the same credentials.
    public static TurnSettings fixed(List<String> urls, String username, String credential) {
        return new TurnSettings(urls, null, DEFAULT_LIFETIME, username, credential);
    }

    public TurnSettings withLifetime(Duration newLifetime) {
        return new TurnSettings(urls, secret, newLifetime, username, credential);
    }

    /// Leaves the secrets out of logs.
    @Override
    public String toString() {
        return "TurnSettings" + urls;
    }
}
