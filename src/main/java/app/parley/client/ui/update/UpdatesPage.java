package app.parley.client.ui.update;

import app.parley.client.settings.Preferences;
import app.parley.client.ui.Texts;
import app.parley.client.ui.settings.RowPlace;
import app.parley.client.ui.settings.SettingRow;
import app.parley.client.ui.settings.SettingsPage;
import app.parley.client.update.UpdatePreferences;
import javafx.scene.layout.VBox;

/// Which version this is, whether there is a newer one, and whether that is looked for. On the JavaFX thread.
public final class UpdatesPage {
    private UpdatesPage() {}

    public static SettingsPage of(Preferences preferences, UpdateViewModel model) {
        return new SettingsPage(
                Texts.of("settings.updates"), "fth-download-cloud", SettingRow.keys("version", "updatesCheck"), () -> {
                    var status = new UpdateView();
                    RowPlace.mark(status, "settings.version");
                    status.bind(model, false);
                    return new VBox(status, SettingRow.toggle("updatesCheck", preferences, UpdatePreferences.CHECK));
                });
    }
}
