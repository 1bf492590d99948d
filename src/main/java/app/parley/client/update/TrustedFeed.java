package app.parley.client.update;

import app.parley.client.settings.Preferences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.Properties;

/// Where to look for updates, and by whom they have to be signed.
///
/// @param key the public key, Base64
public record TrustedFeed(URI address, String key) {
    /// `feed` and `key`, filled in by whoever makes the program; empty until somebody does.
    private static final String RESOURCE = "feed.properties";

    /// Where its signature is: beside it.
    URI signature() {
        return URI.create(address + ".sig");
    }

    /// What the administrator or the user has set, or else what the program was built with; empty when nobody has.
    static Optional<TrustedFeed> of(Preferences preferences) {
        return of(preferences.get(UpdatePreferences.FEED), preferences.get(UpdatePreferences.KEY))
                .or(TrustedFeed::built);
    }

    private static Optional<TrustedFeed> built() {
        var built = new Properties();
        try (var in = TrustedFeed.class.getResourceAsStream(RESOURCE)) {
            if (in == null) throw new IllegalStateException(RESOURCE + " is missing");
            built.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(built.getProperty("feed", ""), built.getProperty("key", ""));
    }

    private static Optional<TrustedFeed> of(String feed, String key) {
        if (feed.isBlank() || key.isBlank()) return Optional.empty();
        try {
            return Optional.of(new TrustedFeed(URI.create(feed.strip()), key.strip()));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
