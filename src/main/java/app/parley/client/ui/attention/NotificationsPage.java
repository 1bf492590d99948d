package app.parley.client.ui.attention;

import app.parley.client.desktop.quiet.DoNotDisturb;
import app.parley.client.desktop.quiet.QuietPreferences;
import app.parley.client.desktop.sound.SoundLine;
import app.parley.client.desktop.sound.SoundPreferences;
import app.parley.client.settings.Preference;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Texts;
import app.parley.client.ui.devices.RingSpeakerRow;
import app.parley.client.ui.settings.SettingRow;
import app.parley.client.ui.settings.SettingsPage;
import app.parley.protocol.User;
import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The settings of what comes up and what is heard. On the JavaFX thread.
public final class NotificationsPage {
    private NotificationsPage() {}

    /// What the page needs beside the preferences.
    ///
    /// @param previews whether notifications show what was written
    /// @param ring rings one round as it is chosen now
    /// @param tone plays one of the soft tones
    /// @param speakers tells which there are, on any thread
    /// @param people whom one has a chat with
    /// @param file reads a ring of one's own
    public record Parts(
            Preference<Boolean> previews,
            Runnable ring,
            Runnable tone,
            Consumer<Consumer<List<SoundLine.Speaker>>> speakers,
            Supplier<List<User>> people,
            OwnRingRow.Reading file) {}

    public static SettingsPage of(Preferences preferences, Parts parts) {
        return new SettingsPage(
                Texts.of("settings.notifications"),
                "fth-bell",
                SettingRow.keys(
                        "previews",
                        "ringtone",
                        "ownRing",
                        "ringSpeaker",
                        "ringVolume",
                        "toneVolume",
                        "disturb",
                        "quietHours",
                        "followSystem",
                        "againPasses",
                        "excepted"),
                () -> view(preferences, parts));
    }

    private static VBox view(Preferences preferences, Parts parts) {
        return new VBox(
                SettingRow.toggle("previews", preferences, parts.previews()),
                GeneralPage.heading("settings.ring"),
                ringtone(preferences, parts.ring()),
                OwnRingRow.of(preferences, parts.file()),
                RingSpeakerRow.of(preferences, parts.speakers()),
                SettingRow.slider("ringVolume", preferences, SoundPreferences.RING_VOLUME, 0, 100),
                tones(preferences, parts),
                GeneralPage.heading("settings.quiet"),
                disturb(preferences),
                QuietHoursRow.of(preferences),
                SettingRow.toggle("followSystem", preferences, QuietPreferences.FOLLOW_SYSTEM),
                SettingRow.toggle("againPasses", preferences, QuietPreferences.AGAIN_PASSES),
                ExceptedRow.of(preferences, parts.people()));
    }

    /// What rings, and hearing it.
    ///
    /// @param ring rings one round as it is chosen now
    public static SettingRow ringtone(Preferences preferences, Runnable ring) {
        return SettingRow.choice("ringtone", preferences, SoundPreferences.RINGTONE)
                .with(play(ring, "settings.ringtone.play"));
    }

    private static SettingRow tones(Preferences preferences, Parts parts) {
        return SettingRow.slider("toneVolume", preferences, SoundPreferences.TONE_VOLUME, 0, 100)
                .with(play(parts.tone(), "settings.toneVolume.play"));
    }

    private static Button play(Runnable action, String spoken) {
        var button = new Button(Texts.of("settings.play"));
        button.getStyleClass().add("plain");
        button.setAccessibleText(Texts.of(spoken));
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static SettingRow disturb(Preferences preferences) {
        var toggle = new ToggleSwitch();
        toggle.setSelected(!(preferences.get(QuietPreferences.DO_NOT_DISTURB) instanceof DoNotDisturb.Off));
        toggle.selectedProperty()
                .addListener((_, _, on) -> preferences.set(
                        QuietPreferences.DO_NOT_DISTURB, on ? new DoNotDisturb.On() : new DoNotDisturb.Off()));
        return new SettingRow("disturb", toggle);
    }

    /// Buttons side by side.
    static HBox line(Button... buttons) {
        var line = new HBox(buttons);
        line.getStyleClass().add("setting-buttons");
        return line;
    }
}
