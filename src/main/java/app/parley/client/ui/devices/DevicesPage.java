package app.parley.client.ui.devices;

import app.parley.client.settings.Preferences;
import app.parley.client.ui.Texts;
import app.parley.client.ui.settings.SettingsPage;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;

/// The devices in the settings. On the JavaFX thread.
public final class DevicesPage {
    private DevicesPage() {}

    /// @param model makes a fresh one each time that the page is opened
    /// @param more makes the rows of other features that concern devices, such as the one that rings
    public static SettingsPage of(
            Supplier<DevicesModel> model, Preferences preferences, Supplier<List<? extends Node>> more) {
        return new SettingsPage(
                Texts.of("settings.devices"),
                "fth-headphones",
                () -> new DevicesView(model.get(), preferences, more.get()));
    }
}
