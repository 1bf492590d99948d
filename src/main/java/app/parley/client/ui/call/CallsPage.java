package app.parley.client.ui.call;

import app.parley.client.account.CallWaiting;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Texts;
import app.parley.client.ui.settings.SettingRow;
import app.parley.client.ui.settings.SettingsPage;
import java.util.Arrays;
import java.util.stream.Stream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What can be chosen about calls: the second caller, the small window, the keys. On the JavaFX thread.
public final class CallsPage {
    private CallsPage() {}

    public static SettingsPage of(Preferences preferences, CallKeys keys) {
        var rows = Stream.concat(
                Stream.of("callWaiting", "miniCall"),
                Arrays.stream(CallAction.values()).map(CallsPage::row));
        return new SettingsPage(
                Texts.of("settings.calls"),
                "fth-phone",
                SettingRow.keys(rows.toArray(String[]::new)),
                () -> view(preferences, keys));
    }

    private static String row(CallAction action) {
        return "callKey." + action.name();
    }

    private static Node view(Preferences preferences, CallKeys keys) {
        var heading = new Label(Texts.of("settings.callKeys"));
        heading.getStyleClass().add("setting-heading");
        var help = new Label(Texts.of("settings.callKeys.help"));
        help.getStyleClass().add("secondary");
        help.setWrapText(true);
        var said = new Label();
        said.setId("keySaid");
        said.getStyleClass().add("setting-said");
        said.setWrapText(true);
        said.managedProperty().bind(said.textProperty().isNotEmpty());
        var page = new VBox(
                SettingRow.toggle("callWaiting", preferences, CallWaiting.CHOICE),
                SettingRow.choice("miniCall", preferences, MiniCallWindow.CHOICE),
                heading,
                help,
                said);
        for (var action : CallAction.values()) {
            var recorder = new KeyRecorder(keys, action, words -> {
                said.setText(words);
                said.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
            });
            var name = recorder.getAccessibleText();
            page.getChildren().add(new SettingRow(row(action), recorder).heeding(preferences, action.key()));
            recorder.setAccessibleText(name);
        }
        var reset = new Button(Texts.of("settings.callKeys.reset"));
        reset.setId("resetKeys");
        reset.getStyleClass().add("plain");
        reset.setOnAction(_ -> {
            keys.reset();
            said.setText("");
        });
        page.getChildren().add(new VBox(reset));
        page.getChildren().getLast().getStyleClass().add("setting-last");
        return page;
    }
}
