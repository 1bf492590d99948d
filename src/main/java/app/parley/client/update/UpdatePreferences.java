package app.parley.client.update;

import app.parley.client.settings.Preference;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// What is chosen about updates, and what is kept of the last look.
public final class UpdatePreferences {
    /// Whether they are looked for. An administrator who locks it brings them.
    public static final Preference<Boolean> CHECK = Preference.flag("updates.check", true);

    /// Where the feed is, and who signs it: empty for what the program was built with.
    public static final Preference<String> FEED = Preference.text("updates.feed");

    public static final Preference<String> KEY = Preference.text("updates.key");

    static final Preference<Optional<Instant>> CHECKED = new Preference<>(
            "updates.checked",
            Optional.empty(),
            UpdatePreferences::time,
            time -> time.map(Instant::toString).orElse(""));

    static final Preference<String> SERIAL = Preference.text("updates.serial");

    private UpdatePreferences() {}

    private static Optional<Optional<Instant>> time(String text) {
        try {
            return Optional.of(text.isBlank() ? Optional.empty() : Optional.of(Instant.parse(text)));
        } catch (DateTimeException writtenByHand) {
            return Optional.empty();
        }
    }
}
