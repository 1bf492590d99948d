package app.parley.client.ui.welcome;

import app.parley.client.desktop.sound.SoundPreferences;
import app.parley.client.media.MediaDevices;
import app.parley.client.settings.Preferences;
import app.parley.client.ui.Texts;
import app.parley.client.ui.attention.NotificationsPage;
import app.parley.client.ui.devices.CameraView;
import app.parley.client.ui.devices.DevicesModel;
import app.parley.client.ui.devices.MicrophoneView;
import app.parley.client.ui.devices.RingSpeakerRow;
import app.parley.client.ui.settings.SettingRow;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One step at a time, each of which can be left out, as all of them can. The devices of a step are open while
/// it is seen, and only then. On the JavaFX thread.
public final class FirstStepsView extends VBox {
    private static final double WIDTH = 460;

    /// Of the tallest step, the camera's with its picture, so that the buttons stay where they are.
    private static final double HEIGHT = 390;

    private static final List<Step> STEPS = List.of(Step.values());

    private final Parts parts;
    private final Label count = new Label();
    private final Label title = new Label();
    private final Label help = new Label();
    private final ScrollPane body = new ScrollPane();
    private final Button later = button("welcome.later", "link");
    private final Button back = button("welcome.back", "plain");
    private final Button next = button("welcome.next", "primary");

    /// In their order. Their words stand under `welcome.STEP`.
    private enum Step {
        MICROPHONE,
        CAMERA,
        RING,
        HELP
    }

    /// What the steps are made of.
    ///
    /// @param trying makes the model of a step that tries devices
    /// @param media tells which speakers can ring
    /// @param ring rings one round as it is chosen now
    /// @param help where help is
    /// @param leave ends the steps
    public record Parts(
            Supplier<DevicesModel> trying,
            Preferences preferences,
            MediaDevices media,
            Runnable ring,
            List<Help> help,
            Runnable leave) {}

    /// A place with help.
    ///
    /// @param words what is there
    /// @param go leaves the steps and goes there
    public record Help(String words, Runnable go) {}

    public FirstStepsView(Parts parts) {
        this.parts = parts;
        getStyleClass().add("first-steps");
        setPrefWidth(WIDTH);
        count.getStyleClass().add("secondary");
        title.getStyleClass().add("strong");
        for (var line : List.of(title, help)) line.setWrapText(true);
        body.setFitToWidth(true);
        body.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        body.setPrefHeight(HEIGHT);
        body.setMinHeight(0);
        setVgrow(body, Priority.ALWAYS);
        for (var line : List.of(count, title, help)) line.setMinHeight(Region.USE_PREF_SIZE);
        later.setTooltip(new Tooltip(Texts.of("layer.close.key")));
        later.setOnAction(_ -> parts.leave().run());
        var between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        var buttons = new HBox(later, between, back, next);
        buttons.getStyleClass().add("layer-buttons");
        getChildren().setAll(count, title, help, body, buttons);
        show(0);
    }

    /// Where the keyboard begins.
    public Node first() {
        return next;
    }

    /// @param at which of the steps
    private void show(int at) {
        var step = STEPS.get(at);
        var last = at == STEPS.size() - 1;
        count.setText(Texts.of("welcome.step", at + 1, STEPS.size()));
        title.setText(Texts.of("welcome." + step.name()));
        help.setText(Texts.of("welcome." + step.name() + ".help"));
        // What was there leaves its scene with this, and lets go of its devices.
        body.setContent(part(step));
        body.setVvalue(0);
        body.setAccessibleText(title.getText());
        next.setText(Texts.of(last ? "welcome.done" : "welcome.next"));
        next.setAccessibleHelp(count.getText() + ". " + title.getText() + " " + help.getText());
        next.setOnAction(_ -> {
            if (last) parts.leave().run();
            else show(at + 1);
        });
        back.setVisible(at > 0);
        back.setOnAction(_ -> show(at - 1));
        later.setVisible(!last);
        next.requestFocus();
    }

    private Node part(Step step) {
        return switch (step) {
            case MICROPHONE -> MicrophoneView.alone(parts.trying().get());
            case CAMERA -> CameraView.alone(parts.trying().get());
            case RING -> ring();
            case HELP -> places();
        };
    }

    private VBox ring() {
        var preferences = parts.preferences();
        return new VBox(
                NotificationsPage.ringtone(preferences, parts.ring()),
                SettingRow.slider("ringVolume", preferences, SoundPreferences.RING_VOLUME, 0, 100),
                RingSpeakerRow.of(preferences, parts.media()));
    }

    private VBox places() {
        var places = new VBox();
        places.getStyleClass().add("first-steps-help");
        for (var place : parts.help()) {
            var button = new Button(place.words());
            button.getStyleClass().add("plain");
            button.setOnAction(_ -> place.go().run());
            places.getChildren().add(button);
        }
        return places;
    }

    private static Button button(String key, String style) {
        var button = new Button(Texts.of(key));
        button.setId(key.substring(key.indexOf('.') + 1));
        button.getStyleClass().add(style);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
