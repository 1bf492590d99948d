package app.parley.client.ui.call;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.desktop.keys.GlobalKey;
import app.parley.client.desktop.keys.KeyPreferences;
import app.parley.client.settings.Preferences;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class KeyClaimsTest {
    private final Preferences preferences = Preferences.unkept();

    @Test
    void aKeyOfTheWindowIsNotTakenFromAnotherActionNorFromEveryProgram() {
        preferences.set(KeyPreferences.TALK, GlobalKey.F9);

        assertThat(KeyClaims.inCall(preferences, CallAction.MUTE, KeyCode.V))
                .contains(new KeyClaims.Owner.InCall(CallAction.CAMERA));
        assertThat(KeyClaims.inCall(preferences, CallAction.MUTE, KeyCode.F9))
                .contains(new KeyClaims.Owner.Everywhere(KeyPreferences.TALK));
        assertThat(KeyClaims.inCall(preferences, CallAction.MUTE, KeyCode.F7)).isEmpty();
        assertThat(KeyClaims.inCall(preferences, CallAction.MUTE, KeyCode.M)).isEmpty();
    }

    @Test
    void aKeyOfEveryProgramIsNotTakenFromTheOtherNorFromTheWindow() {
        preferences.set(KeyPreferences.MUTE, GlobalKey.PAUSE);
        preferences.set(CallAction.CAMERA.key(), KeyCode.F8);

        assertThat(KeyClaims.everywhere(preferences, KeyPreferences.TALK, GlobalKey.PAUSE))
                .contains(new KeyClaims.Owner.Everywhere(KeyPreferences.MUTE));
        assertThat(KeyClaims.everywhere(preferences, KeyPreferences.TALK, GlobalKey.F8))
                .contains(new KeyClaims.Owner.InCall(CallAction.CAMERA));
        assertThat(KeyClaims.everywhere(preferences, KeyPreferences.TALK, GlobalKey.CTRL_SHIFT_M))
                .contains(new KeyClaims.Owner.InCall(CallAction.MUTE));
        assertThat(KeyClaims.everywhere(preferences, KeyPreferences.TALK, GlobalKey.SCROLL_LOCK))
                .isEmpty();
        preferences.set(KeyPreferences.MUTE, GlobalKey.NONE);
        assertThat(KeyClaims.everywhere(preferences, KeyPreferences.TALK, GlobalKey.NONE))
                .isEmpty();
    }

    @Test
    void theSameDeedMayHaveTheSameKeyInBothPlaces() {
        assertThat(KeyClaims.everywhere(preferences, KeyPreferences.MUTE, GlobalKey.CTRL_SHIFT_M))
                .isEmpty();
        preferences.set(KeyPreferences.TALK, GlobalKey.F8);
        assertThat(KeyClaims.inCall(preferences, CallAction.TALK, KeyCode.F8)).isEmpty();
    }

    @Test
    void aKeyIsLeftToTheWholeDesktopOnlyWhereTheSystemLetsItBeHeardThere() {
        var chord = pressed(KeyCode.M, true);
        assertThat(KeyClaims.isHeardEverywhere(preferences, chord)).isFalse();
        preferences.set(KeyPreferences.MUTE, GlobalKey.CTRL_SHIFT_M);
        assertThat(KeyClaims.isHeardEverywhere(preferences, chord)).isTrue();
        assertThat(KeyClaims.isHeardEverywhere(preferences, pressed(KeyCode.M, false)))
                .isFalse();

        preferences.set(KeyPreferences.HEARD, false);
        assertThat(KeyClaims.isHeardEverywhere(preferences, chord)).isFalse();
    }

    private static KeyEvent pressed(KeyCode code, boolean chord) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, chord, chord, false, false);
    }
}
