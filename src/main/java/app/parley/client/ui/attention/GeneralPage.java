package app.parley.client.ui.attention;

import app.parley.client.settings.Preference;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.Texts;
import app.parley.client.ui.settings.SettingRow;
import app.parley.client.ui.settings.SettingsPage;
import atlantafx.base.controls.ToggleSwitch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The settings of the program on its desktop. On the JavaFX thread.
public final class GeneralPage {
    private GeneralPage() {}

    /// Whether the program starts at login, which the system keeps. Blocks.
    public interface AtLogin {
        boolean isOn();

        /// @return whether it could be changed
        boolean set(boolean on);
    }

    /// @param staysWhenClosed whether the program goes on when its window is closed
    /// @param quit ends the program
    /// @param files runs what blocks
    public static SettingsPage of(
            Preferences preferences,
            Preference<Boolean> staysWhenClosed,
            AtLogin atLogin,
            Runnable quit,
            Executor files) {
        return new SettingsPage(
                Texts.of("settings.general"),
                "fth-sliders",
                SettingRow.keys("startAtLogin", "staysWhenClosed", "quit", "keyMute", "keyTalk"),
                () -> new VBox(
                        login(atLogin, files),
                        SettingRow.toggle("staysWhenClosed", preferences, staysWhenClosed),
                        quit(quit),
                        new EverywhereKeys(preferences)));
    }

    private static SettingRow quit(Runnable quit) {
        var button = new Button(Texts.of("settings.quit.button"));
        button.getStyleClass().add("plain");
        button.setOnAction(_ -> quit.run());
        return new SettingRow("quit", button);
    }

    private static SettingRow login(AtLogin atLogin, Executor files) {
        var toggle = new ToggleSwitch();
        toggle.setDisable(true);
        var _ = CompletableFuture.supplyAsync(atLogin::isOn, files)
                .thenAcceptAsync(
                        on -> {
                            toggle.setSelected(on);
                            toggle.setDisable(false);
                            toggle.selectedProperty().addListener((_, before, wanted) -> {
                                if (!toggle.isDisabled()) change(toggle, atLogin, before, wanted, files);
                            });
                        },
                        FxThread.EXECUTOR);
        return new SettingRow("startAtLogin", toggle);
    }

    private static void change(ToggleSwitch toggle, AtLogin atLogin, boolean before, boolean wanted, Executor files) {
        toggle.setDisable(true);
        var _ = CompletableFuture.supplyAsync(() -> atLogin.set(wanted), files)
                .thenAcceptAsync(
                        done -> {
                            if (!done) toggle.setSelected(before);
                            toggle.setDisable(false);
                        },
                        FxThread.EXECUTOR);
    }

    static Label heading(String key) {
        var heading = new Label(Texts.of(key));
        heading.getStyleClass().add("setting-heading");
        return heading;
    }
}
