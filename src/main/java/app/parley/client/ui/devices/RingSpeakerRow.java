package app.parley.client.ui.devices;

import app.parley.client.desktop.sound.SoundLine.Speaker;
import app.parley.client.desktop.sound.SoundPreferences;
import app.parley.client.media.MediaDevice;
import app.parley.client.media.MediaDevices;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.Texts;
import app.parley.client.ui.Worded;
import app.parley.client.ui.settings.SettingRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;

/// Which speaker rings, among the devices and among what is heard. On the JavaFX thread.
public final class RingSpeakerRow {
    private RingSpeakerRow() {}

    /// Where it can ring; nowhere in particular is where the system plays.
    private record Place(Optional<Speaker> speaker) {}

    public static SettingRow of(Preferences preferences, MediaDevices media) {
        return of(
                preferences,
                answer -> media.devices(
                        MediaDevice.Kind.SPEAKER,
                        found -> answer.accept(found.stream()
                                .map(one -> new Speaker(one.id(), one.name()))
                                .toList())));
    }

    /// @param speakers tells which there are, on any thread
    public static SettingRow of(Preferences preferences, Consumer<Consumer<List<Speaker>>> speakers) {
        var box = new ComboBox<Place>();
        box.setConverter(new Worded<>(
                place -> place.speaker().map(Speaker::name).orElse(Texts.of("settings.ringSpeaker.system"))));
        show(box, List.of(), preferences.get(SoundPreferences.RING_SPEAKER));
        speakers.accept(there -> FxThread.run(() -> show(box, there, preferences.get(SoundPreferences.RING_SPEAKER))));
        box.setOnAction(_ -> {
            var wanted = box.getValue();
            if (wanted != null) preferences.set(SoundPreferences.RING_SPEAKER, wanted.speaker());
        });
        return new SettingRow("ringSpeaker", box);
    }

    /// One that is not plugged in stays in the list while it is the chosen one.
    private static void show(ComboBox<Place> box, List<Speaker> there, Optional<Speaker> chosen) {
        var all = new ArrayList<Place>();
        all.add(new Place(Optional.empty()));
        there.forEach(one -> all.add(new Place(Optional.of(one))));
        if (!all.contains(new Place(chosen))) all.add(new Place(chosen));
        box.getItems().setAll(all);
        box.setValue(new Place(chosen));
    }
}
