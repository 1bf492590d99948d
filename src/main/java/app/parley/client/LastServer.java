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

    private LastServer() {}

    private static Optional<Optional<URI>> read(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Optional.of(URI.create(text)));
        } catch (IllegalArgumentException typedByHand) {
            return Optional.empty();
        }
    }
}
