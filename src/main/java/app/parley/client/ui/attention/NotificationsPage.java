package app.parley.client.ui.attention;

import app.parley.client.desktop.quiet.DoNotDisturb;
import app.parley.client.desktop.quiet.QuietPreferences;
import app.parley.client.desktop.sound.SoundLine;
import app.parley.client.desktop.sound.SoundPreferences;
import app.parley.client.settings.Preference;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Texts;
import app.parley.client.ui.settings.SettingRow;
import app.parley.client.ui.settings.SettingsPage;
import app.parley.protocol.User;
import atlantafx.base.controls.ToggleSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The settings of what comes up and what is heard. On the JavaFX thread.
public final class NotificationsPage {
    private NotificationsPage() {}

    /// Where it can ring; nowhere in particular is where the system plays.
    private record Place(Optional<SoundLine.Speaker> speaker) {}

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
        return new SettingsPage(Texts.of("settings.notifications"), "fth-bell", () -> view(preferences, parts));
    }

    private static VBox view(Preferences preferences, Parts parts) {
        return new VBox(
                SettingRow.toggle("previews", preferences, parts.previews()),
                GeneralPage.heading("settings.ring"),
                ringtone(preferences, parts),
                OwnRingRow.of(preferences, parts.file()),
                speaker(preferences, parts),
                SettingRow.slider("ringVolume", preferences, SoundPreferences.RING_VOLUME, 0, 100),
                tones(preferences, parts),
                GeneralPage.heading("settings.quiet"),
                disturb(preferences),
                QuietHoursRow.of(preferences),
                SettingRow.toggle("followSystem", preferences, QuietPreferences.FOLLOW_SYSTEM),
                SettingRow.toggle("againPasses", preferences, QuietPreferences.AGAIN_PASSES),
                ExceptedRow.of(preferences, parts.people()));
    }

    private static SettingRow ringtone(Preferences preferences, Parts parts) {
        var box = SettingRow.choice("ringtone", preferences, SoundPreferences.RINGTONE);
        box.getChildren().add(play(parts.ring(), "settings.ringtone.play"));
        return box;
    }

    private static SettingRow tones(Preferences preferences, Parts parts) {
        var row = SettingRow.slider("toneVolume", preferences, SoundPreferences.TONE_VOLUME, 0, 100);
        row.getChildren().add(play(parts.tone(), "settings.toneVolume.play"));
        return row;
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

    private static SettingRow speaker(Preferences preferences, Parts parts) {
        var box = new ComboBox<Place>();
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Place place) {
                return place == null
                        ? ""
                        : place.speaker().map(SoundLine.Speaker::name).orElse(Texts.of("settings.ringSpeaker.system"));
            }

            @Override
            public Place fromString(String text) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        });
        var chosen = preferences.get(SoundPreferences.RING_SPEAKER);
        show(box, List.of(), chosen);
        parts.speakers()
                .accept(there -> app.parley.client.ui.FxThread.run(
                        () -> show(box, there, preferences.get(SoundPreferences.RING_SPEAKER))));
        box.setOnAction(_ -> {
            var wanted = box.getValue();
            if (wanted != null) preferences.set(SoundPreferences.RING_SPEAKER, wanted.speaker());
        });
        return new SettingRow("ringSpeaker", box);
    }

    /// One that is not plugged in stays in the list while it is the chosen one.
    private static void show(ComboBox<Place> box, List<SoundLine.Speaker> there, Optional<SoundLine.Speaker> chosen) {
        var all = new ArrayList<Place>();
        all.add(new Place(Optional.empty()));
        there.forEach(one -> all.add(new Place(Optional.of(one))));
        if (!all.contains(new Place(chosen))) all.add(new Place(chosen));
        box.getItems().setAll(all);
        box.setValue(new Place(chosen));
    }

    /// Buttons side by side.
    static HBox line(Button... buttons) {
        var line = new HBox(buttons);
        line.getStyleClass().add("setting-buttons");
        return line;
    }
}
