package app.parley.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.desktop.quiet.DoNotDisturb;
import app.parley.client.desktop.quiet.QuietPreferences;
import app.parley.client.settings.Preferences;
import app.parley.protocol.CallId;
import app.parley.protocol.CallType;
import app.parley.protocol.ChatId;
import app.parley.protocol.Presence;
import app.parley.protocol.ServerCallEvent;
import app.parley.protocol.User;
import app.parley.protocol.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DoormanTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);

    private final Preferences preferences = Preferences.unkept();
    private boolean focus;
    private final Doorman doorman = new Doorman(preferences, NOON, () -> focus);

    @Test
    void aCallRingsAndASilentOneDoesNot() {
        assertThat(doorman.rings(call("1", "anna", false))).isTrue();
        assertThat(doorman.rings(call("2", "ben", true))).isFalse();
    }

    @Test
    void inQuietTimesTheSecondCallRingsAndToldAgainTheFirstStillDoesNot() {
        preferences.set(QuietPreferences.DO_NOT_DISTURB, new DoNotDisturb.On());

        assertThat(doorman.rings(call("1", "anna", false))).isFalse();
        assertThat(doorman.rings(call("1", "anna", false))).isFalse();
        assertThat(doorman.rings(call("2", "anna", true))).isTrue();
        assertThat(doorman.rings(call("3", "ben", false))).isFalse();
    }

    @Test
    void thePeopleExceptedRing() {
        focus = true;
        preferences.set(QuietPreferences.EXCEPTED, Set.of(new UserId("anna")));

        assertThat(doorman.isQuiet()).isTrue();
        assertThat(doorman.rings(call("1", "anna", true))).isTrue();
        assertThat(doorman.rings(call("2", "ben", false))).isFalse();
    }

    @Test
    void theSystemsWishIsFollowedOnlyIfThePersonWants() {
        focus = true;
        preferences.set(QuietPreferences.FOLLOW_SYSTEM, false);

        assertThat(doorman.isQuiet()).isFalse();
    }

    private static ServerCallEvent.Incoming call(String id, String caller, boolean silent) {
        var user = new User(new UserId(caller), caller, caller, null, Presence.ONLINE, null);
        return new ServerCallEvent.Incoming(
                new CallId(id), new ChatId("chat-1"), CallType.AUDIO, user, 0, silent, null);
    }
}
