package app.parley.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.desktop.keys.GlobalKey;
import app.parley.client.desktop.keys.GlobalKeys;
import app.parley.client.desktop.keys.KeyPreferences;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Rooms;
import app.parley.protocol.CallType;
import app.parley.support.FakeCallControl;
import app.parley.support.ManualLoop;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyDeskTest {
    private final Preferences preferences = Preferences.unkept();
    private final FakeCallControl calls = new FakeCallControl();
    private final FakeKeys keys = new FakeKeys();
    private final ManualLoop<Runnable> loop = new ManualLoop<>(Runnable::run);
    private final KeyDesk desk = new KeyDesk(preferences, keys, loop);

    /// A keyboard.
    private static final class FakeKeys implements GlobalKeys {
        @Nullable
        Listener listener;

        boolean refused;

        @Override
        public boolean start(Listener heard) {
            if (!refused) listener = heard;
            return !refused;
        }

        @Override
        public void close() {
            listener = null;
        }

        void press(GlobalKey key) {
            if (listener == null) throw new AssertionError("nobody listens");
            listener.key(key, true);
            listener.key(key, false);
        }
    }

    @Test
    void theKeyboardIsListenedToOnlyWhileAKeyIsChosen() {
        loop.runDue();
        assertThat(keys.listener).isNull();
        preferences.set(KeyPreferences.MUTE, GlobalKey.F8);
        loop.runDue();
        assertThat(keys.listener).isNotNull();
        preferences.set(KeyPreferences.MUTE, GlobalKey.NONE);
        loop.runDue();
        assertThat(keys.listener).isNull();
    }

    @Test
    void theChosenKeyMutesTheCallThatIsOn() {
        preferences.set(KeyPreferences.MUTE, GlobalKey.F8);
        desk.serve(calls);
        loop.runDue();
        keys.press(GlobalKey.F8);
        loop.runDue();
        assertThat(calls.asked).isEmpty();
        calls.active(Rooms.AMARA, CallType.AUDIO, Instant.EPOCH);
        loop.runDue();
        keys.press(GlobalKey.F8);
        loop.runDue();
        keys.press(GlobalKey.F8);
        loop.runDue();

        assertThat(calls.asked).containsExactly("mute", "unmute");
    }

    @Test
    void whetherTheSystemLetsTheKeyboardBeHeardIsKnown() {
        keys.refused = true;
        preferences.set(KeyPreferences.MUTE, GlobalKey.F8);
        loop.runDue();
        assertThat(preferences.get(KeyPreferences.HEARD)).isFalse();

        keys.refused = false;
        preferences.set(KeyPreferences.MUTE, GlobalKey.F9);
        loop.runDue();
        assertThat(preferences.get(KeyPreferences.HEARD)).isTrue();
    }

    @Test
    void afterSigningOutNoKeyReachesTheCall() {
        preferences.set(KeyPreferences.TALK, GlobalKey.F9);
        desk.serve(calls);
        loop.runDue();
        calls.active(Rooms.AMARA, CallType.AUDIO, Instant.EPOCH);
        loop.runDue();
        assertThat(calls.asked).containsExactly("mute");
        desk.serve(null);
        loop.runDue();
        keys.press(GlobalKey.F9);
        loop.runDue();

        assertThat(calls.asked).containsExactly("mute");
    }
}
