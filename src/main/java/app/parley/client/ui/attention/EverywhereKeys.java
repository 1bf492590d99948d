package app.parley.client.ui.attention;

import app.parley.client.desktop.keys.GlobalKey;
import app.parley.client.desktop.keys.KeyPreferences;
import app.parley.client.settings.Preference;
import app.parley.client.settings.Preferences;
import app.parley.client.settings.Subscription;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.Texts;
import app.parley.client.ui.Worded;
import app.parley.client.ui.call.KeyClaims;
import app.parley.client.ui.call.KeyRecorder;
import app.parley.client.ui.settings.SettingRow;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The keys that work in other programs too: which, why one cannot be had, and that the system does not let Parley
/// hear them. On the JavaFX thread.
final class EverywhereKeys extends VBox {
    private final Preferences preferences;
    private final Label said = new Label();
    private @Nullable Subscription following;

    EverywhereKeys(Preferences preferences) {
        this.preferences = preferences;
        said.setId("everywhereSaid");
        said.getStyleClass().add("setting-said");
        said.setWrapText(true);
        said.managedProperty().bind(said.textProperty().isNotEmpty());
        said.textProperty().subscribe(_ -> said.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT));
        getChildren()
                .setAll(
                        GeneralPage.heading("settings.keysEverywhere"),
                        said,
                        row("keyMute", KeyPreferences.MUTE),
                        row("keyTalk", KeyPreferences.TALK));
        sceneProperty().subscribe(scene -> {
            if (following != null) following.unsubscribe();
            following = scene == null
                    ? null
                    : preferences.observe(KeyPreferences.HEARD, _ -> FxThread.run(this::sayWhetherHeard));
        });
    }

    private SettingRow row(String key, Preference<GlobalKey> preference) {
        var box = new ComboBox<GlobalKey>();
        box.setId(key);
        box.getItems().setAll(GlobalKey.values());
        box.setConverter(new Worded<>(one -> Texts.of("settings." + key + "." + one.name())));
        box.setValue(preferences.get(preference));
        box.valueProperty().addListener((_, _, chosen) -> {
            if (chosen == null || chosen == preferences.get(preference)) return;
            var owner = KeyClaims.everywhere(preferences, preference, chosen);
            if (owner.isPresent()) {
                said.setText(KeyRecorder.taken(box.getConverter().toString(chosen), owner.get()));
                box.setValue(preferences.get(preference));
            } else {
                preferences.set(preference, chosen);
                sayWhetherHeard();
            }
        });
        return new SettingRow(key, box).heeding(preferences, preference);
    }

    private void sayWhetherHeard() {
        var wanted = KeyPreferences.ALL.stream().anyMatch(one -> preferences.get(one) != GlobalKey.NONE);
        said.setText(
                wanted && !preferences.get(KeyPreferences.HEARD) ? Texts.of("settings.keysEverywhere.unheard") : "");
    }
}
