package app.parley.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.desktop.quiet.DoNotDisturb;
import app.parley.client.desktop.quiet.QuietPreferences;
import app.parley.client.settings.Preferences;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SharedQuietTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final DoNotDisturb OFF = new DoNotDisturb.Off();
    private static final DoNotDisturb ON = new DoNotDisturb.On();

    private final Preferences preferences = Preferences.unkept();
    private final SharedQuiet quiet = new SharedQuiet(preferences, Clock.fixed(NOW, ZoneOffset.UTC));
    private final List<Boolean> told = new ArrayList<>();

    @Test
    void aWordIsToldOnce() {
        quiet.serve(server(false));
        say(ON);
        say(new DoNotDisturb.Until(NOW.plusSeconds(3600)));
        say(OFF);

        assertThat(told).containsExactly(true, false);
    }

    @Test
    void aWordOfBeforeSigningInIsToldThen() {
        say(ON);
        assertThat(told).isEmpty();
        quiet.serve(server(false));

        assertThat(told).containsExactly(true);
    }

    @Test
    void whatAnotherDeviceHasSaidHoldsHere() {
        quiet.serve(server(true));

        assertThat(preferences.get(QuietPreferences.DO_NOT_DISTURB)).isEqualTo(ON);
        assertThat(told).isEmpty();
        // And back: it has taken back what this one has said.
        quiet.serve(server(false));
        assertThat(preferences.get(QuietPreferences.DO_NOT_DISTURB)).isEqualTo(OFF);
        assertThat(told).isEmpty();
    }

    @Test
    void aWordThatRanOutWhileTheProgramWasClosedIsTakenBackAtTheServer() {
        preferences.set(SharedQuiet.TOLD, true);
        preferences.set(QuietPreferences.DO_NOT_DISTURB, new DoNotDisturb.Until(NOW.minusSeconds(1)));
        quiet.look();
        quiet.serve(server(true));

        assertThat(told).containsExactly(false);
        assertThat(preferences.get(QuietPreferences.DO_NOT_DISTURB)).isEqualTo(OFF);
    }

    @Test
    void aServerThatDoesNotAnswerChangesNothing() {
        say(ON);
        quiet.serve(new SharedQuiet.Server() {
            @Override
            public CompletableFuture<Optional<Boolean>> asked() {
                return CompletableFuture.completedFuture(Optional.empty());
            }

            @Override
            public void tell(boolean on) {
                told.add(on);
            }
        });

        assertThat(told).isEmpty();
        assertThat(preferences.get(QuietPreferences.DO_NOT_DISTURB)).isEqualTo(ON);
    }

    private void say(DoNotDisturb word) {
        preferences.set(QuietPreferences.DO_NOT_DISTURB, word);
    }

    private SharedQuiet.Server server(boolean on) {
        return new SharedQuiet.Server() {
            @Override
            public CompletableFuture<Optional<Boolean>> asked() {
                return CompletableFuture.completedFuture(Optional.of(on));
            }

            @Override
            public void tell(boolean on) {
                told.add(on);
            }
        };
    }
}
