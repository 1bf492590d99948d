package app.parley.client.ui;

import app.parley.client.desktop.quiet.QuietHours;
import app.parley.client.desktop.quiet.QuietPreferences;
import app.parley.client.desktop.sound.OwnSound;
import app.parley.client.desktop.sound.SoundLine;
import app.parley.client.settings.Preference;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.attention.GeneralPage;
import app.parley.client.ui.attention.NotificationsPage;
import app.parley.client.ui.settings.SettingsPage;
import app.parley.client.ui.theme.Theme;
import app.parley.client.ui.update.UpdateView;
import app.parley.client.ui.update.UpdateViewTest;
import app.parley.client.ui.update.UpdatesPage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The settings of what stands around the window, for [Screens].
final class DesktopScreens {
    private static final Preference<Boolean> FLAG = Preference.flag("a.flag", true);

    private DesktopScreens() {}

    static Map<String, Runnable> of(Stage stage, ColorScheme scheme) {
        var states = new LinkedHashMap<String, Runnable>();
        var name = scheme == ColorScheme.DARK ? "-dark" : "-light";
        states.put("settings-notifications" + name, () -> page(stage, scheme, notifications()));
        states.put("settings-general" + name, () -> page(stage, scheme, general()));
        states.put("settings-updates" + name, () -> page(stage, scheme, updates()));
        states.put("update-over-chats" + name, () -> update(stage, scheme));
        return states;
    }

    private static SettingsPage updates() {
        return UpdatesPage.of(Preferences.unkept(), UpdateViewTest.offered(true));
    }

    private static void update(Stage stage, ColorScheme scheme) {
        var line = new UpdateView();
        line.getStyleClass().add("on-top");
        line.bind(UpdateViewTest.offered(false), true);
        show(stage, scheme, new Scene(new StackPane(line), 480, 160));
    }

    private static void page(Stage stage, ColorScheme scheme, SettingsPage page) {
        // As in the window, whose page brings the style.
        var scroll = new ScrollPane(page.view().get());
        scroll.setFitToWidth(true);
        var root = new StackPane(scroll);
        root.getStyleClass().add("settings-page");
        root.getStylesheets()
                .add(Objects.requireNonNull(SettingsPage.class.getResource("Settings.css"))
                        .toExternalForm());
        show(stage, scheme, new Scene(root, 720, 980));
    }

    private static SettingsPage notifications() {
        var preferences = Preferences.unkept();
        var nights = QuietHours.NIGHTS;
        preferences.set(QuietPreferences.HOURS, new QuietHours(true, nights.days(), nights.from(), nights.to()));
        return NotificationsPage.of(
                preferences,
                new NotificationsPage.Parts(
                        FLAG,
                        () -> {},
                        () -> {},
                        answer -> answer.accept(List.of(new SoundLine.Speaker("usb", "USB headset"))),
                        () -> List.of(Rooms.AMARA, Rooms.JONAS),
                        _ -> CompletableFuture.completedFuture(new OwnSound.Read.Missing())));
    }

    private static SettingsPage general() {
        return GeneralPage.of(
                Preferences.unkept(),
                FLAG,
                new GeneralPage.AtLogin() {
                    @Override
                    public boolean isOn() {
                        return true;
                    }

                    @Override
                    public boolean set(boolean on) {
                        return true;
                    }
                },
                () -> {},
                Runnable::run);
    }

    private static void show(Stage stage, ColorScheme scheme, Scene scene) {
        var preferences = Preferences.unkept();
        preferences.set(Theme.SCHEME, scheme == ColorScheme.DARK ? Theme.Scheme.DARK : Theme.Scheme.LIGHT);
        new Theme(preferences).dress(scene);
        stage.setScene(scene);
        stage.show();
    }
}
