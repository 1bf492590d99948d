package app.parley.client.ui.settings;

import app.parley.client.settings.Preference;
import app.parley.client.settings.Preferences;
import app.parley.client.settings.Subscription;
import app.parley.client.ui.FxThread;
import app.parley.client.ui.Texts;
import app.parley.client.ui.Worded;
import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One thing that can be chosen: what it is, a sentence on what comes of it, and the control. The words stand under
/// `settings.KEY` and, where there is more to say, `settings.KEY.help`. On the JavaFX thread.
public final class SettingRow extends PairPane {
    private static final String PREFIX = "settings.";

    /// @param key of the words
    public SettingRow(String key, Region control) {
        super(words(key), control);
        getStyleClass().add("setting-row");
        RowPlace.mark(this, PREFIX + key);
        setAccessibleText(Texts.of(PREFIX + key));
        control.setAccessibleText(Texts.of(PREFIX + key));
        var help = help(key);
        if (help != null) control.setAccessibleHelp(help);
    }

    /// The keys of the titles of rows, for [SettingsPage#rows].
    public static List<String> keys(String... rows) {
        return Stream.of(rows).map(PREFIX::concat).toList();
    }

    private static VBox words(String key) {
        var title = new Label(Texts.of(PREFIX + key));
        title.getStyleClass().add("setting-title");
        var words = new VBox(title);
        words.getStyleClass().add("setting-words");
        var help = help(key);
        if (help != null) {
            var label = new Label(help);
            label.getStyleClass().add("secondary");
            words.getChildren().add(label);
        }
        for (var line : words.getChildren()) ((Label) line).setWrapText(true);
        return words;
    }

    /// A switch for something that is on or off.
    public static SettingRow toggle(String key, Preferences preferences, Preference<Boolean> preference) {
        var toggle = new ToggleSwitch();
        var row = new SettingRow(key, toggle);
        row.follow(preferences, preference, toggle::setSelected);
        toggle.selectedProperty().subscribe(on -> preferences.set(preference, on));
        return row.heeding(preferences, preference);
    }

    /// A list to choose from; each constant's words stand under `settings.KEY.CONSTANT`.
    public static <E extends Enum<E>> SettingRow choice(String key, Preferences preferences, Preference<E> preference) {
        var box = new ComboBox<E>();
        box.getItems().setAll(preference.standard().getDeclaringClass().getEnumConstants());
        box.setConverter(new Worded<>(one -> Texts.of(PREFIX + key + "." + one.name())));
        var row = new SettingRow(key, box);
        row.follow(preferences, preference, box::setValue);
        box.valueProperty().subscribe(chosen -> {
            if (chosen != null) preferences.set(preference, chosen);
        });
        return row.heeding(preferences, preference);
    }

    /// A slider over whole numbers.
    public static SettingRow slider(
            String key, Preferences preferences, Preference<Integer> preference, int least, int most) {
        var slider = new Slider(least, most, preferences.get(preference));
        slider.setBlockIncrement(Math.max(1, (most - least) / 20.0));
        var row = new SettingRow(key, slider);
        row.follow(preferences, preference, value -> slider.setValue(value));
        slider.valueProperty().subscribe(value -> preferences.set(preference, (int) Math.round(value.doubleValue())));
        return row.heeding(preferences, preference);
    }

    /// Shuts the row's control and says why, when an administrator has decided `preference`.
    ///
    /// @return this row
    public SettingRow heeding(Preferences preferences, Preference<?> preference) {
        if (!preferences.isLocked(preference)) return this;
        var said = new Label(Texts.of("settings.managed"));
        said.getStyleClass().addAll("secondary", "setting-managed");
        said.setWrapText(true);
        add(said);
        end().setDisable(true);
        end().setAccessibleHelp(said.getText());
        return this;
    }

    /// Puts what one tries the choice with beside its control.
    ///
    /// @return this row
    public SettingRow with(Button trying) {
        addToEnd(trying);
        return this;
    }

    /// Shows what is chosen, here or elsewhere, for as long as the row is in a scene.
    private <T> void follow(Preferences preferences, Preference<T> preference, Consumer<T> show) {
        show.accept(preferences.get(preference));
        sceneProperty().subscribe(new Consumer<>() {
            private @Nullable Subscription following;

            @Override
            public void accept(@Nullable Scene scene) {
                if (following != null) following.unsubscribe();
                following = scene == null
                        ? null
                        : preferences.observe(preference, chosen -> FxThread.run(() -> show.accept(chosen)));
            }
        });
    }

    private static @Nullable String help(String key) {
        var name = PREFIX + key + ".help";
        return Texts.bundle().containsKey(name) ? Texts.of(name) : null;
    }
}
