package app.parley.client;

import app.parley.client.settings.Preference;
import java.net.URI;
import java.util.Optional;

/// Which server the user was at last; empty for the program's own.
public final class LastServer {
    public static final Preference<Optional<URI>> PREFERENCE = new Preference<>(
            "server",
            Optional.empty(),
            LastServer::read,
            chosen -> chosen.map(URI::toString).orElse(""));

    /// The address that the program's own server had last: an account there needs it to be started.
    private static final Preference<String> OWN = Preference.text("server.own");

    private LastServer() {}

    /// Whether the administrator chose it: then no other is offered.
    static boolean isDecided(ClientOptions options) {
        return options.preferences().isLocked(PREFERENCE);
    }

    /// Remembers that the user is at `server` now.
    static void choose(ClientOptions options, URI server) {
        var preferences = options.preferences();
        if (options.own()) preferences.set(OWN, options.server().toString());
        var own = server.toString().equals(preferences.get(OWN));
        preferences.set(PREFERENCE, own ? Optional.empty() : Optional.of(server));
    }

    private static Optional<Optional<URI>> read(String text) {
        try {
            return Optional.of(text.isBlank() ? Optional.empty() : Optional.of(URI.create(text)));
        } catch (IllegalArgumentException typedByHand) {
            return Optional.empty();
        }
    }
}
