package app.parley.client.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.client.DesktopPreferences;
import app.parley.client.settings.ManagedSettings;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.theme.Theme;
import app.parley.support.OneWindowAtATime;
import atlantafx.base.controls.ToggleSwitch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init") // start() runs before each test
@OneWindowAtATime
class SettingRowTest extends ApplicationTest {
    @TempDir
    Path folder;

    private StackPane root;

    @Override
    public void start(Stage stage) {
        root = new StackPane();
        stage.setScene(new Scene(root, 600, 200));
        stage.show();
    }

    @Test
    void whatTheAdministratorDecidedIsShownShutAndSaysSo() throws IOException {
        var managed = Files.writeString(
                folder.resolve("managed.toml"),
                "[locked]\nnotifications.previews = false\n[defaults]\nlook.scheme = \"DARK\"\n");
        var preferences = Preferences.unkept(ManagedSettings.load(managed));
        show(() -> SettingRow.toggle("previews", preferences, DesktopPreferences.PREVIEWS));
        var toggle = lookup(".toggle-switch").queryAs(ToggleSwitch.class);
        assertThat(toggle.isSelected()).isFalse();
        assertThat(toggle.isDisabled()).isTrue();
        assertThat(toggle.getAccessibleHelp()).isEqualTo("Set by your administrator");
        assertThat(lookup(".setting-managed").queryAs(Label.class).getText()).isEqualTo("Set by your administrator");

        show(() -> SettingRow.choice("scheme", preferences, Theme.SCHEME));
        var box = lookup(".combo-box").queryAs(ComboBox.class);
        assertThat(box.isDisabled()).isFalse();
        assertThat(box.getValue()).hasToString("DARK");
        assertThat(lookup(".setting-managed").queryAll()).isEmpty();
    }

    private void show(java.util.function.Supplier<SettingRow> row) {
        interact(() -> root.getChildren().setAll(row.get()));
    }
}
