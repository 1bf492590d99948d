package app.parley.client.ui.attention;

import app.parley.client.desktop.quiet.QuietPreferences;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Texts;
import app.parley.client.ui.settings.SettingRow;
import app.parley.protocol.User;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;

/// The people whose calls ring always. On the JavaFX thread.
final class ExceptedRow {
    private ExceptedRow() {}

    static SettingRow of(Preferences preferences, Supplier<List<User>> people) {
        var menu = new MenuButton();
        menu.getStyleClass().add("excepted");
        for (var person : people.get()) {
            var item = new CheckMenuItem(person.displayName());
            item.setSelected(preferences.get(QuietPreferences.EXCEPTED).contains(person.id()));
            item.selectedProperty().addListener((_, _, on) -> {
                var chosen = new HashSet<>(preferences.get(QuietPreferences.EXCEPTED));
                if (on) chosen.add(person.id());
                else chosen.remove(person.id());
                preferences.set(QuietPreferences.EXCEPTED, chosen);
                count(menu, preferences);
            });
            menu.getItems().add(item);
        }
        menu.setDisable(menu.getItems().isEmpty());
        count(menu, preferences);
        var row = new SettingRow("excepted", menu);
        return row;
    }

    private static void count(MenuButton menu, Preferences preferences) {
        menu.setText(Texts.of(
                "settings.excepted.count",
                preferences.get(QuietPreferences.EXCEPTED).size()));
    }
}
