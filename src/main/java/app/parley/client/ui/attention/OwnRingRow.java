package app.parley.client.ui.attention;

import app.parley.client.desktop.sound.OwnSound;
import app.parley.client.desktop.sound.SoundPreferences;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.Texts;
import app.parley.client.ui.settings.SettingRow;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// A ring out of one's own file, with a plain word when it cannot be played. On the JavaFX thread.
final class OwnRingRow {
    private OwnRingRow() {}

    /// Reads a file, away from the JavaFX thread.
    public interface Reading {
        CompletableFuture<OwnSound.Read> read(Path file);
    }

    static SettingRow of(Preferences preferences, Reading reading) {
        var name = new Label();
        name.getStyleClass().add("secondary");
        name.setId("ownRingName");
        var choose = new Button(Texts.of("settings.ownRing.choose"));
        choose.getStyleClass().add("plain");
        var without = new Button(Texts.of("settings.ownRing.without"));
        without.getStyleClass().add("link");
        without.managedProperty().bind(without.visibleProperty());
        Runnable show = () -> {
            var file = preferences.get(SoundPreferences.FILE);
            name.setText(file.isEmpty() ? "" : Path.of(file).getFileName().toString());
            without.setVisible(!file.isEmpty());
        };
        show.run();
        without.setOnAction(_ -> {
            preferences.set(SoundPreferences.FILE, "");
            show.run();
        });
        choose.setOnAction(_ -> {
            var chooser = new FileChooser();
            chooser.setTitle(Texts.of("settings.ownRing"));
            chooser.getExtensionFilters()
                    .add(new FileChooser.ExtensionFilter(
                            Texts.of("settings.ownRing.files"), "*.wav", "*.aif", "*.aiff", "*.aifc", "*.au"));
            var file = chooser.showOpenDialog(choose.getScene().getWindow());
            if (file != null) take(file.toPath(), preferences, reading, name, show);
        });
        return new SettingRow("ownRing", new VBox(4, NotificationsPage.line(without, choose), name))
                .heeding(preferences, SoundPreferences.FILE);
    }

    static void take(Path file, Preferences preferences, Reading reading, Label name, Runnable show) {
        var _ = reading.read(file)
                .thenAcceptAsync(
                        read -> {
                            switch (read) {
                                case OwnSound.Read.Sound _ -> {
                                    preferences.set(SoundPreferences.FILE, file.toString());
                                    show.run();
                                }
                                case OwnSound.Read.Missing _ -> name.setText(Texts.of("settings.ownRing.missing"));
                                case OwnSound.Read.NotPlayable _ ->
                                    name.setText(Texts.of("settings.ownRing.notPlayable"));
                            }
                        },
                        FxThread.EXECUTOR);
    }
}
