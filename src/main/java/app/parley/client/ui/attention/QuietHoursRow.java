package app.parley.client.ui.attention;

import app.parley.client.desktop.quiet.QuietHours;
import app.parley.client.desktop.quiet.QuietPreferences;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Texts;
import app.parley.client.ui.Worded;
import app.parley.client.ui.settings.SettingRow;
import atlantafx.base.controls.ToggleSwitch;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Hours of the week that are quiet: whether, on which days, from when to when. On the JavaFX thread.
final class QuietHoursRow {
    /// Between two times that are offered.
    private static final int MINUTES = 30;

    private QuietHoursRow() {}

    static Node of(Preferences preferences) {
        var toggle = new ToggleSwitch();
        toggle.setSelected(preferences.get(QuietPreferences.HOURS).on());
        var details = new VBox(8, days(preferences), times(preferences));
        details.getStyleClass().add("quiet-hours");
        details.visibleProperty().bind(toggle.selectedProperty());
        details.managedProperty().bind(toggle.selectedProperty());
        details.setDisable(preferences.isLocked(QuietPreferences.HOURS));
        toggle.selectedProperty()
                .addListener((_, _, on) ->
                        change(preferences, hours -> new QuietHours(on, hours.days(), hours.from(), hours.to())));
        return new VBox(new SettingRow("quietHours", toggle).heeding(preferences, QuietPreferences.HOURS), details);
    }

    private static FlowPane days(Preferences preferences) {
        var days = new FlowPane(4, 4);
        var first = java.time.temporal.WeekFields.of(Texts.locale()).getFirstDayOfWeek();
        for (var i = 0; i < DayOfWeek.values().length; i++) {
            var day = first.plus(i);
            var button = new ToggleButton(day.getDisplayName(TextStyle.SHORT, Texts.locale()));
            button.getStyleClass().add("day");
            button.setAccessibleText(day.getDisplayName(TextStyle.FULL, Texts.locale()));
            button.setSelected(preferences.get(QuietPreferences.HOURS).days().contains(day));
            button.selectedProperty()
                    .addListener((_, _, on) -> change(preferences, hours -> {
                        var chosen = EnumSet.noneOf(DayOfWeek.class);
                        chosen.addAll(hours.days());
                        if (on) chosen.add(day);
                        else chosen.remove(day);
                        return new QuietHours(hours.on(), chosen, hours.from(), hours.to());
                    }));
            days.getChildren().add(button);
        }
        return days;
    }

    private static HBox times(Preferences preferences) {
        var hours = preferences.get(QuietPreferences.HOURS);
        var from = time(hours.from(), "settings.quietHours.from");
        var to = time(hours.to(), "settings.quietHours.to");
        from.valueProperty()
                .addListener((_, _, time) ->
                        change(preferences, old -> new QuietHours(old.on(), old.days(), time, old.to())));
        to.valueProperty()
                .addListener((_, _, time) ->
                        change(preferences, old -> new QuietHours(old.on(), old.days(), old.from(), time)));
        var line = new HBox(8, word("settings.quietHours.from"), from, word("settings.quietHours.to"), to);
        line.getStyleClass().add("quiet-times");
        return line;
    }

    /// Stands whole where the times beside it have to be narrower.
    private static Label word(String key) {
        var word = new Label(Texts.of(key));
        word.setMinWidth(Region.USE_PREF_SIZE);
        return word;
    }

    private static ComboBox<LocalTime> time(LocalTime chosen, String spoken) {
        var box = new ComboBox<LocalTime>();
        for (var minute = 0; minute < 24 * 60; minute += MINUTES) {
            box.getItems().add(LocalTime.ofSecondOfDay(minute * 60L));
        }
        if (!box.getItems().contains(chosen)) box.getItems().add(chosen);
        var words = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).localizedBy(Texts.locale());
        box.setConverter(new Worded<>(words::format));
        box.setValue(chosen);
        box.setAccessibleText(Texts.of(spoken));
        return box;
    }

    private static void change(Preferences preferences, Function<QuietHours, QuietHours> how) {
        preferences.set(QuietPreferences.HOURS, how.apply(preferences.get(QuietPreferences.HOURS)));
    }
}
