package app.parley.client.ui.chat.voice;

import app.parley.client.ui.ElapsedTime;
import app.parley.client.ui.Texts;
import app.parley.client.ui.failure.FailureBannerView;
import app.parley.client.ui.theme.Motion;
import javafx.animation.Animation;
import javafx.animation.FadeTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where one writes, while one speaks instead: how long already, how loud, and a way out. On the JavaFX thread.
public final class RecordingBarView extends HBox {
    /// From bright to dim: the pulse of the look is 1.6 s.
    private static final Duration PULSE = Duration.millis(800);

    private final Label time = new Label();
    private final WaveformView level = new WaveformView();
    private final FailureBannerView failure = new FailureBannerView();
    private final FadeTransition pulse;

    public RecordingBarView(RecordingModel model) {
        getStyleClass().add("recording-bar");
        setAlignment(Pos.CENTER_LEFT);
        var cancel = new Button(null, new FontIcon("fth-trash-2"));
        cancel.getStyleClass().add("icon-button");
        cancel.setAccessibleText(Texts.of("chat.voice.cancel"));
        cancel.setTooltip(new Tooltip(Texts.of("chat.voice.cancel.tooltip")));
        cancel.setOnAction(_ -> model.cancel());
        var dot = new Region();
        dot.getStyleClass().add("recording-dot");
        time.getStyleClass().add("recording-time");
        time.setMinWidth(USE_PREF_SIZE);
        level.getStyleClass().add("recording-level");
        level.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(level, Priority.ALWAYS);
        getChildren().setAll(cancel, dot, time, level);
        pulse = new FadeTransition(PULSE, dot);
        pulse.setFromValue(1);
        pulse.setToValue(0.35);
        pulse.setAutoReverse(true);
        pulse.setCycleCount(Animation.INDEFINITE);
        managedProperty().bind(visibleProperty());
        model.recording().subscribe(this::show);
        model.heard().subscribe(heard -> {
            time.setText(ElapsedTime.of(heard.millis()));
            time.setAccessibleText(Texts.of("chat.voice.recording", time.getText()));
            level.show(heard.padded());
        });
        model.failure().subscribe(now -> failure.show(now, model::offers, model::carryOut));
    }

    /// Why the microphone cannot be used, and what helps: stands above.
    public FailureBannerView failure() {
        return failure;
    }

    private void show(boolean recording) {
        setVisible(recording);
        if (recording && !Motion.isReduced()) pulse.playFromStart();
        else pulse.stop();
    }
}
