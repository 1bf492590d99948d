package app.parley.client.desktop;

import app.parley.client.desktop.quiet.DoNotDisturb;
import app.parley.client.desktop.quiet.QuietPreferences;
import app.parley.client.settings.Preference;
import app.parley.client.settings.Preferences;
import app.parley.client.settings.Subscription;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Keeps what the person says by hand about being disturbed in step with the server, which shows it to others and
/// silences their other devices. Whoever spoke last is right: this device remembers what it told, so that it knows
/// when another has said something else. Safe on every thread.
public final class SharedQuiet implements AutoCloseable {
    /// What this device has told the server last.
    static final Preference<Boolean> TOLD = Preference.flag("quiet.told", false);

    private final Preferences preferences;
    private final Clock clock;
    private final Subscription subscription;
    private @Nullable Server server;

    /// The server of whoever is signed in.
    public interface Server {
        /// What it knows; empty when it does not answer.
        CompletableFuture<Optional<Boolean>> asked();

        void tell(boolean on);
    }

    public SharedQuiet(Preferences preferences, Clock clock) {
        this.preferences = preferences;
        this.clock = clock;
        subscription = preferences.observe(QuietPreferences.DO_NOT_DISTURB, _ -> tell());
    }

    /// Somebody is signed in, or, with null, nobody any more.
    public void serve(@Nullable Server next) {
        synchronized (this) {
            server = next;
        }
        if (next != null) {
            var _ = next.asked().thenAccept(known -> known.ifPresent(on -> agree(next, on)));
        }
    }

    /// Ends what has run out. Called every now and then.
    public void look() {
        var word = preferences.get(QuietPreferences.DO_NOT_DISTURB);
        if (word instanceof DoNotDisturb.Until && !word.holds(clock.instant())) {
            preferences.set(QuietPreferences.DO_NOT_DISTURB, new DoNotDisturb.Off());
        }
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }

    private void agree(Server asked, boolean on) {
        synchronized (this) {
            if (!asked.equals(server)) return;
        }
        if (on == preferences.get(TOLD)) {
            tell();
            return;
        }
        // Another device has spoken since.
        preferences.set(TOLD, on);
        preferences.set(QuietPreferences.DO_NOT_DISTURB, on ? new DoNotDisturb.On() : new DoNotDisturb.Off());
    }

    private void tell() {
        var on = preferences.get(QuietPreferences.DO_NOT_DISTURB).holds(clock.instant());
        Server to;
        synchronized (this) {
            to = server;
        }
        if (to == null || preferences.get(TOLD) == on) return;
        preferences.set(TOLD, on);
        to.tell(on);
    }
}
