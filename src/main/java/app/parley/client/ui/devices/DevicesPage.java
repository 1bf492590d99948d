package app.parley.client.ui.devices;

import app.parley.client.media.MediaDevices;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Texts;
import app.parley.client.ui.settings.SettingRow;
import app.parley.client.ui.settings.SettingsPage;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/// The devices in the settings. On the JavaFX thread.
public final class DevicesPage {
    private DevicesPage() {}

    /// @param model makes a fresh one each time that the page is opened
    /// @param media tells which speakers can ring
    /// @param firstSteps leads through the devices one by one
    public static SettingsPage of(
            Supplier<DevicesModel> model, Preferences preferences, MediaDevices media, Runnable firstSteps) {
        return new SettingsPage(
                Texts.of("settings.devices"),
                "fth-headphones",
                Stream.concat(DevicesView.ROWS.stream(), SettingRow.keys("ringSpeaker", "firstSteps").stream())
                        .toList(),
                () -> new VBox(
                        new DevicesView(model.get(), preferences, List.of(RingSpeakerRow.of(preferences, media))),
                        again(firstSteps)));
    }

    private static SettingRow again(Runnable firstSteps) {
        var button = new Button(Texts.of("settings.firstSteps.button"));
        button.setId("firstSteps");
        button.getStyleClass().add("plain");
        button.setOnAction(_ -> firstSteps.run());
        return new SettingRow("firstSteps", button);
    }
}
