package app.parley.client.ui.devices;

import app.parley.client.media.MediaDevices;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Texts;
import app.parley.client.ui.settings.SettingRow;
import app.parley.client.ui.settings.SettingsPage;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The devices in the settings. On the JavaFX thread.
public final class DevicesPage {
    private DevicesPage() {}

    /// @param model makes a fresh one each time that the page is opened
    /// @param media tells which speakers can ring
    public static SettingsPage of(Supplier<DevicesModel> model, Preferences preferences, MediaDevices media) {
        return new SettingsPage(
                Texts.of("settings.devices"),
                "fth-headphones",
                Stream.concat(DevicesView.ROWS.stream(), SettingRow.keys("ringSpeaker").stream())
                        .toList(),
                () -> new DevicesView(model.get(), preferences, List.of(RingSpeakerRow.of(preferences, media))));
    }
}
