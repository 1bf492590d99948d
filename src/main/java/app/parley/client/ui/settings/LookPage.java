package app.parley.client.ui.settings;

import app.parley.client.settings.Preferences;
import app.parley.client.ui.Language;
import app.parley.client.ui.Texts;
import app.parley.client.ui.theme.Motion;
import app.parley.client.ui.theme.Theme;
import javafx.scene.layout.VBox;

/// How Parley looks, and which language it speaks. On the JavaFX thread.
public final class LookPage {
    private LookPage() {}

    public static SettingsPage of(Preferences preferences) {
        return new SettingsPage(
                Texts.of("settings.look"),
                "fth-sun",
                SettingRow.keys("scheme", "contrast", "letters", "motion", "language"),
                () -> new VBox(
                        SettingRow.choice("scheme", preferences, Theme.SCHEME),
                        SettingRow.choice("contrast", preferences, Theme.CONTRAST),
                        SettingRow.choice("letters", preferences, Theme.LETTERS),
                        SettingRow.choice("motion", preferences, Motion.CHOICE),
                        SettingRow.choice("language", preferences, Language.CHOSEN)));
    }
}
